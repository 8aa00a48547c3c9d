"""A second tally, written from the rule text alone, to check the first one.

It shares no routine with the first: marks stay decimals in nested mappings (the first uses a table
of whole numbers), places are counted, ties are parted class by class, and the comparing methods use
other forms of their rules. `verified` compares both; a result on which they differ is not shown.
The rule text is in the description of the package `judge_app.tally`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import AwardId, EntryCode, JudgeId
from judge_app.contest.rules import LadderAction, LadderBand
from judge_app.contest.scoresheet import FinalSheet
from judge_app.tally.ballots import PanelVote, Settlement
from judge_app.tally.recount_awards import Pairs, RecountedPrizes, recount_prizes
from judge_app.tally.recount_figures import Figured, Outside, figure_entry
from judge_app.tally.recount_marks import BallotBox, speaking_sheets
from judge_app.tally.recount_places import Ranking, place_group


@dataclass(frozen=True, slots=True, kw_only=True)
class RecountedEntry:
    """What the second routine says of one entry."""

    code: EntryCode
    void: frozenset[JudgeId]
    spread: Fraction | None
    """Highest less lowest valid total; None below two."""
    asks: str
    """What the rules ask for at such a spread; empty below two totals."""
    figure: Fraction | None
    place: int | None
    shares: int
    awards: frozenset[AwardId]
    withheld: frozenset[AwardId]
    advances: bool
    advance_undecided: bool
    not_ranked: str
    """The reason, empty for an entry with a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """The second routine's result, one record for each entry by code."""

    entries: tuple[RecountedEntry, ...]


def recount(
    contest: Contest,
    sheets: tuple[FinalSheet, ...],
    settlements: tuple[Settlement, ...] = (),
    panel_votes: tuple[PanelVote, ...] = (),
) -> Recount:
    """Work the result out a second time. The ballots must have passed `check_ballots`."""
    speaking = speaking_sheets(sheets)
    ballots = BallotBox(contest, speaking)
    last_word = {settlement.entry: settlement for settlement in settlements}
    outside = Outside.of(contest)
    figured = {}
    for entry in contest.entries:
        word = last_word.get(entry.code)
        figured[entry.code] = figure_entry(contest, entry, ballots[entry.code], word, outside)
    votes = {vote.entry: vote.votes for vote in panel_votes}
    found: list[RecountedEntry] = []
    for group in _groups(contest):
        found += _recount_group(contest, group, figured, ballots, votes)
    return Recount(entries=tuple(sorted(found, key=lambda entry: entry.code)))


def _groups(contest: Contest) -> list[list[Entry]]:
    if not contest.award_rules.per_category:
        return [list(contest.entries)]
    names = dict.fromkeys(entry.category for entry in contest.entries)
    return [[e for e in contest.entries if e.category == name] for name in names]


def _recount_group(
    contest: Contest,
    group: list[Entry],
    figured: Mapping[EntryCode, Figured],
    ballots: BallotBox,
    votes: Mapping[EntryCode, int],
) -> list[RecountedEntry]:
    ranking = place_group(contest, group, figured, ballots, votes)
    prizes = recount_prizes(contest, group, figured, ballots, ranking)
    told = _Told(
        ladder=contest.scoring.ladder,
        ranking=ranking,
        shares=Counter(ranking.places.values()),
        prizes=prizes,
        given=_by_entry(prizes.given),
        withheld=_by_entry(prizes.withheld),
    )
    return [_record(entry.code, figured[entry.code], told) for entry in group]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a group's records are written from, each thing once for all of them."""

    ladder: tuple[LadderBand, ...]
    ranking: Ranking
    shares: Counter[int]
    """Entries at each place."""
    prizes: RecountedPrizes
    given: dict[EntryCode, frozenset[AwardId]]
    withheld: dict[EntryCode, frozenset[AwardId]]


def _by_entry(pairs: Pairs) -> dict[EntryCode, frozenset[AwardId]]:
    found: dict[EntryCode, set[AwardId]] = {}
    for award, code in pairs:
        found.setdefault(code, set()).add(award)
    return {code: frozenset(awards) for code, awards in found.items()}


def _record(code: EntryCode, figured: Figured, told: _Told) -> RecountedEntry:
    totals = figured.totals.values()
    spread = Fraction(max(totals)) - Fraction(min(totals)) if len(totals) > 1 else None
    place = told.ranking.places.get(code)
    return RecountedEntry(
        code=code,
        void=figured.void,
        spread=spread,
        asks="" if spread is None else _asked(told.ladder, spread),
        figure=told.ranking.figures.get(code),
        place=place,
        shares=told.shares[place] if place else 0,
        awards=told.given.get(code, frozenset()),
        withheld=told.withheld.get(code, frozenset()),
        advances=code in told.prizes.advancing,
        advance_undecided=code in told.prizes.undecided,
        not_ranked=told.ranking.reasons.get(code, ""),
    )


def _asked(ladder: tuple[LadderBand, ...], spread: Fraction) -> str:
    """Climb the ladder from the strictest band down; without a ladder everything is accepted."""
    asks = ladder[-1].action if ladder else LadderAction.ACCEPT
    for band in reversed(ladder):
        if band.up_to is None or spread <= Fraction(band.up_to):
            asks = band.action
    return asks.value
