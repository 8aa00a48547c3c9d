"""The minutes of the panel's meeting (biên bản họp ban giám khảo), Decree 30/2020 form 1.9.

What the program knows is filled in; what only people know stays a dotted line.
"""

from collections.abc import Iterable

from judge_app.contest.panel import Judge, Seat
from judge_app.documents.page.grid import Align, Column, Row, draw_grid, opening_height
from judge_app.documents.page.house_style import A4
from judge_app.documents.page.paper_parts import OfficialPaper
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.signature_blocks import Signer, draw_recipients, draw_signatures
from judge_app.documents.result.result_book import ResultBook, SheetLine

_SHORT_BLANK = "……………"

_LINE = 12.0
"""Millimetres that the line above a table takes, with the space around it."""
_ENDING_HEIGHT = 68.0
"""Millimetres for both signatures and the recipients, which stay together."""

_SEATS = {Seat.JUDGE: "giám khảo", Seat.CHAIR: "trưởng ban", Seat.SECRETARY: "thư ký"}


def render(book: ResultBook) -> bytes:
    """Return the minutes as a PDF."""
    paper = OfficialPaper(
        book.contest,
        A4,
        foot=f"Mã dữ liệu: {book.data_code}" if book.data_code else "",
        official=book.official,
    )
    paper.head()
    paper.number_and_date("BB", book.meeting.number, None)
    paper.title("BIÊN BẢN", "Họp ban giám khảo", book.contest.name, book.contest.round_name)
    _attendance(paper, book)
    _course(paper, book)
    _result(paper, book)
    _ending(paper, book)
    return paper.pages.finish(
        DocumentFacts(
            title=f"Biên bản họp ban giám khảo - {book.contest.name}",
            author=book.contest.issuer.name,
            subject="Biên bản",
            made_at=book.made_at,
        )
    )


def _attendance(paper: OfficialPaper, book: ResultBook) -> None:
    meeting, panel = book.meeting, book.contest.panel
    paper.filled("Thời gian bắt đầu:", meeting.began)
    paper.filled("Địa điểm:", meeting.place)
    if panel.decision:
        paper.paragraph(f"Căn cứ thành lập ban giám khảo: {panel.decision}.")
    paper.paragraph(f"Thành phần tham dự: {len(panel.members)} thành viên ban giám khảo:")
    for member in panel.members:
        paper.paragraph(f"- {_described(member)};")
    paper.filled("Vắng mặt:", ", ".join(book.absent))
    if meeting.guests:
        paper.paragraph(f"Khách mời: {meeting.guests}.")
    chair = panel.chair
    paper.filled("Chủ trì (chủ tọa):", chair.name if chair else "")
    paper.filled("Thư ký (người ghi biên bản):", meeting.secretary)


def _described(member: Judge) -> str:
    words = [member.name, _SEATS[member.seat]]
    if member.position:
        words.append(member.position)
    return ", ".join(words)


def _course(paper: OfficialPaper, book: ResultBook) -> None:
    paper.paragraph("Nội dung (theo diễn biến cuộc họp):")
    paper.heading("1. Phiếu chấm điểm")
    paper.paragraph(_received(book))
    paper.flow.skip(1.5)
    draw_grid(paper.flow, _SHEET_COLUMNS, _sheet_rows(book))
    paper.heading("2. Cách tính điểm, xếp hạng, xét giải")
    for sentence in book.rules:
        paper.paragraph(f"- {sentence}")
    paper.heading("3. Các việc đã xem xét")
    _listed(paper, "Xung đột lợi ích, cùng đơn vị", book.conflicts)
    _listed(paper, "Bài không mở được", book.could_not_open)
    _listed(paper, "Điểm bị loại theo thể lệ", book.voids)
    _listed(paper, "Chênh lệch điểm và cách xử lý", book.settlements)
    _listed(paper, "Bài bằng điểm và cách phân định", book.ties)
    _listed(paper, "Bài không xếp hạng", book.not_ranked)
    paper.blank("Ý kiến khác:")
    paper.blank("")


