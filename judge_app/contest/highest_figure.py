"""The highest figure an entry can reach: what minimums of prizes are held against."""

from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId
from judge_app.contest.judges_of_entries import judges_of_an_entry
from judge_app.contest.rules import Method

RANK_METHODS = frozenset({Method.RANK_SUM, Method.SKATING, Method.MAJORITY_JUDGMENT})
"""Methods whose result is an order; their figures are not points of the scale."""


def highest_figure(contest: Contest) -> Decimal:
    """Return the most points an entry can have.

    That is the sum of the parts, the sum over the judges that remain, or the rubric's maximum: under
    methods that compare entries, prizes look at the mean (or the median) of the totals.
    """
    if contest.scoring.parts:
        return sum((part.maximum for part in contest.scoring.parts), Decimal(0))
    if contest.scoring.method is not Method.SUM:
        return contest.rubric.maximum
    dropping = contest.scoring.dropping
    judges = judges_of_an_entry(contest).most - dropping.highest - dropping.lowest
    return contest.rubric.maximum * max(judges, 0)


def highest_of_criterion(contest: Contest, criterion: CriterionId) -> Decimal | None:
    """Return the most points the panel can give for one line, with its weight; None: no such."""
    for _, line in contest.rubric.walk():
        if line.id == criterion:
            return line.maximum * line.weight if line.is_leaf else line.counting_maximum
    return None
