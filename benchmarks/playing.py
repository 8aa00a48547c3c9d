"""Playing: pictures shown and processor used, beside ffplay; memory over many plays; deaths.

    python -m benchmarks.playing [--seconds 6] [--plays 400] [--kills 10] CLIP...

Needs a screen (Xvfb will do), for pictures are painted as in the judge's window. Clips play in place in a
bundle, every byte checked. Processor time is of the window and of the libVLC process together, 100 % being
one core. Of the plays every second one was read ahead.
"""

import argparse
import os
import random
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from benchmarks.bundled import bundle_with
from benchmarks.waiting import rest, wait
from judge_app.byte_source import ByteSource, HoldingSource
from judge_app.media.beginning import hold_beginning
from judge_app.media.player import PlayerState
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.players.picture_area import PictureArea
from judge_app.ui.players.qt.noise import quiet_engine_chatter
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.vlc.player import VlcPlayer

Opening = Callable[[], ByteSource]

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def processor_seconds(engines: Sequence[Engine]) -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    spent = own.ru_utime + own.ru_stime
    for engine in engines:
        if isinstance(engine, VlcPlayer) and engine.process_id is not None:
            fields = Path(f"/proc/{engine.process_id}/stat").read_text().rpartition(")")[2].split()
            spent += (int(fields[11]) + int(fields[12])) / _TICKS
    return spent


def resident_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6


def shown(engines: Sequence[Engine]) -> QWidget:
    window = QWidget()
    layout = QHBoxLayout(window)
    for engine in engines:
        area = PictureArea()
        area.show_engine(engine)
        layout.addWidget(area)
    window.resize(1280, 720)
    window.show()
    return window


def opened(engine: Engine, opening: Opening, *, is_ahead: bool = False) -> None:
    with closing(opening()) as source:
        if is_ahead and isinstance(source, HoldingSource):
            hold_beginning(source, lambda: True)
        engine.open(source)
    wait(lambda: engine.state is PlayerState.PAUSED and engine.pictures_seen > 0)


def play(
    engines: Sequence[Engine], openings: Sequence[Opening], seconds: float
) -> tuple[list[float], float]:
    """Return pictures a second of each engine, each in a bundle of its own, and the processor's share."""
    window = shown(engines)
    for engine, opening in zip(engines, openings, strict=False):
        opened(engine, opening)
    rest(500)
    before = [engine.pictures_seen for engine in engines]
    spent, begin = processor_seconds(engines), time.monotonic()
    for engine in engines:
        engine.play()
    rest(round(seconds * 1000))
    took = time.monotonic() - begin
    share = (processor_seconds(engines) - spent) / took
    rates = [
        (engine.pictures_seen - old) / took for engine, old in zip(engines, before, strict=True)
    ]
    for engine in engines:
        engine.close()
        if engine.surface is not None:
            engine.surface.setParent(None)
    window.deleteLater()
    rest(50)
    return rates, share * 100


def ffplay(clip: Path, seconds: float) -> float:
    """Return the processor's share of ffplay, window included."""
    spent, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(
        ["ffplay", "-v", "quiet", "-an", "-autoexit", "-x", "1280", "-y", "720",
         "-t", str(seconds), str(clip)], check=False, timeout=seconds + 30,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - spent.ru_utime - spent.ru_stime
    return 100 * used / (time.monotonic() - begin)


def grow(engine: Engine, opening: Opening, plays: int) -> str:
    """Play a clip over and over; return memory after a tenth of the plays and after all."""
    sizes = []
    for number in range(plays):
        opened(engine, opening, is_ahead=number % 2 == 1)
        engine.play()
        rest(60)
        engine.close()
        if number in {plays // 10, plays - 1}:
            helper = engine.process_id if isinstance(engine, VlcPlayer) else None
            sizes.append((resident_mb(os.getpid()), resident_mb(helper) if helper else 0.0))
    return " -> ".join(f"{own:.0f}" + (f" + {other:.0f}" if other else "") for own, other in sizes)


def deaths(engine: VlcPlayer, opening: Opening, kills: int) -> str:
    """Kill the process at random moments; return how long until it shows pictures again."""
    randomness, times = random.Random(3), []
    for _ in range(kills):
        opened(engine, opening)
        engine.play()
        rest(randomness.randrange(50, 1500))
        seen, victim = engine.pictures_seen, engine.process_id
        assert victim is not None
        os.kill(victim, signal.SIGKILL)
        begin = time.monotonic()
        wait(lambda victim=victim: engine.process_id not in {victim, None})  # type: ignore[misc]
        seen = engine.pictures_seen
        wait(lambda seen=seen: engine.pictures_seen > seen + 1)  # type: ignore[misc]
        times.append(time.monotonic() - begin)
        engine.close()
    times.sort()
    return f"median {times[len(times) // 2] * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--plays", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    chosen = parser.parse_args()
    prepare_environment()
    quiet_engine_chatter()
    application = QApplication([])
    qt, other, vlc = QtPlayer(), QtPlayer(), VlcPlayer(is_silent=True)
    ways: dict[str, list[Engine]] = {"Qt": [qt], "libVLC": [vlc], "Qt twice": [qt, other]}
    with ExitStack() as rooms:

        def bundled(clip: Path) -> Opening:
            return bundle_with(clip, 0, Path(rooms.enter_context(tempfile.TemporaryDirectory())))

        for clip in chosen.clips:
            openings = (bundled(clip), bundled(clip))
            for way, engines in ways.items():
                rates, share = play(engines, openings, chosen.seconds)
                pictures = " + ".join(f"{rate:.1f}" for rate in rates)
                print(f"| {clip.name} | {way} | {pictures} | {share:.0f} % |", flush=True)
            print(f"| {clip.name} | ffplay | | {ffplay(clip, chosen.seconds):.0f} % |", flush=True)
        first = bundled(chosen.clips[0])
        if plays := chosen.plays:
            print(f"| {plays} plays | Qt | {grow(qt, first, plays)} MB |", flush=True)
            print(f"| {plays} plays | libVLC | {grow(vlc, first, plays)} MB |", flush=True)
        if chosen.kills:
            print(f"| {chosen.kills} deaths | {deaths(vlc, first, chosen.kills)} |", flush=True)
    for engine in (qt, other, vlc):
        engine.shut_down()
    application.processEvents()


if __name__ == "__main__":
    main()
