"""How long until a clip's first picture: a plain file under a bare QMediaPlayer, and in place in a bundle.

In the bundle the clip is one that was read ahead while the judge was busy with another, or one that nobody
has read a byte of before.

    python -m benchmarks.first_picture [--runs 15] [--cold] [--gigabytes 10] CLIP [CLIP...]

The ways take turns, so that both meet the same load, and medians and minima are compared. `--cold` has
the system forget the file before every run. Both players live on from clip to clip, as the window's does.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QApplication

from benchmarks.bundled import bundle_with
from benchmarks.waiting import rest, wait
from judge_app.byte_source import ByteSource, HoldingSource
from judge_app.media.beginning import hold_beginning
from judge_app.media.player import PlayerState
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.players.qt.noise import quiet_engine_chatter
from judge_app.ui.players.qt.player import QtPlayer

BETWEEN_MS = 150


class Bare:
    """The engine alone, on plain files."""

    def __init__(self) -> None:
        self._player, self._sink = QMediaPlayer(), QVideoSink()
        self._player.setVideoSink(self._sink)

    def first_picture(self, clip: Path) -> float:
        begin = time.perf_counter()
        self._player.setSource(QUrl.fromLocalFile(str(clip)))
        self._player.pause()
        wait(lambda: self._sink.videoFrame().isValid())
        took = time.perf_counter() - begin
        self._player.stop()
        self._player.setSource(QUrl())
        self._sink.setVideoFrame(QVideoFrame())
        return took * 1000


class InPlace:
    """Our player, on a clip in a bundle that nobody has read from, or that was read ahead."""

    def __init__(self, player: QtPlayer) -> None:
        self._player = player
        sink = player.findChild(QVideoSink)
        assert sink is not None
        self._sink = sink

    def chosen_at_once(self, opening: Callable[[], ByteSource]) -> float:
        with closing(opening()) as source:
            return self._first_picture(source)

    def read_ahead(self, opening: Callable[[], ByteSource]) -> float:
        with closing(opening()) as source:
            assert isinstance(source, HoldingSource)
            hold_beginning(source, lambda: True)
            rest(BETWEEN_MS)  # the processor goes to sleep again, as it does before the other ways
            return self._first_picture(source)

    def _first_picture(self, source: ByteSource) -> float:
        """Return milliseconds until the sink has a picture, as in `Bare`."""
        begin = time.perf_counter()
        self._player.open(source)
        wait(lambda: self._sink.videoFrame().isValid())
        took = time.perf_counter() - begin
        wait(lambda: self._player.pictures_seen > 0 and self._player.state is PlayerState.PAUSED)
        self._player.close()
        return took * 1000


def forget(path: Path) -> None:
    """Have the system drop what it holds of a file."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def measure(ways: dict[str, tuple[Path, Callable[[], float]]], runs: int, *, is_cold: bool) -> str:
    """Return medians and minima of all ways, and their ratios to the first.

    `ways` say which file each reads, so that the system can be made to forget it, and how.
    """
    times: dict[str, list[float]] = {way: [] for way in ways}
    for turn in range(runs + 1):
        for way, (path, run) in ways.items():
            if is_cold:
                forget(path)
            took = run()
            if turn > 0:  # the first warms FFmpeg and the files for all
                times[way].append(took)
            rest(BETWEEN_MS)
    middle = {way: statistics.median(found) for way, found in times.items()}
    least = {way: min(found) for way, found in times.items()}
    bare = next(iter(ways))
    return " | ".join(
        f"{middle[way]:.0f} / {least[way]:.0f}"
        + ("" if way == bare else f" ({middle[way] / middle[bare]:.2f} / {least[way] / least[bare]:.2f} ×)")
        for way in ways
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--gigabytes", type=int, default=0)
    parser.add_argument("--room", type=Path, help="folder for the bundle, on the drive to measure")
    chosen = parser.parse_args()
    prepare_environment()
    quiet_engine_chatter()
    application = QApplication([])
    player = QtPlayer(has_surface=False)
    bare, ours = Bare(), InPlace(player)
    print(
        "median / least ms (× the first)\n\n"
        "| clip | plain file, bare player | in the bundle, read ahead | in the bundle, chosen at once |\n"
        "|---|---|---|---|"
    )
    for clip in chosen.clips:
        with tempfile.TemporaryDirectory(dir=chosen.room) as room:
            opening = bundle_with(clip, chosen.gigabytes, Path(room))
            bundle = Path(room) / "clip.judgebundle"
            ways: dict[str, tuple[Path, Callable[[], float]]] = {
                "bare": (clip, partial(bare.first_picture, clip)),
                "ahead": (bundle, partial(ours.read_ahead, opening)),
                "at once": (bundle, partial(ours.chosen_at_once, opening)),
            }
            figures = measure(ways, chosen.runs, is_cold=chosen.cold)
            print(f"| {clip.name} | {figures} |", flush=True)
    player.shut_down()
    application.processEvents()


if __name__ == "__main__":
    main()
