"""Contradictions in the discrepancy ladder and in the list of tie-breaks."""

from collections.abc import Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.highest_figure import RANK_METHODS, highest_of_criterion
from judge_app.contest.judges_of_entries import judges_of_an_entry
from judge_app.contest.rule_problem import KeyPath, RuleProblemCode
from judge_app.contest.rules import LadderAction, Method, ScoringRules, TieBreak, TieBreakKind
from judge_app.contest.validation_finding import Finding, error, warning

_CRITERIA: tuple[KeyPath, ...] = (("criterion",),)
_FOR_TWO_JUDGES = {LadderAction.THIRD_MARKING, LadderAction.MEAN_OF_THREE}


def check_ladder(contest: Contest) -> Iterator[Finding]:
    """Yield what is wrong with the bands of discrepancies."""
    ladder = contest.scoring.ladder
    judges = judges_of_an_entry(contest).most
    for number, band in enumerate(ladder):
        path: KeyPath = ("ladder", number, "up_to")
        is_last = number == len(ladder) - 1
        if band.up_to is None and not is_last:
            yield error(RuleProblemCode.LADDER_OPEN_TOO_EARLY, path)
        if band.up_to is not None:
            yield from _check_limit(contest, number)
            if is_last:
                yield error(RuleProblemCode.LADDER_WITHOUT_END, path, band.up_to)
        if band.action in _FOR_TWO_JUDGES and judges > 2:
            code = RuleProblemCode.LADDER_NEEDS_TWO_JUDGES
            needs: tuple[KeyPath, ...] = (("judge",), ("assignment",))
            yield warning(code, ("ladder", number, "action"), band.action, judges, needs=needs)
        if band.action in _FOR_TWO_JUDGES and contest.scoring.method in RANK_METHODS:
            code = RuleProblemCode.LADDER_WITH_METHOD
            where: KeyPath = ("ladder", number, "action")
            yield error(code, where, band.action, contest.scoring.method)


def _check_limit(contest: Contest, number: int) -> Iterator[Finding]:
    ladder = contest.scoring.ladder
    limit = ladder[number].up_to
    path = ("ladder", number, "up_to")
    if limit is None:
        return
    if limit < 0:
        yield error(RuleProblemCode.OUT_OF_RANGE, path, "up_to", limit, 0, "")
    before = next((b.up_to for b in reversed(ladder[:number]) if b.up_to is not None), None)
    if before is not None and limit <= before:
        yield error(RuleProblemCode.LADDER_NOT_INCREASING, path, limit, before)
    highest = contest.rubric.maximum
    if limit >= highest:
        code = RuleProblemCode.LIMIT_NEVER_REACHED
        yield warning(code, path, "up_to", limit, highest, needs=_CRITERIA)


def check_tie_breaks(contest: Contest) -> Iterator[Finding]:
    """Yield what is wrong with the steps that part equal figures."""
    breaks = contest.scoring.tie_breaks
    shared_at = next((n for n, b in enumerate(breaks) if b.kind is TieBreakKind.SHARED), None)
    for number, tie_break in enumerate(breaks):
        path: KeyPath = ("tie_break", number, "by")
        yield from _check_criterion(contest, number, tie_break)
        if tie_break in breaks[:number]:
            yield error(RuleProblemCode.TIE_BREAK_TWICE, path, tie_break.kind)
        elif shared_at is not None and number > shared_at:
            yield error(RuleProblemCode.TIE_BREAK_AFTER_SHARED, path, tie_break.kind)
        if tie_break.kind is TieBreakKind.UNROUNDED and not _rounds(contest.scoring):
            yield warning(RuleProblemCode.TIE_BREAK_HAS_NO_EFFECT, path, tie_break.kind)


def _rounds(scoring: ScoringRules) -> bool:
    rounding = scoring.rounding
    if scoring.method in {Method.SKATING, Method.MAJORITY_JUDGMENT}:
        return False
    if scoring.method is Method.RANK_SUM:
        return rounding.entry is not None
    stages = (rounding.criterion, rounding.weighted, rounding.judge_total, rounding.entry)
    parts = (part.decimals for part in scoring.parts)
    return any(stage is not None for stage in (*stages, *parts))


def _check_criterion(contest: Contest, number: int, tie_break: TieBreak) -> Iterator[Finding]:
    path = ("tie_break", number, "criterion")
    criterion = tie_break.criterion
    if tie_break.kind is not TieBreakKind.CRITERION:
        if criterion is not None:
            yield error(RuleProblemCode.CRITERION_WITHOUT_USE, path, criterion)
    elif criterion is None:
        yield error(RuleProblemCode.TIE_BREAK_WITHOUT_CRITERION, path)
    elif highest_of_criterion(contest, criterion) is None:
        yield error(RuleProblemCode.UNKNOWN_CRITERION, path, criterion, needs=_CRITERIA)
