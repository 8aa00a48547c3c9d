"""What matching scans against the ledger says: of each page, and of each printed sheet."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from judge_app.contest.ids import ContestId, JudgeId, Sha256Hex
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents.gate.paper import CodesSignature, PaperCodes
from judge_app.documents.gate.refusal import Refusal
from judge_app.documents.scan.scanned import ScanFailure
from judge_app.documents.sheet.sheet_codes import PaperSheet
from judge_app.errors import FileProblemError


class Standing(StrEnum):
    """What a printed sheet is to the ledger."""

    SAME = "same"
    """This very sheet is there and counts."""
    SUPERSEDED = "superseded"
    """This very sheet is there; a later one of the judge counts."""
    DIFFERENT = "different"
    """Another sheet of the same judge and revision is there, or other marks than these."""
    TYPED = "typed"
    """A sheet typed in from paper is there for this judge and revision."""
    NEVER_IMPORTED = "never-imported"
    OTHER_CONTEST = "other-contest"
    NOT_ON_PANEL = "not-on-panel"
    """The contest is this one; the judge is nobody who marks in it."""
    CONTRADICTORY = "contradictory"
    """The codes of the sheet tell of different sheets: something was put together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSheet:
    """Which sheet a page says it is of."""

    contest: ContestId
    judge: JudgeId
    revision: int
    payload_sha256: Sha256Hex


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedSheet:
    """One printed sheet, from all its pages that were seen."""

    printed: PrintedSheet
    standing: Standing
    signature: CodesSignature
    pages_seen: tuple[int, ...]
    pages: int
    """How many pages the sheet has; 0 where no page's code was read."""
    codes: PaperCodes
    source: Path
    """The file that the marks' codes are in, or the first that the sheet is in."""
    before: FinalSheet | None = None
    """The judge's sheet that the offered one would take the place of: then it is a correction, and
    the chair looks at both before it is taken."""
    offer: PaperSheet | Refusal | None = None
    """What taking the marks from the codes would bring, or why not. None where it is not asked:
    the sheet is there, or of another contest."""

    @property
    def pages_missing(self) -> tuple[int, ...]:
        """Pages of the sheet that no scan shows."""
        return tuple(n for n in range(1, self.pages + 1) if n not in self.pages_seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedPage:
    """One page of one file. Without a sheet and without a failure no code was found on it."""

    path: Path
    number: int
    """In its file, from 1; 0 where the file as a whole could not be read."""
    sheet: MatchedSheet | None = None
    page: int = 0
    """Which page of the sheet it is; 0 where its own code was not read."""
    failure: ScanFailure | FileProblemError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMatch:
    """What a set of scans shows."""

    pages: tuple[MatchedPage, ...]
    sheets: tuple[MatchedSheet, ...]

    @property
    def offered(self) -> tuple[MatchedSheet, ...]:
        """The sheets whose marks the codes alone would bring in."""
        return tuple(sheet for sheet in self.sheets if isinstance(sheet.offer, PaperSheet))
