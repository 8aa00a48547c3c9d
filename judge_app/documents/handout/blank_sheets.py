"""The paper kit for a day without laptops: instructions, then a blank scoresheet for each judge.

A blank bears no code of the program: there are no marks yet that a code could name. What judges
write comes in by two people who type it.
"""

from dataclasses import dataclass, field
from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.contest.panel import Judge
from judge_app.documents.page import house_style
from judge_app.documents.page.document_head import draw_head
from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.grid import Align, Column, GridStyle, Row, draw_grid
from judge_app.documents.page.house_style import HAIRLINE, SMALL, Paper
from judge_app.documents.page.pages import Pages
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.signature_blocks import Signer, draw_signatures, signatures_height
from judge_app.documents.page.text_lines import TextStyle, text_width
from judge_app.documents.sheet.matrix_columns import fits_portrait, matrix_columns
from judge_app.documents.sheet.matrix_table import draw_matrix
from judge_app.documents.sheet.score_rows import ScoreRow, judge_line
from judge_app.vietnamese.numbers import comma

_ROW = 9.0
"""Millimetres a row is high at least: room for figures written by hand."""
_REMARK_LINES = 4
_REMARK_STEP = 8.0
_GAP = 4.0
_DAY = 6.0
_FOOT = 10.0
_FACT, _FACT_BOLD = TextStyle(size=12), TextStyle(face=Face.BOLD, size=12)
_NOT_THEIRS = "Xung đột lợi ích hoặc cùng đơn vị: không chấm"

_STEPS = (
    (
        "Khi nào dùng",
        (
            (
                "Máy tính hoặc USB của giám khảo hỏng và không kịp thay. Bài dự thi được trình chiếu "
                "chung hoặc xem trên máy khác; điểm ghi vào phiếu này."
            ),
        ),
    ),
    (
        "Giám khảo",
        (
            (
                "Viết bằng bút mực. Mỗi ô một điểm, dùng dấu phẩy: 8,5. Không viết vượt điểm tối đa "
                "ghi trên đầu cột."
            ),
            (
                "Cộng tổng bằng số và viết bằng chữ. Viết sai thì gạch một nét, ghi điểm đúng bên cạnh "
                "và ký nháy; không tẩy xóa."
            ),
            (
                "Bài không chấm: để trống các ô và ghi lý do ở phần nhận xét (xung đột lợi ích, không "
                "mở được bài, không cho điểm). Ô trống không phải là 0 điểm."
            ),
            "Ký, ghi rõ họ tên ở trang cuối; ký nháy ở các trang khác.",
        ),
    ),
    (
        "Ban Tổ chức",
        (
            "Thu phiếu trong phong bì dán kín, ghi giờ nhận và chữ ký hai bên.",
            (
                "Ở bàn tổng hợp, mở trang “Phiếu giấy”: một người gõ điểm, người thứ hai gõ lại hoặc "
                "đối chiếu từng điểm rồi xác nhận. Phiếu giấy được ghi rõ trong mọi tài liệu kết quả."
            ),
            "Giữ bản giấy cùng hồ sơ cuộc thi.",
        ),
    ),
)


@dataclass(slots=True)
class _Kit:
    """Whose pages begin where, so that each sheet counts its own pages."""

    contest: Contest
    starts: list[tuple[int, str]] = field(default_factory=list)

    def __call__(self, pages: Pages, number: int, total: int) -> None:
        """Draw the foot of one page."""
        place = max((p for p, (start, _) in enumerate(self.starts) if start <= number), default=0)
        start, whose = self.starts[place]
        end = self.starts[place + 1][0] if place + 1 < len(self.starts) else total + 1
        paper = pages.paper
        y = paper.height - _FOOT
        pages.rule(paper.left, y - 4.5, paper.width - paper.right, y - 4.5, width=HAIRLINE)
        pages.text(paper.left, y, f"{whose} · trang {number - start + 1}/{end - start}", SMALL)
        pages.right(paper.width - paper.right, y, "Ký nháy: ……………", SMALL)


def render(contest: Contest, made_at: datetime) -> bytes:
    """Return the kit as one PDF: a page of instructions, and a sheet for each marking judge."""
    kit = _Kit(contest)
    pages = Pages(_paper(contest), kit)
    flow = Flow(pages=pages, y=pages.paper.top, floor=pages.paper.height - pages.paper.bottom)
    kit.starts.append((1, "Bộ phiếu giấy dự phòng"))
    _cover(flow, contest)
    for judge in contest.panel.marking:
        flow.turn()
        kit.starts.append((pages.number, f"Phiếu giấy của {judge.name} ({judge.id})"))
        _sheet(flow, contest, judge)
    return pages.finish(
        DocumentFacts(
            title=f"Bộ phiếu giấy dự phòng - {contest.name}",
            author=contest.issuer.name,
            subject="Bộ phiếu giấy dự phòng",
            made_at=made_at,
        )
    )


