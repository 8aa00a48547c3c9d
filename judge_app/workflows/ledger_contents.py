"""What the ledger's entries say, kind by kind, parsed at the door."""

import msgspec

from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.tally.ballots import PanelVote, Settlement


class TakenFile(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that an import took. `pdf` is the file's hash, `payload` the statement's."""

    name: str
    pdf: Sha256Hex
    payload: Sha256Hex
    judge: JudgeId
    revision: int
    statement: str
    """The payload itself, so that the ledger alone can rebuild the result."""
    on_paper: bool = False
    """Whether it came in from paper: by its codes, or typed."""
    typed_by: tuple[str, ...] = ()
    """Who typed it and who confirmed it, where it was typed; the payload is then theirs."""
    sealed: bool = False
    """Whether the statement is a sealed payload."""

    @property
    def is_typed(self) -> bool:
        """Whether people typed it in."""
        return bool(self.typed_by)


class RefusedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that an import did not take; it is kept all the same."""

    name: str
    pdf: Sha256Hex
    reason: str
    detail: str = ""
    judge: str = ""
    contest: str = ""


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """What one import did, or a part of what a large one did."""

    taken: tuple[TakenFile, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    to_come: int = 0
    """How many files of the same import the entries right behind this one tell of."""


class ImportUndone(msgspec.Struct, frozen=True, kw_only=True):
    """Takes an import back; its sheets count no longer and stay in the ledger."""

    number: int
    reason: str = ""


class TypedPaper(msgspec.Struct, frozen=True, kw_only=True):
    """What one person typed from a paper sheet; it counts when a second person agrees."""

    judge: JudgeId
    by: str
    statement: str
    """The payload that it would be."""


class TypingDiscarded(msgspec.Struct, frozen=True, kw_only=True):
    """All that was typed for a judge and does not count yet is set aside."""

    judge: JudgeId
    reason: str


class OpenedMarks(msgspec.Struct, frozen=True, kw_only=True):
    """What was inside a sealed sheet: `payload` is the sealed payload's hash."""

    payload: Sha256Hex
    statement: str
    """The open payload, which makes the same seal again."""


class UnopenedMarks(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed sheet that did not open, or not to a whole sheet; it counts no longer."""

    payload: Sha256Hex
    judge: JudgeId
    reason: str
    detail: str = ""


class MarksOpened(msgspec.Struct, frozen=True, kw_only=True):
    """Sealed marks were opened. `reason` says why, where sheets of the judges `missing` were out."""

    opened: tuple[OpenedMarks, ...]
    failed: tuple[UnopenedMarks, ...] = ()
    missing: tuple[JudgeId, ...] = ()
    reason: str = ""


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A discrepancy settled."""

    settlement: Settlement


class Voted(msgspec.Struct, frozen=True, kw_only=True):
    """The panel's vote on a tie."""

    vote: PanelVote


class MeetingHeld(msgspec.Struct, frozen=True, kw_only=True):
    """What the minutes need and only people know."""

    number: str = ""
    place: str = ""
    began: str = ""
    ended: str = ""
    secretary: str = ""
    guests: str = ""


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """The result is official: which sheets it came from, and its fingerprint."""

    sheets: tuple[Sha256Hex, ...]
    result: Sha256Hex
