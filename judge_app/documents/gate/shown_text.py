"""What the pages of a sheet show, where another version of the program drew them.

Such pages cannot be drawn again byte for byte. Their text must name the judge and the check code
and show, entry after entry, every mark with its total, or the state of an entry without marks. A
table that was split because of its many criteria is not recognised, and its sheet is refused.
Whatever such pages hold, a process of its own reads them, with bounds of time and memory.
"""

import re
import unicodedata

from judge_app.contest.contest import Contest
from judge_app.contest.scoresheet import FinalSheet, SheetHead
from judge_app.documents.page.house_style import A4
from judge_app.documents.page.text_lines import POINTS
from judge_app.documents.scan.page_text import text_of_pages
from judge_app.documents.scan.scanned import ScanFailure
from judge_app.documents.sheet.payload import check_code, payload_sha256
from judge_app.documents.sheet.pdf_tail import UnknownPagesError, page_count, read_tail
from judge_app.documents.sheet.score_rows import ScoreRow, score_rows
from judge_app.documents.sheet.sheet_frame import DrawnSheet
from judge_app.documents.sheet.signature_block import STAMP_HEIGHT, STAMP_WIDTH, StampPlace

_END = b"%%EOF\n"
_FIELD = re.compile(
    rb"/Subtype /Widget /FT /Sig .{0,80}/Rect \[ ([\d.]{1,9}) ([\d.]{1,9}) ([\d.]{1,9}) ([\d.]{1,9})"
    rb" \] /P (\d{1,6}) 0 R"
)


class UnreadablePagesError(Exception):
    """Reading the pages took too much time or memory, or ended the process that reads."""

    def __init__(self, failure: ScanFailure) -> None:
        super().__init__(failure.value)
        self.failure = failure


def drawn_elsewhere(pdf: bytes, gap_start: int, payload_bytes: bytes, message: bytes) -> DrawnSheet:
    """Return the pages of a signed file as they were before signing.

    Raises:
        UnknownPagesError: the file was not put together by any version of this program.
    """
    end = pdf.rfind(_END, 0, gap_start) + len(_END)
    content = pdf[:end]
    field = _FIELD.search(pdf, gap_start)
    if field is None:
        raise UnknownPagesError(end)
    left, bottom, right, top = (float(corner) for corner in field.groups()[:4])
    stamp = StampPlace(
        page=_page_with_object(content, int(field[5])),
        x=_between(left, right, STAMP_WIDTH),
        y=A4.height - _between(bottom, top, STAMP_HEIGHT) - STAMP_HEIGHT,
        width=STAMP_WIDTH,
        height=STAMP_HEIGHT,
    )
    return DrawnSheet(
        payload=payload_bytes, content=content, stamp=stamp, paper=A4, message=message
    )


def _between(low: float, high: float, span: float) -> float:
    """Return a place in millimetres that is written as `low`, and `span` further as `high`.

    Both were rounded by themselves, so neither alone need give the other.
    """
    return (low + high - span * POINTS) / 2 / POINTS


def missing_text(pages: bytes, contest: Contest, sheet: SheetHead, payload_bytes: bytes) -> str:
    """Return the first thing that the pages ought to show and do not, empty if all is there.

    Raises:
        UnreadablePagesError: their text is not to be had with bearable effort.
    """
    text = text_of_pages(pages)
    if isinstance(text, ScanFailure):
        raise UnreadablePagesError(text)
    shown = _plain(text)
    code = check_code(payload_sha256(payload_bytes))
    judge = contest.panel.member(sheet.judge)
    for words in (code, f"{judge.name} ({judge.id})"):
        if _plain(words) not in shown:
            return words
    place = 0
    for wanted in _rows(contest, sheet):
        for words in wanted:
            place = shown.find(_plain(words), place)
            if place < 0:
                return ": ".join(dict.fromkeys((wanted[0], words)))
            place += len(_plain(words))
    return ""


def _rows(contest: Contest, sheet: SheetHead) -> list[tuple[str, ...]]:
    """Return what each row shows: of a sealed sheet, nothing but its entries."""
    if not isinstance(sheet, FinalSheet):
        return [(entry.code,) for entry in contest.entries_for(sheet.judge)]
    return [(row.code, _figures(row)) for row in score_rows(contest, sheet)]


def _figures(row: ScoreRow) -> str:
    if row.state:
        return row.state.split(":")[0]
    return f"{' '.join(row.marks)} {row.total} {row.words}"


def _page_with_object(content: bytes, number: int) -> int:
    for page in range(1, page_count(content) + 1):
        if read_tail(content, page=page).page_number == number:
            return page
    raise UnknownPagesError(number)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
