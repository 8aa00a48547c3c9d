"""The list that leads from codes to names (danh sách mã số bài dự thi), for staff's eyes alone."""

from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.grid import Align, Column, Row, draw_grid
from judge_app.documents.page.house_style import A4_LANDSCAPE
from judge_app.documents.page.paper_parts import OfficialPaper
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.signature_blocks import Signer, draw_signatures, signatures_height
from judge_app.documents.page.text_lines import TextStyle

_WARNING = TextStyle(face=Face.BOLD_ITALIC, size=12)
_GAP = 5.0
_SIGNERS = (Signer(title="Người lập danh sách", name=""), Signer(title="TM. Ban Tổ chức", name=""))
_COLUMNS = (
    Column(heading="TT", width=10),
    Column(heading="Mã số", width=20),
    Column(heading="Tên sản phẩm", share=5, align=Align.LEFT),
    Column(heading="Tác giả, nhóm tác giả", share=4, align=Align.LEFT),
    Column(heading="Đơn vị", share=3, align=Align.LEFT),
    Column(heading="Bảng", width=30),
)


def render(contest: Contest, made_at: datetime) -> bytes:
    """Return the list by code as a PDF."""
    paper = OfficialPaper(contest, A4_LANDSCAPE)
    paper.head()
    paper.title("DANH SÁCH MÃ SỐ BÀI DỰ THI", contest.name, contest.round_name)
    paper.flow.centred("Ban Tổ chức giữ. Không đưa cho giám khảo, không chép vào USB.", _WARNING)
    paper.flow.skip(3)
    rows = tuple(
        Row(
            cells=(
                str(number),
                entry.code,
                entry.title,
                ", ".join(entry.authors),
                contest.unit(entry.unit).name,
                contest.category(entry.category).name,
            )
        )
        for number, entry in enumerate(sorted(contest.entries, key=lambda e: e.code), 1)
    )
    closing = _GAP + signatures_height(paper.flow, paper.profile, _SIGNERS)
    draw_grid(paper.flow, _COLUMNS, rows, follower=closing)
    paper.flow.skip(_GAP)
    draw_signatures(paper.flow, paper.profile, _SIGNERS)
    return paper.pages.finish(
        DocumentFacts(
            title=f"Danh sách mã số bài dự thi - {contest.name}",
            author=contest.issuer.name,
            subject="Danh sách mã số bài dự thi",
            made_at=made_at,
        )
    )
