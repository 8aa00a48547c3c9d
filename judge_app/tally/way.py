"""The whole way from each mark to the place of an entry, as data for screens and documents.

The marks are what each judge's speaking sheet says; what became of them is in the entry's result.
Nothing here is worked out a second time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.scoresheet import Assessment
from judge_app.tally.cells import JudgeCell
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.tally.sheet_choice import choose_sheets


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenMarks:
    """One judge's marks of one entry, in the rubric's order, and what became of them."""

    cell: JudgeCell
    marks: tuple[Decimal | None, ...]
    """None where the judge gave none; never a zero in its place."""
    reason: str = ""
    """Why the judge abstained, declared a conflict or could not open it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Everything that led to one entry's place."""

    entry: EntryResult
    criteria: tuple[CriterionId, ...]
    """The leaves of the rubric."""
    given: tuple[GivenMarks, ...]
    """In the panel's order."""


class Ways:
    """Looks up the ways of one result; the sheets are sorted once."""

    def __init__(self, result: TallyResult) -> None:
        chosen, _, _ = choose_sheets(result.ballots)
        self._entries = {entry.code: entry for entry in result.entries}
        self._criteria = tuple(leaf.id for leaf in result.ballots.contest.rubric.leaves)
        self._said: Mapping[JudgeId, Mapping[EntryCode, Assessment]] = {
            judge.id: {assessment.entry: assessment for assessment in sheet.assessments}
            for judge, sheet in chosen.items()
        }

    def of(self, code: EntryCode) -> Way:
        """Return the way of an entry; `KeyError` if there is none of this code."""
        entry = self._entries[code]
        given = tuple(self._given(cell, self.assessment(cell.judge, code)) for cell in entry.cells)
        return Way(entry=entry, criteria=self._criteria, given=given)

    def assessment(self, judge: JudgeId, code: EntryCode) -> Assessment | None:
        """Return what a judge's speaking sheet says of an entry."""
        return self._said.get(judge, {}).get(code)

    def _given(self, cell: JudgeCell, said: Assessment | None) -> GivenMarks:
        marks = {} if said is None else {mark.criterion: mark.value for mark in said.marks}
        return GivenMarks(
            cell=cell,
            marks=tuple(marks.get(criterion) for criterion in self._criteria),
            reason="" if said is None else said.reason,
        )
