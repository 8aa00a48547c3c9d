"""What the tables of the paper page show, line by line."""

from collections.abc import Set

from judge_app.contest.ids import Sha256Hex
from judge_app.documents.gate.paper import CodesSignature
from judge_app.documents.sheet.payload import check_code
from judge_app.errors import JudgeAppError
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.language import tr
from judge_app.ui.widgets.data_table import Cell
from judge_app.ui.wording import explain
from judge_app.workflows.board import BoardRow
from judge_app.workflows.paper_matches import MatchedPage, PaperMatch, Standing
from judge_app.workflows.paper_sentences import PaperSentences
from judge_app.workflows.type_paper import TypingsDiffer, standing_of

_ICONS = {
    Standing.SAME: ("done", "done"),
    Standing.SUPERSEDED: ("outdated", "muted"),
    Standing.TYPED: ("done", "in_work"),
    Standing.NEVER_IMPORTED: ("unmarked", "warning"),
    Standing.DIFFERENT: ("refused", "problem"),
    Standing.CONTRADICTORY: ("refused", "problem"),
    Standing.OTHER_CONTEST: ("warning", "warning"),
    Standing.NOT_ON_PANEL: ("warning", "warning"),
}

Row = tuple[str, list[Cell]]


def match_rows(match: PaperMatch, spoken: str, accepted: Set[Sha256Hex]) -> list[Row]:
    """Return a line for each page of the scans; `accepted` are the corrections to be taken."""
    rows = []
    for place, page in enumerate(match.pages):
        cells = _match_cells(page, spoken)
        if page.sheet is not None and page.sheet.before is not None:
            is_taken = page.sheet.printed.payload_sha256 in accepted
            cells[-2:] = _correction_cells(is_taken=is_taken)
        rows.append((str(place), cells))
    return rows


def typing_rows(view: DeskView, spoken: str) -> list[Row]:
    """Return a line for each judge: how far typing is, and which sheet counts."""
    del spoken
    return [(line.judge, _typing_cells(view, line)) for line in view.board.rows]


def _correction_cells(*, is_taken: bool) -> list[Cell]:
    what = tr("Bản sửa, sẽ nhận") if is_taken else tr("Bản sửa, chờ quyết định")
    step = "" if is_taken else tr("Chọn dòng này, bấm “Xem bản sửa…”.")
    return [Cell(text=what), Cell(text=step)]


def _match_cells(page: MatchedPage, spoken: str) -> list[Cell]:
    sentences = PaperSentences(spoken)
    if isinstance(page.failure, JudgeAppError):
        said = explain(page.failure)
        what, step = said.what, said.next_step
    else:
        what, step = sentences.page(page)
    icon, role = ("warning", "warning")
    sheet = page.sheet
    signature = Cell(text="")
    if sheet is not None:
        icon, role = _ICONS[sheet.standing]
        is_wrong = sheet.signature is CodesSignature.WRONG
        signature = Cell(
            text=sentences.signature(sheet.signature),
            icon="refused" if is_wrong else "",
            role="problem" if is_wrong else "text",
        )
        if is_wrong:
            icon, role = "refused", "problem"
    where = f"{page.path.name}, {page.number}" if page.number else page.path.name
    return [
        Cell(text=where, icon=icon, role=role),
        Cell(text=_sheet_words(page)),
        signature,
        Cell(text=what, tooltip=what),
        Cell(text=step, tooltip=step),
    ]


def _sheet_words(page: MatchedPage) -> str:
    if page.sheet is None:
        return ""
    printed = page.sheet.printed
    words = tr("{judge} lần {revision}", judge=printed.judge, revision=printed.revision)
    if page.page:
        words += tr(", trang {page}/{pages}", page=page.page, pages=page.sheet.pages)
    return f"{words}\n{check_code(printed.payload_sha256)}"


def _typing_cells(view: DeskView, line: BoardRow) -> list[Cell]:
    state, icon, role = _typing_words(view, line)
    counting = tr("Chưa có phiếu")
    if line.held is not None:
        counting = tr("Lần {revision}", revision=line.held.sheet.revision)
        if line.on_paper:
            counting = tr("{revision}, phiếu giấy", revision=counting)
    return [
        Cell(text=line.judge),
        Cell(text=line.name, is_person=True),
        Cell(text=state, icon=icon, role=role),
        Cell(text=counting),
    ]


def _typing_words(view: DeskView, line: BoardRow) -> tuple[str, str, str]:
    if not line.typings:
        return "", "", "text"
    standing = standing_of(view.contest, view.state, line.judge)
    if isinstance(standing, TypingsDiffer):
        words = tr(
            "Bản gõ của {first} và {second} khác nhau {count} chỗ",
            first=standing.first.by,
            second=standing.second.by,
            count=len(standing.differences),
        )
        return words, "refused", "problem"
    words = tr("{name} đã gõ, chờ người thứ hai", name=standing.typing.by)
    return words, "in-work", "in_work"
