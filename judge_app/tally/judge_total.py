"""A judge's total of one entry: marks times weights, through the stages of rounding."""

from collections.abc import Sequence
from operator import mul

from judge_app.contest.rubric import Criterion
from judge_app.contest.rules import AggregateBy, ScoringRules
from judge_app.tally.matrix import Marks, Scales
from judge_app.tally.rounding import half_up_units


class TotalAdder:
    """Adds one judge's marks up, in whole units of the matrix."""

    def __init__(self, scoring: ScoringRules, leaves: Sequence[Criterion], scales: Scales) -> None:
        self._counting = tuple(i for i, leaf in enumerate(leaves) if leaf.counts)
        self._weights = tuple(
            int(leaf.weight * scales.weight) if leaf.counts else 0 for leaf in leaves
        )
        by_total = scoring.aggregate_by is AggregateBy.TOTAL
        self._weighted = scoring.rounding.weighted if by_total else None
        self._rounded = scoring.rounding.judge_total
        self._scale = scales.total

    def total(self, marks: Marks) -> int | None:
        """Return the total in units, or None where a counting leaf is unmarked."""
        products = self._products(marks)
        if products is None:
            return None
        if self._weighted is not None:
            products = [self._round(product, self._weighted) for product in products]
        total = sum(products)
        return total if self._rounded is None else self._round(total, self._rounded)

    def _products(self, marks: Marks) -> list[int] | None:
        if None not in marks:
            return list(map(mul, marks, self._weights))
        values = [(marks[i], self._weights[i]) for i in self._counting]
        products = [mark * weight for mark, weight in values if mark is not None]
        return products if len(products) == len(values) else None

    def _round(self, units: int, decimals: int) -> int:
        step = int(10**decimals)
        if step >= self._scale:
            return units
        return half_up_units(units, self._scale, decimals) * (self._scale // step)
