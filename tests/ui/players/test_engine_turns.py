"""Each engine has one turn, and the one that showed a part may return."""

import pytest

from judge_app.media.player import EngineName
from judge_app.ui.players.engine_turns import EngineTurns, Fault, Turn
from judge_app.ui.players.problems import ProblemKind


def fault(kind: ProblemKind, *, engine: EngineName = EngineName.QT, plays: bool = False) -> Fault:
    return Fault(kind=kind, engine=engine, position_ms=2400, was_playing=plays)


@pytest.mark.parametrize(
    ("kind", "was_playing", "plays"),
    [
        (ProblemKind.UNREADABLE, False, False),
        (ProblemKind.UNREADABLE, True, True),
        (ProblemKind.NO_PICTURE, False, False),
        (ProblemKind.NO_PICTURE, True, True),
        (ProblemKind.STALLED, False, True),
        (ProblemKind.ENDS_EARLY, False, True),
    ],
)
def test_the_next_engine_goes_on_where_the_first_came_to(
    kind: ProblemKind, was_playing: bool, plays: bool
) -> None:
    turns = EngineTurns((EngineName.VLC,))
    following = turns.after(fault(kind, plays=was_playing))
    assert following == Turn(engine=EngineName.VLC, position_ms=2400, plays=plays)


@pytest.mark.parametrize("kind", [ProblemKind.STALLED, ProblemKind.ENDS_EARLY])
@pytest.mark.parametrize("last", [ProblemKind.UNREADABLE, ProblemKind.NO_PICTURE])
def test_the_one_that_showed_a_part_returns_if_the_other_shows_nothing(
    kind: ProblemKind, last: ProblemKind
) -> None:
    turns = EngineTurns((EngineName.VLC,))
    first = fault(kind)
    turns.after(first)
    back = turns.after(fault(last, engine=EngineName.VLC))
    assert back == Turn(engine=EngineName.QT, position_ms=1400, fault=first)
    assert turns.after(fault(last)) is None, "it returns once"


def test_an_engine_that_came_a_second_far_returns_to_the_beginning() -> None:
    turns = EngineTurns((EngineName.VLC,))
    turns.after(Fault(kind=ProblemKind.STALLED, engine=EngineName.QT, position_ms=400))
    back = turns.after(fault(ProblemKind.UNREADABLE, engine=EngineName.VLC))
    assert back is not None
    assert back.position_ms == 0


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (ProblemKind.UNREADABLE, ProblemKind.UNREADABLE),
        (ProblemKind.NO_PICTURE, ProblemKind.STALLED),
        (ProblemKind.ENDS_EARLY, ProblemKind.ENDS_EARLY),
        (ProblemKind.STALLED, ProblemKind.ENDS_EARLY),
    ],
)
def test_otherwise_the_judge_hears_of_it(first: ProblemKind, last: ProblemKind) -> None:
    turns = EngineTurns((EngineName.VLC,))
    turns.after(fault(first))
    assert turns.after(fault(last, engine=EngineName.VLC)) is None


def test_where_there_is_one_engine_nothing_is_tried_twice() -> None:
    turns = EngineTurns(())
    assert turns.after(fault(ProblemKind.ENDS_EARLY)) is None
    assert turns.after(fault(ProblemKind.UNREADABLE)) is None


@pytest.mark.parametrize("last", [ProblemKind.UNREADABLE, ProblemKind.NO_PICTURE])
def test_that_an_engine_died_says_more_than_that_the_other_shows_nothing(last: ProblemKind) -> None:
    turns = EngineTurns((EngineName.QT,))
    death = fault(ProblemKind.ENGINE_DIED, engine=EngineName.VLC)
    assert turns.after(death) == Turn(engine=EngineName.QT, position_ms=2400)
    dark = fault(last)
    assert turns.after(dark) is None
    assert turns.to_tell(dark) == death
    early = fault(ProblemKind.ENDS_EARLY)
    assert turns.to_tell(early) == early, "what can be seen in part is told as that"


def test_without_a_death_the_last_fault_is_told() -> None:
    dark = fault(ProblemKind.NO_PICTURE)
    assert EngineTurns(()).to_tell(dark) == dark
