"""Ranks of values: shared ("1224") or averaged ("1 2,5 2,5 4"), best first."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any


def doubled_average_ranks(values: Sequence[Any]) -> list[int]:
    """Return twice the average rank of each value (so that it is whole); the highest has rank 1."""
    order = sorted(range(len(values)), key=values.__getitem__, reverse=True)
    ranks = [0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for position in range(first, last + 1):
            ranks[order[position]] = first + last + 2
        first = last + 1
    return ranks


def average_ranks(values: Sequence[Any]) -> list[Fraction]:
    """Return the average rank of each value; the highest has rank 1."""
    return [Fraction(rank, 2) for rank in doubled_average_ranks(values)]
