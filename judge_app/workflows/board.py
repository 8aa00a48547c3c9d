"""The board: judges by entries, and who has sent what."""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.tally.cells import JudgeCell
from judge_app.tally.entry_result import TallyResult
from judge_app.workflows.panel_state import HeldSealed, HeldSheet, PanelState, Typing


class Receipt(StrEnum):
    """Whether a judge's sheet is there."""

    MISSING = "missing"
    RECEIVED = "received"
    SEALED = "sealed"
    """It is there, and its marks are not open yet."""
    CORRECTED = "corrected"
    """A later revision has taken the place of the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One judge's line."""

    judge: JudgeId
    name: str
    receipt: Receipt
    held: HeldSheet | HeldSealed | None
    revisions: int
    cells: tuple[JudgeCell | None, ...]
    """One for each entry of the board, None where the judge has nothing to do with it."""
    typings: tuple[Typing, ...] = ()
    """What was typed from this judge's paper and does not count yet."""

    @property
    def on_paper(self) -> bool:
        """Whether the sheet that counts came in from paper."""
        return self.held is not None and self.held.file.on_paper


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
    latest: dict[JudgeId, HeldSheet | HeldSealed] = {h.sheet.judge: h for h in state.current}
    latest |= {held.sheet.judge: held for held in state.sealed_now}
    for judge in contest.panel.marking:
        held = latest.get(judge.id)
        revisions = len({taken.revision for taken in state.taken if taken.judge == judge.id})
        rows.append(
            BoardRow(
                judge=judge.id,
                name=judge.name,
                receipt=_receipt(held, revisions),
                held=held,
                revisions=revisions,
                cells=tuple(cells.get((code, judge.id)) for code in codes),
                typings=state.typings_of(judge.id),
            )
        )
    return Board(entries=codes, rows=tuple(rows))


def _receipt(held: HeldSheet | HeldSealed | None, revisions: int) -> Receipt:
    if held is None:
        return Receipt.MISSING
    if isinstance(held, HeldSealed):
        return Receipt.SEALED
    return Receipt.CORRECTED if revisions > 1 else Receipt.RECEIVED
