"""The collector waits while a tally is worked out, and would have found nothing."""

import gc
from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest

from judge_app.tally.agreement import agreement
from judge_app.tally.ballots import Ballots
from judge_app.tally.collector import collector_paused
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.rating_table import rating_table
from judge_app.tally.result import work_out
from judge_app.tally.robustness import robustness
from judge_app.tally.severity import severity_adjusted
from judge_app.tally.standard_scores import standard_scores
from judge_app.tally.verified import verified_result
from tests.support.tally_builder import ballots, contest


@pytest.fixture(autouse=True)
def collector_as_it_was() -> Iterator[None]:
    assert gc.isenabled()
    yield
    assert gc.isenabled()


def small() -> Ballots:
    of = contest([f"SP-{n:03d}" for n in range(1, 9)], ["GK01", "GK02", "GK03"])
    marks = {f"SP-{n:03d}": [str(90 - n), str(80 + n % 3), "85"] for n in range(1, 9)}
    return ballots(of, marks)


def test_it_waits_and_wakes_however_the_work_ends() -> None:
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), collector_paused():
        _ = 1 // 0
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_last_of_two_threads_wakes_it() -> None:
    begun, go_on = Event(), Event()

    def work() -> None:
        with collector_paused():
            begun.set()
            go_on.wait(60)

    thread = Thread(target=work)
    with collector_paused():
        thread.start()
        assert begun.wait(60)
    assert not gc.isenabled(), "the other thread still works"
    go_on.set()
    thread.join(60)
    assert gc.isenabled()


WORK: dict[str, Callable[[TallyResult], object]] = {
    "tally": lambda result: work_out(result.ballots),
    "tally and recount": lambda result: verified_result(result.ballots),
    "what if": robustness,
    "agreement": agreement,
    "severity": lambda result: severity_adjusted(rating_table(result)),
    "standard scores": lambda result: standard_scores(rating_table(result)),
}


@pytest.mark.parametrize("name", WORK)
def test_there_is_nothing_to_collect(name: str) -> None:
    """The reason for the pause: no record refers to itself by any way."""
    result = work_out(small())
    WORK[name](result)
    gc.collect()
    gc.disable()
    try:
        WORK[name](result)
        assert gc.collect() == 0
    finally:
        gc.enable()
