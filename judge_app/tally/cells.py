"""One judge's part in one entry's result."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from judge_app.contest.ids import CriterionId, JudgeId


class CellState(StrEnum):
    """What became of a judge's marks of an entry. Only the first two took part; none is a zero."""

    COUNTED = "counted"
    DROPPED = "dropped"
    """One of the highest or lowest that the rules leave out."""
    VOID = "void"
    """Too far from the first mean."""
    OWN_UNIT = "own-unit"
    CONFLICTED = "conflicted"
    ABSTAINED = "abstained"
    COULD_NOT_OPEN = "could-not-open"
    UNMARKED = "unmarked"
    """The sheet is there and holds no mark of a counting criterion."""
    INCOMPLETE = "incomplete"
    """Some counting criteria are marked, some are not: no total. By criterion they still count."""
    NO_SHEET = "no-sheet"
    """The judge's sheet is not there."""
    NOT_ASSIGNED = "not-assigned"
    """Marks that nobody asked for."""


VALID_STATES = frozenset({CellState.COUNTED, CellState.DROPPED})
"""States of a complete total that the rules accept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeCell:
    """A judge's total of one entry and what became of it."""

    judge: JudgeId
    state: CellState
    total: Decimal | None
    """None where a counting criterion is unmarked; kept for show where it did not count."""
    dropped_in: tuple[CriterionId, ...] = ()
    """By criterion: where this judge's mark was left out as one of the highest or lowest."""

    @property
    def is_valid(self) -> bool:
        """Whether the total is one that the rules accept."""
        return self.state in VALID_STATES
