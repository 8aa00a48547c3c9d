"""The Skating System, rules 5 to 11: places by majority, then over several dances.

A mark here is a place that a judge gave (1 is best; equal places are shared, so halves occur).
Source: the rules of the Official Board of Ballroom Dancing, as A. Dawson's booklet explains them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Marks = Sequence[Sequence[Fraction | int]]
"""For each couple the places that the judges gave it, all of the same length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkatingResult:
    """Places of each couple: in every dance, their sum, and at the end."""

    dance_places: tuple[tuple[Fraction, ...], ...]
    totals: tuple[Fraction, ...]
    final: tuple[Fraction, ...]
    """Couples that nothing parts share the mean of their places."""


def skating_result(dances: Sequence[Marks]) -> SkatingResult:
    """Apply rules 5-8 to each dance, 9 to their sum, 10 and 11 to its ties."""
    dance_places = tuple(one_dance(marks) for marks in dances)
    couples = range(len(dances[0]))
    totals = tuple(sum((d[c] for d in dance_places), Fraction(0)) for c in couples)
    if len(dances) == 1:
        return SkatingResult(dance_places=dance_places, totals=totals, final=dance_places[0])
    final = _Final(dances, dance_places, totals).places()
    return SkatingResult(dance_places=dance_places, totals=totals, final=final)


def one_dance(marks: Marks) -> tuple[Fraction, ...]:
    """Return each couple's place in one dance (rules 5 to 8)."""
    return _shared_places(_by_majority(marks, list(range(len(marks))), 1), len(marks))


def _by_majority(marks: Marks, couples: list[int], column: int) -> list[list[int]]:
    """Order couples from `column` on; those that nothing parts stay together.

    Rule 5: the majority for a place. 6: the greater majority. 7: the lower sum of the places that
    make it up, then the next column among those still equal. 8: no majority, go to the next column.
    """
    majority = len(marks[couples[0]]) // 2 + 1
    order: list[list[int]] = []
    waiting = couples
    while waiting and column <= len(marks):
        found = {c: _standing_at(marks[c], column) for c in waiting}
        have = [c for c in waiting if found[c][0] <= -majority]
        for group in _equal_groups(have, found):
            if len(group) == 1 or column == len(marks):
                order.append(group)
            else:
                order += _by_majority(marks, group, column + 1)
        waiting = [c for c in waiting if c not in set(have)]
        column += 1
    return [*order, waiting] if waiting else order


def _standing_at(places: Sequence[Fraction | int], column: int) -> tuple[int, Fraction]:
    """Return (minus how many, the sum) of the places `column` and higher: smaller is better."""
    better = [place for place in places if place <= column]
    return -len(better), Fraction(sum(better))


def _equal_groups(
    couples: Sequence[int], found: dict[int, tuple[int, Fraction]]
) -> list[list[int]]:
    groups: dict[tuple[int, Fraction], list[int]] = {}
    for couple in couples:
        groups.setdefault(found[couple], []).append(couple)
    return [groups[key] for key in sorted(groups)]


def _shared_places(order: Sequence[Sequence[int]], couples: int) -> tuple[Fraction, ...]:
    places = [Fraction(0)] * couples
    first = 1
    for group in order:
        for couple in group:
            places[couple] = Fraction(2 * first + len(group) - 1, 2)
        first += len(group)
    return tuple(places)


class _Final:
    """Rules 9 to 11 over all dances."""

    def __init__(
        self,
        dances: Sequence[Marks],
        dance_places: Sequence[Sequence[Fraction]],
        totals: Sequence[Fraction],
    ) -> None:
        self._totals = totals
        couples = range(len(totals))
        self._won = [[places[c] for places in dance_places] for c in couples]
        self._all_marks = [[mark for marks in dances for mark in marks[c]] for c in couples]

    def places(self) -> tuple[Fraction, ...]:
        """Rule 9: the lowest total first; ties go to rule 10 for the place under review."""
        tied: dict[Fraction, list[int]] = {}
        for couple, total in enumerate(self._totals):
            tied.setdefault(total, []).append(couple)
        order: list[list[int]] = []
        first = 1
        for total in sorted(tied):
            order += self._rule_10(tied[total], first)
            first += len(tied[total])
        return _shared_places(order, len(self._totals))

    def _rule_10(self, couples: list[int], place: int) -> list[list[int]]:
        """Most dances won at `place` and higher, then their lower sum; the rest looks again.

        Couples still equal go to rule 11 for this place and all of them come before the rest; those
        of them who do not get the place look at rule 10 again for the next one.
        """
        order: list[list[int]] = []
        waiting = couples
        while waiting:
            found = {c: _standing_at(self._won[c], place) for c in waiting}
            best = _equal_groups(waiting, found)[0]
            winners = self._rule_11(best, place)
            order.append(winners)
            losers = [c for c in best if c not in winners]
            if losers:
                order += self._rule_10(losers, place + len(winners))
            waiting = [c for c in waiting if c not in best]
            place += len(best)
        return order

    def _rule_11(self, couples: list[int], place: int) -> list[int]:
        """All marks of all dances as one dance, from `place` on; return who is best."""
        majority = len(self._all_marks[0]) // 2 + 1
        for column in range(place, len(self._totals) + 1):
            found = {c: _standing_at(self._all_marks[c], column) for c in couples}
            have = [c for c in couples if found[c][0] <= -majority]
            if have:
                couples = _equal_groups(have, found)[0]
            if len(couples) == 1:
                break
        return couples
