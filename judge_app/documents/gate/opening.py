"""What the gate could not see while marks were sealed, looked at when they are opened.

The chair's key gives what is inside, or somebody hands it over who has it from the chair. Either
way it counts only if sealing it again makes the very box that the judge signed: then it is what the
judge sealed, and no key needs to be trusted or told.
"""

import re

from judge_app.contest.contest import Contest
from judge_app.contest.roster import Roster
from judge_app.contest.scoresheet import SealedSheet, SheetHead, SignedSheet
from judge_app.documents.gate.payload import check_marks
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.sheet import payload, sealed_payload
from judge_app.documents.sheet.payload import NewerPayloadError, NotAPayloadError

_BLIND = re.compile(r"[0-9a-f]{64}")


def check_opening(
    held: SealedSheet, content: bytes, contest: Contest, roster: Roster
) -> SignedSheet | Refusal:
    """Return the sheet inside a sealed one, if `content` is what was sealed, and a whole sheet."""
    try:
        found = payload.read(content)
    except (NotAPayloadError, NewerPayloadError):
        return _refusal(RefusalReason.UNOPENABLE, held)
    sealed = sealed_payload.read(held.statement)
    key, _ = sealed_payload.chair_key(contest, roster)
    if not _BLIND.fullmatch(found.blind):
        return _refusal(RefusalReason.UNOPENABLE, held)
    if not sealed_payload.is_seal_of(sealed, content, found.blind, key):
        return _refusal(RefusalReason.OPENING_DIFFERS, held)
    sheet = found.sheet
    if _head(sheet) != _head(sealed) or payload.in_order(sheet) != sheet:
        return _refusal(RefusalReason.OPENING_DIFFERS, held)
    refused = check_marks(contest, sheet)
    if refused is not None:
        return refused
    return SignedSheet(
        sheet=sheet, payload_sha256=held.payload_sha256, file_sha256=held.file_sha256
    )


def _head(head: SheetHead) -> tuple[object, ...]:
    return (
        head.contest,
        head.bundle,
        head.judge,
        head.revision,
        head.previous,
        head.finalised_at,
    )


def _refusal(reason: RefusalReason, held: SealedSheet) -> Refusal:
    return Refusal(reason=reason, judge=held.judge, contest=held.contest)
