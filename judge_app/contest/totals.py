"""A judge's own total and subtotals: exact, weights applied, criteria that do not count left out.

These are the figures a judge sees while marking. Rounding stages belong to the tally.
"""

from decimal import Decimal

from judge_app.contest.rubric import Criterion, Rubric
from judge_app.contest.scoresheet import Assessment, Outcome


def total(rubric: Rubric, assessment: Assessment) -> Decimal | None:
    """Return the sum of the counting marks with their weights.

    None while no counting criterion is marked, and for an entry that the judge did not mark
    (abstained, conflicted, could not open): neither is zero.
    """
    if assessment.outcome is not Outcome.MARKED:
        return None
    return _sum_of(rubric.criteria, assessment)


def subtotal(criterion: Criterion, assessment: Assessment) -> Decimal | None:
    """Return what one line of the rubric got: a leaf's mark times its weight, or a parent's sum.

    A leaf that does not count still answers for itself, but is no part of its parent's sum. None
    while nothing below the line is marked.
    """
    if assessment.outcome is not Outcome.MARKED:
        return None
    if criterion.children:
        return _sum_of(criterion.children, assessment)
    mark = assessment.mark(criterion.id)
    return None if mark is None else mark * criterion.weight


def _sum_of(criteria: tuple[Criterion, ...], assessment: Assessment) -> Decimal | None:
    figures = [
        subtotal(criterion, assessment)
        for criterion in criteria
        if criterion.counts or criterion.children
    ]
    marked = [figure for figure in figures if figure is not None]
    return sum(marked, Decimal(0)) if marked else None