def _received(book: ResultBook) -> str:
    """Return how many sheets came in and how they were checked, paper named one by one."""
    count, on_paper = len(book.sheets), book.paper_sheets
    if not on_paper:
        return (
            f"Ban giám khảo nhận {count} phiếu chấm hợp lệ, đã kiểm tra chữ ký số của từng phiếu. "
            "Danh sách phiếu:"
        )
    named = "; ".join(_brought_in(sheet) for sheet in on_paper)
    return (
        f"Ban giám khảo nhận {count} phiếu chấm hợp lệ: {count - len(on_paper)} phiếu bằng tệp, đã "
        f"kiểm tra chữ ký số của từng phiếu; {len(on_paper)} phiếu bằng giấy: {named}. "
        "Danh sách phiếu:"
    )


def _brought_in(sheet: SheetLine) -> str:
    if sheet.typed_by:
        return f"{sheet.judge} (gõ và đối chiếu: {', '.join(sheet.typed_by)})"
    return f"{sheet.judge} (đọc mã trên phiếu, đã kiểm tra chữ ký số của mã)"


_SHEET_COLUMNS = (
    Column(heading="TT", width=9),
    Column(heading="Giám khảo", share=3, align=Align.LEFT),
    Column(heading="Lần", width=12),
    Column(heading="Bài đã chấm", width=22),
    Column(heading="Không chấm", width=22),
    Column(heading="Mã kiểm tra", share=2),
)


def _sheet_rows(book: ResultBook) -> tuple[Row, ...]:
    return tuple(
        Row(
            cells=(
                str(number),
                f"{sheet.name} ({sheet.judge})" + (", phiếu giấy" if sheet.on_paper else ""),
                str(sheet.revision),
                str(sheet.marked),
                str(sheet.not_marked),
                sheet.check_code,
            )
        )
        for number, sheet in enumerate(book.sheets, 1)
    )


def _listed(paper: OfficialPaper, title: str, lines: Iterable[str]) -> None:
    found = tuple(lines)
    if not found:
        paper.paragraph(f"{title}: không có.")
        return
    paper.paragraph(f"{title}:")
    for line in found:
        paper.paragraph(f"- {line}")


def _result(paper: OfficialPaper, book: ResultBook) -> None:
    paper.heading("4. Kết quả và đề nghị xếp giải")
    for table in book.tables:
        awarded = [line for line in table.lines if line.award]
        rows = tuple(
            Row(cells=(str(number), line.code, line.title, line.unit, line.figure, line.award))
            for number, line in enumerate(awarded, 1)
        )
        if rows:
            paper.flow.keep(_LINE + opening_height(paper.flow, _RESULT_COLUMNS, rows))
        paper.paragraph(f"{table.name}: {len(table.lines)} bài, đề nghị {len(awarded)} giải.")
        if not awarded:
            continue
        paper.flow.skip(1.5)
        draw_grid(paper.flow, _RESULT_COLUMNS, rows)
    paper.paragraph(
        "Kết quả chi tiết có trong Bảng tổng hợp điểm kèm theo biên bản này."
        + (f" Mã dữ liệu: {book.data_code}." if book.data_code else "")
    )


_RESULT_COLUMNS = (
    Column(heading="TT", width=9),
    Column(heading="Mã số", width=17),
    Column(heading="Tên sản phẩm", share=5, align=Align.LEFT),
    Column(heading="Đơn vị", share=3, align=Align.LEFT),
    Column(heading="Điểm", width=16),
    Column(heading="Đề nghị giải", width=26),
)


def _ending(paper: OfficialPaper, book: ResultBook) -> None:
    ended = book.meeting.ended or (
        f"{_SHORT_BLANK} giờ {_SHORT_BLANK}, ngày …… tháng …… năm {book.made_at.year}"
    )
    with paper.flow.followed_by(_ENDING_HEIGHT):
        paper.paragraph(f"Cuộc họp kết thúc vào {ended}./.")
    paper.flow.skip(5)
    paper.flow.keep(_ENDING_HEIGHT)
    chair = book.contest.panel.chair
    draw_signatures(
        paper.flow,
        paper.profile,
        (
            Signer(title="Thư ký", name=book.meeting.secretary),
            Signer(title="Chủ tọa", name=chair.name if chair else ""),
        ),
    )
    paper.flow.skip(4)
    draw_recipients(paper.flow, ("Ban Tổ chức cuộc thi", "Lưu: VT, hồ sơ cuộc thi"))
