"""Step 7 of the gate: how a sheet stands to those that were taken before."""

from dataclasses import dataclass

from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.contest.scoresheet import SheetHead
from judge_app.documents.refusal import Refusal, RefusalReason


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenSheet:
    """A sheet that the ledger holds, superseded ones included."""

    judge: JudgeId
    revision: int
    payload_sha256: Sha256Hex


def check_ledger(
    sheet: SheetHead, payload_sha256: Sha256Hex, taken: tuple[TakenSheet, ...]
) -> Refusal | None:
    """Return why a sound sheet cannot be taken beside those of the ledger, if so.

    A revision may be missing in between (a stick got lost): what counts is the judge's latest.
    """
    own = {held.revision: held.payload_sha256 for held in taken if held.judge == sheet.judge}
    if payload_sha256 in own.values():
        return _refusal(RefusalReason.ALREADY_TAKEN, sheet)
    if sheet.revision in own:
        return _refusal(RefusalReason.CONFLICT, sheet)
    if own and sheet.revision < max(own):
        return _refusal(RefusalReason.OUTDATED, sheet)
    before = own.get(sheet.revision - 1)
    if before is not None and before != sheet.previous:
        return _refusal(RefusalReason.PREVIOUS_DIFFERS, sheet)
    return None


def _refusal(reason: RefusalReason, sheet: SheetHead) -> Refusal:
    detail = str(sheet.revision)
    return Refusal(reason=reason, judge=sheet.judge, contest=sheet.contest, detail=detail)
