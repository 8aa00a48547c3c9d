"""Step 5 of the gate: one attachment, and it is a complete sheet of this contest and bundle."""

import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from judge_app.contest.completeness import sheet_problems
from judge_app.contest.contest import Contest
from judge_app.contest.ids import Sha256Hex
from judge_app.contest.roster import Roster, RosterEntry
from judge_app.contest.scoresheet import FinalSheet, SheetHead
from judge_app.documents.gate.file_bytes import LARGEST_FILE
from judge_app.documents.gate.holder import check_named_judge
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.result.result_statement import ATTACHMENT as RESULT
from judge_app.documents.sheet import payload, sealed_payload
from judge_app.documents.sheet.payload import NewerPayloadError, NotAPayloadError, Payload
from judge_app.documents.sheet.sealed_payload import SealedPayload
from judge_app.documents.sheet.signed_update import ATTACHMENT

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_DIGITS = "/ASCIIHexDecode"
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a sheet says, and the bytes that say it."""

    payload: Payload | SealedPayload
    content: bytes
    sha256: Sha256Hex

    @property
    def head(self) -> SheetHead:
        """What can be read of the judge's statement, sealed or not."""
        return self.payload.sheet if isinstance(self.payload, Payload) else self.payload


def check_payload(
    reader: "PdfFileReader",
    holder: RosterEntry,
    contest: Contest,
    roster: Roster,
    bundle_sha256: Sha256Hex,
) -> Stated | Refusal:
    """Return what the signer states, if it is a whole sheet of this contest and bundle.

    Of a sealed sheet that is as much as can be known before it is opened (`gate_opening`).
    """
    chair = contest.panel.chair
    content = _attached(reader, by_chair=chair is not None and chair.id == holder.judge)
    if isinstance(content, Refusal):
        return content
    found = _read(content, contest)
    if isinstance(found, Refusal):
        return found
    stated = Stated(payload=found, content=content, sha256=payload.payload_sha256(content))
    refused = (
        check_named_judge(holder, stated.head.judge)
        or check_head(stated.head, contest, bundle_sha256)
        or _check_inside(found, contest, roster)
    )
    return stated if refused is None else refused


def check_marks(contest: Contest, sheet: FinalSheet) -> Refusal | None:
    """Return why a statement that can be read is not a complete one, if so."""
    reason_fits = not sheet.reason if sheet.revision == 1 else bool(sheet.reason.strip())
    if not reason_fits:
        return _refusal(RefusalReason.REVISION_MALFORMED, sheet, detail="reason")
    judge = contest.panel.member(sheet.judge)
    problems = sheet_problems(contest, judge, sheet.assessments)
    if not problems:
        return None
    return Refusal(
        reason=RefusalReason.NOT_FINAL,
        judge=sheet.judge,
        contest=sheet.contest,
        problems=problems,
    )


def _attached(reader: "PdfFileReader", *, by_chair: bool) -> bytes | Refusal:
    """Return the bytes of the one attachment."""
    names = _listed(reader.root, "/Names", "/EmbeddedFiles", "/Names")
    if len(names) == 0:
        return Refusal(reason=RefusalReason.ATTACHMENT_MISSING)
    if by_chair and names[0] == RESULT:
        return Refusal(reason=RefusalReason.A_RESULT)
    if len(names) != 2 or names[0] != ATTACHMENT or len(_listed(reader.root, "/AF")) != 1:
        return Refusal(reason=RefusalReason.ATTACHMENT_NOT_ALONE, detail=str(len(names) // 2))
    content = _unpacked(names[1]["/EF"]["/F"])
    if content is None:
        return Refusal(reason=RefusalReason.PAYLOAD_MALFORMED, detail="packed")
    return content


def _unpacked(stream: Any) -> bytes | None:
    """Return an attachment's bytes, None if it is packed too well to be one of a sheet.

    This program writes digits; other programs deflate, a thousandfold if they mean harm.
    """
    packing = stream.get("/Filter")
    if packing == _DIGITS:
        return bytes(stream.data)
    if packing != "/FlateDecode" or "/DecodeParms" in stream:
        return None
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(stream.encoded_data, LARGEST_FILE)
    return None if unpacking.unconsumed_tail else content


def _listed(node: Any, *path: str) -> Any:
    """Return what stands at the end of a path through dictionaries, empty if nothing does."""
    for key in path:
        if key not in node:
            return ()
        node = node[key]  # indexing follows references
    return node


def _read(content: bytes, contest: Contest) -> Payload | SealedPayload | Refusal:
    """Return the payload, if the bytes are its one canonical spelling and of the kind asked for."""
    try:
        found = _any_payload(content)
    except NewerPayloadError as newer:
        return Refusal(reason=RefusalReason.NEWER_FORMAT, detail=newer.kind)
    except NotAPayloadError:
        return Refusal(reason=RefusalReason.PAYLOAD_MALFORMED)
    if isinstance(found, SealedPayload) != contest.sealed_marks:
        return Refusal(reason=RefusalReason.SEALING_DIFFERS, judge=found.judge)
    return found


def _any_payload(content: bytes) -> Payload | SealedPayload:
    if content.startswith(sealed_payload.OPENING_BYTES):
        return sealed_payload.read(content)
    return payload.read(content)


def check_head(head: SheetHead, contest: Contest, bundle_sha256: Sha256Hex) -> Refusal | None:
    """Return why a sheet is not one of this contest and bundle, or its revision unsound, if so."""
    if head.contest != contest.id:
        return _refusal(RefusalReason.OTHER_CONTEST, head)
    if head.bundle != bundle_sha256:
        return _refusal(RefusalReason.OTHER_BUNDLE, head, detail=head.bundle)
    problem = _revision_problem(head)
    return _refusal(RefusalReason.REVISION_MALFORMED, head, detail=problem) if problem else None


def _check_inside(
    found: Payload | SealedPayload, contest: Contest, roster: Roster
) -> Refusal | None:
    if isinstance(found, Payload):
        if payload.in_order(found.sheet) != found.sheet or found.blind:
            return _refusal(RefusalReason.PAYLOAD_MALFORMED, found.sheet, detail="order")
        return check_marks(contest, found.sheet)
    _, pin = sealed_payload.chair_key(contest, roster)
    return None if found.chair == pin else _refusal(RefusalReason.SEALED_TO_ANOTHER, found)


def _revision_problem(head: SheetHead) -> str:
    """Return what does not fit a first sheet or a correction, empty if nothing."""
    if datetime.fromisoformat(head.finalised_at).utcoffset() is None:
        return "moment"
    if head.revision < 1:
        return "number"
    if head.revision == 1:
        return "" if head.previous is None else "previous"
    return "" if head.previous and _SHA256.fullmatch(head.previous) else "previous"


def _refusal(reason: RefusalReason, head: SheetHead, detail: str = "") -> Refusal:
    return Refusal(reason=reason, judge=head.judge, contest=head.contest, detail=detail)
