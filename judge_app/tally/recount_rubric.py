"""The second tally's own way through the rubric: its leaves, and the most one judge can give."""

from fractions import Fraction

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId
from judge_app.contest.rubric import Criterion


def leaves_of(contest: Contest) -> list[Criterion]:
    """Return the lines that judges mark."""
    return _below(list(contest.rubric.criteria))


def counting_leaves(contest: Contest) -> list[Criterion]:
    """Return the marked lines that are added up."""
    return [leaf for leaf in leaves_of(contest) if leaf.counts]


def leaves_under(contest: Contest, wanted: CriterionId) -> list[Criterion]:
    """Return the leaves of one line that count, or all where none does; nothing if unknown."""
    lines = list(contest.rubric.criteria)
    while lines:
        line = lines.pop(0)
        if line.id == wanted:
            found = _below([line])
            return [leaf for leaf in found if leaf.counts] or found
        lines += line.children
    return []


def highest_total(contest: Contest) -> Fraction:
    """Return the most points that one judge can give one entry."""
    return sum(
        (Fraction(leaf.maximum) * Fraction(leaf.weight) for leaf in counting_leaves(contest)),
        Fraction(0),
    )


def _below(lines: list[Criterion]) -> list[Criterion]:
    leaves: list[Criterion] = []
    for line in lines:
        leaves += _below(list(line.children)) if line.children else [line]
    return leaves
