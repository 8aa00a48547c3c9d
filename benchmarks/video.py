"""First picture and seeks of one clip: in place through the verified reader, beside the plain file.

    python -m benchmarks.video [--gigabytes 10] CLIP [CLIP...]

`--gigabytes` makes the bundle that large with a second clip of zeros. Both columns come from one run on one machine, so their ratio is what counts.
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

from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
from PySide6.QtWidgets import QApplication

from benchmarks.bundled import bundle_with
from benchmarks.waiting import wait
from judge_app.byte_source import ByteSource
from judge_app.media.player import Moved, PlayerEvent, PlayerState
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.players.qt.noise import quiet_engine_chatter
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.vlc.player import VlcPlayer

SEEKS = 20
NEAR_US = 120_000


def _is_more(count: Callable[[], int], before: int) -> bool:
    return count() > before


def plain_file(clip: Path, places: list[float]) -> tuple[float, list[float]]:
    """The engine alone, on the plain file."""
    player, sink = QMediaPlayer(), QVideoSink()
    player.setVideoSink(sink)
    begin = time.monotonic()
    player.setSource(QUrl.fromLocalFile(str(clip)))
    player.pause()
    wait(lambda: sink.videoFrame().isValid())
    first = time.monotonic() - begin
    seeks = []
    for place in places:
        target = round(place * player.duration())

        before = sink.videoFrame().startTime()

        def has_landed(target: int = target, before: int = before) -> bool:
            start = sink.videoFrame().startTime()
            return start != before and abs(start - target * 1000) < NEAR_US

        begin = time.monotonic()
        player.setPosition(target + 1)
        wait(has_landed)
        seeks.append(time.monotonic() - begin)
    player.setSource(QUrl())
    return first, seeks


def in_place(player: Engine, source: ByteSource, places: list[float]) -> tuple[float, list[float]]:
    """One of our players, on the clip inside a bundle."""
    landed = 0

    def hear(event: PlayerEvent) -> None:
        nonlocal landed
        landed += isinstance(event, Moved)

    player.listen(hear)
    begin = time.monotonic()
    player.open(source)
    wait(lambda: player.pictures_seen > 0 and player.state is PlayerState.PAUSED)
    first = time.monotonic() - begin
    seeks = []
    for place in places:
        before, begin = landed, time.monotonic()
        player.seek(round(place * player.duration_ms))
        wait(partial(_is_more, lambda: landed, before))
        seeks.append(time.monotonic() - begin)
    player.close()
    return first, seeks


def figures(first: float, seeks: list[float]) -> str:
    ordered = sorted(seeks)
    middle, high = ordered[len(ordered) // 2], ordered[len(ordered) * 95 // 100]
    return f"{first * 1000:.0f} | {middle * 1000:.0f} / {high * 1000:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--gigabytes", type=int, default=0)
    chosen = parser.parse_args()
    prepare_environment()
    quiet_engine_chatter()
    application = QApplication([])
    qt, vlc = QtPlayer(has_surface=False), VlcPlayer(is_silent=True)
    print("| clip | way | first picture ms | seek p50 / p95 ms |\n|---|---|---|---|")
    for clip in chosen.clips:
        randomness = random.Random(7)
        places = [randomness.uniform(0.02, 0.95) for _ in range(SEEKS)]
        with tempfile.TemporaryDirectory() as room:
            source = bundle_with(clip, chosen.gigabytes, Path(room))()
            plain_file(clip, places[:1])  # warms FFmpeg and the file for all
            in_place(vlc, source, places[:1])
            for way, run in (
                ("Qt, plain file", partial(plain_file, clip, places)),
                ("Qt, in the bundle", partial(in_place, qt, source, places)),
                ("libVLC, in the bundle", partial(in_place, vlc, source, places)),
            ):
                print(f"| {clip.name} | {way} | {figures(*run())} |", flush=True)
            source.close()
    for player in (qt, vlc):
        player.shut_down()
    application.processEvents()


if __name__ == "__main__":
    main()
