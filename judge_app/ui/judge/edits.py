"""Changes to an assessment as new values: what the screen shows before the store answers."""

from dataclasses import replace
from decimal import Decimal

from judge_app.contest.ids import CriterionId
from judge_app.contest.scoresheet import Assessment, CriterionMark, Note, Outcome


def with_mark(assessment: Assessment, criterion: CriterionId, value: Decimal | None) -> Assessment:
    """Return the assessment with one mark set, or taken away by None."""
    others = tuple(mark for mark in assessment.marks if mark.criterion != criterion)
    added = () if value is None else (CriterionMark(criterion=criterion, value=value),)
    return replace(assessment, marks=(*others, *added))


def with_comment(assessment: Assessment, text: str) -> Assessment:
    """Return the assessment with another comment."""
    return replace(assessment, comment=text)


def with_outcome(assessment: Assessment, outcome: Outcome, reason: str) -> Assessment:
    """Return the assessment with another outcome and its reason."""
    return replace(assessment, outcome=outcome, reason=reason)


def with_note(assessment: Assessment, note: Note) -> Assessment:
    """Return the assessment with a note added, or changed where its id is known."""
    if any(known.id == note.id for known in assessment.notes):
        notes = tuple(note if known.id == note.id else known for known in assessment.notes)
    else:
        notes = (*assessment.notes, note)
    return replace(assessment, notes=notes)


def without_note(assessment: Assessment, note_id: str) -> Assessment:
    """Return the assessment without a note."""
    return replace(assessment, notes=tuple(n for n in assessment.notes if n.id != note_id))
