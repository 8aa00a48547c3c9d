"""The summary table (bảng tổng hợp điểm): every entry, every judge, figure, place and prize."""

from judge_app.documents.page.fonts import Face
from judge_app.documents.page.grid import Align, Column, GridStyle, Row, draw_grid, opening_height
from judge_app.documents.page.house_style import A4, A4_LANDSCAPE
from judge_app.documents.page.paper_parts import OfficialPaper
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.signature_blocks import Signer, draw_signatures, signatures_height
from judge_app.documents.page.text_lines import TextStyle
from judge_app.documents.result.result_book import CategoryTable, ResultBook

_PORTRAIT_JUDGES = 3
"""More judge columns than this need the paper turned."""
_LEGEND = (
    "Ghi chú: “-” không chấm; “(x)” điểm bị loại theo thể lệ; “KM” không mở được bài; "
    "“XĐ” xung đột lợi ích hoặc cùng đơn vị."
)

_HEADING = 9.0
"""Millimetres that a heading and the space under it take."""
_LEGEND_LINES = 3
_GAPS = 6.0
"""Millimetres around the lines between table and signatures."""


def render(book: ResultBook) -> bytes:
    """Return the table as a PDF, one part a category, landscape where the panel is large."""
    wide = len(book.judges) > _PORTRAIT_JUDGES
    paper = OfficialPaper(
        book.contest,
        A4_LANDSCAPE if wide else A4,
        foot=f"Mã dữ liệu: {book.data_code}" if book.data_code else "",
        official=book.official,
    )
    paper.head()
    paper.title("BẢNG TỔNG HỢP ĐIỂM", book.contest.name, book.contest.round_name)
    style = _grid_style(len(book.judges))
    small = TextStyle(face=Face.ITALIC, size=10)
    closing = _LEGEND_LINES * small.line_height + _GAPS
    closing += signatures_height(paper.flow, paper.profile, _signers(book))
    for table in book.tables:
        columns, rows = _columns(book), _rows(table)
        paper.flow.keep(_HEADING + opening_height(paper.flow, columns, rows, style))
        paper.heading(f"{table.name} ({len(table.lines)} bài)")
        paper.flow.skip(1.5)
        follower = closing if table is book.tables[-1] else 0
        draw_grid(paper.flow, columns, rows, style, follower=follower)
    paper.flow.skip(2)
    legend = f"{_LEGEND} {book.paper_legend}".strip()
    paper.flow.labelled("", legend, (small, small))
    paper.flow.labelled("", f"Phiếu chấm kèm theo: {len(book.sheets)} phiếu.", (small, small))
    paper.flow.skip(4)
    draw_signatures(paper.flow, paper.profile, _signers(book))
    return paper.pages.finish(
        DocumentFacts(
            title=f"Bảng tổng hợp điểm - {book.contest.name}",
            author=book.contest.issuer.name,
            subject="Bảng tổng hợp điểm",
            made_at=book.made_at,
        )
    )


def _signers(book: ResultBook) -> tuple[Signer, ...]:
    chair = book.contest.panel.chair
    return (
        Signer(title="Người tổng hợp", name=book.meeting.secretary),
        Signer(title="Trưởng ban giám khảo", name=chair.name if chair else ""),
    )


def _grid_style(judges: int) -> GridStyle:
    size = 10.0 if judges <= 8 else 9.0 if judges <= 12 else 7.5
    plain, bold = TextStyle(size=size), TextStyle(face=Face.BOLD, size=size)
    return GridStyle(head=bold, body=plain, strong=bold)


def _columns(book: ResultBook) -> tuple[Column, ...]:
    judge_width = 13.0 if len(book.judges) <= 8 else 10.0
    return (
        Column(heading="TT", width=9),
        Column(heading="Mã số", width=17),
        Column(heading="Tên sản phẩm", share=5, align=Align.LEFT),
        Column(heading="Đơn vị", share=3, align=Align.LEFT),
        Column(heading="Loại hình", width=19),
        *(Column(heading=heading, width=judge_width) for heading in book.headings),
        Column(heading="Điểm", width=15),
        Column(heading="Xếp hạng", width=14),
        Column(heading="Đề nghị giải", width=23),
        Column(heading="Ghi chú", share=2, align=Align.LEFT),
    )


def _rows(table: CategoryTable) -> tuple[Row, ...]:
    return tuple(
        Row(
            cells=(
                str(number),
                line.code,
                line.title,
                line.unit,
                line.kind,
                *line.marks,
                line.figure,
                line.place,
                line.award,
                line.remark,
            ),
            strong=bool(line.award),
        )
        for number, line in enumerate(table.lines, 1)
    )
