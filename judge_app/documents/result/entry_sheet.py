"""One sheet an entry: every judge's marks, and the way from the marks to the place."""

from collections.abc import Sequence

from judge_app.documents.page.fonts import Face
from judge_app.documents.page.grid import Align, Column, GridStyle, Row, draw_grid
from judge_app.documents.page.house_style import A4
from judge_app.documents.page.paper_parts import OfficialPaper
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.signature_blocks import Signer, draw_signatures, signatures_height
from judge_app.documents.page.text_lines import TextStyle
from judge_app.documents.result.result_book import EntryPage, ResultBook

_ABOVE_SIGNATURES = 6.0
_SMALL = TextStyle(size=9)
_SMALL_BOLD = TextStyle(face=Face.BOLD, size=9)


def render(book: ResultBook, page: EntryPage) -> bytes:
    """Return the sheet of one entry as a PDF."""
    paper = OfficialPaper(
        book.contest,
        A4,
        foot=f"Mã dữ liệu: {book.data_code}" if book.data_code else "",
        official=book.official,
    )
    line = page.line
    paper.head()
    paper.title(f"PHIẾU ĐIỂM BÀI DỰ THI {line.code}", book.contest.name, book.contest.round_name)
    styles = (paper.profile.signer, paper.profile.body)
    for label, text in (
        ("Tên sản phẩm:", line.title),
        ("Tác giả, nhóm tác giả:", line.authors),
        ("Đơn vị:", line.unit),
        ("Bảng, loại hình:", f"{page.category}, {line.kind}"),
    ):
        if text:
            paper.flow.labelled(label, text, styles)
    paper.heading("Điểm của từng giám khảo")
    paper.flow.skip(1.5)
    style = GridStyle(head=_SMALL_BOLD, body=_SMALL, strong=_SMALL_BOLD)
    draw_grid(paper.flow, _columns(page), _rows(page), style)
    steps = [f"{number}. {step}" for number, step in enumerate(page.steps, 1)]
    comments = [f"- {comment}" for comment in page.comments]
    signers = _signers(book)
    closing = _ABOVE_SIGNATURES + signatures_height(paper.flow, paper.profile, signers)
    paper.heading("Từ điểm đến thứ hạng")
    _paragraphs(paper, steps, 0 if comments else closing)
    if comments:
        paper.heading("Nhận xét của ban giám khảo")
        _paragraphs(paper, comments, closing)
    paper.flow.skip(_ABOVE_SIGNATURES)
    draw_signatures(paper.flow, paper.profile, signers)
    return paper.pages.finish(
        DocumentFacts(
            title=f"Phiếu điểm bài dự thi {line.code} - {book.contest.name}",
            author=book.contest.issuer.name,
            subject="Phiếu điểm bài dự thi",
            made_at=book.made_at,
        )
    )


def _signers(book: ResultBook) -> tuple[Signer, ...]:
    chair = book.contest.panel.chair
    return (
        Signer(title="", hint=""),
        Signer(title="Trưởng ban giám khảo", name=chair.name if chair else ""),
    )


def _paragraphs(paper: OfficialPaper, texts: Sequence[str], follower: float) -> None:
    """Draw paragraphs, the last one on one page with the `follower` millimetres after it."""
    for text in texts[:-1]:
        paper.paragraph(text, first_line=0)
    with paper.flow.followed_by(follower):
        for text in texts[-1:]:
            paper.paragraph(text, first_line=0)


def _columns(page: EntryPage) -> tuple[Column, ...]:
    return (
        Column(heading="Giám khảo", share=3, align=Align.LEFT),
        *(Column(heading=criterion, width=11) for criterion in page.criteria),
        Column(heading="Tổng", width=15),
        Column(heading="Ghi chú", share=3, align=Align.LEFT),
    )


def _rows(page: EntryPage) -> tuple[Row, ...]:
    rows = [
        Row(cells=(judge.judge, *judge.marks, judge.total, judge.remark)) for judge in page.judges
    ]
    blanks = ("",) * len(page.criteria)
    closing = "; ".join(part for part in (page.line.place, page.line.award) if part)
    rows.append(Row(cells=("Kết quả", *blanks, page.line.figure, closing), strong=True))
    return tuple(rows)
