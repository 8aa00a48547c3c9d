"""A clip that was cut short is shown as far as it goes, and it is said where that is."""

import pytest

from judge_app.media.player import EngineName, PlayerState
from judge_app.media.scripted_player import Script
from judge_app.ui.players.problems import ProblemKind
from tests.ui.players.desk import Desk


def test_a_clip_that_was_cut_off_is_shown_as_far_as_it_goes(desk: Desk) -> None:
    desk.engines[EngineName.QT].script = Script(ends_at_ms=2400)
    desk.engines[EngineName.VLC].script = Script(refuses=True)
    desk.open()
    desk.pass_time()
    desk.playback.play()
    problem = desk.play_until_problem()
    assert problem.kind is ProblemKind.ENDS_EARLY
    assert problem.position_ms == 2400
    assert not problem.hides_picture
    assert desk.engine is EngineName.QT, "back to the engine that shows at least a part"
    assert desk.playback.state is PlayerState.PAUSED


def test_when_both_end_early_that_is_what_is_said(desk: Desk) -> None:
    for engine in desk.engines.values():
        engine.script = Script(ends_at_ms=2400)
    desk.open()
    desk.pass_time()
    desk.playback.play()
    assert desk.play_until_problem().kind is ProblemKind.ENDS_EARLY


def test_beyond_the_known_end_of_a_cut_clip_it_is_said_at_once_where_it_ends(desk: Desk) -> None:
    desk.open(cut_at_ms=2400)
    desk.pass_time()
    desk.playback.play()
    desk.pass_time()
    desk.playback.seek(3500)
    (problem,) = desk.problems
    assert (problem.kind, problem.position_ms) == (ProblemKind.ENDS_EARLY, 2400)
    assert desk.playback.state is PlayerState.PAUSED
    assert desk.playback.position_ms == 1400, "the last picture stands"
    desk.playback.seek(500)
    assert desk.playback.position_ms == 500, "and what is there can be seen again"


def test_where_a_cut_clip_is_known_to_end_no_other_engine_is_asked(desk: Desk) -> None:
    desk.engines[EngineName.QT].script = Script(ends_at_ms=2300)
    desk.open(cut_at_ms=2400)
    desk.pass_time()
    desk.playback.play()
    problem = desk.play_until_problem()
    assert (problem.kind, problem.position_ms) == (ProblemKind.ENDS_EARLY, 2400)
    assert desk.engine is EngineName.QT


@pytest.mark.parametrize(
    ("cut_at_ms", "kind"), [(0, ProblemKind.STALLED), (1000, ProblemKind.ENDS_EARLY)]
)
def test_a_clip_of_which_a_part_was_seen_is_not_called_unplayable(
    desk: Desk, cut_at_ms: int, kind: ProblemKind
) -> None:
    desk.engines[EngineName.VLC].script = Script(refuses=True)
    desk.open(cut_at_ms=cut_at_ms)
    desk.pass_time()
    desk.playback.play()
    for _ in range(5):
        desk.pass_time()
    desk.engines[EngineName.QT].break_off()
    problem = desk.play_until_problem()
    assert problem.kind is kind
    assert not problem.hides_picture
    assert desk.engine is EngineName.QT
    desk.playback.play()
    assert desk.playback.state is PlayerState.PLAYING, "one can go on"
