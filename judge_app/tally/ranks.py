"""Ranks of values: shared ("1224") or averaged ("1 2,5 2,5 4"), best first."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any


def doubled_average_ranks(values: Sequence[Any]) -> list[int]:
    """Return twice the average rank of each value (so that it is whole); the highest has rank 1."""
    ordered = sorted(values, reverse=True)
    first_and_last: dict[Any, list[int]] = {}
    for position, value in enumerate(ordered, start=1):
        first_and_last.setdefault(value, [position, position])[1] = position
    doubled = {value: first + last for value, (first, last) in first_and_last.items()}
    return [doubled[value] for value in values]


def average_ranks(values: Sequence[Any]) -> list[Fraction]:
    """Return the average rank of each value; the highest has rank 1."""
    return [Fraction(rank, 2) for rank in doubled_average_ranks(values)]


def shared_places(values: Sequence[Any]) -> list[int]:
    """Return the place of each value in a sequence that falls: 1, 2, 2, 4."""
    places: list[int] = []
    for position, value in enumerate(values):
        tied = bool(position) and value == values[position - 1]
        places.append(places[-1] if tied else position + 1)
    return places
