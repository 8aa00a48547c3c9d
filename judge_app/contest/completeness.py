"""What keeps a judge's sheet from being final: everything missing or not allowed, all at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from judge_app.contest.canonical import decimal_text
from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Assessment, Outcome


class SheetProblemCode(StrEnum):
    """What can be wrong with a sheet."""

    UNTOUCHED = "untouched"
    """The judge has not said anything of an entry."""
    UNMARKED = "unmarked"
    """A criterion has no mark, which is not zero."""
    ILLEGAL_MARK = "illegal-mark"
    """A mark outside 0..maximum or off the step; `values` holds it."""
    NOTE_MISSING = "note-missing"
    """The rules ask for a written reason for this mark; `values` holds the mark."""
    REASON_MISSING = "reason-missing"
    """Abstained, conflicted or could not open, without saying why."""
    MARKED_THOUGH_CONFLICTED = "marked-though-conflicted"
    """The rules keep this judge from marking this entry."""
    MARKS_WITHOUT_EFFECT = "marks-without-effect"
    """Marks stand beside an outcome that carries none."""
    UNKNOWN_ENTRY = "unknown-entry"
    NOT_ASSIGNED = "not-assigned"
    TWICE = "twice"
    """Two assessments of one entry, or two marks for one criterion."""
    UNKNOWN_CRITERION = "unknown-criterion"
    """A mark for what is no leaf of the rubric."""
    NOT_A_MARKER = "not-a-marker"
    """The rules do not ask this member of the panel for marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetProblem:
    """One thing to put right before the sheet can be final."""

    code: SheetProblemCode
    entry: EntryCode | None = None
    criterion: CriterionId | None = None
    values: tuple[str, ...] = ()


def sheet_problems(
    contest: Contest, judge: Judge, assessments: tuple[Assessment, ...]
) -> tuple[SheetProblem, ...]:
    """Return everything that keeps these assessments from being a final sheet of `judge`.

    Entries come in the order of their codes, criteria in the order of the rubric. An entry that the
    rules keep from the judge needs no assessment.
    """
    if not judge.marks_entries:
        return (SheetProblem(code=SheetProblemCode.NOT_A_MARKER, values=(judge.id,)),)
    return (
        *_strangers(contest, judge, assessments),
        *_entry_problems(contest, judge, assessments),
    )


def _strangers(
    contest: Contest, judge: Judge, assessments: tuple[Assessment, ...]
) -> Iterator[SheetProblem]:
    known = {entry.code for entry in contest.entries}
    assigned = {entry.code for entry in contest.entries_for(judge.id)}
    seen: set[EntryCode] = set()
    for code in (assessment.entry for assessment in assessments):
        if code in seen:
            yield SheetProblem(code=SheetProblemCode.TWICE, entry=code)
        elif code not in known:
            yield SheetProblem(code=SheetProblemCode.UNKNOWN_ENTRY, entry=code)
        elif code not in assigned:
            yield SheetProblem(code=SheetProblemCode.NOT_ASSIGNED, entry=code)
        seen.add(code)


def _entry_problems(
    contest: Contest, judge: Judge, assessments: tuple[Assessment, ...]
) -> Iterator[SheetProblem]:
    by_entry = {assessment.entry: assessment for assessment in assessments}
    for entry in contest.entries_for(judge.id):
        assessment = by_entry.get(entry.code)
        if contest.is_conflicted(judge, entry):
            if assessment is not None and assessment.outcome is Outcome.MARKED and assessment.marks:
                yield _problem(SheetProblemCode.MARKED_THOUGH_CONFLICTED, entry)
        elif assessment is None:
            yield _problem(SheetProblemCode.UNTOUCHED, entry)
        elif assessment.outcome is Outcome.MARKED:
            yield from _mark_problems(contest, entry, assessment)
        else:
            yield from _reason_problems(entry, assessment)


def _reason_problems(entry: Entry, assessment: Assessment) -> Iterator[SheetProblem]:
    if not assessment.reason.strip():
        yield _problem(SheetProblemCode.REASON_MISSING, entry)
    if assessment.marks:
        yield _problem(SheetProblemCode.MARKS_WITHOUT_EFFECT, entry)


def _mark_problems(
    contest: Contest, entry: Entry, assessment: Assessment
) -> Iterator[SheetProblem]:
    leaves = contest.rubric.leaves
    noted = {note.criterion for note in assessment.notes if note.text.strip()}
    for leaf in leaves:
        mark = assessment.mark(leaf.id)
        if mark is None:
            yield _problem(SheetProblemCode.UNMARKED, entry, leaf.id)
        elif not leaf.accepts(mark):
            yield _problem(SheetProblemCode.ILLEGAL_MARK, entry, leaf.id, decimal_text(mark))
        elif leaf.needs_note(mark) and leaf.id not in noted:
            yield _problem(SheetProblemCode.NOTE_MISSING, entry, leaf.id, decimal_text(mark))
    known = {leaf.id for leaf in leaves}
    marked = [mark.criterion for mark in assessment.marks]
    for number, criterion in enumerate(marked):
        if criterion not in known:
            yield _problem(SheetProblemCode.UNKNOWN_CRITERION, entry, criterion)
        elif criterion in marked[:number]:
            yield _problem(SheetProblemCode.TWICE, entry, criterion)


def _problem(
    code: SheetProblemCode, entry: Entry, criterion: CriterionId | None = None, *values: str
) -> SheetProblem:
    return SheetProblem(code=code, entry=entry.code, criterion=criterion, values=values)
