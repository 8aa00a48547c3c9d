"""What is judged: units, categories, entries and their files."""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.contest.ids import CategoryId, EntryCode, Sha256Hex, UnitId


class EntryKind(StrEnum):
    """What sort of product an entry is."""

    VIDEO = "video"
    SLIDES = "slides"
    SOFTWARE = "software"
    DOCUMENT = "document"
    IMAGES = "images"
    LINK = "link"


class FileRole(StrEnum):
    """What a file of an entry is for."""

    MAIN = "main"
    SCREENSHOT = "screenshot"
    MANUAL = "manual"
    DEMO = "demo"
    PACKAGE = "package"
    EXTRA = "extra"
    PREVIEW = "preview"
    """Made by the program at build time: converted pages, filmstrips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Who submits: a district, a town, a school. Levels and names are data."""

    id: UnitId
    name: str
    order: int = 0
    """Place in the official order of units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A group in which entries compete with one another."""

    id: CategoryId
    name: str
    name_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFile:
    """One file of an entry, by its path inside the entry's folder (forward slashes, NFC)."""

    path: str
    role: FileRole
    size: int
    sha256: Sha256Hex
    made_from: str = ""
    """For a preview, the path of the file it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One submitted product."""

    code: EntryCode
    title: str
    kind: EntryKind
    category: CategoryId
    unit: UnitId
    authors: tuple[str, ...] = ()
    summary: str = ""
    link: str = ""
    files: tuple[EntryFile, ...] = ()
