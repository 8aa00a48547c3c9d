"""Contradictions on the way from marks to one figure: method, dropping, void, rounding, parts."""

from collections.abc import Iterator
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.highest_figure import RANK_METHODS
from judge_app.contest.judges_of_entries import judges_of_an_entry
from judge_app.contest.rule_problem import KeyPath, RuleProblemCode
from judge_app.contest.rules import AggregateBy, Method, PartSource, ScoringRules
from judge_app.contest.validation_finding import Finding, error, warning

_PANEL: tuple[KeyPath, ...] = (("judge",), ("assignment",))
_MOST_DECIMALS = 6


def check_scoring(contest: Contest) -> Iterator[Finding]:
    """Yield what is wrong with how an entry's figure comes about."""
    yield from _check_ranges(contest.scoring)
    yield from _check_dropping(contest)
    yield from _check_method(contest)
    yield from _check_panel_size(contest)
    yield from _check_void(contest)
    yield from _check_rounding(contest.scoring)
    yield from _check_parts(contest.scoring)


def out_of_range(path: KeyPath, value: object, least: object, most: object = "") -> Finding:
    """Return the finding for a number outside its range."""
    return error(RuleProblemCode.OUT_OF_RANGE, path, str(path[-1]), value, least, most)


def _check_ranges(scoring: ScoringRules) -> Iterator[Finding]:
    rounding = scoring.rounding
    if scoring.dropping.highest < 0:
        yield out_of_range(("scoring", "drop_highest"), scoring.dropping.highest, 0)
    if scoring.dropping.lowest < 0:
        yield out_of_range(("scoring", "drop_lowest"), scoring.dropping.lowest, 0)
    if scoring.minimum_valid_marks < 1:
        path = ("scoring", "minimum_valid_marks")
        yield out_of_range(path, scoring.minimum_valid_marks, 1)
    stages = {
        "criterion": rounding.criterion,
        "weighted": rounding.weighted,
        "judge_total": rounding.judge_total,
        "entry": rounding.entry,
    }
    for key, decimals in stages.items():
        if decimals is not None and not 0 <= decimals <= _MOST_DECIMALS:
            yield out_of_range(("rounding", key), decimals, 0, _MOST_DECIMALS)


def _check_dropping(contest: Contest) -> Iterator[Finding]:
    scoring = contest.scoring
    highest, lowest = scoring.dropping.highest, scoring.dropping.lowest
    if highest < 0 or lowest < 0 or highest + lowest == 0:
        return
    path: KeyPath = ("scoring", "drop_highest" if highest else "drop_lowest")
    if scoring.method not in {Method.MEAN, Method.SUM}:
        yield error(RuleProblemCode.DROP_WITH_METHOD, path, scoring.method)
        return
    judges = judges_of_an_entry(contest).fewest
    if judges < 3:
        yield error(RuleProblemCode.DROP_NEEDS_THREE, path, judges, needs=_PANEL)
    elif highest + lowest >= judges:
        code = RuleProblemCode.DROP_LEAVES_NOTHING
        yield error(code, path, highest, lowest, judges, needs=_PANEL)
    elif judges < 5:
        yield warning(RuleProblemCode.DROP_FEW_JUDGES, path, judges, needs=_PANEL)
    needed = max(highest + lowest + 1, 3)
    if needed <= judges and 1 <= scoring.minimum_valid_marks < needed:
        code = RuleProblemCode.DROP_OVER_MINIMUM
        minimum_path = ("scoring", "minimum_valid_marks")
        dropped = highest + lowest
        yield warning(code, minimum_path, dropped, scoring.minimum_valid_marks, needed)


def _check_method(contest: Contest) -> Iterator[Finding]:
    scoring = contest.scoring
    if scoring.method not in RANK_METHODS:
        return
    if scoring.aggregate_by is AggregateBy.CRITERION and scoring.method is not Method.SKATING:
        path: KeyPath = ("scoring", "aggregate_by")
        yield error(RuleProblemCode.AGGREGATE_WITH_METHOD, path, scoring.method)
    if scoring.parts:
        path = ("part", 0)
        yield error(RuleProblemCode.PARTS_WITH_METHOD, path, scoring.method)
    yield from _check_full_panel(contest)


