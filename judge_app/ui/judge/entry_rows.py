"""The list of entries as values: state, own total, and which rows a filter leaves."""

from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import EntryCode
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Assessment, Outcome
from judge_app.contest.totals import total
from judge_app.vietnamese.matching import match_key

OPEN_STATES = frozenset({"unmarked", "in_work"})
"""States in which the judge still has something to do."""

_OUTCOMES = {
    Outcome.ABSTAINED: "abstained",
    Outcome.CONFLICTED: "conflicted",
    Outcome.COULD_NOT_OPEN: "could_not_open",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One line of the list. `state` is a key of `theme.states.STATES`."""

    code: EntryCode
    title: str
    kind: str
    state: str
    total: Decimal | None
    unit: str
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """What the list shows. Empty fields let everything through."""

    text: str = ""
    states: frozenset[str] = frozenset()
    kind: str = ""


def state_of(contest: Contest, judge: Judge, entry: Entry, assessment: Assessment) -> str:
    """Return the state of an entry for this judge; unmarked is not zero, and not done either."""
    if contest.is_conflicted(judge, entry):
        return "conflicted"
    if assessment.outcome is not Outcome.MARKED:
        return _OUTCOMES[assessment.outcome]
    if not assessment.marks:
        return "unmarked"
    return "done" if is_complete(contest, assessment) else "in_work"


def is_complete(contest: Contest, assessment: Assessment) -> bool:
    """Return whether every criterion has its mark and every required note is there."""
    noted = {note.criterion for note in assessment.notes if note.text.strip()}
    for leaf in contest.rubric.leaves:
        mark = assessment.mark(leaf.id)
        if mark is None or (leaf.needs_note(mark) and leaf.id not in noted):
            return False
    return True


def entry_row(contest: Contest, judge: Judge, entry: Entry, assessment: Assessment) -> EntryRow:
    """Return the line for one entry."""
    return EntryRow(
        code=entry.code,
        title=entry.title,
        kind=entry.kind.value,
        state=state_of(contest, judge, entry, assessment),
        total=total(contest.rubric, assessment),
        unit=contest.unit(entry.unit).name,
        category=contest.category(entry.category).name,
    )


def filtered(rows: tuple[EntryRow, ...], wanted: EntryFilter) -> tuple[EntryRow, ...]:
    """Return the rows that `wanted` lets through; marks over letters need not be typed."""
    key = match_key(wanted.text)
    return tuple(
        row
        for row in rows
        if (not wanted.states or row.state in wanted.states)
        and (not wanted.kind or row.kind == wanted.kind)
        and (not key or key in match_key(f"{row.code} {row.title} {row.unit}"))
    )


def next_open(rows: tuple[EntryRow, ...], after: EntryCode | None) -> EntryCode | None:
    """Return the next entry with something to do, going round once; None when all is done."""
    codes = [row.code for row in rows]
    start = codes.index(after) + 1 if after in codes else 0
    for row in (*rows[start:], *rows[:start]):
        if row.state in OPEN_STATES and row.code != after:
            return row.code
    return None


def progress(rows: tuple[EntryRow, ...]) -> tuple[int, int]:
    """Return how many entries need nothing more, and how many there are."""
    return sum(row.state not in OPEN_STATES for row in rows), len(rows)
