"""What a tally starts from: the contest, the sheets, and what the panel settled and voted."""

from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.rules import LadderAction, Method
from judge_app.contest.scoresheet import FinalSheet

FIGURE_METHODS = frozenset({Method.MEAN, Method.SUM, Method.MEDIAN})
"""Methods whose figure adds marks; the others order the entries by comparing them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How the panel settled a discrepancy. The original marks stay; the last of an entry speaks.

    `CONFER` and `MINUTES`: the marks stand, or `figure` is the jury's figure agreed upon.
    `THIRD_MARKING`: `third_total` is the jury's figure. `MEAN_OF_THREE`: the mean of the valid
    totals and `third_total`. `ACCEPT`: the marks stand.
    """

    entry: EntryCode
    action: LadderAction
    words: str = ""
    """What the minutes say."""
    figure: Decimal | None = None
    third_judge: JudgeId | None = None
    third_total: Decimal | None = None
    settled_at: str = ""
    """Local time in ISO 8601; a record, never used for a decision."""
    settled_by: JudgeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelVote:
    """Hands raised for one of several tied entries, as the minutes record them."""

    entry: EntryCode
    votes: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """Everything that decides the result. Of each judge the highest revision counts."""

    contest: Contest
    sheets: tuple[FinalSheet, ...]
    settlements: tuple[Settlement, ...] = ()
    panel_votes: tuple[PanelVote, ...] = ()
