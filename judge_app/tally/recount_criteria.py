"""The second tally's figure for one criterion or a parent of several."""

from collections.abc import Mapping
from fractions import Fraction

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId, JudgeId
from judge_app.contest.rubric import Criterion
from judge_app.contest.rules import AggregateBy, Method
from judge_app.tally.recount_figures import (
    ADDING,
    Figured,
    criterion_figure,
    marks_for,
    together,
)
from judge_app.tally.recount_marks import EXACT, Ballot
from judge_app.tally.recount_rubric import leaves_under


def criterion_worth(
    contest: Contest,
    wanted: CriterionId,
    figured: Figured,
    ballots: Mapping[JudgeId, Ballot],
) -> Fraction | None:
    """Return the panel's weighted figure, or None where marks are missing."""
    leaves = leaves_under(contest, wanted)
    if not leaves:
        return None
    rules = contest.scoring
    if rules.aggregate_by is AggregateBy.CRITERION and rules.method in ADDING:
        standing = {j: ballot for j, ballot in ballots.items() if j not in figured.void}
        figures = [_leaf_worth(contest, leaf, standing) for leaf in leaves]
        found = [figure for figure in figures if figure is not None]
        return sum(found, Fraction(0)) if len(found) == len(figures) else None
    sums = []
    for judge in figured.counted:
        marks = ballots[judge].marks
        if all(leaf.id in marks for leaf in leaves):
            products = [EXACT.multiply(marks[leaf.id], leaf.weight) for leaf in leaves]
            total = products[0]
            for product in products[1:]:
                total = EXACT.add(total, product)
            sums.append(total)
    return together(sums, rules.method) if sums else None


def _leaf_worth(
    contest: Contest, leaf: Criterion, ballots: Mapping[JudgeId, Ballot]
) -> Fraction | None:
    rules = contest.scoring
    drops = rules.dropping.highest + rules.dropping.lowest
    if rules.method not in (Method.MEAN, Method.SUM):
        drops = 0
    needed = max(3, drops + 1) if drops else 1
    if len(marks_for(leaf.id, ballots)) < needed:
        return None
    return criterion_figure(contest, leaf, ballots)[0]
