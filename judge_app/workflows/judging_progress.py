"""How far a judge is: the state and total of every entry."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Assessment, Outcome
from judge_app.contest.totals import total


class EntryState(StrEnum):
    """What a judge has done with an entry."""

    UNMARKED = "unmarked"
    IN_WORK = "in-work"
    DONE = "done"
    ABSTAINED = "abstained"
    CONFLICTED = "conflicted"
    COULD_NOT_OPEN = "could-not-open"


_OUTCOME_STATES = {
    Outcome.ABSTAINED: EntryState.ABSTAINED,
    Outcome.CONFLICTED: EntryState.CONFLICTED,
    Outcome.COULD_NOT_OPEN: EntryState.COULD_NOT_OPEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStanding:
    """One entry's line in the list. `total` is None while nothing counts."""

    code: EntryCode
    state: EntryState
    total: Decimal | None
    marked: int
    leaves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """All entries in the judge's own order."""

    entries: tuple[EntryStanding, ...]

    @property
    def done(self) -> int:
        """How many entries need nothing more."""
        open_states = {EntryState.UNMARKED, EntryState.IN_WORK}
        return sum(entry.state not in open_states for entry in self.entries)

    @property
    def total(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    def standing(self, code: EntryCode) -> EntryStanding:
        """Return one entry's line; `KeyError` if there is none."""
        for entry in self.entries:
            if entry.code == code:
                return entry
        raise KeyError(code)


def standing(contest: Contest, judge: Judge, assessment: Assessment) -> EntryStanding:
    """Return where an entry stands with a judge."""
    leaves = contest.rubric.leaves
    marked = sum(assessment.mark(leaf.id) is not None for leaf in leaves)
    state = _OUTCOME_STATES.get(assessment.outcome)
    if state is None and contest.is_conflicted(judge, contest.entry(assessment.entry)):
        state = EntryState.CONFLICTED
    if state is None:
        state = EntryState.IN_WORK
        if marked == len(leaves):
            state = EntryState.DONE
        elif not marked and not assessment.comment and not assessment.notes:
            state = EntryState.UNMARKED
    counts = state in {EntryState.IN_WORK, EntryState.DONE}
    return EntryStanding(
        code=assessment.entry,
        state=state,
        total=total(contest.rubric, assessment) if counts else None,
        marked=marked,
        leaves=len(leaves),
    )
