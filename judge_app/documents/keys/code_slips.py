"""The slips with the judges' codes: cut out, folded, handed over once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.codes import grouped
from judge_app.documents.keys.keys import fingerprint_groups
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import A4, SMALL, Paper
from judge_app.documents.page.pages import Pages
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.qr import qr_modules
from judge_app.documents.page.text_lines import TextStyle, wrapped

_PAPER = Paper(width=A4.width, height=A4.height, top=12, bottom=12, left=15, right=15)
_HEIGHT = 54
_PER_PAGE = 5
_QR = 26.0

_CODE = TextStyle(face=Face.BOLD, size=25)
_NAME = TextStyle(face=Face.BOLD, size=14)
_TEXT = TextStyle(size=11)
_ADVICE = TextStyle(face=Face.ITALIC, size=9.5)

_SENTENCES = (
    "Mã mở khóa của riêng người có tên trên thẻ. Không cho người khác xem, không chụp ảnh.",
    "Gõ được chữ hoa, chữ thường, có hay không có dấu gạch. Mất thẻ: báo ngay Ban Tổ chức để cấp khóa mới.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderCode:
    """What one slip is for. `file` is the name of the key file that the code opens."""

    holder: JudgeId
    name: str
    role: str
    """Such as "Giám khảo" or "Trưởng ban giám khảo"."""
    code: str
    file: str


def render(
    contest: Contest,
    codes: Sequence[HolderCode],
    root_fingerprint: str,
    *,
    made_at: datetime,
    with_qr: bool = False,
) -> bytes:
    """Return the slips as a PDF, five to a page, with dashed lines to cut along."""
    pages = Pages(_PAPER)
    for place, code in enumerate(codes):
        row = place % _PER_PAGE
        if place and row == 0:
            pages.turn()
        _slip(pages, _PAPER.top + row * (_HEIGHT + 0.6), contest, code, root_fingerprint)
        if with_qr:
            top = _PAPER.top + row * (_HEIGHT + 0.6) + 10
            pages.matrix(_PAPER.width - _PAPER.right - _QR - 6, top, _QR, qr_modules(code.code))
    return pages.finish(
        DocumentFacts(
            title=f"Thẻ mã khóa - {contest.name}",
            author=contest.issuer.name,
            subject="Thẻ mã khóa giám khảo",
            made_at=made_at,
        )
    )


def _slip(pages: Pages, top: float, contest: Contest, code: HolderCode, fingerprint: str) -> None:
    left, room = _PAPER.left, _PAPER.room
    pages.dashed_box(left, top, room, _HEIGHT)
    y = top + 6
    for line in wrapped(_heading(contest), _TEXT, room - 12)[:2]:
        pages.text(left + 6, y, line, _TEXT)
        y += _TEXT.line_height
    pages.text(left + 6, y + 2.5, f"{code.role}: {code.name} ({code.holder})", _NAME)
    pages.text(left + 6, y + 15, grouped(code.code), _CODE)
    pages.text(left + 6, y + 21, f"mở tệp khóa {code.file}", SMALL)
    y = top + _HEIGHT - 13
    for sentence in _SENTENCES:
        for line in wrapped(sentence, _ADVICE, room - 12):
            pages.text(left + 6, y, line, _ADVICE)
            y += _ADVICE.line_height
    groups = fingerprint_groups(fingerprint)
    pages.text(left + 6, top + _HEIGHT - 2.5, f"Dấu vân tay của cuộc thi: {groups}", SMALL)


def _heading(contest: Contest) -> str:
    return f"{contest.name} - {contest.round_name}" if contest.round_name else contest.name
