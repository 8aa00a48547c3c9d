"""What can be wrong with a contest folder: every problem names its file, row, column and cure."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the bundle from being made."""

    ERROR = "error"
    WARNING = "warning"


class IntakeProblemCode(StrEnum):
    """Each way in which what was submitted can be wrong."""

    NO_CONTEST_FILE = "no-contest-file"
    NO_ENTRY_LIST = "no-entry-list"
    NOT_A_WORKBOOK = "not-a-workbook"
    MISSING_COLUMN = "missing-column"
    UNKNOWN_COLUMN = "unknown-column"
    NO_ENTRIES = "no-entries"
    EMPTY_CELL = "empty-cell"
    FORMULA_ERROR = "formula-error"
    FORMULA_UNSAVED = "formula-unsaved"
    """A formula whose value the spreadsheet program never saved."""
    REPEATED_CODE = "repeated-code"
    BAD_CODE = "bad-code"
    UNKNOWN_UNIT = "unknown-unit"
    UNKNOWN_CATEGORY = "unknown-category"
    UNKNOWN_KIND = "unknown-kind"
    KIND_NOT_ALLOWED = "kind-not-allowed"
    LEGACY_TEXT = "legacy-text"
    MISSING_FOLDER = "missing-folder"
    MISSING_FILE = "missing-file"
    NO_FILES = "no-files"
    UNLISTED_FOLDER = "unlisted-folder"
    EMPTY_FILE = "empty-file"
    LOCK_FILE = "lock-file"
    TOO_LARGE = "too-large"
    SAME_CONTENT = "same-content"
    """The same file stands in two entries."""
    DISGUISED_PLAYLIST = "disguised-playlist"
    DAMAGED_CLIP = "damaged-clip"
    NOT_A_CLIP = "not-a-clip"
    CLIP_ENDS_EARLY = "clip-ends-early"
    CLIP_WITHOUT_PICTURE = "clip-without-picture"
    CLIP_BLACK = "clip-black"
    CLIP_FROZEN = "clip-frozen"
    CLIP_SILENT = "clip-silent"
    CLIP_NEEDS_COPY = "clip-needs-copy"
    CLIP_SEEKS_ROUGHLY = "clip-seeks-roughly"
    CLIP_STOPS_READER = "clip-stops-reader"
    """Looking into it took too long, or took the looking process down."""
    CLIPS_NOT_EXAMINED = "clips-not-examined"
    TOO_LONG = "too-long"
    UNREADABLE_DECK = "unreadable-deck"
    DECK_NOT_CONVERTED = "deck-not-converted"
    DECK_TEXT_ONLY = "deck-text-only"
    """Nobody could draw it; judges see its words and pictures."""
    DECK_PAGES_UNDRAWN = "deck-pages-undrawn"
    DECK_HAS_MACROS = "deck-has-macros"
    DECK_CLIP_MISSING = "deck-clip-missing"
    """It links to a clip that was not handed in with it."""
    DOCUMENT_ONLY_COPIED = "document-only-copied"
    """No PDF could be made of it, so that it cannot be shown inline."""
    FEW_ENTRIES = "few-entries"
    NOT_AN_ENTRY = "not-an-entry"
    """A row of the list that holds a remark, such as a sum or who made the list."""
    MISSPELT_UNIT = "misspelt-unit"
    """It is not known; a unit that is known is spelt much the same."""
    MISSPELT_CATEGORY = "misspelt-category"
    UNREADABLE_FILE = "unreadable-file"


_WARNINGS = {
    IntakeProblemCode.UNKNOWN_COLUMN,
    IntakeProblemCode.LEGACY_TEXT,
    IntakeProblemCode.UNLISTED_FOLDER,
    IntakeProblemCode.LOCK_FILE,
    IntakeProblemCode.SAME_CONTENT,
    IntakeProblemCode.DISGUISED_PLAYLIST,
    IntakeProblemCode.DAMAGED_CLIP,
    IntakeProblemCode.NOT_A_CLIP,
    IntakeProblemCode.CLIP_ENDS_EARLY,
    IntakeProblemCode.CLIP_WITHOUT_PICTURE,
    IntakeProblemCode.CLIP_BLACK,
    IntakeProblemCode.CLIP_FROZEN,
    IntakeProblemCode.CLIP_SILENT,
    IntakeProblemCode.CLIP_NEEDS_COPY,
    IntakeProblemCode.CLIP_SEEKS_ROUGHLY,
    IntakeProblemCode.CLIP_STOPS_READER,
    IntakeProblemCode.CLIPS_NOT_EXAMINED,
    IntakeProblemCode.TOO_LONG,
    IntakeProblemCode.TOO_LARGE,
    IntakeProblemCode.EMPTY_FILE,
    IntakeProblemCode.UNREADABLE_DECK,
    IntakeProblemCode.DECK_NOT_CONVERTED,
    IntakeProblemCode.DECK_TEXT_ONLY,
    IntakeProblemCode.DECK_PAGES_UNDRAWN,
    IntakeProblemCode.DECK_HAS_MACROS,
    IntakeProblemCode.DECK_CLIP_MISSING,
    IntakeProblemCode.DOCUMENT_ONLY_COPIED,
    IntakeProblemCode.FEW_ENTRIES,
    IntakeProblemCode.NOT_AN_ENTRY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeProblem:
    """One thing to put right. `row` counts from 1 as spreadsheets do, `column` is its letter."""

    code: IntakeProblemCode
    file: str
    row: int | None = None
    column: str = ""
    values: tuple[str, ...] = ()
    is_warning: bool = False

    @property
    def severity(self) -> Severity:
        """Whether it stops the bundle from being made."""
        soft = self.is_warning or self.code in _WARNINGS
        return Severity.WARNING if soft else Severity.ERROR
