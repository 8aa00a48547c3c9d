"""Step 5 of the gate: one attachment, and it is a complete sheet of this contest and bundle."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from judge_app.contest.completeness import sheet_problems
from judge_app.contest.contest import Contest
from judge_app.contest.ids import Sha256Hex
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents import payload
from judge_app.documents.payload import NewerPayloadError, NotAPayloadError, Payload
from judge_app.documents.refusal import Refusal, RefusalReason
from judge_app.documents.signed_update import ATTACHMENT

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_SHA256 = re.compile(r"[0-9a-f]{64}")


def attached_payload(reader: "PdfFileReader") -> bytes | Refusal:
    """Return the bytes of the one attachment."""
    root = reader.root
    names = root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", ())
    if len(names) == 0:
        return Refusal(reason=RefusalReason.ATTACHMENT_MISSING)
    if len(names) != 2 or names[0] != ATTACHMENT or len(root.get("/AF", ())) != 1:
        return Refusal(reason=RefusalReason.ATTACHMENT_NOT_ALONE, detail=str(len(names) // 2))
    content: bytes = names[1]["/EF"]["/F"].data
    return content


def read_payload(content: bytes) -> Payload | Refusal:
    """Return the payload, if the bytes are its one canonical spelling."""
    try:
        found = payload.read(content)
    except NewerPayloadError as newer:
        return Refusal(reason=RefusalReason.NEWER_FORMAT, detail=newer.kind)
    except NotAPayloadError:
        return Refusal(reason=RefusalReason.PAYLOAD_MALFORMED)
    if payload.in_order(found.sheet) != found.sheet:
        return Refusal(reason=RefusalReason.PAYLOAD_MALFORMED, detail="order")
    return found


def check_payload(sheet: FinalSheet, contest: Contest, bundle_sha256: Sha256Hex) -> Refusal | None:
    """Return why a sheet is not a complete one of this contest and bundle, if so."""
    if sheet.contest != contest.id:
        return _refusal(RefusalReason.OTHER_CONTEST, sheet)
    if sheet.bundle != bundle_sha256:
        return _refusal(RefusalReason.OTHER_BUNDLE, sheet, detail=sheet.bundle)
    problem = _revision_problem(sheet)
    if problem:
        return _refusal(RefusalReason.REVISION_MALFORMED, sheet, detail=problem)
    judge = contest.panel.member(sheet.judge)
    problems = sheet_problems(contest, judge, sheet.assessments)
    if problems:
        return Refusal(
            reason=RefusalReason.NOT_FINAL,
            judge=sheet.judge,
            contest=sheet.contest,
            problems=problems,
        )
    return None


def _revision_problem(sheet: FinalSheet) -> str:
    """Return what does not fit a first sheet or a correction, empty if nothing."""
    if datetime.fromisoformat(sheet.finalised_at).utcoffset() is None:
        return "moment"
    if sheet.revision == 1:
        return "" if sheet.previous is None and not sheet.reason else "first"
    if sheet.revision < 1 or not sheet.reason.strip():
        return "number or reason"
    return "" if sheet.previous and _SHA256.fullmatch(sheet.previous) else "previous"


def _refusal(reason: RefusalReason, sheet: FinalSheet, detail: str = "") -> Refusal:
    return Refusal(reason=reason, judge=sheet.judge, contest=sheet.contest, detail=detail)
