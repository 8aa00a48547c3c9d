"""Where libVLC is sent, and whether it can go there as it stands, with libVLC left out."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers.stretch import Approach
from judge_app.ui.players.vlc.route import VlcRoute

LENGTH_MS = 10_000
HELD_MS = 800
MOST_MS = 1500


class _Rig:
    """Places `HELD_MS` of reading away, in a clip that is read up from `reads_up_at` on."""

    def __init__(self, target_ms: int = 0, *, is_outdated: bool = False, ahead_ms: int = 0) -> None:
        self.asked: list[Any] = []
        self.read_to: list[int] = []
        self.reads_up_at = LENGTH_MS
        self.neighbour = Approach(ask_ms=40, steps=0, shown_ms=40.0)
        self.places = SimpleNamespace(
            needs_running=False,
            ahead_ms=lambda _way: HELD_MS,
            way=self._way,
            neighbour=self._find_neighbour,
            is_at_end=self._is_at_end,
            is_read=self._is_read,
            steps_to_end=lambda way, duration_ms: (way, duration_ms),
        )
        self.settings = SimpleNamespace(needed_ms=0, ahead_ms=ahead_ms, need=self._need)
        self.medium = SimpleNamespace(is_outdated=is_outdated, is_cut=False, duration_ms=LENGTH_MS)
        self.route = VlcRoute(self.places, self.settings, self.medium, target_ms)  # type: ignore[arg-type]

    def _way(self, target_ms: int, plays: bool, *, counts: bool) -> Approach:
        self.asked.append((target_ms, plays, counts))
        return Approach(ask_ms=target_ms - 7, steps=3, shown_ms=float(target_ms))

    def _find_neighbour(self, pictures: int, near_ms: int) -> Approach:
        self.asked.append((pictures, near_ms))
        return self.neighbour

    def _is_at_end(self, way: Approach, ahead_ms: int, duration_ms: int) -> bool:
        assert duration_ms == LENGTH_MS
        return way.ask_ms + ahead_ms > self.reads_up_at

    def _is_read(self, _way: Approach, read_to_ms: int) -> bool:
        self.read_to.append(read_to_ms)
        return read_to_ms > 2000

    def _need(self, ahead_ms: int) -> None:
        self.settings.needed_ms = max(self.settings.needed_ms, ahead_ms)


@pytest.fixture(name="rig")
def _rig() -> _Rig:
    return _Rig()


@pytest.mark.parametrize("plays", [True, False])
@pytest.mark.parametrize("counts", [True, False])
def test_the_way_is_found_anew_to_wherever_it_is_to_go(
    rig: _Rig, *, plays: bool, counts: bool
) -> None:
    for target in (1000, 2000):
        rig.route.target_ms = target
        rig.route.find(plays=plays, counts=counts)
        assert rig.route.way.shown_ms == target
        assert rig.asked[-1] == (target, plays, counts)


def test_opened_somewhere_it_goes_there_at_once() -> None:
    route = _Rig(3000).route
    assert route.target_ms == route.way.ask_ms == 3000
    assert route.resumes(), "there is where it was to be opened"
    assert route.target_ms == 3000


@pytest.mark.parametrize(("opened_at", "sought", "goes_to"), [(3000, 0, 3000), (3000, 500, 500)])
def test_with_something_to_find_that_it_should_not_it_is_opened_at_the_beginning_first(
    opened_at: int, sought: int, goes_to: int
) -> None:
    route = _Rig(opened_at, is_outdated=True).route
    assert route.target_ms == route.way.ask_ms == 0
    route.target_ms = sought
    assert route.resumes()
    assert route.target_ms == goes_to
    route.target_ms = 0
    assert not route.resumes(), "once"


def test_a_clip_opened_at_its_beginning_has_nowhere_to_go() -> None:
    assert not _Rig(0, is_outdated=True).route.resumes()


@pytest.mark.parametrize(("target", "is_near"), [(0, False), (9000, False), (9001, True)])
def test_near_the_end_it_is_of_no_further_use(rig: _Rig, target: int, *, is_near: bool) -> None:
    rig.route.target_ms = target
    assert rig.route.is_near_end is is_near


@pytest.mark.parametrize(
    ("ahead_ms", "needed_ms", "must", "would"),
    [
        (0, 0, False, False),
        (0, 5000, False, True),  # for another place it has read so far
        (200, 0, False, False),
        (201, 0, True, True),  # decoders that hold back more than others
    ],
)
def test_whether_it_would_read_to_the_end(
    ahead_ms: int, needed_ms: int, *, must: bool, would: bool
) -> None:
    rig = _Rig(ahead_ms=ahead_ms)
    rig.settings.needed_ms = needed_ms
    rig.route.target_ms = 5007
    rig.route.find(plays=False, counts=True)
    rig.reads_up_at = 5000 + HELD_MS + 200
    assert rig.route.must_run_up is must
    assert rig.route.would_read_up is would
    assert rig.route.starts_anew is would


def test_what_decoders_hold_back_counts_up_to_a_limit() -> None:
    rig = _Rig(ahead_ms=6000)
    rig.route.prepare()
    assert rig.settings.needed_ms == HELD_MS + MOST_MS


@pytest.mark.parametrize(
    ("needs_running", "is_outdated", "starts_anew"),
    [(False, False, False), (True, False, True), (False, True, True)],
)
def test_some_clips_can_never_be_gone_on_with(
    rig: _Rig, *, needs_running: bool, is_outdated: bool, starts_anew: bool
) -> None:
    rig.places.needs_running, rig.medium.is_outdated = needs_running, is_outdated
    assert rig.route.starts_anew is starts_anew


def test_what_comes_after_the_way_is_the_places_to_know(rig: _Rig) -> None:
    found: Any = rig.route.steps_to_end
    assert found == (rig.route.way, LENGTH_MS)


@given(
    pictures=st.integers(-9, 9).filter(bool),
    is_known=st.booleans(),
    counts=st.booleans(),
    has_read=st.booleans(),
)
def test_steps_are_taken_forward_over_what_was_read_from_where_counting_led(
    pictures: int, *, is_known: bool, counts: bool, has_read: bool
) -> None:
    rig = _Rig()
    if has_read:
        rig.route.target_ms = 1507
        rig.route.find(plays=False, counts=True)
        rig.route.prepare()
    rig.neighbour = Approach(ask_ms=1640, steps=0, shown_ms=1639.5 if is_known else None)
    only_steps = rig.route.walks(pictures, 1234, counts=counts)
    assert rig.asked[-1] == (pictures, 1234)
    assert rig.route.way == rig.neighbour
    assert rig.route.target_ms == 1640
    assert only_steps is (pictures > 0 and (not is_known or (counts and has_read)))


def test_it_has_read_from_where_it_was_sent_as_far_as_it_was_told(rig: _Rig) -> None:
    rig.route.target_ms = 1507
    rig.route.find(plays=False, counts=True)
    rig.settings.needed_ms = 4000
    rig.route.prepare()
    rig.route.walks(1, 0, counts=True)
    assert rig.read_to == [1500 + 4000]
