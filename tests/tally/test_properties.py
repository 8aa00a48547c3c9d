"""What must hold of every tally, whatever the rules and the marks."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TypeVar

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from judge_app.contest.ids import EntryCode
from judge_app.contest.rules import (
    AggregateBy,
    Dropping,
    Method,
    RoundingStages,
    ScoringRules,
    TieBreakKind,
)
from judge_app.contest.scoresheet import FinalSheet
from judge_app.tally.ballots import Ballots
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.tally.result import work_out
from tests.support.tally_builder import ballots, contest, criterion, one_row
from tests.support.tally_strategies import random_ballots

T = TypeVar("T")
MANY = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
EXACT = RoundingStages(entry=None)
QUARTERS = st.integers(0, 400).map(lambda quarters: Fraction(quarters, 4))


def told(result: TallyResult) -> dict[EntryCode, tuple[object, ...]]:
    """Return what is published of each entry."""
    return {
        entry.code: (
            entry.figure,
            entry.place,
            entry.shares,
            frozenset(entry.awards),
            frozenset(entry.withheld),
            entry.advances,
            entry.not_ranked,
            frozenset((cell.judge, cell.state, cell.total) for cell in entry.cells),
        )
        for entry in result.entries
    }


def shuffled(held: Ballots, seed: int) -> Ballots:
    chance = Random(seed)
    panel = held.contest.panel

    def mixed(values: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(chance.sample(values, len(values)))

    members = mixed(panel.members)
    return replace(
        held,
        contest=replace(
            held.contest,
            entries=mixed(held.contest.entries),
            panel=replace(panel, members=members, assignments=mixed(panel.assignments)),
        ),
        sheets=mixed(held.sheets),
        panel_votes=mixed(held.panel_votes),
    )


@MANY
@given(random_ballots(), st.integers(0, 10**6))
def test_the_order_of_judges_entries_and_sheets_changes_nothing(held: Ballots, seed: int) -> None:
    assert told(work_out(shuffled(held, seed))) == told(work_out(held))


@MANY
@given(random_ballots())
def test_a_sheet_that_comes_twice_is_one_sheet(held: Ballots) -> None:
    doubled = replace(held, sheets=(*held.sheets, *held.sheets))
    assert told(work_out(doubled)) == told(work_out(held))


def row(marks: list[Fraction], scoring: ScoringRules) -> EntryResult:
    texts = " ".join(str(Decimal(mark.numerator) / mark.denominator) for mark in marks)
    return work_out(one_row(texts, scoring, step="0.001")).entries[0]


@given(st.lists(QUARTERS, min_size=1, max_size=9))
def test_a_mark_equal_to_the_mean_does_not_move_the_mean(marks: list[Fraction]) -> None:
    mean = sum(marks, Fraction(0)) / len(marks)
    assume((mean * 1000).denominator == 1)
    scoring = ScoringRules(rounding=EXACT)
    assert row(marks, scoring).figure == mean
    assert row([*marks, mean], scoring).figure == mean


@given(st.lists(QUARTERS, min_size=1, max_size=9), st.integers(0, 2), st.integers(0, 2))
def test_sums_and_trimmed_sums_are_exact(marks: list[Fraction], high: int, low: int) -> None:
    scoring = ScoringRules(
        method=Method.SUM, rounding=EXACT, dropping=Dropping(highest=high, lowest=low)
    )
    found = row(marks, scoring)
    if high + low and len(marks) < max(3, high + low + 1):
        assert found.figure is None
    else:
        assert found.figure == sum(sorted(marks)[low : len(marks) - high], Fraction(0))


def raised(held: Ballots, spot: int) -> tuple[EntryCode, Ballots] | None:
    """Return the ballots with one mark raised by a step, and whose it is."""
    places = [
        (sheet, assessment, mark)
        for sheet in held.sheets
        for assessment in sheet.assessments
        for mark in assessment.marks
    ]
    if not places:
        return None
    sheet, assessment, mark = places[spot % len(places)]
    leaf = held.contest.rubric.leaf(mark.criterion)
    if mark.value + leaf.step > leaf.maximum:
        return None
    marks = tuple(
        replace(each, value=each.value + leaf.step) if each is mark else each
        for each in assessment.marks
    )
    given_now = tuple(
        replace(each, marks=marks) if each is assessment else each for each in sheet.assessments
    )
    changed: FinalSheet = replace(sheet, assessments=given_now)
    sheets = tuple(changed if each is sheet else each for each in held.sheets)
    return assessment.entry, replace(held, sheets=sheets)


@MANY
@given(random_ballots(methods=(Method.MEAN, Method.SUM)), st.integers(0, 10**6))
def test_raising_a_mark_never_lowers_the_place(held: Ballots, spot: int) -> None:
    """Under mean, sum and their trimmed forms; a void rule may turn things round by design."""
    rules = held.contest.scoring
    assume(rules.void_beyond is None)
    # The votes of a panel that parted a tie belong to that tie alone.
    assume(all(step.kind is not TieBreakKind.VOTE for step in rules.tie_breaks))
    moved = raised(held, spot)
    assume(moved is not None)
    assert moved is not None
    code, other = moved
    before, after = work_out(held).entry(code).place, work_out(other).entry(code).place
    assert before is None or (after is not None and after <= before)


@MANY
@given(random_ballots())
def test_ties_are_idempotent(held: Ballots) -> None:
    """Asking the same list of steps again parts nothing more."""
    rules = held.contest.scoring
    again = replace(rules, tie_breaks=(*rules.tie_breaks, *rules.tie_breaks))
    other = work_out(replace(held, contest=replace(held.contest, scoring=again)))
    assert [(e.code, e.place, e.shares) for e in other.entries] == [
        (e.code, e.place, e.shares) for e in work_out(held).entries
    ]


@MANY
@given(random_ballots())
def test_places_are_1224_and_missing_is_never_zero(held: Ballots) -> None:
    result = work_out(held)
    groups: dict[str, list[EntryResult]] = {}
    for entry in result.entries:
        key = str(entry.category) if held.contest.award_rules.per_category else ""
        groups.setdefault(key, []).append(entry)
    for group in groups.values():
        places = sorted(e.place for e in group if e.place is not None)
        for place in places:
            assert place == 1 + sum(other < place for other in places)
        for entry in group:
            assert (entry.place is None) == (entry.not_ranked is not None)
            assert entry.place is not None or not (entry.awards or entry.advances)


def test_dropping_goes_by_occurrence_not_by_value() -> None:
    scoring = ScoringRules(dropping=Dropping(highest=1, lowest=1), rounding=EXACT)
    assert row([Fraction(9), Fraction(9), Fraction(5), Fraction(5)], scoring).figure == 7


def test_by_criterion_a_criterion_without_a_mark_leaves_the_others_counting() -> None:
    of = contest(
        ["SP-001"],
        ["GK01", "GK02"],
        criteria=[criterion("1", "10"), criterion("2", "10")],
        scoring=ScoringRules(aggregate_by=AggregateBy.CRITERION),
    )
    found = work_out(ballots(of, {"SP-001": [{"1": "8", "2": "6"}, {"1": "9"}]})).entries[0]
    assert str(found.shown) == "14.50"