def _check_full_panel(contest: Contest) -> Iterator[Finding]:
    """Hold comparing methods against judges who do not mark every entry.

    The Skating System leaves an entry out that any judge has not marked; the rank sum can fill the
    gap, at the price of comparing different judges.
    """
    scoring = contest.scoring
    if scoring.method not in {Method.RANK_SUM, Method.SKATING}:
        return
    say = error if scoring.method is Method.SKATING else warning
    excluded = scoring.own_unit_excluded and any(j.unit for j in contest.panel.marking)
    conflicted = any(judge.conflicts for judge in contest.panel.marking)
    if contest.panel.assignments:
        yield say(RuleProblemCode.NEEDS_FULL_PANEL, ("assignment", 0), scoring.method)
    elif excluded or conflicted:
        path = ("scoring", "own_unit_excluded")
        yield say(RuleProblemCode.NEEDS_FULL_PANEL, path, scoring.method, needs=_PANEL)


def _check_panel_size(contest: Contest) -> Iterator[Finding]:
    scoring = contest.scoring
    path = ("scoring", "minimum_valid_marks")
    judges = judges_of_an_entry(contest).fewest
    if not contest.panel.marking:
        return
    minimum = scoring.minimum_valid_marks
    if minimum > judges:
        yield error(RuleProblemCode.MINIMUM_OVER_PANEL, path, minimum, judges, needs=_PANEL)
    elif scoring.method is Method.SUM and minimum < judges_of_an_entry(contest).most:
        most = judges_of_an_entry(contest).most
        code = RuleProblemCode.SUM_WITH_MISSING_MARKS
        yield warning(code, path, minimum, most, needs=_PANEL)


def _check_void(contest: Contest) -> Iterator[Finding]:
    scoring, limit = contest.scoring, contest.scoring.void_beyond
    path = ("scoring", "void_beyond")
    if limit is None:
        return
    if limit <= 0:
        yield out_of_range(path, limit, "0.001")
    elif limit >= contest.rubric.maximum:
        code = RuleProblemCode.LIMIT_NEVER_REACHED
        highest = contest.rubric.maximum
        yield warning(code, path, "void_beyond", limit, highest, needs=(("criterion",),))
    if scoring.method in {Method.SUM, Method.SKATING}:
        yield error(RuleProblemCode.VOID_WITH_METHOD, path, scoring.method)


def _check_rounding(scoring: ScoringRules) -> Iterator[Finding]:
    rounding, code = scoring.rounding, RuleProblemCode.NO_EFFECT
    by_total = scoring.aggregate_by is AggregateBy.TOTAL
    if rounding.criterion is not None and by_total:
        yield warning(code, ("rounding", "criterion"), "criterion", "aggregate_by")
    if rounding.judge_total is not None and not by_total:
        yield warning(code, ("rounding", "judge_total"), "judge_total", "aggregate_by")


def _check_parts(scoring: ScoringRules) -> Iterator[Finding]:
    seen: set[PartSource] = set()
    for number, part in enumerate(scoring.parts):
        if part.maximum <= 0:
            yield out_of_range(("part", number, "maximum"), part.maximum, "0.001")
        if part.decimals is not None and not 0 <= part.decimals <= _MOST_DECIMALS:
            path = ("part", number, "decimals")
            yield out_of_range(path, part.decimals, 0, _MOST_DECIMALS)
        if part.source in seen:
            path = ("part", number, "source")
            yield error(RuleProblemCode.PART_SOURCE_TWICE, path, part.source)
        seen.add(part.source)
    if not scoring.parts:
        return
    if PartSource.JURY not in seen:
        yield warning(RuleProblemCode.PARTS_WITHOUT_JURY, ("part",))
    total = sum((part.maximum for part in scoring.parts), Decimal(0))
    if total % 1 != 0:
        yield error(RuleProblemCode.PARTS_SUM_NOT_WHOLE, ("part",), total)
