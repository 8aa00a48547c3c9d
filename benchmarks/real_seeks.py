"""Whether QtMultimedia lands on the very picture in real clips, seeking and stepping while they stand.

    python -m benchmarks.real_seeks FOLDER [--seeks 5] [--only mp4]

The times of all pictures come from decoding each clip once with PyAV. A seek is right where the picture
shown begins at the last of those times that is not after the place; then it steps one on and two back.
"""

import argparse
import os
import random
import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import av
from PySide6.QtWidgets import QApplication

from benchmarks.waiting import rest, wait
from judge_app.byte_source import FileSource
from judge_app.media.player import Moved, PlayerEvent, PlayerState
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.players.qt.noise import quiet_engine_chatter
from judge_app.ui.players.qt.player import QtPlayer
from tests.support.picture_truth import timed_frames

SAME_MS = 1.1
CALM_MS = 40
_MOST_PICTURES = 2500


@dataclass(slots=True)
class Tally:
    """What was right of how many, and how long each move took in ms."""

    seeks: int = 0
    seeks_right: int = 0
    steps: int = 0
    steps_right: int = 0
    times: list[float] = field(default_factory=list)


def picture_times(clip: Path) -> list[float]:
    """Return when each picture begins, in ms, none where PyAV finds none."""
    try:
        with av.open(str(clip)) as container:
            frames = timed_frames(container) if container.streams.video else iter(())
            return sorted(time for time, _ in islice(frames, _MOST_PICTURES))
    except av.FFmpegError:
        return []


class Clip:
    """One clip in the player, and the rank of the picture that stands."""

    def __init__(self, player: QtPlayer, path: Path) -> None:
        self.player = player
        self._moves = 0
        self.times = picture_times(path)
        player.listen(self._hear)
        player.open(FileSource(path))
        wait(self._is_decided, 4)
        rest(CALM_MS)
        picture = player.current_picture()
        begin = None if picture is None else picture.start_us
        self.is_shown = begin is not None and len(self.times) > 2
        if begin is not None and self.times:
            shift = begin / 1000 - self.times[0]
            self.times = [known + shift for known in self.times]

    def move(self, tell: Callable[[], None], tally: Tally) -> int | None:
        """Tell the player to go somewhere; return the rank of what stands then."""
        before, begin = self._moves, time.monotonic()
        tell()
        wait(lambda: self._moves > before, 3)
        tally.times.append((time.monotonic() - begin) * 1000)
        rest(CALM_MS)
        picture = self.player.current_picture()
        if picture is None or picture.start_us is None:
            return None
        at = picture.start_us / 1000
        rank = min(range(len(self.times)), key=lambda number: abs(self.times[number] - at))
        return rank if abs(self.times[rank] - at) <= SAME_MS else None

    def _hear(self, event: PlayerEvent) -> None:
        self._moves += isinstance(event, Moved)

    def _is_decided(self) -> bool:
        state = self.player.state
        return state is PlayerState.FAILED or (
            self.player.pictures_seen > 0 and state is PlayerState.PAUSED
        )


def measure(clip: Clip, seeks: int, tally: Tally) -> None:
    """Seek and step in one clip."""
    chance = random.Random(2)
    for _ in range(seeks):
        place = chance.randrange(max(1, int(clip.times[-1])))
        wanted = max(0, bisect_right(clip.times, place + 0.999) - 1)
        rank = clip.move(lambda place=place: clip.player.seek(place), tally)  # type: ignore[misc]
        tally.seeks += 1
        tally.seeks_right += rank == wanted
        for way in (1, -1, -1):
            if rank is None or not 0 <= rank + way < len(clip.times):
                break
            before = rank
            rank = clip.move(lambda way=way: clip.player.step(way), tally)  # type: ignore[misc]
            tally.steps += 1
            tally.steps_right += rank == before + way


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeks", type=int, default=5)
    parser.add_argument("--only", default="", help="clips whose name contains this")
    wanted = parser.parse_args()
    prepare_environment()
    quiet_engine_chatter()
    application = QApplication([])
    player, everything, clips = QtPlayer(has_surface=False), Tally(), 0
    print("| clip | seeks | steps | slowest ms |\n|---|---|---|---|")
    for path in sorted(wanted.folder.iterdir()):
        if wanted.only not in path.name:
            continue
        clip, tally = Clip(player, path), Tally()
        if clip.is_shown:
            measure(clip, wanted.seeks, tally)
            clips += 1
            print(
                f"| {path.name} | {tally.seeks_right}/{tally.seeks} | {tally.steps_right}/{tally.steps}"
                f" | {max(tally.times):.0f} |",
                flush=True,
            )
        player.close()
        everything.seeks += tally.seeks
        everything.seeks_right += tally.seeks_right
        everything.steps += tally.steps
        everything.steps_right += tally.steps_right
        everything.times += tally.times
    times = sorted(everything.times)
    print(
        f"{clips} clips: {everything.seeks_right}/{everything.seeks} seeks,"
        f" {everything.steps_right}/{everything.steps} steps, median {times[len(times) // 2]:.0f} ms"
    )
    player.shut_down()
    application.processEvents()


if __name__ == "__main__":
    main()
