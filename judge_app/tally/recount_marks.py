"""The second tally's first step: whose marks count, read from the sheets."""

from collections.abc import Iterable, Mapping
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact, InvalidOperation

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.rules import AggregateBy
from judge_app.contest.scoresheet import Assessment, FinalSheet, Outcome
from judge_app.tally.recount_rubric import counting_leaves

EXACT = Context(prec=200, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact, InvalidOperation])
"""Decimal arithmetic that refuses to round."""


class Ballot:
    """Marks that may count: of one judge for one entry."""

    __slots__ = ("_totals", "marks")

    def __init__(self, marks: Mapping[CriterionId, Decimal], totals: "_Totals") -> None:
        self.marks, self._totals = marks, totals

    @property
    def total(self) -> Decimal | None:
        """What the marks add up to; None where one is missing."""
        return self._totals.of(self.marks)


def speaking_sheets(sheets: Iterable[FinalSheet]) -> dict[JudgeId, FinalSheet]:
    """Return each judge's sheet with the highest revision."""
    speaking: dict[JudgeId, FinalSheet] = {}
    for sheet in sorted(sheets, key=lambda sheet: sheet.revision):
        speaking[sheet.judge] = sheet
    return speaking


class BallotBox:
    """The ballots that may count. Each is opened when its entry is asked for, and none is kept."""

    def __init__(self, contest: Contest, speaking: Mapping[JudgeId, FinalSheet]) -> None:
        self._totals = _Totals(contest)
        entries = {entry.code: entry for entry in contest.entries}
        asked = {a.judge: set(a.entries) for a in contest.panel.assignments}
        self._found: dict[EntryCode, dict[JudgeId, Assessment]] = {code: {} for code in entries}
        for judge in contest.panel.members:
            if not judge.marks_entries or judge.id not in speaking:
                continue
            for assessment in speaking[judge.id].assessments:
                entry = entries[assessment.entry]
                own = contest.scoring.own_unit_excluded and entry.unit == judge.unit
                excluded = own or entry.code in judge.conflicts
                unasked = bool(asked) and entry.code not in asked.get(judge.id, set())
                if excluded or unasked or assessment.outcome is not Outcome.MARKED:
                    continue
                if assessment.marks:
                    self._found[entry.code][judge.id] = assessment

    def __getitem__(self, code: EntryCode) -> dict[JudgeId, Ballot]:
        """Return the ballots of an entry by judge."""
        return {
            judge: Ballot({mark.criterion: mark.value for mark in said.marks}, self._totals)
            for judge, said in self._found[code].items()
        }


class _Totals:
    """A judge's total: weighted sum of the counting criteria, rounded by the rules."""

    def __init__(self, contest: Contest) -> None:
        self._weights = {leaf.id: leaf.weight for leaf in counting_leaves(contest)}
        rounding = contest.scoring.rounding
        by_total = contest.scoring.aggregate_by is AggregateBy.TOTAL
        self._product_decimals = rounding.weighted if by_total else None
        self._total_decimals = rounding.judge_total

    def of(self, marks: Mapping[CriterionId, Decimal]) -> Decimal | None:
        total = Decimal(0)
        for criterion, weight in self._weights.items():
            mark = marks.get(criterion)
            if mark is None:
                return None
            product = EXACT.multiply(mark, weight)
            if self._product_decimals is not None:
                product = round_decimal(product, self._product_decimals)
            total = EXACT.add(total, product)
        if self._total_decimals is not None:
            total = round_decimal(total, self._total_decimals)
        return total


def round_decimal(value: Decimal, decimals: int) -> Decimal:
    """Round a mark that is not negative to so many decimals, halves up."""
    half = Decimal(5).scaleb(-decimals - 1, EXACT)
    step = Decimal(1).scaleb(-decimals, EXACT)
    steps = EXACT.divide_int(EXACT.add(value, half), step)
    return EXACT.multiply(steps, step)
