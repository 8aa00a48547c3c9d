"""Awards and advancement of a whole contest, group by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.ids import AwardId
from judge_app.contest.rules import AwardRules, SharedPrizes
from judge_app.tally.awards import Withheld, award_prizes
from judge_app.tally.comparison import Row
from judge_app.tally.places import GroupOrder
from judge_app.tally.prize_field import Frame, PrizeField, WholeField
from judge_app.tally.standings import Standings


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeList:
    """Who got what, who waits for a tie to be broken, who goes on to the next round."""

    awards: dict[Row, tuple[AwardId, ...]]
    withheld: tuple[Withheld, ...]
    advancing: frozenset[Row]
    undecided: frozenset[Row]
    """Entries tied for the last places of the next round, where ties are withheld."""

    def of(self, row: Row) -> tuple[frozenset[AwardId], bool]:
        """Return an entry's awards and whether it goes on: what a change of prizes is about."""
        return frozenset(self.awards.get(row, ())), row in self.advancing


def prize_list(standings: Standings, orders: Sequence[GroupOrder]) -> PrizeList:
    """Work out awards and advancement from the places."""
    rules = standings.matrix.contest.award_rules
    return prizes_of([WholeField(standings, order) for order in orders], rules)


def prizes_of(groups: Sequence[PrizeField], rules: AwardRules) -> PrizeList:
    """Work out awards and advancement of groups that each compete among themselves."""
    awards: dict[Row, tuple[AwardId, ...]] = {}
    withheld: list[Withheld] = []
    advancing: set[Row] = set()
    undecided: set[Row] = set()
    for entries in groups:
        prizes = award_prizes(entries, rules)
        withheld += prizes.withheld
        for award, row in prizes.given:
            awards[row] = (*awards.get(row, ()), award)
        going, waiting = advance(entries, rules)
        advancing |= going
        undecided |= waiting
    return PrizeList(
        awards=awards,
        withheld=tuple(withheld),
        advancing=frozenset(advancing),
        undecided=frozenset(undecided),
    )


def advance(entries: PrizeField, rules: AwardRules) -> tuple[set[Row], set[Row]]:
    """Return who goes on in each category, and who waits for a tie at the last place.

    Where prizes are shared, all that are tied for the last place go on.
    """
    going: set[Row] = set()
    waiting: set[Row] = set()
    if rules.advance <= 0:
        return going, waiting
    minimum = None if rules.advance_minimum is None else Fraction(rules.advance_minimum)
    for category in entries.categories:
        left = rules.advance
        for tied in entries.by_place(Frame(scope=(category, frozenset()), minimum=minimum)):
            if len(tied) > left and rules.shared_prizes is SharedPrizes.WITHHOLD:
                waiting |= set(tied)
            else:
                going |= set(tied)
            left -= len(tied)
            if left <= 0:
                break
    return going, waiting
