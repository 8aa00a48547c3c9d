"""One judge's marks: a draft in work, a final sheet, a signed sheet are three different types."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from judge_app.contest.ids import ContestId, CriterionId, EntryCode, JudgeId, Sha256Hex


class Outcome(StrEnum):
    """What a judge did with an entry. Only `MARKED` carries marks into the tally."""

    MARKED = "marked"
    ABSTAINED = "abstained"
    CONFLICTED = "conflicted"
    COULD_NOT_OPEN = "could-not-open"


class Audience(StrEnum):
    """Whom a note is for."""

    PRIVATE = "private"
    PANEL = "panel"
    ENTRANT = "entrant"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionMark:
    """One judge's number for one leaf of the rubric."""

    criterion: CriterionId
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place inside an entry: a file, and a moment of it or a page of it."""

    file: str = ""
    milliseconds: int | None = None
    page: int | None = None
    """Slide or page, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark, tied to a criterion and to a place where the judge was looking."""

    id: str
    text: str
    audience: Audience = Audience.PANEL
    criterion: CriterionId | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What one judge says of one entry. `reason` explains any outcome but `MARKED`.

    A leaf without a `CriterionMark` is unmarked, which is not zero.
    """

    entry: EntryCode
    outcome: Outcome = Outcome.MARKED
    marks: tuple[CriterionMark, ...] = ()
    notes: tuple[Note, ...] = ()
    comment: str = ""
    reason: str = ""

    def mark(self, criterion: CriterionId) -> Decimal | None:
        """Return the mark for a leaf, or None where it is unmarked."""
        for given in self.marks:
            if given.criterion == criterion:
                return given.value
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSheet:
    """A judge's sheet in work: one assessment for each entry that was touched."""

    contest: ContestId
    bundle: Sha256Hex
    """SHA-256 of the bundle's manifest bytes."""
    judge: JudgeId
    assessments: tuple[Assessment, ...] = ()


class SheetHead(Protocol):
    """What a final sheet says of itself, whether its marks can be read or not."""

    @property
    def contest(self) -> ContestId:
        """The contest it belongs to."""

    @property
    def bundle(self) -> Sha256Hex:
        """The bundle that was marked."""

    @property
    def judge(self) -> JudgeId:
        """Whose marks they are."""

    @property
    def revision(self) -> int:
        """1 for the first; a correction is the next number."""

    @property
    def previous(self) -> Sha256Hex | None:
        """The hash of the payload of the revision before."""

    @property
    def finalised_at(self) -> str:
        """When the judge declared it final, by the clock of the judge's laptop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalSheet:
    """A complete sheet as the judge declared it; immutable, ready to be signed."""

    contest: ContestId
    bundle: Sha256Hex
    judge: JudgeId
    revision: int
    """1 for the first; a correction is the next number with a reason."""
    previous: Sha256Hex | None
    """SHA-256 of the payload of the revision before."""
    reason: str
    """Why a revision over 1 was made."""
    finalised_at: str
    """Local time of the judge's laptop in ISO 8601 with its offset; never used for a decision."""
    assessments: tuple[Assessment, ...]
    blind: str = ""
    """64 hexadecimal digits of chance where the contest seals its marks: what the seal is made
    from, so that whoever knows the sheet can make the same seal again. Empty elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSheet:
    """A signed sheet that passed the gate as far as it goes while its marks cannot be read."""

    contest: ContestId
    bundle: Sha256Hex
    judge: JudgeId
    revision: int
    previous: Sha256Hex | None
    finalised_at: str
    statement: bytes
    """The payload: canonical JSON with the sealed marks inside."""
    payload_sha256: Sha256Hex
    file_sha256: Sha256Hex

    @property
    def head(self) -> SheetHead:
        """What can be read of it."""
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSheet:
    """A final sheet that passed every check of the gate.

    Of a sheet that was sealed, `payload_sha256` is the hash of the sealed payload that was signed.
    """

    sheet: FinalSheet
    payload_sha256: Sha256Hex
    file_sha256: Sha256Hex

    @property
    def head(self) -> SheetHead:
        """What a sealed sheet tells too."""
        return self.sheet
