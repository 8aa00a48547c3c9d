"""Step 7 of the gate: how a sheet stands to those that were taken before."""

from dataclasses import dataclass

from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.contest.scoresheet import SheetHead
from judge_app.documents.gate.refusal import Refusal, RefusalReason


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenSheet:
    """A sheet that the ledger holds, superseded ones included."""

    judge: JudgeId
    revision: int
    payload_sha256: Sha256Hex
    on_paper: bool = False
    """Whether it came in from paper: its file may still come, and takes its place."""
    typed: bool = False
    """Whether people typed it in: its hash is of what they typed, and of no judge's payload."""


def check_ledger(
    sheet: SheetHead,
    payload_sha256: Sha256Hex,
    taken: tuple[TakenSheet, ...],
    *,
    on_paper: bool = False,
) -> Refusal | None:
    """Return why a sound sheet cannot be taken beside those of the ledger, if so.

    A revision may be missing in between (a stick got lost): what counts is the judge's latest.
    The file of a sheet that came in from paper takes its place. Beside a typed sheet of the same
    revision the marks decide, which are compared where they are known (`import_sheets`).

    Args:
        sheet: what is handed in.
        payload_sha256: the hash of its payload.
        taken: the sheets that the ledger holds.
        on_paper: whether it is handed in as paper itself.
    """
    own = [held for held in taken if held.judge == sheet.judge]
    same = [held for held in own if held.payload_sha256 == payload_sha256]
    if any(on_paper or not held.on_paper for held in same):
        return _refusal(RefusalReason.ALREADY_TAKEN, sheet)
    others = {held.revision: held for held in own if held not in same}
    held = others.get(sheet.revision)
    if held is not None and not held.typed:
        return _refusal(RefusalReason.CONFLICT, sheet)
    if others and sheet.revision < max(others):
        return _refusal(RefusalReason.OUTDATED, sheet)
    before = others.get(sheet.revision - 1)
    if before is not None and not before.typed and before.payload_sha256 != sheet.previous:
        return _refusal(RefusalReason.PREVIOUS_DIFFERS, sheet)
    return None


def _refusal(reason: RefusalReason, sheet: SheetHead) -> Refusal:
    detail = str(sheet.revision)
    return Refusal(reason=reason, judge=sheet.judge, contest=sheet.contest, detail=detail)
