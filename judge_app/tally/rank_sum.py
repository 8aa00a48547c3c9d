"""Rank sum: each judge orders the entries, and the ranks are added; the lowest sum is best."""

from collections.abc import Sequence
from fractions import Fraction

from judge_app.tally.ranks import doubled_average_ranks


def rank_sums(totals: Sequence[Sequence[int | None]]) -> tuple[Fraction, ...]:
    """Return the rank sum of each entry from `totals[entry][judge]`, every entry having one total.

    A judge ranks the entries that have a total of theirs; equal totals share the average rank.
    A missing rank counts as the mean of the entry's other ranks, so that nobody gains by a judge
    who was not there; judges without any total of these entries do not take part.
    """
    sums = [0] * len(totals)
    counts = [0] * len(totals)
    judges = 0
    for column in range(len(totals[0]) if totals else 0):
        given = [(row, value[column]) for row, value in enumerate(totals)]
        marked = [(row, value) for row, value in given if value is not None]
        if not marked:
            continue
        judges += 1
        ranks = doubled_average_ranks([value for _, value in marked])
        for (row, _), rank in zip(marked, ranks, strict=True):
            sums[row] += rank
            counts[row] += 1
    return tuple(
        Fraction(total * judges, 2 * count) for total, count in zip(sums, counts, strict=True)
    )
