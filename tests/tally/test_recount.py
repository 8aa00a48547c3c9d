"""The second routine agrees with the first on whatever rules and panels chance brings up."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from judge_app.contest.ids import AwardId, EntryCode
from judge_app.contest.rules import (
    AggregateBy,
    Award,
    AwardRules,
    Dropping,
    LadderAction,
    LadderBand,
    Method,
    Part,
    PartSource,
    ScoringRules,
    SharedPrizes,
    TieBreak,
    TieBreakKind,
)
from judge_app.contest.scoresheet import Outcome
from judge_app.tally import (
    aggregation,
    comparison,
    judge_total,
    panel_figure,
    parts,
    prize_field,
    prizes,
    recount_figures,
    recount_places,
    result,
    rounding,
    standings,
    ties,
)
from judge_app.tally.ballots import Ballots, PanelVote, Settlement
from judge_app.tally.cells import CellState
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.panel_figure import NotRanked
from judge_app.tally.result import work_out
from judge_app.tally.verified import RecountMismatch, compare_with_recount, verified_result
from tests.support.tally_builder import ballots, contest, criterion, judge, one_row
from tests.support.tally_strategies import random_ballots

LENIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
SLOW = settings(max_examples=100, deadline=None, suppress_health_check=LENIENT)


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


def features(held: Ballots) -> set[str]:
    """Return which rules decided something in these ballots."""
    rules, found = held.contest.scoring, work_out(held)
    stages = (rules.rounding.criterion, rules.rounding.weighted, rules.rounding.judge_total)
    seen = {f"{rules.method} by {rules.aggregate_by}"}
    seen |= {f"settled: {settlement.action}" for settlement in held.settlements}
    seen |= {"rounding at every stage"} if None not in stages else set()
    seen |= {"superseded"} if found.superseded else set()
    for entry in found.entries:
        seen |= {f"state: {cell.state}" for cell in entry.cells}
        seen |= {f"part: {part.source}" for part in entry.parts if part.figure}
        seen |= {f"not ranked: {entry.not_ranked}", f"advances: {entry.advances}"}
        seen |= {
            f"tie: {step.kind}" for step in (entry.tie.steps if entry.tie else ()) if step.parted
        }
        seen |= {"shared place"} if entry.shares > 1 else set()
        seen |= {"withheld"} if entry.withheld else set()
        seen |= {"advance undecided"} if entry.advance_undecided else set()
        if entry.discrepancy is not None:
            seen.add(f"asks: {entry.discrepancy.action}")
        for award in held.contest.award_rules.awards:
            if award.id in entry.awards:
                seen.add(f"prizes: {held.contest.award_rules.shared_prizes}")
                seen |= {"special award"} if award.special and award.criterion else set()
                seen |= {"prize in a frame"} if award.minimum or award.below else set()
                seen |= {"prize under a cap"} if held.contest.award_rules.share_cap else set()
    return seen


EVERY_FEATURE = {
    *(f"{method} by {way}" for method in Method for way in AggregateBy),
    *(f"{word}: {action}" for word in ("settled", "asks") for action in LadderAction),
    *(f"tie: {kind}" for kind in TieBreakKind if kind is not TieBreakKind.SHARED),
    *(f"part: {source}" for source in PartSource),
    *(f"state: {state}" for state in CellState),
    *(f"not ranked: {reason}" for reason in (None, *NotRanked)),
    *(f"prizes: {shared}" for shared in SharedPrizes),
    "advances: True", "advance undecided", "withheld", "shared place", "superseded",
    "special award", "prize in a frame", "prize under a cap", "rounding at every stage",
}  # fmt: skip


def test_random_contests_come_to_every_rule() -> None:
    """What is drawn above is worth something only if it comes to every branch."""
    seen: set[str] = set()

    def look(held: Ballots) -> None:
        seen.update(features(held))

    drawn = settings(
        max_examples=100,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=LENIENT,
    )
    for number in range(30):
        drawn(seed(number)(given(random_ballots())(look)))()
        if seen >= EVERY_FEATURE:
            break
    assert seen >= EVERY_FEATURE, sorted(EVERY_FEATURE - seen)


def test_a_verified_result_is_the_result() -> None:
    of = contest(["SP-001", "SP-002"], ["GK01", "GK02"])
    marks = ballots(of, {"SP-001": ["80", "90"], "SP-002": ["70", "95"]})
    assert isinstance(verified_result(marks), TallyResult)


def test_a_difference_is_named() -> None:
    found = work_out(one_row("80 90"))
    other = one_row("80 91")
    broken = TallyResult(
        ballots=other,
        entries=found.entries,
        superseded=(),
        missing_sheets=(),
    )
    differences = compare_with_recount(broken)
    assert [(d.entry, d.field, d.tallied, d.recounted) for d in differences] == [
        ("SP-001", "spread", "10", "11"),
        ("SP-001", "figure", "85", "171/2"),
    ]
    assert RecountMismatch(differences=differences).differences == differences


def rich() -> Ballots:
    """A contest in which every step of the reckoning decides something."""
    codes = [f"SP-{n:03d}" for n in range(1, 7)]
    of = contest(
        codes,
        [judge("GK01", chair=True), *(f"GK{n:02d}" for n in range(2, 6))],
        criteria=[criterion("1", "60", "0.25", "1"), criterion("2", "20", "0.25", "2")],
        scoring=ScoringRules(
            dropping=Dropping(highest=1, lowest=1),
            void_beyond=Decimal(15),
            ladder=(
                LadderBand(up_to=Decimal(10), action=LadderAction.ACCEPT),
                LadderBand(up_to=None, action=LadderAction.CONFER),
            ),
            tie_breaks=(TieBreak(kind=TieBreakKind.CHAIR),),
            parts=(
                Part(id="gk", label="GK", source=PartSource.JURY, maximum=Decimal(80), decimals=2),
                Part(id="bc", label="BC", source=PartSource.VOTE, maximum=Decimal(20), decimals=1),
            ),
        ),
        awards=AwardRules(
            awards=(
                Award(id=AwardId("nhat"), label="Nhất", count=1, minimum=Decimal(50)),
                Award(id=AwardId("nhi"), label="Nhì", count=2),
            ),
            advance=2,
        ),
        votes={code: 10 * n for n, code in enumerate(codes, start=1)},
    )
    rows = {}
    for n, code in enumerate(codes):
        first = [40 + n, 41 + n, 43 + n, 46 - n, 4 if n == 2 else 44]
        rows[code] = [{"1": str(mark), "2": str(12.25 + k + n % 3)} for k, mark in enumerate(first)]
    held = ballots(of, rows)
    return replace(
        held,
        settlements=(
            Settlement(
                entry=EntryCode("SP-004"),
                action=LadderAction.MEAN_OF_THREE,
                third_total=Decimal(70),
            ),
        ),
        panel_votes=(PanelVote(entry=EntryCode("SP-001"), votes=3),),
    )


def _off_by_one(real: Callable[..., Any]) -> Callable[..., Any]:
    def faulty(*args: Any, **kwargs: Any) -> Any:
        found = real(*args, **kwargs)
        return found + 1 if isinstance(found, int | Fraction | Decimal) else found

    return faulty


def _nothing(value: object) -> Callable[..., object]:
    return lambda *args, **kwargs: value


FAULTS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "sums": (panel_figure, "aggregate", _off_by_one(aggregation.aggregate)),
    "last rounding": (standings, "half_up_units", _off_by_one(rounding.half_up_units)),
    "rounding of parts": (parts, "half_up", _off_by_one(rounding.half_up)),
    "void rule": (panel_figure, "void_columns", _nothing(frozenset())),
    "nothing dropped": (
        panel_figure,
        "split_dropped",
        lambda values, *_: ([value for value, _ in values], ()),
    ),
    "settlements": (standings, "settled_figure", _nothing(None)),
    "bands": (result, "band_of", _nothing(0)),
    "order": (
        comparison,
        "key_figure",
        lambda key, rules: -standings.key_figure(key, rules),
    ),
    "frames of awards": (prize_field.Frame, "holds", _nothing(False)),
    "who goes on": (prizes, "advance", _nothing((set(), set()))),
    "second routine: means": (
        recount_figures,
        "together",
        _off_by_one(recount_figures.together),
    ),
    "second routine: void": (recount_figures, "_void", _nothing(frozenset())),
    "second routine: classes": (
        recount_places,
        "_classes",
        lambda codes, key: [list(codes)],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_either_routine_keeps_the_result_back(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = rich()
    assert isinstance(verified_result(held), TallyResult)
    module, name, faulty = FAULTS[fault]
    monkeypatch.setattr(module, name, faulty)
    found = verified_result(held)
    assert isinstance(found, RecountMismatch)
    assert found.differences


def test_a_fault_in_judges_totals_keeps_the_result_back(monkeypatch: pytest.MonkeyPatch) -> None:
    real = judge_total.TotalAdder.total
    monkeypatch.setattr(judge_total.TotalAdder, "total", _off_by_one(real))
    assert isinstance(verified_result(rich()), RecountMismatch)


def test_a_fault_in_breaking_ties_keeps_the_result_back(monkeypatch: pytest.MonkeyPatch) -> None:
    of = contest(
        ["SP-001", "SP-002"],
        [judge("GK01", chair=True), "GK02"],
        scoring=ScoringRules(tie_breaks=(TieBreak(kind=TieBreakKind.CHAIR),)),
    )
    held = ballots(of, {"SP-001": ["80", "90"], "SP-002": ["90", "80"]})
    assert isinstance(verified_result(held), TallyResult)
    monkeypatch.setattr(ties, "_chair_total", lambda standings, row: Fraction(row))
    assert isinstance(verified_result(held), TallyResult), "the same order, by chance"
    monkeypatch.setattr(ties, "_chair_total", lambda standings, row: Fraction(-row))
    assert isinstance(verified_result(held), RecountMismatch)


def floats_in(value: object, seen: set[int]) -> list[object]:
    """Return every float inside a record, however deep."""
    if isinstance(value, float):
        return [value]
    if id(value) in seen or isinstance(value, str | int | Decimal | Fraction):
        return []
    seen.add(id(value))
    if isinstance(value, tuple | list | set | frozenset):
        inner: list[object] = list(value)
    elif isinstance(value, dict):
        inner = [*value, *value.values()]
    else:
        inner = [getattr(value, name) for name in getattr(value, "__slots__", ())]
    return [found for each in inner for found in floats_in(each, seen)]


@settings(max_examples=40, deadline=None, suppress_health_check=LENIENT)
@given(random_ballots())
def test_no_float_is_anywhere_in_a_result(random: Ballots) -> None:
    assert floats_in(work_out(random), set()) == []


def test_an_outcome_is_no_zero_in_either_routine() -> None:
    of = contest(["SP-001"], ["GK01", "GK02", "GK03"])
    for outcome in (Outcome.ABSTAINED, Outcome.COULD_NOT_OPEN, Outcome.CONFLICTED):
        found = verified_result(ballots(of, {"SP-001": ["80", outcome, "90"]}))
        assert isinstance(found, TallyResult)
        assert str(found.entries[0].shown) == "85.00"
