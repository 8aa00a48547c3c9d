"""Rank sum, majority judgment, and ranks with ties, against published elections and by hand."""

from fractions import Fraction

import pytest

from judge_app.contest.rules import Method, ScoringRules
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.majority_judgment import majority_sequence
from judge_app.tally.rank_sum import rank_sums
from judge_app.tally.ranks import average_ranks, shared_places
from judge_app.tally.verified import verified_result
from tests.support.tally_builder import ballots, contest

# A hundred voters choose Tennessee's capital among Memphis, Nashville, Chattanooga, Knoxville.
TENNESSEE = {"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17}
GRADES = {
    "M": {4: 42, 1: 58},
    "N": {4: 26, 2: 74},
    "C": {4: 15, 3: 17, 2: 26, 1: 42},
    "K": {4: 17, 3: 15, 2: 26, 1: 42},
}


def tallied(rows: dict[str, list[str]], method: Method) -> TallyResult:
    judges = [f"V{n:03d}" for n in range(len(next(iter(rows.values()))))]
    of = contest(list(rows), judges, scoring=ScoringRules(method=method))
    result = verified_result(ballots(of, rows))
    assert isinstance(result, TallyResult)
    return result


def test_borda_counts_of_tennessee() -> None:
    """With 3, 2, 1, 0 points: Memphis 126, Nashville 194, Chattanooga 173, Knoxville 107."""
    voters = [order for order, times in TENNESSEE.items() for _ in range(times)]
    rows = {city: [str(10 - order.index(city)) for order in voters] for city in "MNCK"}
    result = tallied(rows, Method.RANK_SUM)
    points = {str(e.code): 4 * 100 - (e.figure or 0) for e in result.entries}
    assert points == {"M": 126, "N": 194, "C": 173, "K": 107}
    assert [str(e.code) for e in result.entries] == ["N", "C", "M", "K"]


def test_majority_judgment_of_tennessee() -> None:
    rows = {
        city: [str(grade) for grade, times in given.items() for _ in range(times)]
        for city, given in GRADES.items()
    }
    result = tallied(rows, Method.MAJORITY_JUDGMENT)
    assert [str(e.code) for e in result.entries] == ["N", "K", "C", "M"]
    assert {str(e.code): e.figure for e in result.entries} == {"M": 1, "N": 2, "C": 2, "K": 2}


def test_the_lower_median_is_taken_away_again_and_again() -> None:
    assert majority_sequence([5, 1, 3, 4], 4) == (3, 4, 1, 5)
    assert majority_sequence([5, 1], 4) == (1, 1, 1, 5), "filled up with its own median"


def test_ranks_are_averaged_where_values_are_equal() -> None:
    assert average_ranks([10, 8, 8, 5]) == [1, Fraction(5, 2), Fraction(5, 2), 4]
    assert shared_places([10, 8, 8, 5]) == [1, 2, 2, 4]


def test_a_missing_rank_is_the_mean_of_the_others() -> None:
    totals: list[list[int | None]] = [[9, 9, None], [8, 8, 8], [7, 7, 9]]
    assert rank_sums(totals) == (Fraction(3), Fraction(6), Fraction(7))


@pytest.mark.parametrize("method", [Method.RANK_SUM, Method.SKATING, Method.MAJORITY_JUDGMENT])
def test_all_alike_share_the_first_place(method: Method) -> None:
    result = tallied({"A": ["5", "5"], "B": ["5", "5"], "C": ["5", "5"]}, method)
    assert [(e.place, e.shares, e.place_text) for e in result.entries] == [(1, 3, "1=")] * 3
