"""Everything that can be said of how far a panel agrees, or why it cannot be said."""

from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.collector import collector_paused
from judge_app.tally.concordance import concordance
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.intraclass import Intraclass, intraclass
from judge_app.tally.judge_profile import JudgeProfile, judge_profiles
from judge_app.tally.krippendorff import Scale, alpha
from judge_app.tally.rating_table import RatingTable, rating_table

LEAST_COMPLETE = 3
"""Entries that every judge marked; with fewer, a coefficient of them says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A panel's agreement. A coefficient is None where it cannot be told."""

    entries: int
    judges: int
    complete: int
    """Entries that every judge marked."""
    intraclass: Intraclass | None
    concordance: Fraction | None
    alpha: Fraction | None
    """Krippendorff's alpha of the totals, on the interval scale; counts incomplete entries too."""
    alpha_ordinal: Fraction | None
    """The same of their order alone."""
    alpha_nominal: Fraction | None
    """The same of equal or not equal."""
    alpha_ratio: Fraction | None
    """The same of the proportions of the totals."""
    profiles: tuple[JudgeProfile, ...]


@collector_paused()
def agreement(result: TallyResult) -> Agreement:
    """Measure the panel behind a result."""
    return agreement_of(rating_table(result), _own_entries(result))


def agreement_of(table: RatingTable, own: dict[JudgeId, frozenset[EntryCode]]) -> Agreement:
    """Measure a table of totals; `own` names the entries of each judge's own unit."""
    whole = table.complete
    enough = whole if len(whole) >= LEAST_COMPLETE else ()
    return Agreement(
        entries=len(table.entries),
        judges=len(table.judges),
        complete=len(whole),
        intraclass=intraclass(enough),
        concordance=concordance(enough),
        alpha=alpha(table.ratings, Scale.INTERVAL),
        alpha_ordinal=alpha(table.ratings, Scale.ORDINAL),
        alpha_nominal=alpha(table.ratings, Scale.NOMINAL),
        alpha_ratio=alpha(table.ratings, Scale.RATIO),
        profiles=judge_profiles(table, own),
    )


def _own_entries(result: TallyResult) -> dict[JudgeId, frozenset[EntryCode]]:
    contest = result.ballots.contest
    return {
        judge.id: frozenset(entry.code for entry in contest.entries if entry.unit == judge.unit)
        for judge in contest.panel.marking
        if judge.unit is not None
    }
