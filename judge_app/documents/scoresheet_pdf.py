"""One judge's scoresheet as pages: always the same bytes for the same payload.

The signed file begins with exactly these bytes, so whoever holds the payload and the contest can
draw them again and compare. Nothing here may depend on a clock, on chance or on the machine.
"""

from dataclasses import dataclass
from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.contest.ids import Sha256Hex
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents import house_style, payload
from judge_app.documents.document_head import draw_head
from judge_app.documents.flow import Flow
from judge_app.documents.fonts import Face
from judge_app.documents.house_style import LINE, Profile
from judge_app.documents.matrix_columns import fits_portrait, matrix_columns
from judge_app.documents.matrix_table import draw_matrix
from judge_app.documents.pages import Pages
from judge_app.documents.pdf_a import DocumentFacts
from judge_app.documents.qr import alike, qr_modules
from judge_app.documents.score_rows import counts, judge_line, remarks, score_rows
from judge_app.documents.scoresheet_furniture import BAND, ScoresheetFurniture
from judge_app.documents.sheet_codes import marks_message, marks_parts, page_text
from judge_app.documents.signature_block import Signer, StampPlace, draw_signature_block
from judge_app.documents.text_lines import TextStyle, wrapped_paragraphs
from judge_app.vietnamese.dates import long_date, short_date
from judge_app.vietnamese.numbers import comma

_FACT = TextStyle(size=12)
_FACT_BOLD = TextStyle(face=Face.BOLD, size=12)
_ITALIC = TextStyle(face=Face.ITALIC, size=12)
_REMARK = TextStyle(size=11)
_REMARK_BOLD = TextStyle(face=Face.BOLD, size=11)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSheet:
    """The pages before signing, where the stamp goes, and the payload they were drawn from."""

    payload: bytes
    content: bytes
    stamp: StampPlace
    paper: house_style.Paper


def render(contest: Contest, sheet: FinalSheet) -> bytes:
    """Return the pages of a sheet before signing."""
    return draw(contest, sheet).content


def draw(contest: Contest, sheet: FinalSheet) -> DrawnSheet:
    """Return the pages of a sheet before signing, and the stamp's place."""
    ordered = payload.in_order(sheet)
    content = payload.encode(ordered)
    sha256 = payload.payload_sha256(content)
    judge = contest.panel.member(sheet.judge)
    paper = _paper(contest)
    pages = Pages(paper, _furniture(contest, ordered, judge, sha256))
    flow = Flow(pages=pages, y=paper.top, floor=paper.height - BAND)
    profile = house_style.profile(contest.document_profile)
    draw_head(flow, profile, contest.issuer)
    _title(flow, profile, contest, ordered)
    _facts(flow, contest, judge, ordered)
    _tables(flow, contest, ordered)
    _remarks(flow, contest, ordered)
    stamp = _signature(flow, profile, contest, ordered, sha256)
    drawn = pages.finish(_document_facts(contest, judge, ordered))
    return DrawnSheet(payload=content, content=drawn, stamp=stamp, paper=paper)


def _paper(contest: Contest) -> house_style.Paper:
    portrait = fits_portrait(contest.rubric, house_style.A4.room)
    return house_style.A4 if portrait else house_style.A4_LANDSCAPE


def _furniture(
    contest: Contest, sheet: FinalSheet, judge: Judge, sha256: Sha256Hex
) -> ScoresheetFurniture:
    return ScoresheetFurniture(
        judge=f"{judge.name} ({judge.id})",
        revision=sheet.revision,
        contest=_contest_line(contest),
        check_code=payload.check_code(sha256),
        page_code=qr_modules(page_text(sheet, sha256)),
    )


def _title(flow: Flow, profile: Profile, contest: Contest, sheet: FinalSheet) -> None:
    flow.skip(3)
    flow.centred("PHIẾU CHẤM ĐIỂM", profile.title)
    flow.skip(1)
    flow.centred(contest.name, profile.subtitle, room=flow.room * 0.8)
    if contest.round_name:
        flow.centred(contest.round_name, profile.subtitle, room=flow.room * 0.8)
    half = flow.room * 0.09
    flow.pages.rule(flow.middle - half, flow.y + 1, flow.middle + half, flow.y + 1, width=LINE)
    flow.skip(2)
    if sheet.revision > 1:
        said = f"Lần {sheet.revision}, thay lần {sheet.revision - 1}. Lý do: {sheet.reason}"
        flow.skip(1)
        flow.centred(said, _ITALIC, room=flow.room * 0.9)
    flow.skip(4)


def _facts(flow: Flow, contest: Contest, judge: Judge, sheet: FinalSheet) -> None:
    styles = (_FACT, _FACT)
    flow.labelled("Họ và tên giám khảo:", f"{judge.name} ({judge.id})", (_FACT, _FACT_BOLD))
    if line := judge_line(contest, judge):
        flow.labelled("Chức vụ, đơn vị:", line, styles)
    if contest.panel.decision:
        flow.labelled("Thành lập Ban Giám khảo:", contest.panel.decision, styles)
    count = counts(sheet)
    said = f"{count.assigned} bài được phân công, {count.marked} bài đã cho điểm"
    said += "".join(f", {number} bài {words.lower()}" for words, number in count.states)
    flow.labelled("Số bài:", f"{said}. Thang điểm: {comma(contest.rubric.maximum)}.", styles)
    flow.skip(3)


def _tables(flow: Flow, contest: Contest, sheet: FinalSheet) -> None:
    rows = score_rows(contest, sheet)
    for columns in matrix_columns(contest.rubric, flow.room):
        draw_matrix(flow, columns, rows)
        flow.skip(5)


def _remarks(flow: Flow, contest: Contest, sheet: FinalSheet) -> None:
    found = remarks(contest, sheet)
    if not found:
        return
    flow.keep(3 * _REMARK.line_height)
    flow.lines(("Nhận xét:",), _FACT_BOLD)
    flow.skip(1)
    for remark in found:
        first, *others = remark.texts
        flow.labelled(f"{remark.code}:", first, (_REMARK_BOLD, _REMARK))
        for text in others:
            lines = wrapped_paragraphs(f"– {text}", _REMARK, flow.room - 6)
            flow.lines(lines, _REMARK, indent=6)
        flow.skip(0.8)
    flow.skip(3)


def _signature(
    flow: Flow, profile: Profile, contest: Contest, sheet: FinalSheet, sha256: Sha256Hex
) -> StampPlace:
    judge = contest.panel.member(sheet.judge)
    moment = datetime.fromisoformat(sheet.finalised_at)
    date = long_date(moment.date())
    place = contest.issuer.place
    signer = Signer(
        place_and_date=f"{place}, {date}" if place else date[:1].upper() + date[1:],
        title="GIÁM KHẢO",
        name=judge.name,
        closed_at=f"Chốt phiếu lúc {moment:%H:%M:%S}, {short_date(moment.date())} theo đồng hồ máy",
    )
    parts = marks_parts(marks_message(contest, sheet, sha256), sha256)
    codes = alike(parts)
    return draw_signature_block(flow, profile, signer, codes)


def _document_facts(contest: Contest, judge: Judge, sheet: FinalSheet) -> DocumentFacts:
    return DocumentFacts(
        title=f"Phiếu chấm điểm - {judge.name} ({judge.id}) - lần {sheet.revision}",
        author=judge.name,
        subject=_contest_line(contest),
        made_at=datetime.fromisoformat(sheet.finalised_at),
    )


def _contest_line(contest: Contest) -> str:
    return f"{contest.name} - {contest.round_name}" if contest.round_name else contest.name
