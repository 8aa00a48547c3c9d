"""A playback on two scripted engines, and what it told."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.contest.facts import ClipProblem, MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.media.journal import CrashJournal
from judge_app.media.player import EngineName
from judge_app.media.scripted_player import Script
from judge_app.media.selection import SelfTest
from judge_app.ui.players.engine_shelf import EngineShelf
from judge_app.ui.players.playback import Playback
from judge_app.ui.players.problems import PlayProblem
from judge_app.ui.tasks import TaskRunner
from tests.ui.players.scripted_engine import ScriptedEngine


class Desk:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.tasks = TaskRunner()
        self.engines = {
            EngineName.QT: ScriptedEngine(Script(), EngineName.QT),
            EngineName.VLC: ScriptedEngine(Script(), EngineName.VLC),
        }
        shelf = EngineShelf(
            {
                EngineName.QT: lambda: self.engines[EngineName.QT],
                EngineName.VLC: lambda: self.engines[EngineName.VLC],
            },
            lambda: SelfTest(qt=True, vlc=True),
        )
        self.shelf = shelf
        self.journal = CrashJournal(folder)
        self.problems: list[PlayProblem] = []
        self.restart()

    def restart(self) -> None:
        """Play from now on with what the journal knows."""
        self.playback = Playback(self.shelf, self.tasks, self.journal)
        self.playback.problem_found.connect(self.problems.append)

    def open(
        self, *, codec: str = "h264", start_ms: int = 0, duration_ms: int = 4000, cut_at_ms: int = 0
    ) -> None:
        facts = MediaFacts(
            entry=EntryCode("SP-001"), path="clip.mp4", container="mp4", video_codec=codec,
            duration_ms=duration_ms, has_picture=True, ends_at_ms=cut_at_ms,
            problems=(ClipProblem.ENDS_EARLY,) if cut_at_ms else (),
        )  # fmt: skip
        self.playback.open(MemorySource("clip.mp4", b""), facts, start_ms)

    def pass_time(self, milliseconds: int = 100) -> None:
        for engine in self.engines.values():
            engine.advance(milliseconds)
        self.qtbot.wait(5)

    def play_until_problem(self) -> PlayProblem:
        for _ in range(1200):
            if self.problems:
                return self.problems[-1]
            self.pass_time()
        pytest.fail("no problem was told")

    @property
    def engine(self) -> EngineName | None:
        return None if self.playback.engine is None else self.playback.engine.engine
