"""What a judge's correction changes: every mark and outcome, and every remark, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.scoresheet import Assessment, Audience, FinalSheet, Outcome
from judge_app.contest.totals import total


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDifference:
    """One difference between two revisions; None where a side is unmarked.

    Without a criterion it is the outcome of the entry that differs.
    """

    entry: EntryCode
    criterion: CriterionId | None
    before: Decimal | Outcome | None
    after: Decimal | Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkDifference:
    """An entry whose comment, notes or reason differ, as the sheets tell them."""

    entry: EntryCode
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalDifference:
    """An entry whose own total differs; None where a side has none."""

    entry: EntryCode
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetComparison:
    """Two sheets of one judge beside each other."""

    judge: JudgeId
    before: FinalSheet
    after: FinalSheet
    marks: tuple[MarkDifference, ...]
    totals: tuple[TotalDifference, ...]
    remarks: tuple[RemarkDifference, ...]


def compare(contest: Contest, before: FinalSheet, after: FinalSheet) -> SheetComparison:
    """Return everything in which two sheets of a judge differ."""
    pairs = tuple(_pairs(before, after))
    totals = (
        TotalDifference(entry=old.entry, before=was, after=now)
        for old, new in pairs
        if (was := total(contest.rubric, old)) != (now := total(contest.rubric, new))
    )
    remarks = (
        RemarkDifference(entry=old.entry, before=said, after=says)
        for old, new in pairs
        if (said := _remarks(old)) != (says := _remarks(new))
    )
    return SheetComparison(
        judge=after.judge,
        before=before,
        after=after,
        marks=differences(contest, before, after),
        totals=tuple(totals),
        remarks=tuple(remarks),
    )


def differences(
    contest: Contest, before: FinalSheet, after: FinalSheet
) -> tuple[MarkDifference, ...]:
    """Return every mark and outcome in which two sheets of a judge differ."""
    return tuple(
        difference
        for old, new in _pairs(before, after)
        for difference in _differences(contest, old, new)
    )


def _pairs(before: FinalSheet, after: FinalSheet) -> Iterator[tuple[Assessment, Assessment]]:
    old = {a.entry: a for a in before.assessments}
    new = {a.entry: a for a in after.assessments}
    for code in sorted({*old, *new}):
        yield old.get(code, Assessment(entry=code)), new.get(code, Assessment(entry=code))


def _differences(contest: Contest, old: Assessment, new: Assessment) -> Iterator[MarkDifference]:
    if old.outcome is not new.outcome:
        yield MarkDifference(entry=new.entry, criterion=None, before=old.outcome, after=new.outcome)
    for leaf in contest.rubric.leaves:
        before, after = old.mark(leaf.id), new.mark(leaf.id)
        if before != after:
            yield MarkDifference(entry=new.entry, criterion=leaf.id, before=before, after=after)


def _remarks(assessment: Assessment) -> str:
    notes = (n.text for n in assessment.notes if n.audience is not Audience.PRIVATE)
    return "\n".join(text for text in (assessment.reason, assessment.comment, *notes) if text)
