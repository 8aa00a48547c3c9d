"""Steps in libVLC: taken from where it stands where that can be, and once it is known which picture stands."""

from types import SimpleNamespace
from typing import Any

import pytest

from judge_app.ui.players.vlc.stepping import VlcStepping

STANDS = 7
PICTURE_MS = 40


class _Rig:
    """A libVLC whose steps are noted; the route says whether it `walks` or has to go."""

    def __init__(self) -> None:
        self.walks = True
        self.told: list[Any] = []
        self.asked: list[tuple[int, int, bool]] = []
        self.asked_from: list[float | None] = []
        """Which picture was believed to stand then."""
        self.screen = SimpleNamespace(
            sum=STANDS,
            is_hidden=False,
            release=lambda: self.told.append("release"),
            expect_steps=lambda pictures: self.told.append(("expect", pictures)),
        )
        self.places = SimpleNamespace(are_known=True, shown_ms=1000.0)
        self.route = SimpleNamespace(target_ms=0, walks=self._ask_route)
        walk = SimpleNamespace(begin=lambda pictures: self.told.append(("walk", pictures)))
        self.stepping = VlcStepping(
            self.screen, self.places, self.route, walk, lambda: self.told.append("go")  # type: ignore[arg-type]
        )  # fmt: skip

    def _ask_route(self, pictures: int, near_ms: int, *, counts: bool) -> bool:
        self.asked.append((pictures, near_ms, counts))
        self.asked_from.append(self.places.shown_ms)
        return self.walks

    def take(self, *, counts: bool = True) -> list[Any]:
        """Take what is wanted, and return what was told for that."""
        self.told.clear()
        self.stepping.take(counts=counts)
        return self.told


@pytest.fixture(name="rig")
def _rig() -> _Rig:
    return _Rig()


@pytest.mark.parametrize("counts", [True, False])
def test_steps_are_taken_from_where_it_stands_if_that_can_be(rig: _Rig, *, counts: bool) -> None:
    rig.stepping.ask(3, 990)
    assert rig.take(counts=counts) == ["release", ("expect", 3), ("walk", 3)]
    assert rig.asked == [(3, 990, counts)]
    assert rig.stepping.is_under_way


def test_otherwise_it_goes_there(rig: _Rig) -> None:
    rig.walks = False
    rig.stepping.ask(-1, 990)
    assert rig.take() == ["release", "go"]
    assert rig.stepping.is_under_way


def test_steps_add_up_until_they_are_taken_and_the_latest_place_counts(rig: _Rig) -> None:
    for pictures, near_ms in ((2, 900), (3, 950), (-1, 990)):
        rig.stepping.ask(pictures, near_ms)
    assert rig.stepping.wanted == 4
    rig.take()
    assert rig.asked == [(4, 990, True)]
    assert rig.stepping.wanted == 0


def test_what_lands_is_a_step_s_once(rig: _Rig) -> None:
    assert not rig.stepping.landed()
    rig.stepping.ask(1, 990)
    assert not rig.stepping.is_under_way, "before it is taken, what lands is a seek's"
    rig.take()
    assert rig.stepping.landed()
    assert not rig.stepping.landed()


def test_with_another_place_to_go_to_none_is_taken(rig: _Rig) -> None:
    rig.stepping.ask(1, 990)
    rig.take()
    rig.stepping.ask(2, 990)
    rig.told.clear()
    rig.stepping.cancel()
    assert rig.told == ["release"], "nor is what stood held"
    assert rig.stepping.wanted == 0
    assert not rig.stepping.landed()


def test_where_it_is_known_which_picture_stands_nothing_is_searched(rig: _Rig) -> None:
    assert not rig.stepping.searches(1000.0, counts=True)
    assert rig.places.shown_ms == 1000.0


def _search(rig: _Rig, *, counts: bool = True) -> list[Any]:
    """Lead libVLC past the pictures around the clock's place, of which one looks like what stands."""
    led = []
    for at in range(600, 1400, PICTURE_MS):
        rig.screen.sum = STANDS if at == 1040 else STANDS + 1
        rig.told.clear()
        if not rig.stepping.searches(float(at), counts=counts):
            break
        led.append(list(rig.told))
    return led


def test_after_a_pause_it_is_found_out_first_which_picture_stands(rig: _Rig) -> None:
    rig.places.shown_ms = None
    rig.stepping.ask(1, 1000)
    assert rig.take() == ["release", "go"]
    assert rig.route.target_ms == 600, "some pictures before what the clock says"
    assert rig.screen.is_hidden
    assert rig.stepping.wanted == 1, "the step itself has yet to be taken"
    assert not rig.stepping.landed()
    led = _search(rig)
    assert all(told == [("expect", 1), ("walk", 1)] for told in led[:10])
    assert led[-1] == [], "over"
    assert rig.asked_from[:3] == [600, 640, 680]
    assert rig.places.shown_ms == 1040
    assert not rig.screen.is_hidden

    rig.asked.clear()
    rig.take()
    assert rig.asked == [(1, 1000, False)], "libVLC stands elsewhere by now"
    rig.stepping.ask(1, 1080)
    rig.take()
    assert rig.asked[-1] == (1, 1080, True)


def test_on_its_search_it_goes_on_as_it_can(rig: _Rig) -> None:
    rig.places.shown_ms = None
    rig.walks = False
    rig.stepping.ask(1, 1000)
    rig.take()
    led = _search(rig, counts=False)
    assert led[0] == ["go"]
    assert rig.asked[0] == (1, 1000, False)


def test_a_search_that_is_called_off_is_over(rig: _Rig) -> None:
    rig.places.shown_ms = None
    rig.stepping.ask(1, 1000)
    rig.take()
    rig.stepping.cancel()
    assert not rig.screen.is_hidden
    assert not rig.stepping.searches(600.0, counts=True)