def _paper(contest: Contest) -> Paper:
    portrait = fits_portrait(contest.rubric, house_style.A4.room)
    return house_style.A4 if portrait else house_style.A4_LANDSCAPE


def _cover(flow: Flow, contest: Contest) -> None:
    _head(flow, contest, "BỘ PHIẾU GIẤY DỰ PHÒNG")
    for title, steps in _STEPS:
        flow.skip(2)
        flow.lines((title,), _FACT_BOLD)
        for step in steps:
            flow.labelled("-", step, (_FACT, _FACT))
    flow.skip(4)
    rows = tuple(
        Row(cells=(judge.id, judge.name, str(_to_mark(contest, judge)), "", ""))
        for judge in contest.panel.marking
    )
    draw_grid(flow, _COVER_COLUMNS, rows, GridStyle(least=_ROW))


_COVER_COLUMNS = (
    Column(heading="Mã", width=20),
    Column(heading="Giám khảo", share=1, align=Align.LEFT),
    Column(heading="Số bài chấm", width=28),
    Column(heading="Giờ giao, ký nhận", width=42),
    Column(heading="Giờ nộp, ký nộp", width=42),
)


def _sheet(flow: Flow, contest: Contest, judge: Judge) -> None:
    _head(flow, contest, "PHIẾU CHẤM ĐIỂM")
    flow.labelled("Họ và tên giám khảo:", f"{judge.name} ({judge.id})", (_FACT, _FACT_BOLD))
    if line := judge_line(contest, judge):
        flow.labelled("Chức vụ, đơn vị:", line, (_FACT, _FACT))
    maximum = comma(contest.rubric.maximum)
    flow.labelled("Phiếu giấy dự phòng.", f"Thang điểm: {maximum}.", (_FACT, _FACT))
    flow.skip(3)
    rows = _rows(contest, judge)
    signers = (Signer(title="", hint=""), Signer(title="Giám khảo", name=judge.name))
    profile = house_style.profile(contest.document_profile)
    for columns in matrix_columns(contest.rubric, flow.room):
        draw_matrix(flow, columns, rows, least=_ROW)
        flow.skip(_GAP)
    closing = signatures_height(flow, profile, signers) + _GAP + _DAY
    flow.keep((_REMARK_LINES + 1) * _REMARK_STEP + closing)
    _remarks(flow)
    flow.skip(_GAP)
    day = f"{contest.issuer.place or '…………'}, ngày …… tháng …… năm ………"
    middle = flow.left + flow.room * 0.75
    flow.pages.centred(middle, flow.y + 4, day, profile.place_and_date)
    flow.skip(_DAY)
    draw_signatures(flow, profile, signers)


def _head(flow: Flow, contest: Contest, title: str) -> None:
    profile = house_style.profile(contest.document_profile)
    draw_head(flow, profile, contest.issuer)
    flow.skip(3)
    flow.centred(title, profile.title)
    for line in (contest.name, contest.round_name):
        if line:
            flow.centred(line, profile.subtitle, room=flow.room * 0.8)
    flow.skip(4)


def _rows(contest: Contest, judge: Judge) -> tuple[ScoreRow, ...]:
    blank = ("",) * len(contest.rubric.leaves)
    return tuple(
        ScoreRow(
            number=number,
            code=entry.code,
            title=entry.title,
            marks=blank,
            total="",
            words="",
            state=_NOT_THEIRS if contest.is_conflicted(judge, entry) else "",
        )
        for number, entry in enumerate(contest.entries_for(judge.id), 1)
    )


def _to_mark(contest: Contest, judge: Judge) -> int:
    given = contest.entries_for(judge.id)
    return sum(not contest.is_conflicted(judge, entry) for entry in given)


def _remarks(flow: Flow) -> None:
    label = "Nhận xét, lý do không chấm (ghi mã số bài):"
    flow.lines((label,), _FACT_BOLD)
    dots = "." * int(flow.room / text_width(".", _FACT))
    for _ in range(_REMARK_LINES):
        flow.skip(_REMARK_STEP - _FACT.line_height)
        flow.lines((dots,), _FACT)
