"""The Skating System, rules 5 to 11: places by majority, then over several dances.

A mark here is a place that a judge gave (1 is best; equal places are shared, so halves occur).
Source: the rules of the Official Board of Ballroom Dancing, as A. Dawson's booklet explains them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Marks = Sequence[Sequence[Fraction | int]]
"""For each couple the places that the judges gave it, all of the same length."""

_Halves = Sequence[Sequence[int]]
"""Places counted in halves, so that they are whole numbers; columns are counted in halves, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkatingResult:
    """Places of each couple: in every dance, their sum, and at the end."""

    dance_places: tuple[tuple[Fraction, ...], ...]
    totals: tuple[Fraction, ...]
    final: tuple[Fraction, ...]
    """Couples that nothing parts share the mean of their places."""


def skating_result(dances: Sequence[Marks]) -> SkatingResult:
    """Apply rules 5-8 to each dance, 9 to their sum, 10 and 11 to its ties."""
    halves = [[[_in_halves(mark) for mark in given] for given in marks] for marks in dances]
    dance_places = [_one_dance(marks) for marks in halves]
    couples = range(len(dances[0]))
    totals = [sum(places[c] for places in dance_places) for c in couples]
    one = len(dances) == 1
    final = dance_places[0] if one else _Final(halves, dance_places, totals).places()
    return SkatingResult(
        dance_places=tuple(map(_from_halves, dance_places)),
        totals=_from_halves(totals),
        final=_from_halves(final),
    )


def _in_halves(place: Fraction | int) -> int:
    doubled = 2 * place
    assert doubled == int(doubled), "equal places are shared, so that they end in a half at most"
    return int(doubled)


def _from_halves(places: Sequence[int]) -> tuple[Fraction, ...]:
    return tuple(Fraction(place, 2) for place in places)


def _column(place: int) -> int:
    """Return the first column that holds a place; columns are whole places."""
    return place + place % 2


def _one_dance(marks: _Halves) -> list[int]:
    """Return each couple's place in one dance (rules 5 to 8)."""
    return _shared_places(_by_majority(marks, list(range(len(marks))), 2), len(marks))


def _by_majority(marks: _Halves, couples: list[int], column: int) -> list[list[int]]:
    """Order couples from `column` on; those that nothing parts stay together.

    Rule 5: the majority for a place. 6: the greater majority. 7: the lower sum of the places that
    make it up, then the next column among those still equal. 8: no majority, go to the next column.
    Columns in which no couple comes to a majority or has a further place are passed over.
    """
    majority = len(marks[couples[0]]) // 2 + 1
    by_column: dict[int, list[int]] = {}
    for couple in couples:
        reached = _column(sorted(marks[couple])[majority - 1])
        by_column.setdefault(max(column, reached), []).append(couple)
    order: list[list[int]] = []
    for reached in sorted(by_column):
        found = {couple: _standing_at(marks[couple], reached) for couple in by_column[reached]}
        for group in _equal_groups(by_column[reached], found):
            further = [place for couple in group for place in marks[couple] if place > reached]
            if len(group) == 1 or not further:
                order.append(group)
            else:
                order += _by_majority(marks, group, _column(min(further)))
    return order


def _standing_at(places: Sequence[int], column: int) -> tuple[int, int]:
    """Return (minus how many, the sum) of the places `column` and higher: smaller is better."""
    better = [place for place in places if place <= column]
    return -len(better), sum(better)


def _equal_groups(couples: Sequence[int], found: dict[int, tuple[int, int]]) -> list[list[int]]:
    groups: dict[tuple[int, int], list[int]] = {}
    for couple in couples:
        groups.setdefault(found[couple], []).append(couple)
    return [groups[key] for key in sorted(groups)]


def _shared_places(order: Sequence[Sequence[int]], couples: int) -> list[int]:
    places = [0] * couples
    first = 1
    for group in order:
        for couple in group:
            places[couple] = 2 * first + len(group) - 1
        first += len(group)
    return places


class _Final:
    """Rules 9 to 11 over all dances."""

    def __init__(
        self, dances: Sequence[_Halves], dance_places: _Halves, totals: Sequence[int]
    ) -> None:
        self._totals = totals
        couples = range(len(totals))
        self._won = [[places[c] for places in dance_places] for c in couples]
        self._all_marks = [[mark for marks in dances for mark in marks[c]] for c in couples]

    def places(self) -> list[int]:
        """Rule 9: the lowest total first; ties go to rule 10 for the place under review."""
        tied: dict[int, list[int]] = {}
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
            found = {c: _standing_at(self._won[c], 2 * place) for c in waiting}
            best = _equal_groups(waiting, found)[0]
            winners = best if len(best) == 1 else self._rule_11(best, place)
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
        marks = {mark for c in couples for mark in self._all_marks[c]}
        for column in sorted({max(2 * place, _column(mark)) for mark in marks}):
            found = {c: _standing_at(self._all_marks[c], column) for c in couples}
            have = [c for c in couples if found[c][0] <= -majority]
            if have:
                couples = _equal_groups(have, found)[0]
            if len(couples) == 1:
                break
        return couples
