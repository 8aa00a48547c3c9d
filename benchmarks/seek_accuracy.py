"""How many pictures off a seek lands, by container, with and without sound, in both players.

    python -m benchmarks.seek_accuracy [--seeks 15] [--only avi] [--player Qt]

The clips carry the number of each picture (25 a second, a key picture a second) and are sought while
they stand still, at random moments. Off is what is shown 60 ms after landing, less the picture whose
time PyAV gives for that moment. After every third seek it steps one picture on and two back.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.waiting import rest, wait
from judge_app.byte_source import FileSource
from judge_app.media.player import Moved, PlayerEvent, PlayerState
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.players.qt.noise import quiet_engine_chatter
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support.clips import H264, PICTURES, RATE, ClipSpec, make_clip, read_number
from tests.support.picture_truth import numbers_by_time, rank_at

VP8 = ("-c:v", "libvpx", "-b:v", "1M", "-g", "25", "-deadline", "realtime")
MPEG2 = ("-c:v", "mpeg2video", "-q:v", "3", "-g", "12")
MPEG4 = ("-c:v", "mpeg4", "-q:v", "3", "-g", "25")
WMV = ("-c:v", "wmv2", "-q:v", "3", "-g", "25")
KINDS = (
    ("mp4", H264, "aac"), ("long.mp4", (*H264[:-4], "-g", "250", *H264[-2:]), "aac"),
    ("hevc.mp4", ("-c:v", "libx265", "-x265-params", "log-level=none:keyint=25"), "aac"),
    ("mkv", H264, "aac"), ("webm", VP8, "libopus"),
    ("avi", (*H264, "-bf", "0"), "libmp3lame"), ("mpeg4.avi", MPEG4, "libmp3lame"),
    ("wmv", WMV, "wmav2"), ("mpg", MPEG2, "mp2"), ("ts", H264, "aac"),
)  # fmt: skip
CALM_MS = 60
STEP_MS = 500
_STEPS_EVERY = 3
_THIRDS = "select='not(mod(n,3))'"


def specs() -> list[ClipSpec]:
    found = [
        ClipSpec(name="uneven.mp4", video=H264, filters=_THIRDS, last=("-vsync", "vfr")),
        ClipSpec(name="open.mp4", video=(*H264, "-x264-params", "open-gop=1")),
    ]
    for name, video, sound in KINDS:
        found.append(ClipSpec(name=f"sound.{name}", video=video, audio=("-c:a", sound)))
        found.append(ClipSpec(name=f"silent.{name}", video=video, audio=("-an",)))
    return found


def off_by(player: Engine, clip: Path, seeks: int) -> tuple[list[int], list[float], list[int]]:
    """Return how far each seek was off, how long it took in ms, and how far each step was off."""
    landed = 0

    def hear(event: PlayerEvent) -> None:
        nonlocal landed
        landed += isinstance(event, Moved)

    player.listen(hear)
    player.open(FileSource(clip))
    rest(50)
    wait(lambda: player.pictures_seen > 0 and player.state is PlayerState.PAUSED)
    chance = random.Random(3)
    offs, times, steps = [], [], []
    known = numbers_by_time(clip)
    ranks = {number: rank for rank, (_, number) in enumerate(known)}
    for _ in range(seeks):
        place = chance.randrange(PICTURES * 1000 // RATE)
        at = rank_at(known, place)
        before, begin = landed, time.monotonic()
        player.seek(place)
        wait(partial(_is_more, lambda: landed, before))
        times.append((time.monotonic() - begin) * 1000)
        rest(CALM_MS)
        seen = _rank(player, ranks)
        offs.append(PICTURES if seen is None else seen - at)
        if len(offs) % _STEPS_EVERY == 0 and 1 < at < len(known) - 2:
            steps += [_step_off(player, ranks, pictures) for pictures in (1, -1, -1)]
    player.close()
    return offs, times, steps


def _rank(player: Engine, ranks: dict[int, int]) -> int | None:
    """Return the how many-th picture is shown."""
    picture = player.current_picture()
    number = None if picture is None else read_number(picture)
    return None if number is None else ranks.get(number)


def _step_off(player: Engine, ranks: dict[int, int], pictures: int) -> int:
    """Step, and return how far what is shown is from where it should be."""
    before = _rank(player, ranks)
    player.step(pictures)
    rest(STEP_MS)
    after = _rank(player, ranks)
    return PICTURES if before is None or after is None else after - before - pictures


def _is_more(count: Callable[[], int], before: int) -> bool:
    return count() > before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeks", type=int, default=15)
    parser.add_argument("--only", default="", help="clips whose name contains this")
    parser.add_argument("--player", default="", help="only the one with this name")
    wanted = parser.parse_args()
    prepare_environment()
    quiet_engine_chatter()
    application = QApplication([])
    players: dict[str, Engine] = {
        "Qt": QtPlayer(has_surface=False),
        "libVLC": VlcPlayer(is_silent=True),
    }
    print(
        "| clip | player | exact | off by at most 1 | farthest | median ms | steps |\n"
        "|---|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as room:
        for spec in (spec for spec in specs() if wanted.only in spec.name):
            clip = make_clip(Path(room), spec)
            for name, player in players.items():
                if wanted.player not in name:
                    continue
                offs, times, steps = off_by(player, clip, wanted.seeks)
                exact, near = offs.count(0), sum(abs(off) <= 1 for off in offs)
                print(
                    f"| {spec.name} | {name} | {exact}/{wanted.seeks} | {near}/{wanted.seeks}"
                    f" | {max(offs, key=abs, default=0):+d} | {sorted(times)[len(times) // 2]:.0f}"
                    f" | {steps.count(0)}/{len(steps)} |",
                    flush=True,
                )
    for player in players.values():
        player.shut_down()
    application.processEvents()


if __name__ == "__main__":
    main()
