"""Contradictions among awards: who claims what, frames of points, minimums nobody can reach."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from judge_app.contest.contest import Contest
from judge_app.contest.highest_figure import highest_figure, highest_of_criterion
from judge_app.contest.rule_problem import KeyPath, RuleProblemCode
from judge_app.contest.rules import Award
from judge_app.contest.validation_finding import Finding, error, warning

_FIGURE: tuple[KeyPath, ...] = (("criterion",), ("part",), ("judge",), ("assignment",))


def check_awards(contest: Contest) -> Iterator[Finding]:
    """Yield what is wrong with single awards, pairs of them, and what binds them together."""
    awards = contest.award_rules.awards
    for number, award in enumerate(awards):
        yield from _check_award(contest, number, award)
        yield from _check_criterion(contest, number, award)
        yield from _check_minimum(contest, number, award)
    for (_, higher), (number, lower) in combinations(enumerate(awards), 2):
        if _meet(higher, lower):
            yield from _check_pair(("award", number), higher, lower)
    yield from _check_frames(awards)
    yield from _check_share_and_advance(contest)


def _check_award(contest: Contest, number: int, award: Award) -> Iterator[Finding]:
    path: KeyPath = ("award", number)
    if award.count is not None and award.count < 1:
        yield error(RuleProblemCode.OUT_OF_RANGE, (*path, "count"), "count", award.count, 1, "")
    known = {category.id for category in contest.categories}
    if award.category is not None and award.category not in known:
        code = RuleProblemCode.UNKNOWN_CATEGORY
        yield error(code, (*path, "category"), award.category, needs=(("category",),))
    for place, kind in enumerate(award.kinds):
        if kind not in contest.intake.kinds:
            code = RuleProblemCode.KIND_NOT_ACCEPTED
            needs: tuple[KeyPath, ...] = (("intake", "kinds"),)
            yield warning(code, (*path, "kinds", place), kind, needs=needs)
    if award.minimum is not None and award.below is not None and award.below <= award.minimum:
        code = RuleProblemCode.FRAME_EMPTY
        yield error(code, (*path, "below"), award.id, award.minimum, award.below)


def _check_criterion(contest: Contest, number: int, award: Award) -> Iterator[Finding]:
    path = ("award", number, "criterion")
    if award.criterion is None:
        if award.special:
            place = ("award", number, "special")
            yield warning(RuleProblemCode.SPECIAL_WITHOUT_CRITERION, place, award.id)
    elif not award.special:
        yield error(RuleProblemCode.CRITERION_WITHOUT_USE, path, award.criterion)
    elif highest_of_criterion(contest, award.criterion) is None:
        needs: tuple[KeyPath, ...] = (("criterion",),)
        yield error(RuleProblemCode.UNKNOWN_CRITERION, path, award.criterion, needs=needs)


def _check_minimum(contest: Contest, number: int, award: Award) -> Iterator[Finding]:
    """Hold an award's points against what its figure can be."""
    for key, limit in (("minimum", award.minimum), ("below", award.below)):
        path = ("award", number, key)
        if limit is None:
            continue
        if limit < 0:
            yield error(RuleProblemCode.OUT_OF_RANGE, path, key, limit, 0, "")
        elif key == "minimum":
            yield from _check_reach(contest, path, award, limit)


def _check_reach(
    contest: Contest, path: KeyPath, award: Award, limit: Decimal
) -> Iterator[Finding]:
    highest: Decimal | None = highest_figure(contest)
    if award.special and award.criterion is not None:
        highest = highest_of_criterion(contest, award.criterion)
    if highest is not None and limit > highest:
        code = RuleProblemCode.AWARD_ABOVE_MAXIMUM
        yield error(code, path, award.id, limit, highest, needs=_FIGURE)


def _meet(one: Award, other: Award) -> bool:
    """Return whether some entry could get either award."""
    same_category = None in {one.category, other.category} or one.category == other.category
    same_kind = not one.kinds or not other.kinds or bool({*one.kinds} & {*other.kinds})
    return same_category and same_kind


def _covers(one: Award, other: Award) -> bool:
    """Return whether every entry that could get `other` could get `one`, by what it is."""
    category = one.category is None or one.category == other.category
    kind = not one.kinds or (bool(other.kinds) and {*other.kinds} <= {*one.kinds})
    return category and kind


def _check_pair(path: KeyPath, higher: Award, lower: Award) -> Iterator[Finding]:
    same_label = bool(lower.label) and higher.label.casefold() == lower.label.casefold()
    if same_label and higher.special == lower.special:
        code = RuleProblemCode.AWARD_TWICE
        yield error(code, (*path, "label"), lower.label, higher.id, lower.id)
        return
    if higher.special or lower.special:
        return
    if None not in {higher.minimum, lower.minimum} and (lower.minimum or 0) > (higher.minimum or 0):
        code = RuleProblemCode.AWARDS_OUT_OF_ORDER
        values = (lower.id, higher.id, lower.minimum, higher.minimum)
        yield error(code, (*path, "minimum"), *values)
    elif _takes_everything(higher, lower):
        yield error(RuleProblemCode.AWARD_NEVER_REACHED, path, lower.id, higher.id)


def _takes_everything(higher: Award, lower: Award) -> bool:
    if higher.count is not None or higher.below is not None or not _covers(higher, lower):
        return False
    from_everywhere = higher.minimum is None or higher.minimum <= 0
    from_lower = lower.minimum is not None and higher.minimum == lower.minimum
    return from_everywhere or from_lower


def _check_frames(awards: tuple[Award, ...]) -> Iterator[Finding]:
    """Hold each frame (`below`) against the minimum of the next higher award it meets."""
    for number, lower in enumerate(awards):
        if lower.special or lower.below is None:
            continue
        higher = next(
            (
                award
                for award in reversed(awards[:number])
                if not award.special and award.minimum is not None and _meet(award, lower)
            ),
            None,
        )
        if higher is None or higher.minimum is None:
            continue
        path = ("award", number, "below")
        values = (lower.id, higher.id, lower.below, higher.minimum)
        if lower.below > higher.minimum:
            yield error(RuleProblemCode.FRAMES_OVERLAP, path, *values)
        elif lower.below < higher.minimum:
            yield warning(RuleProblemCode.FRAME_GAP, path, *values)


def _check_share_and_advance(contest: Contest) -> Iterator[Finding]:
    rules = contest.award_rules
    if rules.share_cap is not None and not 0 < rules.share_cap <= 1:
        path: KeyPath = ("awards", "share_cap")
        yield error(RuleProblemCode.OUT_OF_RANGE, path, "share_cap", rules.share_cap, 0, 1)
    if rules.advance < 0:
        path = ("awards", "advance")
        yield error(RuleProblemCode.OUT_OF_RANGE, path, "advance", rules.advance, 0, "")
    if rules.advance_minimum is None:
        return
    path = ("awards", "advance_minimum")
    highest = highest_figure(contest)
    if rules.advance_minimum < 0:
        least = ("advance_minimum", rules.advance_minimum, 0, "")
        yield error(RuleProblemCode.OUT_OF_RANGE, path, *least)
    elif rules.advance_minimum > highest:
        code = RuleProblemCode.ADVANCE_ABOVE_MAXIMUM
        yield error(code, path, rules.advance_minimum, highest, needs=_FIGURE)
    if rules.advance == 0:
        yield warning(RuleProblemCode.NO_EFFECT, path, "advance_minimum", "advance")
