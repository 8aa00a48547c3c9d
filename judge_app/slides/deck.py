"""The one face of every deck: converted PDF, built-in reader, or images.

A deck says of each page what there is to know, draws it at any width, and counts what it could
not draw exactly. Pages are numbered from 1; lengths are EMU (914,400 an inch).
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from judge_app.errors import JudgeAppError


class UnreadableReason(StrEnum):
    """Why a deck cannot be shown."""

    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    OLD_BINARY = "old-binary"
    OPEN_DOCUMENT = "open-document"
    """Of another generation: a flat file, or one of the office suite before OpenDocument."""
    LOCK_FILE = "lock-file"
    EMPTY = "empty"
    CUT_SHORT = "cut-short"
    BOMB = "bomb"
    NOT_A_DECK = "not-a-deck"
    OTHER_DOCUMENT = "other-document"
    """A text or a spreadsheet."""
    KEYNOTE = "keynote"
    ARCHIVE = "archive"
    """Files packed into one."""
    PICTURE_OR_CLIP = "picture-or-clip"
    WEB_PAGE = "web-page"
    DAMAGED = "damaged"
    NO_PAGES = "no-pages"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    KILLED_READER = "killed-reader"


class UnreadableDeckError(JudgeAppError):
    """A deck cannot be opened; `detail` is for whoever helps."""

    def __init__(self, name: str, reason: UnreadableReason, detail: str = "") -> None:
        super().__init__(name, reason, detail)
        self.name = name
        self.reason = reason
        self.detail = detail


class ApproximationKind(StrEnum):
    """What the built-in reader draws only roughly, or not at all."""

    SHAPE = "shape"
    EFFECT = "effect"
    THREE_D = "three-d"
    WORD_ART = "word-art"
    CHART = "chart"
    SMART_ART = "smart-art"
    OLE = "ole"
    METAFILE = "metafile"
    EQUATION = "equation"
    FONT = "font"
    LETTERS = "letters"
    """Letters that no font of the machine has; boxes stand for them."""
    OLD_LETTERS = "old-letters"
    """Vietnamese in an encoding of the 1990s, shown in Unicode with a font of today."""
    LINKED = "linked"
    PICTURE = "picture"
    FILL = "fill"
    INK = "ink"
    MEDIA = "media"
    DAMAGED = "damaged"
    """Parts of the file are damaged; what could be read is shown."""
    UNDRAWN = "undrawn"
    """The page could not be drawn; its words stand in its place."""
    TEXT_ONLY = "text-only"
    """Nothing of the page's look is known: words and pictures are laid out anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approximation:
    """How often something of a kind is not drawn exactly; `what` names it, such as a font."""

    kind: ApproximationKind
    count: int = 1
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPlace:
    """A clip or sound on a page: where it lies (EMU) and which part of the deck it is.

    A turned one fills the upright box around it.
    """

    part: str
    """The name of its part such as `/ppt/media/media1.mp4`; empty where it lies outside."""
    x: int
    y: int
    width: int
    height: int
    external: bool = False
    is_sound: bool = False
    shape: str = ""
    """The id of its shape on the page."""
    link: str = ""
    """Where an external one lies; it is named and never opened."""
    rotation: float = 0.0
    """Degrees by which it is turned on the page, clockwise, below 360."""
    is_mirrored: bool = False
    cut_start_ms: int = 0
    """How much of its beginning its maker cut away for the page."""
    cut_end_ms: int = 0
    """The same of its end."""


class EffectKind(StrEnum):
    """What an animation does to its target in the end."""

    ENTRANCE = "entrance"
    EXIT = "exit"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One animation of a shape: of all of it, of some paragraphs, or of its box without words."""

    kind: EffectKind
    shape: str
    """The id of the shape on the page."""
    paragraphs: tuple[int, int] | None = None
    """First and last paragraph, from 0, where only these are meant."""
    box_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClickStep:
    """What one click changes, in the order in which it happens."""

    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What there is to know of a page without drawing it."""

    number: int
    width: int
    height: int
    title: str = ""
    hidden: bool = False
    notes: str = ""
    transition: str = ""
    """The name of the effect with which the page comes, as the file spells it."""
    opening: tuple[Effect, ...] = ()
    """What happens by itself as the page appears."""
    steps: tuple[ClickStep, ...] = ()
    motion_paths: int = 0
    """How many animations move something along a path: they are named, not shown."""
    triggers: int = 0
    """How many animations wait for a click on a certain shape: they are named, not shown."""
    media: tuple[MediaPlace, ...] = ()
    approximations: tuple[Approximation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPlace:
    """Where found words stand, in shares (0..1) of the page's width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn page: rows of `stride` bytes, four a pixel in the order blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of a PDF to write: a page of the deck, whole or after `step` clicks.

    A `plain` one shows the page's words alone; that is for pages that cannot be drawn.
    """

    page: int
    step: int | None = None
    plain: bool = False


class Deck(Protocol):
    """An open deck. Not for several threads at once."""

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The pages in order, hidden ones included."""

    def render(self, page: int, width: int, step: int | None = None) -> Picture:
        """Draw page `page` (from 1) `width` pixels wide, with everything on it.

        With `step` it is drawn as it stands after so many clicks; pages without steps stay whole.
        """

    def text(self, page: int) -> str:
        """Return the words of page `page` (from 1)."""

    def find(self, page: int, words: str) -> tuple[tuple[WordPlace, ...], ...]:
        """Return where `words` stand on page `page`: for every hit its places, line by line."""

    def write_pages(self, sheets: tuple[Sheet, ...], target: Path) -> None:
        """Write pages as a PDF with words as words."""

    def close(self) -> None:
        """Let go of everything; the source stays open."""
