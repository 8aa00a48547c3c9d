"""What if: would the prizes be others under another method, or without any one judge?

Every answer is the whole tally worked out again under changed rules or with one sheet less; nothing
is estimated. The question is about prizes, not about places, because that is what is argued over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from judge_app.contest.contest import Contest
from judge_app.contest.ids import AwardId, CategoryId, CriterionId, EntryCode, JudgeId
from judge_app.contest.rules import Dropping, Method, ScoringRules
from judge_app.contest.scoresheet import Assessment, FinalSheet, Outcome
from judge_app.tally.ballots import FIGURE_METHODS, Ballots
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.tally.result import work_out

LEAST_FOR_TRIMMING = 3
"""Judges; with fewer, dropping the highest and the lowest leaves one mark or none."""


class Change(StrEnum):
    """What is changed to see whether the prizes stand."""

    MEDIAN = "median"
    TRIMMED = "trimmed"
    """The mean without the highest and the lowest mark."""
    WITHOUT_JUDGE = "without-judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardChange:
    """An entry whose prizes would be others."""

    entry: EntryCode
    before: tuple[AwardId, ...]
    after: tuple[AwardId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The prizes under one change. No changes means that the prizes stand."""

    change: Change
    judge: JudgeId | None = None
    changes: tuple[AwardChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAsked:
    """A change that makes no sense for this contest, and why."""

    change: Change
    too_few_judges: bool = False
    same_method: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseLine:
    """Two neighbours with different prizes whom one step of one mark would part otherwise.

    One more step on `criterion` by `judge` for `below`, and the two would no longer stand in this
    order. `gap` is the difference of their figures as shown.
    """

    category: CategoryId
    above: EntryCode
    below: EntryCode
    gap: Decimal
    judge: JudgeId
    criterion: CriterionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """Everything asked of one result."""

    answers: tuple[WhatIf, ...]
    not_asked: tuple[NotAsked, ...]
    close_lines: tuple[CloseLine, ...]

    @property
    def is_steady(self) -> bool:
        """Whether no change that was asked about changes a prize."""
        return not any(answer.changes for answer in self.answers) and not self.close_lines


def robustness(result: TallyResult) -> Robustness:
    """Ask every question about a result."""
    methods = tuple(_other_methods(result))
    return Robustness(
        answers=(
            *(answer for answer in methods if isinstance(answer, WhatIf)),
            *_without_each_judge(result),
        ),
        not_asked=tuple(answer for answer in methods if isinstance(answer, NotAsked)),
        close_lines=tuple(_close_lines(result)),
    )


def _other_methods(result: TallyResult) -> Iterator[WhatIf | NotAsked]:
    scoring = result.ballots.contest.scoring
    judges = len(result.ballots.sheets)
    if scoring.method is Method.MEDIAN:
        yield NotAsked(change=Change.MEDIAN, same_method=True)
    else:
        yield _changed(result, Change.MEDIAN, replace(_plain(scoring), method=Method.MEDIAN))
    if judges < LEAST_FOR_TRIMMING:
        yield NotAsked(change=Change.TRIMMED, too_few_judges=True)
    elif scoring.method is Method.MEAN and scoring.dropping == Dropping(highest=1, lowest=1):
        yield NotAsked(change=Change.TRIMMED, same_method=True)
    else:
        trimmed = replace(
            _plain(scoring), method=Method.MEAN, dropping=Dropping(highest=1, lowest=1)
        )
        yield _changed(result, Change.TRIMMED, trimmed)


def _plain(scoring: ScoringRules) -> ScoringRules:
    return replace(scoring, dropping=Dropping())


def _changed(result: TallyResult, change: Change, scoring: ScoringRules) -> WhatIf:
    ballots = result.ballots
    contest = replace(ballots.contest, scoring=scoring)
    other = work_out(replace(ballots, contest=contest))
    return WhatIf(change=change, changes=tuple(_award_changes(result, other)))


def _without_each_judge(result: TallyResult) -> Iterator[WhatIf]:
    ballots = result.ballots
    marking = {sheet.judge for sheet in ballots.sheets}
    if len(marking) < 2:
        return
    for judge in ballots.contest.panel.marking:
        if judge.id not in marking:
            continue
        other = work_out(
            replace(
                ballots,
                contest=_without(ballots.contest, judge.id),
                sheets=tuple(sheet for sheet in ballots.sheets if sheet.judge != judge.id),
            )
        )
        changes = tuple(_award_changes(result, other))
        yield WhatIf(change=Change.WITHOUT_JUDGE, judge=judge.id, changes=changes)


def _without(contest: Contest, judge: JudgeId) -> Contest:
    panel = contest.panel
    members = tuple(
        replace(member, marks_entries=False) if member.id == judge else member
        for member in panel.members
    )
    assignments = tuple(each for each in panel.assignments if each.judge != judge)
    return replace(contest, panel=replace(panel, members=members, assignments=assignments))


def _award_changes(before: TallyResult, after: TallyResult) -> Iterator[AwardChange]:
    for entry in sorted(before.entries, key=lambda each: each.code):
        other = after.entry(entry.code)
        if set(entry.awards) != set(other.awards):
            yield AwardChange(entry=entry.code, before=entry.awards, after=other.awards)


def _close_lines(result: TallyResult) -> Iterator[CloseLine]:
    """Try one more step of one mark for whoever stands just below a line between prizes."""
    for above, below in _lines(result):
        found = _overtaking(result, above, below)
        if found is not None and above.shown is not None and below.shown is not None:
            judge, criterion = found
            yield CloseLine(
                category=below.category,
                above=above.code,
                below=below.code,
                gap=above.shown - below.shown,
                judge=judge,
                criterion=criterion,
            )


def _lines(result: TallyResult) -> Iterator[tuple[EntryResult, EntryResult]]:
    for category in dict.fromkeys(entry.category for entry in result.entries):
        ranked = [e for e in result.entries if e.category == category and e.place is not None]
        for above, below in pairwise(ranked):
            if set(above.awards) != set(below.awards):
                yield above, below


def _overtaking(
    result: TallyResult, above: EntryResult, below: EntryResult
) -> tuple[JudgeId, CriterionId] | None:
    """Return a judge and criterion with which one more step lets `below` no longer stand behind."""
    ballots = _around(result.ballots, above.code, below.code)
    for sheet in ballots.sheets:
        assessment = next((a for a in sheet.assessments if a.entry == below.code), None)
        if assessment is None or assessment.outcome is not Outcome.MARKED:
            continue
        for mark in assessment.marks:
            leaf = ballots.contest.rubric.leaf(mark.criterion)
            if not leaf.counts or mark.value + leaf.step > leaf.maximum:
                continue
            raised = _raised(ballots, sheet, assessment, leaf.id, mark.value + leaf.step)
            other = work_out(raised)
            first, second = other.entry(above.code).place, other.entry(below.code).place
            if first is not None and second is not None and second <= first:
                return sheet.judge, leaf.id
            break  # every leaf of a judge moves the figure alike but for its weight
    return None


def _around(ballots: Ballots, first: EntryCode, second: EntryCode) -> Ballots:
    """Return the ballots of two entries, where nothing else decides which of them is ahead."""
    contest = ballots.contest
    if contest.scoring.method not in FIGURE_METHODS or contest.scoring.parts:
        return ballots
    pair = {first, second}
    entries = tuple(entry for entry in contest.entries if entry.code in pair)
    panel = replace(
        contest.panel,
        assignments=tuple(
            replace(each, entries=tuple(code for code in each.entries if code in pair))
            for each in contest.panel.assignments
        ),
    )
    return replace(
        ballots,
        contest=replace(contest, entries=entries, panel=panel),
        sheets=tuple(
            replace(sheet, assessments=tuple(a for a in sheet.assessments if a.entry in pair))
            for sheet in ballots.sheets
        ),
        settlements=tuple(each for each in ballots.settlements if each.entry in pair),
        panel_votes=tuple(each for each in ballots.panel_votes if each.entry in pair),
    )


def _raised(
    ballots: Ballots,
    sheet: FinalSheet,
    assessment: Assessment,
    criterion: CriterionId,
    value: Decimal,
) -> Ballots:
    marks = tuple(
        replace(mark, value=value) if mark.criterion == criterion else mark
        for mark in assessment.marks
    )
    assessments = tuple(
        replace(each, marks=marks) if each.entry == assessment.entry else each
        for each in sheet.assessments
    )
    changed = replace(sheet, assessments=assessments)
    sheets = tuple(changed if each is sheet else each for each in ballots.sheets)
    return replace(ballots, sheets=sheets)
