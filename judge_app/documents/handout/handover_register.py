"""The register of sticks (sổ giao nhận USB): who was given which stick, and who brought it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Seat
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.grid import Align, Column, GridStyle, Row, draw_grid
from judge_app.documents.page.house_style import A4_LANDSCAPE
from judge_app.documents.page.paper_parts import OfficialPaper
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.signature_blocks import Signer, draw_signatures, signatures_height
from judge_app.documents.page.text_lines import TextStyle

SEATS = {Seat.JUDGE: "Giám khảo", Seat.CHAIR: "Trưởng ban", Seat.SECRETARY: "Thư ký"}

_SPARE_STICKS = 3
"""Lines for sticks that are kept in reserve."""
_ROW = 12.0
"""Millimetres a row is high at least: room for a signature."""
_GAP = 5.0
_SIGNERS = (
    Signer(title="Người giao", name=""),
    Signer(title="Người nhận lại", name=""),
    Signer(title="TM. Ban Tổ chức", name=""),
)
_NOTES = (
    (
        "Trước khi ký nhận: mở gói trên máy, đọc 24 chữ số hiện trên màn hình và so với dấu vân tay ở "
        "trên; chỉ ký nhận khi hai dãy giống nhau."
    ),
    "Thẻ mã giao riêng, trong phong bì dán kín, không để chung với USB.",
)
_TEXT, _BOLD = TextStyle(size=10), TextStyle(face=Face.BOLD, size=10)
_SMALL = TextStyle(face=Face.ITALIC, size=11)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedBundle:
    """What every stick holds. `files` are the key files by their holders."""

    contest: Contest
    bundle: str
    size: int
    """Bytes."""
    check_code: str
    root_fingerprint: str
    """24 digits in groups."""
    files: Sequence[tuple[JudgeId, str]]
    with_slip: frozenset[JudgeId]
    """Whose key is opened by a code on a slip."""
    made_at: datetime


def render(handed: HandedBundle) -> bytes:
    """Return the register as a PDF, one line a member of the panel and some for spare sticks."""
    contest = handed.contest
    paper = OfficialPaper(contest, A4_LANDSCAPE)
    paper.head()
    paper.title("SỔ GIAO NHẬN USB", contest.name, contest.round_name)
    megabytes = f"{handed.size / (1 << 20):.1f}".replace(".", ",")
    styles = (paper.profile.signer, paper.profile.body)
    for label, text in (
        ("Gói bài thi:", f"{handed.bundle} ({megabytes} MB), mã kiểm tra {handed.check_code}"),
        ("Dấu vân tay của cuộc thi:", handed.root_fingerprint),
    ):
        paper.flow.labelled(label, text, styles)
    paper.flow.skip(1)
    for note in _NOTES:
        paper.flow.labelled("-", note, (_SMALL, _SMALL))
    paper.flow.skip(3)
    style = GridStyle(head=_BOLD, body=_TEXT, strong=_BOLD, least=_ROW)
    closing = _GAP + signatures_height(paper.flow, paper.profile, _SIGNERS)
    draw_grid(paper.flow, _COLUMNS, _rows(handed), style, follower=closing)
    paper.flow.skip(_GAP)
    draw_signatures(paper.flow, paper.profile, _SIGNERS)
    return paper.pages.finish(
        DocumentFacts(
            title=f"Sổ giao nhận USB - {contest.name}",
            author=contest.issuer.name,
            subject="Sổ giao nhận USB",
            made_at=handed.made_at,
        )
    )


_COLUMNS = (
    Column(heading="USB số", width=13),
    Column(heading="Người nhận", share=4, align=Align.LEFT),
    Column(heading="Tệp trên USB", share=4, align=Align.LEFT),
    Column(heading="Thẻ mã", width=16),
    Column(heading="Ngày, giờ giao", width=26),
    Column(heading="Ký nhận", width=32),
    Column(heading="Ngày, giờ trả", width=26),
    Column(heading="Ký trả", width=32),
)


def _rows(handed: HandedBundle) -> tuple[Row, ...]:
    files = dict(handed.files)
    lines = [
        (
            f"{member.name} ({member.id}), {SEATS[member.seat].lower()}",
            "\n".join(filter(None, (handed.bundle, files.get(member.id, "")))),
            "□" if member.id in handed.with_slip else "-",
        )
        for member in handed.contest.panel.members
    ]
    lines += [("Dự phòng:", handed.bundle, "")] * _SPARE_STICKS
    return tuple(
        Row(cells=(str(number), who, held, slip, "", "", "", ""))
        for number, (who, held, slip) in enumerate(lines, 1)
    )
