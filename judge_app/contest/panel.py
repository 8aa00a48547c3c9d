"""Who judges, and which judge marks which entry."""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.contest.ids import EntryCode, JudgeId, UnitId


class Seat(StrEnum):
    """A person's part in the panel."""

    JUDGE = "judge"
    CHAIR = "chair"
    SECRETARY = "secretary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """A member of the panel. `marks_entries` is true for judges, and for a chair who marks too."""

    id: JudgeId
    name: str
    seat: Seat = Seat.JUDGE
    position: str = ""
    unit: UnitId | None = None
    """The entrant's unit the person belongs to, if any: such entries are not theirs to mark."""
    marks_entries: bool = True
    conflicts: tuple[EntryCode, ...] = ()
    """Entries declared as conflicts before the bundle was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The entries a judge marks, in the order of their codes."""

    judge: JudgeId
    entries: tuple[EntryCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Everybody who judges. Without assignments every marking judge marks every entry."""

    members: tuple[Judge, ...]
    decision: str = ""
    """The decision that set the panel up, as printed: number and date."""
    assignments: tuple[Assignment, ...] = ()

    @property
    def marking(self) -> tuple[Judge, ...]:
        """The members whose marks count."""
        return tuple(member for member in self.members if member.marks_entries)

    @property
    def chair(self) -> Judge | None:
        """The chair, if the panel has one."""
        return next((m for m in self.members if m.seat is Seat.CHAIR), None)

    def member(self, judge_id: JudgeId) -> Judge:
        """Return the member with this id; `KeyError` if there is none."""
        for member in self.members:
            if member.id == judge_id:
                return member
        raise KeyError(judge_id)
