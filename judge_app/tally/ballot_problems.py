"""Why ballots cannot be tallied, all of it at once."""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.errors import JudgeAppError


class BallotProblemCode(StrEnum):
    """What is wrong; `BallotProblem.value` says with what."""

    OTHER_CONTEST = "other-contest"
    UNKNOWN_JUDGE = "unknown-judge"
    NOT_MARKING = "not-marking"
    """A sheet of somebody whose marks do not count."""
    CONFLICTING_SHEETS = "conflicting-sheets"
    """Two sheets of one judge with the same revision and different content."""
    UNKNOWN_ENTRY = "unknown-entry"
    REPEATED_ENTRY = "repeated-entry"
    UNKNOWN_CRITERION = "unknown-criterion"
    REPEATED_CRITERION = "repeated-criterion"
    ILLEGAL_MARK = "illegal-mark"
    """Outside 0..maximum, or not on a step; `value` is the mark."""
    SETTLED_UNKNOWN_ENTRY = "settled-unknown-entry"
    SETTLED_WITHOUT_TOTAL = "settled-without-total"
    """A third marking without the third total."""
    SETTLED_A_RANKING = "settled-a-ranking"
    """A figure settled where the method compares entries and has no figure."""
    SETTLED_OFF_SCALE = "settled-off-scale"
    """Below zero or above what the jury can give; `value` is the figure."""
    SETTLED_WITHOUT_WORDS = "settled-without-words"
    """Minutes without what they say."""
    VOTED_UNKNOWN_ENTRY = "voted-unknown-entry"
    REPEATED_PUBLIC_VOTE = "repeated-public-vote"
    REPEATED_CARRIED_FIGURE = "repeated-carried-figure"
    REPEATED_PANEL_VOTE = "repeated-panel-vote"
    PARTS_OF_A_RANKING = "parts-of-a-ranking"
    """Parts are added where the method compares entries and has no figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotProblem:
    """One finding, with the names that locate it (empty where they do not apply)."""

    code: BallotProblemCode
    judge: str = ""
    entry: str = ""
    criterion: str = ""
    value: str = ""


class BallotsError(JudgeAppError):
    """The ballots contradict the contest; nothing is tallied before that is put right."""

    def __init__(self, problems: tuple[BallotProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems
