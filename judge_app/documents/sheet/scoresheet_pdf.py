"""One judge's scoresheet as pages: always the same bytes for the same payload.

The signed file begins with exactly these bytes, so whoever holds the payload and the contest can
draw them again and compare. Nothing here may depend on a clock, on chance or on the machine.
"""

from judge_app.contest.contest import Contest
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents.page import house_style
from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.qr import alike
from judge_app.documents.page.text_lines import TextStyle, wrapped_paragraphs
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.matrix_columns import fits_portrait, matrix_columns
from judge_app.documents.sheet.matrix_table import draw_matrix
from judge_app.documents.sheet.score_rows import Remark, counts, remarks, score_rows
from judge_app.documents.sheet.sheet_codes import marks_message, marks_parts
from judge_app.documents.sheet.sheet_frame import FACT, FACT_BOLD, DrawnSheet, SheetFrame
from judge_app.documents.sheet.signature_block import closing_height
from judge_app.vietnamese.numbers import comma

_GAP = 5.0
_BELOW_REMARKS = 3.0
"""Millimetres under a table, and under the remarks."""

_REMARK = TextStyle(size=11)
_REMARK_BOLD = TextStyle(face=Face.BOLD, size=11)


def render(contest: Contest, sheet: FinalSheet) -> bytes:
    """Return the pages of a sheet before signing."""
    return draw(contest, sheet).content


def draw(contest: Contest, sheet: FinalSheet) -> DrawnSheet:
    """Return the pages of a sheet before signing, and the stamp's place."""
    ordered = payload.in_order(sheet)
    return draw_payload(contest, ordered, payload.encode(ordered))


def draw_payload(contest: Contest, ordered: FinalSheet, content: bytes) -> DrawnSheet:
    """Return the pages of a sheet in the order of its payload, which is `content`."""
    frame = SheetFrame(contest=contest, head=ordered, content=content, paper=_paper(contest))
    flow = frame.begin()
    frame.title(flow, "PHIẾU CHẤM ĐIỂM", f"Lý do: {ordered.reason}")
    frame.judge_facts(flow)
    _count_facts(flow, contest, ordered)
    message = marks_message(contest, ordered, frame.sha256)
    codes = alike(marks_parts(message, frame.sha256))
    _tables_and_remarks(flow, contest, ordered, closing_height(flow, codes))
    return frame.finish(flow, message, codes)


def _paper(contest: Contest) -> house_style.Paper:
    portrait = fits_portrait(contest.rubric, house_style.A4.room)
    return house_style.A4 if portrait else house_style.A4_LANDSCAPE


def _count_facts(flow: Flow, contest: Contest, sheet: FinalSheet) -> None:
    count = counts(sheet)
    said = f"{count.assigned} bài được phân công, {count.marked} bài đã cho điểm"
    said += "".join(f", {number} bài {words.lower()}" for words, number in count.states)
    said = f"{said}. Thang điểm: {comma(contest.rubric.maximum)}."
    flow.labelled("Số bài:", said, (FACT, FACT))
    flow.skip(3)


def _tables_and_remarks(flow: Flow, contest: Contest, sheet: FinalSheet, closing: float) -> None:
    """Draw the marks and what was said; the last of it stays with the `closing` millimetres."""
    rows, said = score_rows(contest, sheet), remarks(contest, sheet)
    *front, last = matrix_columns(contest.rubric, flow.room)
    for columns in front:
        draw_matrix(flow, columns, rows)
        flow.skip(_GAP)
    draw_matrix(flow, last, rows, follower=0 if said else _GAP + closing)
    flow.skip(_GAP)
    if not said:
        return
    flow.keep(3 * _REMARK.line_height)
    flow.lines(("Nhận xét:",), FACT_BOLD)
    flow.skip(1)
    for remark in said[:-1]:
        _remark(flow, remark)
    with flow.followed_by(_BELOW_REMARKS + closing):
        _remark(flow, said[-1])
    flow.skip(_BELOW_REMARKS)


def _remark(flow: Flow, remark: Remark) -> None:
    first, *others = remark.texts
    flow.labelled(f"{remark.code}:", first, (_REMARK_BOLD, _REMARK))
    for text in others:
        lines = wrapped_paragraphs(f"– {text}", _REMARK, flow.room - 6)
        flow.lines(lines, _REMARK, indent=6)
    flow.skip(0.8)
