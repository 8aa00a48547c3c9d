"""The second routine agrees with the first on whatever rules and panels chance brings up."""

from hypothesis import HealthCheck, given, settings

from judge_app.contest.rules import Method
from judge_app.tally.ballots import Ballots
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.result import work_out
from judge_app.tally.verified import RecountMismatch, compare_with_recount, verified_result
from tests.support.tally_builder import ballots, contest, one_row
from tests.support.tally_strategies import random_ballots

SLOW = settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SLOW
@given(random_ballots())
def test_recount_agrees_on_random_contests(random: Ballots) -> None:
    assert compare_with_recount(work_out(random)) == ()


@SLOW
@given(
    random_ballots(methods=(Method.SKATING, Method.RANK_SUM, Method.MAJORITY_JUDGMENT), whole=True)
)
def test_recount_agrees_where_entries_are_compared(random: Ballots) -> None:
    assert compare_with_recount(work_out(random)) == ()


def test_a_verified_result_is_the_result() -> None:
    of = contest(["SP-001", "SP-002"], ["GK01", "GK02"])
    marks = ballots(of, {"SP-001": ["80", "90"], "SP-002": ["70", "95"]})
    assert isinstance(verified_result(marks), TallyResult)


def test_a_difference_is_named() -> None:
    result = work_out(one_row("80 90"))
    other = one_row("80 91")
    broken = TallyResult(
        ballots=other,
        entries=result.entries,
        superseded=(),
        missing_sheets=(),
    )
    found = compare_with_recount(broken)
    assert [(d.entry, d.field, d.tallied, d.recounted) for d in found] == [
        ("SP-001", "figure", "85", "171/2")
    ]
    assert RecountMismatch(differences=found).differences == found
