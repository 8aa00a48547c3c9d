"""The second tally's Skating System, in another form than the first.

In one dance all couples with a majority at a column come before those without, and among them the
greater majority, the lower sum, and then the same of each further column decide. So each couple has
one key that tells its place, and no couple is ever taken out of the list (rules 5 to 8).
"""

from bisect import bisect_left, bisect_right
from fractions import Fraction

Places = dict[str, list[Fraction]]
"""The places that the judges of one dance gave each couple."""


def skating_places(dances: list[Places]) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Return each couple's final place and its sum of dance places."""
    by_dance = [dance_places(dance) for dance in dances]
    couples = list(dances[0])
    sums = {c: sum((places[c] for places in by_dance), Fraction(0)) for c in couples}
    if len(dances) == 1:
        return by_dance[0], sums
    won = {c: [places[c] for places in by_dance] for c in couples}
    marks = {c: [mark for dance in dances for mark in dance[c]] for c in couples}
    with_sum: dict[Fraction, list[str]] = {}
    for couple, total in sums.items():
        with_sum.setdefault(total, []).append(couple)
    final: dict[str, Fraction] = {}
    for total in sorted(with_sum):
        tied = with_sum[total]
        final |= _settle(tied, len(final) + 1, won, marks)
    return final, sums


def dance_places(dance: Places) -> dict[str, Fraction]:
    """Return the place of each couple in one dance."""
    keys = {couple: _key(given, 1) for couple, given in dance.items()}
    ordered = sorted(keys.values())
    return {
        couple: Fraction(bisect_left(ordered, key) + bisect_right(ordered, key) + 1, 2)
        for couple, key in keys.items()
    }


def _key(given: list[Fraction], start: int) -> tuple[tuple[Fraction, ...], ...]:
    """Return what orders couples from column `start` on; the smaller key comes first.

    First the column of the majority and what makes it up there. After that, each column with
    further places: the earlier one is better, then the more places in it, then their lower sum.
    As all couples have equally many places, that is rules 6 and 7 column by column.
    """
    needed = len(given) // 2 + 1
    first = max(start, _column(sorted(given)[needed - 1]))
    further: dict[int, list[Fraction]] = {}
    for mark in given:
        if mark > first:
            further.setdefault(_column(mark), []).append(mark)
    steps = ((Fraction(c), *_won(further[c], c)) for c in sorted(further))
    return ((Fraction(first),), _won(given, first), *steps)


def _column(mark: Fraction) -> int:
    """Return the first whole place that holds a mark."""
    return -int(-mark // 1)


def _won(given: list[Fraction], column: int) -> tuple[Fraction, Fraction]:
    counted = [mark for mark in given if mark <= column]
    return Fraction(-len(counted)), sum(counted, Fraction(0))


def _settle(
    tied: list[str],
    place: int,
    won: dict[str, list[Fraction]],
    marks: dict[str, list[Fraction]],
) -> dict[str, Fraction]:
    """Rules 10 and 11 for couples with one sum, from the place under review on."""
    final: dict[str, Fraction] = {}
    heaps = [tied]
    while heaps:
        heap = heaps.pop()
        best_dances = min(_won(won[c], place) for c in heap)
        best = [c for c in heap if _won(won[c], place) == best_dances]
        keys = {c: _key(marks[c], place) for c in best}
        winners = [c for c in best if keys[c] == min(keys.values())]
        shared = Fraction(2 * place + len(winners) - 1, 2)
        final |= dict.fromkeys(winners, shared)
        place += len(winners)
        later = [c for c in heap if c not in best]
        sooner = [c for c in best if c not in winners]
        heaps += [rest for rest in (later, sooner) if rest]
    return final
