"""The end of a scoresheet: the codes with the marks, and the place where the judge signs.

The place for the stamp is the same on the page and for the signer, so that the gate can check that
a signature covers nothing but its own place.
"""

from dataclasses import dataclass

from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import SMALL_ITALIC, Profile
from judge_app.documents.page.pages import Matrix
from judge_app.documents.page.text_lines import TextStyle

MODULE = 0.74
"""Millimetres a module of the codes with marks: nearly six pixels at 200 dpi."""

STAMP_WIDTH = 100.0
STAMP_HEIGHT = 34.0
INK_WIDTH = 70.0
INK_HEIGHT = 30.0
_ABOVE_STAMP = 20.0
_BELOW_STAMP = 12.0
_GAP = 5.0
_CAPTION = 5.0
_LAST_LINES = 60.0
"""Room for the head and the last row of a table above the block."""

_HINT = TextStyle(face=Face.ITALIC, size=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class StampPlace:
    """Where the stamp goes: a page from 1, and millimetres from its top left corner."""

    page: int
    x: float
    y: float
    width: float = STAMP_WIDTH
    height: float = STAMP_HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """What is printed around the place for the ink."""

    place_and_date: str
    title: str
    name: str
    closed_at: str
    """When the sheet was declared final, by the clock of the judge's machine."""


def closing_height(flow: Flow, codes: tuple[Matrix, ...]) -> float:
    """Return the millimetres that must follow the last line before the block on its page.

    That is the whole block with its codes; where no page holds it, the first row of codes.
    """
    if _fit_beside(flow, codes):
        return _block_height(codes)
    rows = -(-len(codes) // _codes_in_a_row(flow, codes))
    row = len(codes[0]) * MODULE + _CAPTION
    whole = rows * (row + _GAP) + _block_height(())
    return whole if whole + _LAST_LINES < flow.floor - flow.pages.paper.top else row


def draw_signature_block(
    flow: Flow, profile: Profile, signer: Signer, codes: tuple[Matrix, ...]
) -> StampPlace:
    """Draw codes and signature place at the cursor, together on one page where they fit."""
    if not _fit_beside(flow, codes):
        _draw_code_rows(flow, codes)
        codes = ()
    size = len(codes[0]) * MODULE if codes else 0
    height = _block_height(codes)
    flow.keep(height)
    for number, code in enumerate(codes):
        caption = _caption(number, len(codes))
        _draw_code(flow, flow.left + number * (size + _GAP), code, caption)
    place = _draw_signer(flow, profile, signer)
    flow.skip(height)
    return place


def _block_height(codes: tuple[Matrix, ...]) -> float:
    size = len(codes[0]) * MODULE if codes else 0
    return max(_ABOVE_STAMP + STAMP_HEIGHT + _BELOW_STAMP, size + _CAPTION)


def _draw_signer(flow: Flow, profile: Profile, signer: Signer) -> StampPlace:
    left = flow.left + flow.room - STAMP_WIDTH
    middle = left + ink_middle()
    y = flow.y + 5
    flow.pages.centred(middle, y, signer.place_and_date, profile.place_and_date)
    flow.pages.centred(middle, y + 7, signer.title, profile.signer)
    flow.pages.centred(middle, y + 12.5, "(Ký, ghi rõ họ tên)", _HINT)
    top = flow.y + _ABOVE_STAMP
    flow.pages.centred(middle, top + STAMP_HEIGHT + 5, signer.name, profile.signer)
    flow.pages.centred(middle, top + STAMP_HEIGHT + 10, signer.closed_at, SMALL_ITALIC)
    return StampPlace(page=flow.pages.number, x=left, y=top)


def ink_middle() -> float:
    """Return the middle of the ink, from the stamp's left edge; a code stands to its right."""
    return (STAMP_WIDTH - 28.0) / 2


def _fit_beside(flow: Flow, codes: tuple[Matrix, ...]) -> bool:
    width = sum(len(code) * MODULE + _GAP for code in codes)
    return width <= flow.room - STAMP_WIDTH


def _caption(number: int, count: int) -> str:
    return f"Mã dữ liệu phiếu {number + 1}/{count}" if count > 1 else "Mã dữ liệu phiếu"


def _draw_code_rows(flow: Flow, codes: tuple[Matrix, ...]) -> None:
    size = len(codes[0]) * MODULE
    per_row = _codes_in_a_row(flow, codes)
    for number, code in enumerate(codes):
        column = number % per_row
        if column == 0:
            if number:
                flow.skip(size + _CAPTION + _GAP)
            flow.keep(size + _CAPTION)
        caption = _caption(number, len(codes))
        _draw_code(flow, flow.left + column * (size + _GAP), code, caption)
    flow.skip(size + _CAPTION + _GAP)


def _codes_in_a_row(flow: Flow, codes: tuple[Matrix, ...]) -> int:
    return max(1, int((flow.room + _GAP) / (len(codes[0]) * MODULE + _GAP)))


def _draw_code(flow: Flow, x: float, code: Matrix, caption: str) -> None:
    size = len(code) * MODULE
    flow.pages.matrix(x, flow.y + 2, size, code)
    flow.pages.centred(x + size / 2, flow.y + 2 + size + 4, caption, SMALL_ITALIC)
