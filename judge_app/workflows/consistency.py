"""A judge's private look at the own marks before signing. Hints, never refusals."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from judge_app.contest.ids import EntryCode
from judge_app.workflows.judging_progress import EntryStanding, EntryState
from judge_app.workflows.mark_entry import JudgingSession

_FEWEST = 6
"""Below so many marked entries nothing is said: chance would be speaking."""
_NARROW_SHARE = Decimal("0.15")
_DRIFT_SHARE = Decimal("0.05")
_GLANCE_SECONDS = 20


class HintKind(StrEnum):
    """What the judge may want to look at once more."""

    NARROW_RANGE = "narrow-range"
    """All totals lie within a small part of the scale; `values`: lowest, highest."""
    TIES_ON_TOP = "ties-on-top"
    """Several entries share the highest total; `entries` are these."""
    DRIFT = "drift"
    """The last third was marked higher or lower than the first; `values`: both means."""
    SHORT_LOOK = "short-look"
    """Entries that were on the screen for seconds only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One thing worth a second look."""

    kind: HintKind
    entries: tuple[EntryCode, ...] = ()
    values: tuple[Decimal, ...] = ()


def consistency(session: JudgingSession) -> tuple[Hint, ...]:
    """Return the hints for a judge's marks as they stand."""
    done = [e for e in session.summary().entries if e.state is EntryState.DONE]
    return (
        *_range_and_ties(session, done),
        *_drift(session, done),
        *_short_looks(session, done),
    )


def _range_and_ties(session: JudgingSession, done: list[EntryStanding]) -> Iterator[Hint]:
    totals = {entry.code: entry.total for entry in done if entry.total is not None}
    if len(totals) < _FEWEST:
        return
    lowest, highest = min(totals.values()), max(totals.values())
    if highest - lowest < _NARROW_SHARE * session.contest.rubric.maximum:
        yield Hint(kind=HintKind.NARROW_RANGE, values=(lowest, highest))
    top = tuple(code for code, total in totals.items() if total == highest)
    if len(top) > 1:
        yield Hint(kind=HintKind.TIES_ON_TOP, entries=top, values=(highest,))


def _drift(session: JudgingSession, done: list[EntryStanding]) -> Iterator[Hint]:
    third = len(done) // 3
    if third < 2 or len(done) < _FEWEST:
        return
    first, last = _mean(done[:third]), _mean(done[-third:])
    if abs(first - last) > _DRIFT_SHARE * session.contest.rubric.maximum:
        yield Hint(kind=HintKind.DRIFT, values=(first, last))


def _short_looks(session: JudgingSession, done: list[EntryStanding]) -> Iterator[Hint]:
    seconds = session.viewed()
    short = tuple(e.code for e in done if 0 < seconds.get(e.code, 0) < _GLANCE_SECONDS)
    if short:
        yield Hint(kind=HintKind.SHORT_LOOK, entries=short)


def _mean(entries: list[EntryStanding]) -> Decimal:
    totals = [entry.total for entry in entries if entry.total is not None]
    mean = sum(totals, Decimal(0)) / max(1, len(totals))
    return mean.quantize(Decimal("0.1"), ROUND_HALF_UP)
