"""One change of a judge's work, as the journal records it."""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.contest.ids import EntryCode


class EditKind(StrEnum):
    """What a change is about. `part` of an edit is the criterion or the note's id."""

    MARK = "mark"
    COMMENT = "comment"
    OUTCOME = "outcome"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What changed, as text before and after; None where there was or is nothing.

    A mark is spelled in thousandths, an outcome and a note in canonical JSON.
    """

    kind: EditKind
    entry: EntryCode
    part: str = ""
    before: str | None
    after: str | None

    @property
    def reversal(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(
            kind=self.kind,
            entry=self.entry,
            part=self.part,
            before=self.after,
            after=self.before,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """An edit with its number and moment (ISO 8601 with offset)."""

    number: int
    at: str
    edit: Edit
    is_reversal: bool
