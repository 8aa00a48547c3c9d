"""Running up to pictures near a clip's end: when, how fast, and when it was enough. Without libVLC."""

from types import SimpleNamespace

import pytest

from judge_app.ui.players.vlc.run_up import VlcRunUp


class _Rig:
    """Everything that a run up looks at and tells."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.arrived = False
        self.medium = SimpleNamespace(has_failed=False)
        arrived = SimpleNamespace(is_set=lambda: self.arrived)
        self.screen = SimpleNamespace(counts_equal=False, steps_shown=0, arrived=arrived)
        self.route = SimpleNamespace(must_run_up=False)
        settings = SimpleNamespace(need=self.told.append)
        self.repeated: list[bool] = []
        pause = SimpleNamespace(
            tell=lambda *, stands: self.told.append(stands),
            repeat=lambda _state, _now, *, stands: self.repeated.append(stands),
        )
        self.run_up = VlcRunUp(self.medium, self.screen, settings, pause)  # type: ignore[arg-type]

    def over(self, wanted: int | None, *, has_ended: bool = False, now: float = 0.0) -> bool:
        return self.run_up.is_over("Paused", now, wanted, has_ended=has_ended)

    def decide(self, *, may_count: bool = True) -> bool:
        self.run_up.decide(self.route, may_count=may_count)  # type: ignore[arg-type]
        return self.run_up.is_due


@pytest.fixture(name="rig")
def _rig() -> _Rig:
    return _Rig()


@pytest.mark.parametrize(
    ("must", "helps", "may_count", "is_due"),
    [
        (False, False, True, False),
        (True, False, True, True),
        (False, True, True, True),
        (True, True, False, False),
    ],
)
def test_when_it_is_due(
    rig: _Rig, *, must: bool, helps: bool, may_count: bool, is_due: bool
) -> None:
    rig.route.must_run_up = must
    rig.run_up.may_help(is_read_up=helps)
    assert rig.decide(may_count=may_count) is is_due
    assert (rig.run_up.rate is not None) is is_due


def test_that_it_may_help_counts_for_the_next_start_only(rig: _Rig) -> None:
    assert rig.run_up.may_help(is_read_up=True)
    assert rig.decide()
    assert not rig.decide()


@pytest.mark.parametrize(
    ("has_failed", "is_read_up", "arrived", "helps"),
    [
        (False, False, False, False),
        (True, False, False, True),
        (False, True, False, True),
        (True, True, True, False),  # the picture is there
    ],
)
def test_it_helps_where_bytes_are_wanting(
    rig: _Rig, *, has_failed: bool, is_read_up: bool, arrived: bool, helps: bool
) -> None:
    rig.medium.has_failed, rig.arrived = has_failed, arrived
    assert rig.run_up.may_help(is_read_up=is_read_up) is helps


def test_it_begins_with_some_slack_and_counts_every_picture(rig: _Rig) -> None:
    rig.run_up.begin(0)
    assert rig.screen.counts_equal
    assert rig.told == [250, False]


def test_it_makes_up_for_what_libvlc_believes_late(rig: _Rig) -> None:
    rig.route.must_run_up = True
    rig.decide()
    rig.run_up.begin(1000)
    assert rig.run_up.rate is not None
    assert rig.told == [250 + 1000 * rig.run_up.rate, False]


def test_it_says_again_that_the_clip_is_to_run(rig: _Rig) -> None:
    rig.run_up.begin(0)
    assert not rig.over(5)
    assert rig.repeated == [False]


@pytest.mark.parametrize(
    ("wanted", "arrived", "has_ended", "is_over"),
    [
        (5, False, False, False),
        (5, True, False, False),  # to its end, where the number shows whether any was left out
        (5, False, True, True),
        (None, False, False, False),
        (None, True, False, True),
        (None, False, True, True),
    ],
)
def test_when_it_is_over(
    rig: _Rig, wanted: int | None, *, arrived: bool, has_ended: bool, is_over: bool
) -> None:
    rig.arrived = arrived
    rig.screen.steps_shown = 5
    assert rig.over(wanted, has_ended=has_ended) is is_over


def test_the_last_picture_may_come_after_the_end(rig: _Rig) -> None:
    rig.screen.steps_shown = 4
    assert not rig.over(5, has_ended=True)
    rig.screen.steps_shown = 5
    assert rig.over(5, has_ended=True)


def test_no_picture_comes_from_a_process_with_nothing_left_to_do(rig: _Rig) -> None:
    rig.screen.steps_shown = 4
    looks = (rig.over(5, has_ended=True, now=moment * 0.01) for moment in range(100_000))
    assert any(looks)


@pytest.mark.parametrize(
    ("wanted", "shown", "has_failed", "slower"),
    [(5, 5, False, False), (5, 4, False, True), (None, 4, False, False), (5, 4, True, False)],
)
def test_it_goes_slower_where_pictures_were_left_out(
    rig: _Rig, wanted: int | None, shown: int, *, has_failed: bool, slower: bool
) -> None:
    rig.screen.steps_shown, rig.medium.has_failed = shown, has_failed
    assert rig.run_up.must_go_slower(wanted) is slower


def test_it_goes_slower_and_slower_and_then_no_more(rig: _Rig) -> None:
    rig.route.must_run_up = True
    rates: list[float] = []
    for _ in range(4):
        rig.decide()
        assert rig.run_up.rate is not None
        rates.append(rig.run_up.rate)
        if not rig.run_up.must_go_slower(1):
            break
    assert rates == sorted(rates, reverse=True)
    assert len(set(rates)) == 3
    assert min(rates) > 1, "else it would take as long as playing"
