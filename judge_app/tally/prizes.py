"""Awards and advancement of a whole contest, group by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.ids import AwardId
from judge_app.contest.rules import Award, AwardRules, Method, SharedPrizes
from judge_app.tally.awards import Candidate, Withheld, award_prizes, by_place
from judge_app.tally.comparison import Row
from judge_app.tally.criterion_value import criterion_value, leaf_columns
from judge_app.tally.places import GroupOrder
from judge_app.tally.standings import Standings, key_figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeList:
    """Who got what, who waits for a tie to be broken, who goes on to the next round."""

    awards: dict[Row, tuple[AwardId, ...]]
    withheld: tuple[Withheld, ...]
    advancing: frozenset[Row]
    undecided: frozenset[Row]
    """Entries tied for the last places of the next round, where ties are withheld."""


def prize_list(standings: Standings, orders: Sequence[GroupOrder]) -> PrizeList:
    """Work out awards and advancement from the places."""
    rules = standings.matrix.contest.award_rules
    awards: dict[Row, tuple[AwardId, ...]] = {}
    withheld: list[Withheld] = []
    advancing: set[Row] = set()
    undecided: set[Row] = set()

    def criterion_mark(row: Row, award: Award) -> Fraction | None:
        assert award.criterion is not None
        columns = leaf_columns(standings.matrix, award.criterion)
        return criterion_value(standings, row, columns) if columns else None

    for order in orders:
        candidates = _candidates(standings, order)
        prizes = award_prizes(candidates, rules, criterion_mark)
        withheld += prizes.withheld
        for award, row in prizes.given:
            awards[row] = (*awards.get(row, ()), award)
        going, waiting = advance(candidates, rules)
        advancing |= going
        undecided |= waiting
    return PrizeList(
        awards=awards,
        withheld=tuple(withheld),
        advancing=frozenset(advancing),
        undecided=frozenset(undecided),
    )


def advance(candidates: Sequence[Candidate], rules: AwardRules) -> tuple[set[Row], set[Row]]:
    """Return who goes on in each category, and who waits for a tie at the last place.

    `candidates` come best first. Where prizes are shared, all that are tied for the last place go on.
    """
    going: set[Row] = set()
    waiting: set[Row] = set()
    for category in {candidate.entry.category for candidate in candidates}:
        left = rules.advance
        minimum = rules.advance_minimum
        enough = (
            c
            for c in candidates
            if c.entry.category == category and (minimum is None or c.mark >= Fraction(minimum))
        )
        for candidates_tied in by_place(enough):
            if left <= 0:
                break
            tied = {candidate.row for candidate in candidates_tied}
            if len(tied) > left and rules.shared_prizes is SharedPrizes.WITHHOLD:
                waiting |= tied
            else:
                going |= tied
            left -= len(tied)
    return going, waiting


def award_mark(standings: Standings, row: Row, figure: Fraction) -> Fraction:
    """Return what minimum marks are compared with.

    It is the figure, or the rounded mean of the valid totals where the figure is a sum of places.
    """
    key = standings.rows[row].key
    if standings.rules.method in {Method.RANK_SUM, Method.SKATING} and key is not None:
        return key_figure(key, standings.rules)
    return figure


def _candidates(standings: Standings, order: GroupOrder) -> list[Candidate]:
    entries = standings.matrix.entries
    return [
        Candidate(
            row=placed.row,
            entry=entries[placed.row],
            place=placed.place,
            mark=award_mark(standings, placed.row, placed.figure),
        )
        for placed in order.placed
    ]
