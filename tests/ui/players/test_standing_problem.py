"""A problem stands under the picture until the judge has gone on; playing goes on past it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import DamagedBytesError
from judge_app.errors import DriveRemovedError, JudgeAppError
from judge_app.media.player import EngineName, PlayerState
from judge_app.media.scripted_player import Script
from judge_app.ui.players.clip_notice import ClipNotice
from judge_app.ui.players.control_bar import ControlBar
from judge_app.ui.players.problems import ProblemKind
from judge_app.ui.players.standing_problem import StandingProblem
from tests.ui.players.desk import Desk

_DAMAGE = DamagedBytesError("clip.mp4", 0, 0)
_LONG_MS = 20_000


@pytest.fixture(name="standing")
def _standing(qtbot: QtBot, desk: Desk) -> StandingProblem:
    notice, bar = ClipNotice(desk.tasks), ControlBar()
    qtbot.addWidget(notice)
    qtbot.addWidget(bar)
    return StandingProblem(desk.playback, notice, bar)


def _meet(desk: Desk, damage: JudgeAppError) -> None:
    """Play until the bytes at six seconds cannot be read."""
    script = Script(duration_ms=_LONG_MS, damaged_at_ms=6000, damage=damage)
    desk.engines[EngineName.QT].script = script
    desk.open(duration_ms=_LONG_MS)
    desk.pass_time()
    desk.playback.play()
    desk.play_until_problem()


def test_playing_goes_on_behind_damage(desk: Desk, standing: StandingProblem) -> None:
    _meet(desk, _DAMAGE)
    problem = standing.problem
    assert problem is not None
    assert problem.resume_ms is not None
    standing.play()
    assert standing.problem is None
    assert desk.playback.state is PlayerState.PLAYING
    assert desk.playback.position_ms == problem.resume_ms


def test_playing_tries_again_where_the_drive_was_gone(
    desk: Desk, standing: StandingProblem
) -> None:
    _meet(desk, DriveRemovedError(Path("clip.mp4")))
    desk.engines[EngineName.QT].script = Script(duration_ms=_LONG_MS)
    standing.play()
    assert standing.problem is None
    desk.pass_time()
    desk.pass_time()
    assert desk.playback.state is PlayerState.PLAYING
    assert desk.playback.position_ms >= 6000, "where it stood, not from the beginning"


def test_who_plays_elsewhere_has_left_the_problem_behind(
    desk: Desk, standing: StandingProblem
) -> None:
    _meet(desk, _DAMAGE)
    desk.playback.seek(1000)
    problem = standing.problem
    assert problem is not None, "it stands while the clip stands"
    standing.play()
    desk.pass_time()
    assert desk.playback.position_ms < 2000
    assert standing.problem is None


def test_where_nothing_helps_playing_is_playing(desk: Desk, standing: StandingProblem) -> None:
    for engine in desk.engines.values():
        engine.script = Script(ends_at_ms=2400)
    desk.open()
    desk.pass_time()
    desk.playback.play()
    desk.play_until_problem()
    assert standing.problem is not None
    assert standing.problem.kind is ProblemKind.ENDS_EARLY
    standing.play()
    assert desk.playback.state is PlayerState.PLAYING


def test_a_knob_that_is_dragged_over_the_end_is_told_once(
    desk: Desk, standing: StandingProblem
) -> None:
    found: list[object] = []
    standing.found.connect(found.append)
    desk.open(cut_at_ms=2400)
    desk.pass_time()
    for place in (3000, 3400, 3800):
        desk.playback.seek(place)
    assert len(found) == 1
