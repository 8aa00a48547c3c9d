"""Which picture stands after a pause, with libVLC left out."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.ui.players.vlc.finder import VlcFinder

STANDS = 7


class _Rig:
    """A screen on which the picture `STANDS` stands, and places that are known or not."""

    def __init__(self, *, are_known: bool = True, shown_ms: float | None = None) -> None:
        self.screen = SimpleNamespace(sum=STANDS, is_hidden=False)
        self.places = SimpleNamespace(are_known=are_known, shown_ms=shown_ms)
        self.finder = VlcFinder(self.screen, self.places)  # type: ignore[arg-type]

    def sees(self, shown_ms: float | None, looks: int) -> bool:
        self.screen.sum = looks
        return self.finder.goes_on(shown_ms)


def test_it_looks_from_before_the_clock_on_and_unseen() -> None:
    rig = _Rig()
    assert rig.finder.begin(1000) == 600
    assert rig.finder.is_under_way
    assert rig.screen.is_hidden


def test_it_never_looks_before_the_beginning() -> None:
    assert _Rig().finder.begin(100) == 0


@pytest.mark.parametrize("rig", [_Rig(are_known=False), _Rig(shown_ms=40.0)])
def test_it_does_not_look_where_that_is_needless_or_of_no_use(rig: _Rig) -> None:
    assert rig.finder.begin(1000) is None
    assert not rig.finder.is_under_way
    assert not rig.screen.is_hidden


def test_without_one_that_looks_the_same_the_clock_must_do() -> None:
    rig = _Rig()
    rig.finder.begin(1000)
    assert rig.sees(960, STANDS + 1)
    assert not rig.sees(1300, STANDS + 1)
    assert rig.places.shown_ms == 1000


def test_a_search_that_is_called_off_shows_pictures_again() -> None:
    rig = _Rig()
    rig.finder.begin(1000)
    rig.finder.cancel()
    assert not rig.finder.is_under_way
    assert not rig.screen.is_hidden
    assert not rig.finder.comes_back()


@given(st.lists(st.booleans(), min_size=18, max_size=18), st.integers(700, 1200))
def test_of_those_that_look_the_same_the_nearest_to_the_clock_stands(
    alike: list[bool], near_ms: int
) -> None:
    rig = _Rig()
    start = rig.finder.begin(near_ms)
    assert start is not None
    times = [start + 40.0 * number for number in range(len(alike))]
    for time, is_alike in zip(times, alike, strict=True):
        if not rig.sees(time, STANDS if is_alike else STANDS + 1):
            break
    found = [time for time, is_alike in zip(times, alike, strict=True) if is_alike]
    nearest = min((abs(time - near_ms) for time in found), default=0)
    assert abs(rig.places.shown_ms - near_ms) == nearest
    assert not rig.screen.is_hidden
    assert rig.finder.comes_back()
    assert not rig.finder.comes_back(), "asked once"
