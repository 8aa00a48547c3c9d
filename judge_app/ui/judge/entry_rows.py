"""The list of entries as values: state, own total, and which rows a filter leaves."""

from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import EntryCode
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Assessment
from judge_app.vietnamese.matching import match_key
from judge_app.workflows.judging_progress import EntryState, standing

OPEN_STATES = frozenset({"unmarked", "in_work"})
"""States in which the judge still has something to do."""


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


def state_of(contest: Contest, judge: Judge, assessment: Assessment) -> str:
    """Return the state of an entry for this judge; a note that the rules ask for is work too."""
    state = standing(contest, judge, assessment).state
    if state is EntryState.DONE and lacks_note(contest, assessment):
        state = EntryState.IN_WORK
    return state.value.replace("-", "_")


def lacks_note(contest: Contest, assessment: Assessment) -> bool:
    """Return whether a mark needs a written reason that is not there yet."""
    noted = {note.criterion for note in assessment.notes if note.text.strip()}
    marks = ((leaf, assessment.mark(leaf.id)) for leaf in contest.rubric.leaves)
    return any(
        mark is not None and leaf.needs_note(mark) and leaf.id not in noted for leaf, mark in marks
    )


def entry_row(contest: Contest, judge: Judge, entry: Entry, assessment: Assessment) -> EntryRow:
    """Return the line for one entry."""
    return EntryRow(
        code=entry.code,
        title=entry.title,
        kind=entry.kind.value,
        state=state_of(contest, judge, assessment),
        total=standing(contest, judge, assessment).total,
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
