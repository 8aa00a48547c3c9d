"""Worked examples from rulebooks and official result sheets, exact to the last digit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from judge_app.contest.rules import (
    AggregateBy,
    Dropping,
    Method,
    RoundingStages,
    ScoringRules,
)
from judge_app.tally.cells import CellState
from judge_app.tally.result import work_out
from tests.support.tally_builder import ballots, contest, criterion, one_row

GOLDEN = "85.5 88 79 91.5 86"


def _shown(marks: str, scoring: ScoringRules, **scale: str) -> Decimal | None:
    return work_out(one_row(marks, scoring, **scale)).entries[0].shown


@pytest.mark.parametrize(
    ("scoring", "expected"),
    [
        (ScoringRules(), "86.00"),
        (ScoringRules(dropping=Dropping(highest=1, lowest=1)), "86.50"),
        (ScoringRules(method=Method.MEDIAN), "86.00"),
        (ScoringRules(method=Method.SUM), "430.00"),
    ],
)
def test_the_panel_of_five(scoring: ScoringRules, expected: str) -> None:
    assert str(_shown(GOLDEN, scoring)) == expected


def test_a_mark_too_far_from_the_first_mean_is_void() -> None:
    result = work_out(one_row("90 88 86 65 91", ScoringRules(void_beyond=Decimal(15)))).entries[0]
    assert result.first_mean == 84
    assert result.shown == Decimal("88.75")
    assert [cell.state for cell in result.cells].count(CellState.VOID) == 1
    assert result.cells[3].state is CellState.VOID
    assert result.cells[3].total == 65


def test_exactly_the_limit_is_not_void() -> None:
    result = work_out(one_row("90 70 80", ScoringRules(void_beyond=Decimal(10)))).entries[0]
    assert result.shown == Decimal("80.00")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [("7 7.25", "7.13"), ("2.675", "2.68"), ("86.005", "86.01"), ("8.75 9.25 8.5", "8.83")],
)
def test_halves_go_up(marks: str, expected: str) -> None:
    assert str(_shown(marks, ScoringRules(), step="0.005")) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("7.5 8 7.25 7.25 7.5 - 8.25 7 7.5", "7.50"),
        ("6.75 6.75 7 7.25 7.25 - 7.5 7 7.5", "7.13"),
    ],
)
def test_a_missing_judge_is_missing(marks: str, expected: str) -> None:
    scoring = ScoringRules(dropping=Dropping(highest=1, lowest=1))
    result = work_out(one_row(marks, scoring, maximum="10"))
    assert str(result.entries[0].shown) == expected
    assert result.missing_sheets == ("GK06",)


def test_figure_skating_components_through_their_rounding_stages() -> None:
    marks = {
        "SS": "9.5 9.25 9.75 9.5 9.5 9.5 8.75 9.5 9.25",
        "TR": "9.25 9.25 9.5 9 9.25 9.75 8.5 9.25 9.25",
        "PE": "9.75 9.5 9.75 9.75 9.5 10 8.75 10 9.5",
        "IN": "9.75 9.25 9.75 9.75 9.75 9.75 8.75 9.75 9.75",
        "CO": "9.75 9.25 9.5 9.5 9.75 9.5 9 9.5 9.75",
    }
    of = contest(
        ["SP-001"],
        [f"J{n}" for n in range(1, 10)],
        criteria=[criterion(key, "10", "0.25", "1.6") for key in marks],
        scoring=ScoringRules(
            aggregate_by=AggregateBy.CRITERION,
            dropping=Dropping(highest=1, lowest=1),
            rounding=RoundingStages(criterion=2, weighted=2, entry=2),
        ),
    )
    columns = zip(*(text.split() for text in marks.values()), strict=True)
    row = [dict(zip(marks, column, strict=True)) for column in columns]
    result = work_out(ballots(of, {"SP-001": row})).entries[0]
    assert [str(float(c.rounded)) for c in result.criteria] == [
        "9.43",
        "9.25",
        "9.68",
        "9.68",
        "9.54",
    ]
    assert [c.weighted for c in result.criteria] == [
        Fraction(text) for text in ("15.09", "14.80", "15.49", "15.49", "15.26")
    ]
    assert str(result.shown) == "76.13"


@pytest.mark.parametrize(
    ("marks", "difficulty", "drop", "expected"),
    [
        ("7.5 7.0 7.5 7.0 7.5 8.0 6.5", "3.0", 2, "66.0"),
        ("6.5 7 7 7.5 7.5 8 8", "2.8", 2, "61.6"),
        ("8 8.5 8 7.5 8", "3", 1, "72.0"),
    ],
)
def test_diving(marks: str, difficulty: str, drop: int, expected: str) -> None:
    of = contest(
        ["SP-001"],
        [f"J{n}" for n in range(len(marks.split()))],
        criteria=[criterion("1", "10", "0.5", difficulty)],
        scoring=ScoringRules(
            method=Method.SUM,
            aggregate_by=AggregateBy.CRITERION,
            dropping=Dropping(highest=drop, lowest=drop),
            rounding=RoundingStages(entry=1),
        ),
    )
    result = work_out(ballots(of, {"SP-001": marks.split()}))
    assert str(result.entries[0].shown) == expected


def test_ski_jumping() -> None:
    scoring = ScoringRules(
        method=Method.SUM,
        dropping=Dropping(highest=1, lowest=1),
        rounding=RoundingStages(entry=1),
    )
    assert str(_shown("17.5 17.5 17.5 18 18", scoring, maximum="20", step="0.5")) == "53.0"
