"""What if: would the prizes be others under another method, or without any one judge?

Every answer is the whole tally worked out again, from the same table of marks, under changed rules
or without one judge's column; nothing is estimated. The question is about prizes, not about places,
because that is what is argued over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from judge_app.contest.ids import JudgeId
from judge_app.contest.rules import Dropping, Method, ScoringRules
from judge_app.tally.close_lines import (
    AwardChange,
    CloseLine,
    LargeGroup,
    award_changes,
    close_lines,
    large_groups,
)
from judge_app.tally.collector import collector_paused
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.panel_figure import NotRanked
from judge_app.tally.reading import read_matrix
from judge_app.tally.result import Worked, work_through
from judge_app.tally.standings import Basis, Standing, Standings, standings

__all__ = [
    "AwardChange",
    "Change",
    "CloseLine",
    "LargeGroup",
    "NotAsked",
    "Robustness",
    "WhatIf",
    "robustness",
]

LEAST_FOR_TRIMMING = 3
"""Valid marks of an entry; with fewer, dropping the highest and the lowest leaves one or none."""


class Change(StrEnum):
    """What is changed to see whether the prizes stand."""

    MEDIAN = "median"
    TRIMMED = "trimmed"
    """The mean without the highest and the lowest mark."""
    WITHOUT_JUDGE = "without-judge"


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
    judge: JudgeId | None = None
    too_few_judges: bool = False
    """An entry that has a place would have too few marks left."""
    same_method: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """Everything asked of one result."""

    answers: tuple[WhatIf, ...]
    not_asked: tuple[NotAsked, ...]
    close_lines: tuple[CloseLine, ...]
    large_groups: tuple[LargeGroup, ...]
    """Groups in which no close lines were looked for."""

    @property
    def is_steady(self) -> bool:
        """Whether no change that was asked about changes a prize."""
        return not any(answer.changes for answer in self.answers) and not self.close_lines


@collector_paused()
def robustness(result: TallyResult) -> Robustness:
    """Ask every question about a result."""
    ballots = result.ballots
    basis = Basis.of(ballots, read_matrix(ballots))
    official = work_through(basis, standings(basis, ballots.contest.scoring))
    heard = {sheet.judge for sheet in ballots.sheets}
    found = (*_other_methods(official), *_without_each_judge(official, heard))
    return Robustness(
        answers=tuple(answer for answer in found if isinstance(answer, WhatIf)),
        not_asked=tuple(answer for answer in found if isinstance(answer, NotAsked)),
        close_lines=close_lines(official),
        large_groups=large_groups(official),
    )


def _other_methods(official: Worked) -> Iterator[WhatIf | NotAsked]:
    scoring = official.standings.rules
    plain = replace(scoring, dropping=Dropping())
    if scoring.method is Method.MEDIAN:
        yield NotAsked(change=Change.MEDIAN, same_method=True)
    else:
        yield _changed(official, Change.MEDIAN, replace(plain, method=Method.MEDIAN))
    one_and_one = Dropping(highest=1, lowest=1)
    if scoring.method is Method.MEAN and scoring.dropping == one_and_one:
        yield NotAsked(change=Change.TRIMMED, same_method=True)
    elif _fewest_valid(official) < LEAST_FOR_TRIMMING:
        yield NotAsked(change=Change.TRIMMED, too_few_judges=True)
    else:
        trimmed = replace(plain, method=Method.MEAN, dropping=one_and_one)
        yield _changed(official, Change.TRIMMED, trimmed)


def _fewest_valid(official: Worked) -> int:
    """Return the valid marks of the ranked entry that has fewest."""
    rows = official.standings.rows
    placed = (placed.row for order in official.orders for placed in order.placed)
    return min((rows[row].panel.valid_marks for row in placed), default=0)


def _changed(official: Worked, change: Change, scoring: ScoringRules) -> WhatIf:
    other = work_through(official.basis, standings(official.basis, scoring))
    return WhatIf(change=change, changes=award_changes(official, other))


def _without_each_judge(official: Worked, heard: set[JudgeId]) -> Iterator[WhatIf | NotAsked]:
    if len(heard) < 2:
        return
    for column, judge in enumerate(official.basis.matrix.judges):
        if judge.id not in heard:
            continue
        without = _standings_without(official, column)
        if without is None:
            yield NotAsked(change=Change.WITHOUT_JUDGE, judge=judge.id, too_few_judges=True)
        else:
            other = work_through(official.basis, without)
            changes = award_changes(official, other)
            yield WhatIf(change=Change.WITHOUT_JUDGE, judge=judge.id, changes=changes)


def _standings_without(official: Worked, column: int) -> Standings | None:
    """Return the standings as if a judge had not been there; None if a ranked entry drops out.

    The rules' minimum of valid marks is meant for the whole panel, so it is one less for a panel
    without one judge; an entry that had too few anyway still has too few, unless its marks were
    void only beside that judge's.
    """
    rules = official.standings.rules
    least = max(1, rules.minimum_valid_marks - 1)
    changed = standings(official.basis, replace(rules, minimum_valid_marks=least), without=column)
    rows = []
    for before, after in zip(official.standings.rows, changed.rows, strict=True):
        if before.reason is None and after.reason in _TOO_FEW:
            return None
        stays_unranked = before.reason is not None and not _has_more_marks(before, after)
        rows.append(before if stays_unranked else after)
    return replace(changed, rules=rules, rows=tuple(rows))


def _has_more_marks(before: Standing, after: Standing) -> bool:
    return after.panel.valid_marks > before.panel.valid_marks


_TOO_FEW = frozenset({NotRanked.TOO_FEW_MARKS, NotRanked.TOO_FEW_TO_DROP})
