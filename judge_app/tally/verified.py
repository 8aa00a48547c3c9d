"""A result that two independent routines agree on, or the list of where they do not."""

from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.ids import EntryCode
from judge_app.tally.ballots import Ballots
from judge_app.tally.cells import CellState
from judge_app.tally.collector import collector_paused
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.tally.recount import RecountedEntry, recount
from judge_app.tally.result import work_out


@dataclass(frozen=True, slots=True, kw_only=True)
class RecountDifference:
    """One field of one entry on which the two routines differ, as text for the report."""

    entry: EntryCode
    field: str
    tallied: str
    recounted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecountMismatch:
    """The two routines differ: a fault of the program. No result may be shown."""

    differences: tuple[RecountDifference, ...]


def verified_result(ballots: Ballots) -> TallyResult | RecountMismatch:
    """Tally, recount, compare every entry; `BallotsError` as for `work_out`."""
    result = work_out(ballots)
    differences = compare_with_recount(result)
    return RecountMismatch(differences=differences) if differences else result


@collector_paused()
def compare_with_recount(result: TallyResult) -> tuple[RecountDifference, ...]:
    """Recount the ballots of a result and return every difference."""
    source = result.ballots
    second = recount(source.contest, source.sheets, source.settlements, source.panel_votes)
    by_code = {entry.code: entry for entry in second.entries}
    found: list[RecountDifference] = []
    for entry in result.entries:
        found += _differences(entry, by_code.pop(entry.code, None))
    found += [
        RecountDifference(entry=code, field="entry", tallied="-", recounted=code)
        for code in by_code
    ]
    return tuple(found)


def _differences(first: EntryResult, second: RecountedEntry | None) -> list[RecountDifference]:
    if second is None:
        missing = RecountDifference(
            entry=first.code, field="entry", tallied=first.code, recounted="-"
        )
        return [missing]
    void = frozenset(cell.judge for cell in first.cells if cell.state is CellState.VOID)
    found = first.discrepancy
    pairs: tuple[tuple[str, object, object], ...] = (
        ("void", void, second.void),
        ("spread", None if found is None else Fraction(found.spread), second.spread),
        ("asks", "" if found is None else found.action.value, second.asks),
        ("figure", first.figure, second.figure),
        ("place", first.place, second.place),
        ("shares", first.shares, second.shares),
        ("awards", frozenset(first.awards), second.awards),
        ("withheld", frozenset(first.withheld), second.withheld),
        ("advances", first.advances, second.advances),
        ("advance_undecided", first.advance_undecided, second.advance_undecided),
        ("not_ranked", str(first.not_ranked or ""), second.not_ranked),
    )
    return [
        RecountDifference(entry=first.code, field=name, tallied=_text(one), recounted=_text(other))
        for name, one, other in pairs
        if one != other
    ]


def _text(value: object) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value))) or "-"
    return "-" if value is None else str(value)
