"""Majority judgment (Balinski and Laraki): order by the lower median, take it away, repeat."""

from collections.abc import Sequence


def lower_median(grades: Sequence[int]) -> int:
    """Return the median grade, the lower of the two in the middle."""
    ordered = sorted(grades)
    return ordered[(len(ordered) - 1) // 2]


def majority_sequence(grades: Sequence[int], judges: int) -> tuple[int, ...]:
    """Return the lower medians in the order in which they are taken away; higher is better.

    An entry with fewer grades than `judges` is filled up with its own lower median, which leaves
    that median as it is, so that all sequences are equally long.
    """
    ordered = sorted(grades)
    filler = lower_median(ordered)
    ordered = sorted([*ordered, *[filler] * (judges - len(ordered))])
    sequence = []
    while ordered:
        sequence.append(ordered.pop((len(ordered) - 1) // 2))
    return tuple(sequence)
