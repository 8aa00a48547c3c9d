"""Places "1224": equal entries share one, and the next place counts them all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from itertools import groupby

from judge_app.tally.comparison import Compared, Row, compare, left_out
from judge_app.tally.panel_figure import NotRanked
from judge_app.tally.standings import Standings
from judge_app.tally.ties import Tie, TieBreaker, step_value


@dataclass(frozen=True, slots=True)
class Placed:
    """One entry's place in its group."""

    row: Row
    place: int
    figure: Fraction
    shares: int
    """How many entries have this place."""


@dataclass(frozen=True, slots=True)
class GroupOrder:
    """The entries that compete with one another, best first, and those left out."""

    placed: tuple[Placed, ...]
    left_out: dict[Row, NotRanked]
    _breaker: TieBreaker = field(repr=False, compare=False)

    def tie_of(self, placed: Placed) -> Tie | None:
        """Return how an entry of this order went through its tie, None if it was in none."""
        first = placed.place - 1
        shared = [other.row for other in self.placed[first : first + placed.shares]]
        return self._breaker.tie_of(placed.row, shared)


def group_orders(standings: Standings) -> tuple[GroupOrder, ...]:
    """Return the order of every group of the contest."""
    return tuple(group_order(standings, group) for group in standings.matrix.groups)


def group_order(standings: Standings, group: Sequence[Row]) -> GroupOrder:
    """Return the order of the entries that compete with one another."""
    compared = compare(standings, group)
    breaker = TieBreaker(standings, partial(step_value, standings, compared))
    placed: list[Placed] = []
    for tied in _equal(compared):
        for shared in breaker.order(tied):
            place = len(placed) + 1
            placed += [Placed(row, place, compared[row].figure, len(shared)) for row in shared]
    return GroupOrder(tuple(placed), left_out(standings, group), breaker)


def _equal(compared: dict[Row, Compared]) -> list[list[Row]]:
    """Return the rows best first, equal ones together in the order of their codes."""
    ordered = sorted(compared, key=lambda row: compared[row].key, reverse=True)
    return [list(rows) for _, rows in groupby(ordered, key=lambda row: compared[row].key)]


def place_text(place: int | None, shares: int) -> str:
    """Return a place as tables print it: `2`, `2=` where it is shared, `-` where there is none."""
    if place is None:
        return "-"
    return f"{place}=" if shares > 1 else str(place)
