"""That libVLC has taken a step, with libVLC left out."""

import time
from types import SimpleNamespace

import pytest

from judge_app.ui.players import vlc_steps
from judge_app.ui.players.vlc_steps import VlcSteps


class _Rig:
    """A libVLC that answers each step as the test says, by what it paints and what it logs."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.told = 0
        self.log = SimpleNamespace(has_stepped=False, has_refused_step=False)
        self.screen = SimpleNamespace(
            shown=1, changes=1, displayed=SimpleNamespace(wait=time.sleep, clear=lambda: None)
        )
        self.steps = VlcSteps(self.log, self.screen, self._step)  # type: ignore[arg-type]

    def _step(self) -> None:
        self.told += 1
        answer = self.answers.pop(0) if self.answers else "new"
        self.log.has_refused_step = answer == "refused"
        self.log.has_stepped = answer not in {"refused", "unheard"}
        self.screen.shown += answer in {"new", "equal"}
        self.screen.changes += answer == "new"

    def walk(self) -> bool | None:
        until = time.monotonic() + 5
        while time.monotonic() < until:
            found = self.steps.look()
            if found is not None:
                return found
        return None


@pytest.fixture(name="rig")
def _rig() -> _Rig:
    return _Rig()


def test_each_step_shows_another_picture(rig: _Rig) -> None:
    rig.steps.begin(5)
    assert rig.walk() is True
    assert rig.told == 5


def test_no_step_is_taken_for_none(rig: _Rig) -> None:
    rig.steps.begin(0)
    assert rig.walk() is True
    assert rig.told == 0


def test_what_libvlc_refuses_or_does_not_hear_is_told_again(rig: _Rig) -> None:
    rig.answers = ["refused", "unheard", "new", "new"]
    rig.steps.begin(2)
    assert rig.walk() is True
    assert rig.told == 4


def test_pictures_that_look_the_same_count_once_nothing_else_comes(rig: _Rig) -> None:
    rig.answers = ["new", *["equal"] * 8, "new"]
    rig.steps.begin(10)
    assert rig.walk() is True
    assert rig.told == 10


def test_pictures_that_came_by_themselves_count(rig: _Rig) -> None:
    rig.screen.changes += 2
    rig.steps.begin(3, changes=1)
    assert rig.walk() is True
    assert rig.told == 1


def test_more_than_was_asked_for_is_too_far(rig: _Rig) -> None:
    rig.screen.changes += 3
    rig.steps.begin(2, changes=1)
    assert rig.walk() is False
    assert rig.steps.left == -1


def test_behind_the_last_picture_nothing_is_painted(
    rig: _Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vlc_steps, "_EMPTY_SECONDS", 0.05)
    rig.answers = ["new", *["nothing"] * 3]
    rig.steps.begin(2)
    assert rig.walk() is False
    assert rig.steps.left == 1
