"""One sheet an entry: every judge's marks, and the way from the marks to the place."""

from judge_app.documents.fonts import Face
from judge_app.documents.grid import Align, Column, GridStyle, Row, draw_grid
from judge_app.documents.house_style import A4
from judge_app.documents.paper_parts import OfficialPaper
from judge_app.documents.pdf_a import DocumentFacts
from judge_app.documents.result_book import EntryPage, ResultBook
from judge_app.documents.signature_blocks import Signer, draw_signatures
from judge_app.documents.text_lines import TextStyle

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
    paper.heading("Từ điểm đến thứ hạng")
    for number, step in enumerate(page.steps, 1):
        paper.paragraph(f"{number}. {step}", first_line=0)
    if page.comments:
        paper.heading("Nhận xét của ban giám khảo")
        for comment in page.comments:
            paper.paragraph(f"- {comment}", first_line=0)
    paper.flow.skip(6)
    chair = book.contest.panel.chair
    draw_signatures(
        paper.flow,
        paper.profile,
        (
            Signer(title="", hint=""),
            Signer(title="Trưởng ban giám khảo", name=chair.name if chair else ""),
        ),
    )
    return paper.pages.finish(
        DocumentFacts(
            title=f"Phiếu điểm bài dự thi {line.code} - {book.contest.name}",
            author=book.contest.issuer.name,
            subject="Phiếu điểm bài dự thi",
            made_at=book.made_at,
        )
    )


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
