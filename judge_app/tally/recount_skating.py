"""The second tally's Skating System, in another form than the first.

In one dance all couples with a majority at a column come before those without, and among them the
greater majority, the lower sum, and then the same of each further column decide. So each couple has
one key that tells its place, and no couple is ever taken out of the list (rules 5 to 8).
"""

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
    final: dict[str, Fraction] = {}
    for total in set(sums.values()):
        tied = [c for c in couples if sums[c] == total]
        ahead = sum(1 for c in couples if sums[c] < total)
        final |= _settle(tied, ahead + 1, won, marks, len(couples))
    return final, sums


def dance_places(dance: Places) -> dict[str, Fraction]:
    """Return the place of each couple in one dance."""
    keys = {couple: _key(given, len(dance), 1) for couple, given in dance.items()}
    return {
        couple: 1
        + sum((Fraction(1) for other in keys.values() if other < key), Fraction(0))
        + Fraction(sum(1 for other in keys.values() if other == key) - 1, 2)
        for couple, key in keys.items()
    }


def _key(given: list[Fraction], couples: int, start: int) -> tuple[tuple[Fraction, ...], ...]:
    """Return what orders couples from column `start` on; the smaller key comes first."""
    needed = len(given) // 2 + 1
    first = start
    while first < couples and sum(1 for mark in given if mark <= first) < needed:
        first += 1
    columns = range(first, couples + 1)
    return ((Fraction(first),), *(_won(given, column) for column in columns))


def _won(given: list[Fraction], column: int) -> tuple[Fraction, Fraction]:
    counted = [mark for mark in given if mark <= column]
    return Fraction(-len(counted)), sum(counted, Fraction(0))


def _settle(
    tied: list[str],
    place: int,
    won: dict[str, list[Fraction]],
    marks: dict[str, list[Fraction]],
    couples: int,
) -> dict[str, Fraction]:
    """Rules 10 and 11 for couples with one sum, from the place under review on."""
    final: dict[str, Fraction] = {}
    heaps = [tied]
    while heaps:
        heap = heaps.pop()
        best_dances = min(_won(won[c], place) for c in heap)
        best = [c for c in heap if _won(won[c], place) == best_dances]
        keys = {c: _key(marks[c], couples, place) for c in best}
        winners = [c for c in best if keys[c] == min(keys.values())]
        shared = Fraction(2 * place + len(winners) - 1, 2)
        final |= dict.fromkeys(winners, shared)
        place += len(winners)
        later = [c for c in heap if c not in best]
        sooner = [c for c in best if c not in winners]
        heaps += [rest for rest in (later, sooner) if rest]
    return final
