"""What one person is typing from a paper sheet; no widgets, and not yet anybody's typing."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId, EntryCode, JudgeId
from judge_app.contest.scoresheet import Assessment, CriterionMark, FinalSheet, Outcome
from judge_app.workflows.type_paper import asked_entries


class TypingDraft:
    """One assessment for each entry that the judge's paper must say something of."""

    def __init__(self, contest: Contest, judge: JudgeId) -> None:
        self._leaves = contest.rubric.leaves
        self._by_entry = {code: Assessment(entry=code) for code in asked_entries(contest, judge)}
        self.is_touched = False
        """Whether something was typed since the draft was made or filled."""

    @property
    def entries(self) -> tuple[EntryCode, ...]:
        """The entries by code."""
        return tuple(self._by_entry)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """What was typed; an entry of which nothing was typed is left out."""
        return tuple(
            a for a in self._by_entry.values() if a.marks or a.outcome is not Outcome.MARKED
        )

    def assessment(self, code: EntryCode) -> Assessment:
        """Return what was typed of an entry."""
        return self._by_entry[code]

    def fill(self, sheet: FinalSheet) -> None:
        """Begin from what the same person typed before."""
        known: Mapping[EntryCode, Assessment] = {a.entry: a for a in sheet.assessments}
        self._by_entry = {code: known.get(code, old) for code, old in self._by_entry.items()}
        self.is_touched = False

    def set_mark(self, code: EntryCode, criterion: CriterionId, mark: Decimal | None) -> None:
        """Type a mark, or take it away."""
        old = self._by_entry[code]
        kept = {m.criterion: m for m in old.marks if m.criterion != criterion}
        if mark is not None:
            kept[criterion] = CriterionMark(criterion=criterion, value=mark)
        ordered = tuple(kept[leaf.id] for leaf in self._leaves if leaf.id in kept)
        self._change(replace(old, marks=ordered))

    def set_outcome(self, code: EntryCode, outcome: Outcome, reason: str) -> None:
        """Type what stands in place of marks; its marks go."""
        old = self._by_entry[code]
        marks = old.marks if outcome is Outcome.MARKED else ()
        told = "" if outcome is Outcome.MARKED else reason
        self._change(replace(old, outcome=outcome, reason=told, marks=marks))

    def is_filled(self, code: EntryCode) -> bool:
        """Return whether the paper's whole line of an entry was typed."""
        assessment = self._by_entry[code]
        whole = len(assessment.marks) == len(self._leaves)
        return whole or assessment.outcome is not Outcome.MARKED

    def beside(self, code: EntryCode, steps: int) -> EntryCode | None:
        """Return the entry so many lines below, or above where `steps` is negative."""
        codes = self.entries
        place = codes.index(code) + steps
        return codes[place] if 0 <= place < len(codes) else None

    def _change(self, assessment: Assessment) -> None:
        if self._by_entry[assessment.entry] != assessment:
            self._by_entry[assessment.entry] = assessment
            self.is_touched = True
