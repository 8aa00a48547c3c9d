"""Kendall's W: how far the judges rank the entries alike, from 0 to 1, ties corrected for.

M. G. Kendall and B. Babington Smith, "The Problem of m Rankings", Annals of Mathematical Statistics
10 (1939), 275-287; the correction for ties is Kendall's own (Rank Correlation Methods, chapter 6).
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from judge_app.tally.ranks import doubled_average_ranks


def concordance(ratings: Sequence[Sequence[int]]) -> Fraction | None:
    """Return W of a complete table; None below two judges or entries, or if all marks tie."""
    entries = len(ratings)
    judges = len(ratings[0]) if ratings else 0
    if entries < 2 or judges < 2:
        return None
    columns = [doubled_average_ranks(column) for column in zip(*ratings, strict=True)]
    sums = [sum(ranks) for ranks in zip(*columns, strict=True)]
    four_spreads = sum(each * each for each in sums) - Fraction(sum(sums) ** 2, entries)
    ties = sum(t**3 - t for column in columns for t in Counter(column).values())
    most = judges**2 * (entries**3 - entries) - judges * ties
    return 3 * four_spreads / most if most else None
