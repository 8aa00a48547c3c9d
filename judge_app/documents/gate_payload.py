"""Step 5 of the gate: one attachment, and it is a complete sheet of this contest and bundle."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from judge_app.contest.completeness import sheet_problems
from judge_app.contest.contest import Contest
from judge_app.contest.ids import Sha256Hex
from judge_app.contest.roster import RosterEntry
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents import payload
from judge_app.documents.gate_holder import check_named_judge
from judge_app.documents.payload import NewerPayloadError, NotAPayloadError, Payload
from judge_app.documents.refusal import Refusal, RefusalReason
from judge_app.documents.signed_update import ATTACHMENT

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a sheet says, and the bytes that say it."""

    payload: Payload
    content: bytes
    sha256: Sha256Hex

    @property
    def sheet(self) -> FinalSheet:
        """The judge's statement."""
        return self.payload.sheet


def check_payload(
    reader: "PdfFileReader", holder: RosterEntry, contest: Contest, bundle_sha256: Sha256Hex
) -> Stated | Refusal:
    """Return what the signer states, if it is a whole sheet of this contest and bundle."""
    content = _attached(reader)
    if isinstance(content, Refusal):
        return content
    found = _read(content)
    if isinstance(found, Refusal):
        return found
    sheet = found.sheet
    refused = check_named_judge(holder, sheet.judge) or _check_sheet(sheet, contest, bundle_sha256)
    if refused is not None:
        return refused
    return Stated(payload=found, content=content, sha256=payload.payload_sha256(content))


def _attached(reader: "PdfFileReader") -> bytes | Refusal:
    """Return the bytes of the one attachment."""
    root = reader.root
    names = root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", ())
    if len(names) == 0:
        return Refusal(reason=RefusalReason.ATTACHMENT_MISSING)
    if len(names) != 2 or names[0] != ATTACHMENT or len(root.get("/AF", ())) != 1:
        return Refusal(reason=RefusalReason.ATTACHMENT_NOT_ALONE, detail=str(len(names) // 2))
    content: bytes = names[1]["/EF"]["/F"].data
    return content


def _read(content: bytes) -> Payload | Refusal:
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


def _check_sheet(sheet: FinalSheet, contest: Contest, bundle_sha256: Sha256Hex) -> Refusal | None:
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
