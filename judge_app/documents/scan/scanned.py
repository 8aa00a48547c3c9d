"""What reading scans and photos gives back: pages with the codes on them, or why there are none."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

LARGEST_FILE = 64 << 20
"""Bytes of one file; a page scanned in colour at 300 dpi takes about 1 MB as JPEG."""
MOST_PAGES = 400
MOST_LETTERS = 2_000_000
"""Of the text of one file; the largest sheet has a tenth."""
MOST_PIXELS = 120_000_000
"""Points of one picture; A4 at 600 dpi has 35 million, the largest phone cameras 108 million."""


class ScanFailure(StrEnum):
    """Why a file, or a page of it, could not be read."""

    NOT_A_PICTURE = "not-a-picture"
    """Neither PDF nor PNG nor JPEG."""
    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    FILE_TOO_LARGE = "file-too-large"
    TOO_MANY_PAGES = "too-many-pages"
    TOO_MANY_PIXELS = "too-many-pixels"
    """The picture says of itself that it is larger than any scan: a bomb."""
    TOO_SLOW = "too-slow"
    """It took longer than any scan takes."""
    DIED = "died"
    """Reading it ended the process that reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """One page, from 1. `codes` are those of scoresheets only; a failure leaves none."""

    number: int
    codes: tuple[bytes, ...] = ()
    failure: ScanFailure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The pages of one file. A failure says why there is none, or why the rest is missing."""

    pages: tuple[ScannedPage, ...] = ()
    failure: ScanFailure | None = None


class ReadScan(msgspec.Struct, tag="read-scan", frozen=True, kw_only=True):
    """Asks for the pages of a file, from page `first` on."""

    path: str
    first: int = 1


class ReadText(msgspec.Struct, tag="read-text", frozen=True, kw_only=True):
    """Asks for the text of a PDF's pages."""

    pdf: bytes


ScanRequest = ReadScan | ReadText


class ScanOpened(msgspec.Struct, tag="opened", frozen=True, kw_only=True):
    """The file has so many pages; each of them follows."""

    pages: int


class PageRead(msgspec.Struct, tag="page", frozen=True, kw_only=True):
    """One page."""

    number: int
    codes: tuple[bytes, ...] = ()
    failure: ScanFailure | None = None


class ScanRefused(msgspec.Struct, tag="refused", frozen=True, kw_only=True):
    """The file cannot be read at all."""

    failure: ScanFailure


class TextRead(msgspec.Struct, tag="text", frozen=True, kw_only=True):
    """The text of all pages, one behind the other."""

    text: str


ScanAnswer = ScanOpened | PageRead | ScanRefused
TextAnswer = TextRead | ScanRefused
