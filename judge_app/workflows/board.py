"""The board: judges by entries, and who has sent what."""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.cells import JudgeCell
from judge_app.tally.entry_result import TallyResult
from judge_app.workflows.panel_state import HeldSheet, PanelState


class Receipt(StrEnum):
    """Whether a judge's sheet is there."""

    MISSING = "missing"
    RECEIVED = "received"
    CORRECTED = "corrected"
    """A later revision has taken the place of the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One judge's line."""

    judge: JudgeId
    name: str
    receipt: Receipt
    held: HeldSheet | None
    revisions: int
    cells: tuple[JudgeCell | None, ...]
    """One for each entry of the board, None where the judge has nothing to do with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All marking judges by all entries."""

    entries: tuple[EntryCode, ...]
    rows: tuple[BoardRow, ...]

    @property
    def missing(self) -> tuple[JudgeId, ...]:
        """Judges whose sheets are not there."""
        return tuple(row.judge for row in self.rows if row.receipt is Receipt.MISSING)


def draw_board(contest: Contest, state: PanelState, result: TallyResult) -> Board:
    """Return the board of what has come in."""
    codes = tuple(sorted(entry.code for entry in contest.entries))
    cells = {(entry.code, cell.judge): cell for entry in result.entries for cell in entry.cells}
    rows = []
    for judge in contest.panel.marking:
        held = state.sheet_of(judge.id)
        revisions = sum(h.sheet.judge == judge.id for h in state.held)
        receipt = Receipt.MISSING if held is None else Receipt.RECEIVED
        rows.append(
            BoardRow(
                judge=judge.id,
                name=judge.name,
                receipt=Receipt.CORRECTED if revisions > 1 else receipt,
                held=held,
                revisions=revisions,
                cells=tuple(cells.get((code, judge.id)) for code in codes),
            )
        )
    return Board(entries=codes, rows=tuple(rows))
