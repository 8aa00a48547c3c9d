"""Certificates (giấy chứng nhận, giấy khen): one page an award, to be signed and sealed by hand.

What stands where follows the papers that state awards come on: the nation's lines, who awards, the
title, who is awarded and for what; decision and register at the lower left, the signer at the
lower right. Texts shrink and wrap until they are inside the frame, however long they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode
from judge_app.documents.page import house_style
from judge_app.documents.page.fitting import Block, SetBlock, fitted, fitted_line, words
from judge_app.documents.page.fonts import Face, printable
from judge_app.documents.page.house_style import LINE, Paper
from judge_app.documents.page.pages import Pages
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.signature_blocks import INK_ROOM
from judge_app.documents.page.text_lines import TextStyle, text_width
from judge_app.documents.result.certificate_form import (
    CertificateForm,
    CertificateKind,
    CertificateLayout,
    CertificatePaper,
    register_number,
    typed_day,
)
from judge_app.documents.result.certificate_frame import draw_frame, frame_inset
from judge_app.vietnamese.dates import long_date

TITLES = {
    CertificateKind.CERTIFICATE: "GIẤY CHỨNG NHẬN",
    CertificateKind.PRAISE: "TẶNG GIẤY KHEN",
}
_SHEETS = {
    CertificatePaper.A4: Paper(width=297, height=210),
    CertificatePaper.WIDE: Paper(width=360, height=237),
}
_RED = (0.720, 0.070, 0.090)
_SMALLEST = 9.0
"""Points below which a text is named as hard to read."""
_BLANK_DAY = "ngày …… tháng …… năm ………"
_BLANK = "……………"
_PRINTED_FRAME = (34.0, 28.0)
"""Millimetres left to a printed frame at the sides and ends; texts can be moved by less."""
_FEW = 3
"""More names than this on one paper are set smaller."""
_BASE = 0.78


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    """What one certificate says. `recipients` are the names on it, one or several."""

    code: EntryCode
    recipients: tuple[str, ...]
    unit: str
    award: str
    """The prize as the rules name it."""
    category: str
    """Empty where the contest has but one."""
    product: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateBook:
    """All certificates of a contest in the order they are read out."""

    contest: Contest
    form: CertificateForm
    lines: tuple[CertificateLine, ...]
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCertificates:
    """The file, and the entries whose texts had to become very small."""

    pdf: bytes
    hard_to_read: tuple[EntryCode, ...]


def render(book: CertificateBook) -> DrawnCertificates:
    """Return the certificates as a PDF; the form has no problems, and there is a line at least."""
    pages = Pages(_SHEETS[book.form.paper])
    small = []
    for place, line in enumerate(book.lines):
        if place:
            pages.turn()
        smallest = _Certificate(pages, book, line, place).draw()
        if smallest < _SMALLEST:
            small.append(line.code)
    title = TITLES[book.form.kind].capitalize()
    pdf = pages.finish(
        DocumentFacts(
            title=f"{title} - {book.contest.name}",
            author=book.form.issuer or book.contest.issuer.name,
            subject=title,
            made_at=book.made_at,
        )
    )
    return DrawnCertificates(pdf=pdf, hard_to_read=tuple(dict.fromkeys(small)))


class _Certificate:
    """One page in work. Sizes are those of A4 and grow with the sheet."""

    def __init__(
        self, pages: Pages, book: CertificateBook, line: CertificateLine, place: int
    ) -> None:
        self._pages = pages
        self._book = book
        self._form = book.form
        self._line = line
        self._place = place
        paper = pages.paper
        self._scale = paper.height / _SHEETS[CertificatePaper.A4].height
        is_full = self._form.layout is CertificateLayout.FULL
        side, end = (frame_inset() + 9, frame_inset() + 5) if is_full else _PRINTED_FRAME
        right, down = (0.0, 0.0) if is_full else (self._form.right, self._form.down)
        self._left, self._top = side + right, end + down
        self._width = paper.width - 2 * side
        self._bottom = paper.height - end + down
        self._sizes: list[float] = []

    def draw(self) -> float:
        """Draw everything; return the smallest size of letters in points."""
        if self._form.layout is CertificateLayout.FULL:
            draw_frame(self._pages)
        heading_end = self._heading()
        footer_top = self._signature()
        self._register(footer_top)
        room = footer_top - heading_end - 2
        blocks = fitted(self._body(), self._width * 0.9, room)
        spare = room - sum(block.height for block in blocks)
        self._stack(blocks, heading_end + spare * 0.45)
        return min(self._sizes)

    def _heading(self) -> float:
        """Draw nation, issuer and title; return where they end. What is printed keeps its room."""
        is_bare = self._form.layout is CertificateLayout.ENTRIES_ONLY
        y = self._nation(self._top, is_bare=is_bare)
        issuers = []
        for text, style in (
            (self._form.parent, self._style(13)),
            (self._form.issuer, self._style(15, Face.BOLD)),
        ):
            issuers += [fitted_line(text.upper(), style, self._width * 0.8, lines=2)]
        y = self._stack(issuers, y) + 3 * self._scale
        style = self._style(34, Face.BOLD)
        title = fitted_line(TITLES[self._form.kind], style, self._width)
        if is_bare:
            return y + title.height
        with self._pages.coloured(*_RED):
            return self._stack((title,), y)

    def _nation(self, y: float, *, is_bare: bool) -> float:
        profile = house_style.profile(self._book.contest.document_profile)
        half = 0.0
        for text, style in profile.nation:
            larger = style.sized((style.size + 2) * self._scale)
            line = fitted_line(text, larger, self._width)
            if not is_bare:
                self._stack((line,), y)
            half = text_width(text, line.style) / 2
            y += line.height
        if not is_bare:
            middle = self._left + self._width / 2
            self._pages.rule(middle - half, y + 1, middle + half, y + 1, width=LINE)
        return y + 5 * self._scale

    def _body(self) -> tuple[Block, ...]:
        line, contest = self._line, self._book.contest
        unit = () if (line.unit,) == line.recipients else words(line.unit)
        award = line.award[:1].lower() + line.award[1:]
        prize = award if award.startswith("giải") else f"giải {line.award}"
        reason = f"Đã đạt {prize}" + (f", {line.category}" if line.category else "")
        at = f"tại {contest.name}" + (f", {contest.round_name}" if contest.round_name else "")
        product = words(f"với sản phẩm “{line.product}”") if line.product else ()
        size = 27 if len(line.recipients) <= _FEW else 21
        names = self._style(size, Face.BOLD)
        return (
            Block(pieces=_listed(line.recipients), style=names, above=2),
            Block(pieces=unit, style=self._style(15), above=1.5),
            Block(pieces=words(reason), style=self._style(20, Face.BOLD), above=5),
            Block(pieces=product, style=self._style(15, Face.ITALIC), above=2),
            Block(pieces=words(at), style=self._style(15), above=1.5),
        )

    def _signature(self) -> float:
        """Draw who signs at the lower right; return where it begins."""
        form, width = self._form, self._width * 0.46
        middle = self._left + self._width * 0.75
        bold = self._style(13, Face.BOLD)
        above = [
            fitted_line(_place_and_day(form), self._style(13, Face.ITALIC), width),
            fitted_line(form.on_behalf.upper(), bold, width, lines=2),
            fitted_line(form.signer_title.upper(), bold, width, lines=2),
        ]
        name = fitted_line(form.signer, self._style(14, Face.BOLD), width)
        height = sum(block.height for block in above) + INK_ROOM + bold.line_height
        top = self._bottom - height
        self._stack(above, top, middle)
        self._stack((name,), self._bottom - name.height, middle)
        return top

    def _register(self, top: float) -> None:
        """Draw decision and register at the lower left, on the lines of the signer's name."""
        form = self._form
        day = typed_day(form.decision_day)
        decision = f"Quyết định số {form.decision or _BLANK} {_day_words(day)}"
        number = register_number(form.register, self._place)
        style, width = self._style(12, Face.ITALIC), self._width * 0.48
        lines = (
            fitted_line(decision, style, width, lines=2),
            fitted_line(f"Số sổ: {number}", style, width),
        )
        y = max(top, self._bottom - sum(line.height for line in lines))
        for block in lines:
            for text in block.lines:
                self._write_left(y, text, block.style)
                y += block.style.line_height

    def _stack(self, blocks: Sequence[SetBlock], y: float, middle: float = 0.0) -> float:
        """Draw blocks under one another around `middle`; return where they end."""
        centre = middle or self._left + self._width / 2
        for block in blocks:
            y += block.above
            for text in block.lines:
                self._sizes.append(block.style.size)
                self._pages.centred(centre, y + block.style.line_height * _BASE, text, block.style)
                y += block.style.line_height
        return y

    def _write_left(self, y: float, text: str, style: TextStyle) -> None:
        self._sizes.append(style.size)
        self._pages.text(self._left, y + style.line_height * _BASE, text, style)

    def _style(self, size: float, face: Face = Face.REGULAR) -> TextStyle:
        return TextStyle(face=face, size=size * self._scale)


def _listed(names: Sequence[str]) -> tuple[str, ...]:
    """Return names with commas between them, each a piece that stays on one line if it can."""
    shown = [name for name in map(printable, names) if name]
    return (*(f"{name}," for name in shown[:-1]), *shown[-1:])


def _place_and_day(form: CertificateForm) -> str:
    place = form.place or _BLANK
    return f"{place}, {_day_words(typed_day(form.day))}"


def _day_words(day: date | None) -> str:
    return _BLANK_DAY if day is None else long_date(day)
