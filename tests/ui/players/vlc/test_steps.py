"""That libVLC has taken its steps, with libVLC left out."""

import threading
from types import SimpleNamespace

import pytest

from judge_app.ui.players.vlc.steps import VlcSteps


class _Rig:
    """A libVLC that answers each step as the test says, once it gets to it."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.told = self.done = self.hurried = self.most_told = 0
        self.wanted = 0
        self.now = 0.0
        self.screen = SimpleNamespace(steps_shown=0, arrived=threading.Event())
        self.steps = VlcSteps(self.screen, self._step, self._hurry)  # type: ignore[arg-type]

    def begin(self, steps: int) -> None:
        self.wanted = steps
        self.steps.begin(steps)

    def _hurry(self) -> None:
        self.hurried += 1

    def _step(self) -> None:
        assert self.hurried, "its pictures would wait for their dates"
        self.told += 1
        self.most_told = max(self.most_told, self.told - self.done)

    def decode(self, pictures: int) -> None:
        """Take so many of the steps told."""
        for _ in range(min(pictures, self.told - self.done)):
            answer = self.answers.pop(0) if self.answers else "new"
            self.done += 1
            self.screen.steps_shown += answer == "new"
        if self.screen.steps_shown >= self.wanted:
            self.screen.arrived.set()

    def look(self) -> bool:
        self.now += 0.004
        return self.steps.look(self.now)

    def walk(self) -> bool:
        return any(self._moment() for _ in range(600))

    def _moment(self) -> bool:
        self.decode(3)
        return self.look()


@pytest.fixture(name="rig")
def _rig() -> _Rig:
    return _Rig()


@pytest.mark.parametrize("steps", [1, 5, 250])
def test_each_step_shows_another_picture(rig: _Rig, steps: int) -> None:
    rig.begin(steps)
    assert rig.walk()
    assert rig.told == rig.screen.steps_shown == steps
    assert not rig.steps.are_under_way


def test_only_some_are_told_ahead_of_the_pictures(rig: _Rig) -> None:
    rig.begin(100)
    rig.look()
    rig.decode(1)
    rig.look()
    rig.look()
    assert rig.told == 1 + 8


def test_pictures_that_look_the_same_count_once_nothing_else_comes(rig: _Rig) -> None:
    rig.answers = ["new", *["equal"] * 12, "new"]
    rig.begin(20)
    assert rig.walk()
    assert rig.told == 20


def test_the_last_may_look_like_the_one_before(rig: _Rig) -> None:
    rig.answers = ["new", "equal"]
    rig.begin(2)
    assert rig.walk()
    assert rig.told == 2


def test_what_was_told_is_waited_for_after_a_halt(rig: _Rig) -> None:
    rig.begin(100)
    rig.look()
    rig.decode(1)
    rig.look()
    rig.steps.halt()
    assert not rig.look()
    assert rig.walk()
    assert rig.told == rig.done == 1 + 8


def test_a_halt_before_the_first_step_is_over_at_once(rig: _Rig) -> None:
    rig.begin(3)
    rig.steps.halt()
    assert rig.look()
    assert rig.told == 0


def test_the_first_step_goes_alone_or_its_picture_would_be_left_out(rig: _Rig) -> None:
    rig.begin(20)
    rig.look()
    assert rig.told == 1
    rig.decode(1)
    rig.look()
    assert rig.told > 2
    assert rig.walk()
    assert rig.most_told <= 8
