"""Contradictions in the rubric: maxima, steps, weights, notes, levels."""

from collections.abc import Iterator
from decimal import Decimal

from judge_app.contest.rubric import Criterion, Rubric
from judge_app.contest.rule_problem import KeyPath, RuleProblemCode
from judge_app.contest.validation_finding import Finding, error, warning

_FINEST = Decimal("0.001")  # marks are stored as whole thousandths
_CRITERIA: KeyPath = ("criterion",)


def check_rubric(rubric: Rubric) -> Iterator[Finding]:
    """Yield what is wrong with the rubric as a whole and with each of its lines."""
    if not rubric.criteria:
        yield error(RuleProblemCode.NO_CRITERIA, _CRITERIA)
        return
    for path, criterion in placed_criteria(rubric.criteria):
        if criterion.is_leaf:
            yield from _check_leaf(path, criterion)
        else:
            yield from _check_parent(path, criterion)
    yield from _check_sums(rubric)


def placed_criteria(
    criteria: tuple[Criterion, ...], above: KeyPath = ()
) -> Iterator[tuple[KeyPath, Criterion]]:
    """Yield every criterion with its path in the rules file, parents before children."""
    for number, criterion in enumerate(criteria):
        path = (*above, "criterion", number)
        yield path, criterion
        yield from placed_criteria(criterion.children, path)


def _check_leaf(path: KeyPath, leaf: Criterion) -> Iterator[Finding]:
    if leaf.maximum <= 0:
        yield error(RuleProblemCode.MAXIMUM_NOT_POSITIVE, (*path, "maximum"), leaf.id, leaf.maximum)
    if leaf.step <= 0:
        yield error(RuleProblemCode.STEP_NOT_POSITIVE, (*path, "step"), leaf.id, leaf.step)
    elif leaf.maximum % leaf.step != 0:
        yield error(
            RuleProblemCode.STEP_DOES_NOT_DIVIDE,
            (*path, "step"),
            leaf.id,
            leaf.step,
            leaf.maximum,
            needs=((*path, "maximum"),),
        )
    if leaf.weight <= 0:
        yield error(RuleProblemCode.WEIGHT_NOT_POSITIVE, (*path, "weight"), leaf.id, leaf.weight)
    yield from _check_fineness(path, leaf)
    yield from _check_notes(path, leaf)
    yield from _check_levels(path, leaf)


def _check_fineness(path: KeyPath, leaf: Criterion) -> Iterator[Finding]:
    values = {
        "maximum": leaf.maximum,
        "step": leaf.step,
        "note_below": leaf.note_below,
        "note_above": leaf.note_above,
    }
    for key, value in values.items():
        if value is not None and value % _FINEST != 0:
            yield error(RuleProblemCode.TOO_FINE, (*path, key), key, value)


def _check_notes(path: KeyPath, leaf: Criterion) -> Iterator[Finding]:
    below, above, maximum = leaf.note_below, leaf.note_above, leaf.maximum
    code = RuleProblemCode.NOTE_LIMIT_OUT_OF_RANGE
    needs = ((*path, "maximum"),)
    below_is_wrong = below is not None and not 0 < below <= maximum
    above_is_wrong = above is not None and not 0 <= above < maximum
    if below_is_wrong:
        yield error(code, (*path, "note_below"), leaf.id, below, maximum, needs=needs)
    if above_is_wrong:
        yield error(code, (*path, "note_above"), leaf.id, above, maximum, needs=needs)
    if below_is_wrong or above_is_wrong or below is None or above is None:
        return
    if below > above:
        yield error(
            RuleProblemCode.NOTE_LIMITS_CROSS,
            (*path, "note_below"),
            leaf.id,
            below,
            above,
            needs=((*path, "note_above"),),
        )


def _check_levels(path: KeyPath, leaf: Criterion) -> Iterator[Finding]:
    minimums = [level.minimum for level in leaf.levels]
    for number, minimum in enumerate(minimums):
        if not 0 <= minimum <= leaf.maximum:
            yield error(
                RuleProblemCode.LEVEL_OUT_OF_RANGE,
                (*path, "levels", number, "minimum"),
                leaf.id,
                minimum,
                leaf.maximum,
                needs=((*path, "maximum"),),
            )
    rising = sorted(set(minimums))
    if minimums not in (rising, rising[::-1]):
        yield error(RuleProblemCode.LEVELS_NOT_ORDERED, (*path, "levels"), leaf.id)


def _check_parent(path: KeyPath, parent: Criterion) -> Iterator[Finding]:
    if parent.maximum != parent.counting_maximum:
        yield error(
            RuleProblemCode.PARENT_MAXIMUM,
            (*path, "maximum"),
            parent.id,
            parent.maximum,
            parent.counting_maximum,
            needs=((*path, "criterion"),),
        )
    misplaced = {
        "weight": parent.weight != 1,
        "counts": not parent.counts,
        "note_below": parent.note_below is not None,
        "note_above": parent.note_above is not None,
        "levels": bool(parent.levels),
    }
    for key, is_misplaced in misplaced.items():
        if is_misplaced:
            yield error(RuleProblemCode.LEAF_RULE_ON_PARENT, (*path, key), parent.id, key)


def _check_sums(rubric: Rubric) -> Iterator[Finding]:
    counting = [leaf for leaf in rubric.leaves if leaf.counts]
    if not counting:
        yield error(RuleProblemCode.NOTHING_COUNTS, _CRITERIA)
        return
    weights = [leaf.weight for leaf in counting]
    weight_sum = sum(weights, Decimal(0))
    if weight_sum % 1 != 0 and min(weights) > 0:
        # Weights that are all shares of one can only be meant to make one; factors such as
        # 1 - 1 - 0.5 may be meant.
        say = error if max(weights) < 1 else warning
        yield say(RuleProblemCode.WEIGHT_SUM_NOT_WHOLE, _CRITERIA, weight_sum)
    if rubric.maximum % 1 != 0:
        yield error(RuleProblemCode.RUBRIC_MAXIMUM_NOT_WHOLE, _CRITERIA, rubric.maximum)
