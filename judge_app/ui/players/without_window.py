"""Runs players for the command line: an application without a window, one job, its results."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from judge_app.byte_source import ByteSource
from judge_app.media.examination import Examination
from judge_app.media.player import EngineName
from judge_app.media.selection import Clip, Preference, choose
from judge_app.ui.players.engine_shelf import EngineShelf, real_engines
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.players.frame_job import FetchedFrame, FrameJob, Moment
from judge_app.ui.players.png import png_bytes
from judge_app.ui.players.soak import Soak, SoakResult


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFrame:
    """A picture as a PNG file; `starts_at_ms` is its own time where the engine knows it."""

    position_ms: int
    starts_at_ms: int | None
    width: int
    height: int
    png: bytes


REFUSED = "refused"
"""The problem of a file that no player is given, whatever it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedFrames:
    """The pictures that an engine showed, and why some are missing (or nothing)."""

    engine: EngineName | None
    frames: tuple[SavedFrame, ...]
    problem: str


class WithoutWindow:
    """An application with the players and nothing to look at; `shut_down` ends the players."""

    def __init__(self) -> None:
        self._application = _application()
        self._shelf = real_engines(has_surface=False)

    @property
    def engines(self) -> tuple[EngineName, ...]:
        """The players that work on this machine."""
        working = self._shelf.self_test
        there = {EngineName.QT: working.qt, EngineName.VLC: working.vlc}
        return tuple(name for name, works in there.items() if works)

    def fetch_frames(
        self,
        source: ByteSource,
        clip: Clip,
        size: tuple[int, int],
        moments: Sequence[Moment],
        wanted: EngineName | None,
    ) -> FetchedFrames:
        """Show a clip at these moments; without a wish the engines are tried as for a judge."""
        result = FetchedFrames(engine=None, frames=(), problem=REFUSED)
        for name in _engines(self._shelf, clip, wanted):
            frames, problem = self._run(
                name, FrameJob(self._shelf.get(name), source, size, moments)
            )
            result = FetchedFrames(
                engine=name, frames=tuple(_saved(frame) for frame in frames), problem=problem
            )
            if not problem:
                break
        return result

    def count_shown(
        self, source: ByteSource, size: tuple[int, int], moments: Sequence[Moment], name: EngineName
    ) -> int:
        """Return at how many of these moments, from the first on, a player shows a picture."""
        job = FrameJob(self._shelf.get(name), source, size, moments, is_trial=True)
        return len(self._run(name, job)[0])

    def shut_down(self) -> None:
        """End the players."""
        self._shelf.shut_down()

    def _run(self, name: EngineName, job: FrameJob) -> tuple[list[FetchedFrame], str]:
        fetched: list[FetchedFrame] = []
        problems: list[str] = []
        job.fetched.connect(fetched.append)
        job.failed.connect(problems.append)
        job.finished.connect(self._application.quit)
        QTimer.singleShot(0, job.start)
        self._application.exec()
        self._shelf.get(name).close()
        return fetched, problems[0] if problems else ""


def fetch_frames(
    source: ByteSource,
    clip: Clip,
    size: tuple[int, int],
    moments: Sequence[Moment],
    wanted: EngineName | None,
) -> FetchedFrames:
    """Show one clip at these moments, and end the players."""
    players = WithoutWindow()
    try:
        return players.fetch_frames(source, clip, size, moments, wanted)
    finally:
        players.shut_down()


def soak_clips(
    clips: Sequence[tuple[Path, Examination]],
    engines: Sequence[EngineName],
    play_ms: int,
    tell: Callable[[SoakResult], None],
) -> tuple[SoakResult, ...]:
    """Play every clip a little in those of the engines that are there; `tell` hears each result."""
    application = _application()
    shelf = real_engines(has_surface=False)
    working = shelf.self_test
    there = {EngineName.QT: working.qt, EngineName.VLC: working.vlc}
    soak = Soak(shelf, clips, [name for name in engines if there[name]], play_ms)
    results: list[SoakResult] = []
    soak.told.connect(results.append)
    soak.told.connect(tell)
    soak.finished.connect(application.quit)
    QTimer.singleShot(0, soak.start)
    application.exec()
    shelf.shut_down()
    return tuple(results)


def _application() -> QApplication:
    """Return the application, on a screen that nobody sees if the machine has none."""
    prepare_environment()
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not has_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["judge-app"])


def _engines(shelf: EngineShelf, clip: Clip, wanted: EngineName | None) -> tuple[EngineName, ...]:
    preference = Preference.AUTOMATIC if wanted is None else Preference(wanted.value)
    choice = choose(clip, self_test=shelf.self_test, preference=preference)
    return tuple(name for name in choice.engines if wanted in {None, name})


def _saved(frame: FetchedFrame) -> SavedFrame:
    return SavedFrame(
        position_ms=frame.position_ms,
        starts_at_ms=frame.starts_at_ms,
        width=frame.image.width(),
        height=frame.image.height(),
        png=png_bytes(frame.image),
    )
