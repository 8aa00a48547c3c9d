"""Step 6 of the gate: the file shows what it says.

A judge's key can validly sign a page that says 9 with an attachment that says 10, and a signing
revision that draws over the pages. So the file is put together again from its payload: the pages as
this program draws them, then the update as it writes it, with the three things that a signer may
choose - the ink, the signature of the marks, the signature itself - taken out of the file. The
result must be the file, byte for byte. Nothing else about its structure needs to be believed.

A sheet from a program with other pages or fonts cannot be drawn again. Its update is compared in
the same way, and the text of its pages must show every mark, total and state (`shown_text`).
"""

import re

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.contest.contest import Contest
from judge_app.contest.ids import Sha256Hex
from judge_app.contest.scoresheet import SheetHead
from judge_app.documents.gate.file_bytes import SignedBytes
from judge_app.documents.gate.payload import Stated
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.shown_text import (
    UnreadablePagesError,
    drawn_elsewhere,
    missing_text,
)
from judge_app.documents.page.ink import Ink
from judge_app.documents.sheet.scoresheet_pdf import draw_payload
from judge_app.documents.sheet.sealed_payload import SealedPayload
from judge_app.documents.sheet.sealed_sheet_pdf import draw_sealed
from judge_app.documents.sheet.sheet_codes import (
    SHORT_HASH,
    SignaturePart,
    is_signed_by,
    marks_message,
    read_code,
)
from judge_app.documents.sheet.sheet_frame import DrawnSheet
from judge_app.documents.sheet.signed_update import LEAST_ROOM, MOST_ROOM, FreeParts
from judge_app.documents.sheet.signing import assembled

_CODE = re.compile(rb"/JAPP_Code <([0-9a-f]{2,512})>")
_INK = re.compile(
    rb"/Width (\d{1,4}) /Height (\d{1,4}) /ColorSpace /DeviceGray"
    rb" /BitsPerComponent 8 /Filter /FlateDecode /Length (\d{1,6}) >>\nstream\n"
)


def check_pages(
    pdf: bytes,
    signed: SignedBytes,
    certificate: x509.Certificate,
    contest: Contest,
    stated: Stated,
) -> Refusal | None:
    """Return a refusal if the file is not the one that its payload makes."""
    drawn = _same_pages(pdf, signed, contest, stated)
    if isinstance(drawn, Refusal):
        return drawn
    parts = _free_parts(pdf[len(drawn.content) :], signed)
    if parts is None or not _is_put_together_from(pdf, signed, drawn, stated.head, parts):
        return _refusal(RefusalReason.UPDATE_DIFFERS, stated.head)
    if not _is_marks_signature(parts.marks_signature, certificate, drawn.message, stated.sha256):
        return _refusal(RefusalReason.MARKS_SIGNATURE_WRONG, stated.head)
    return None


def _same_pages(
    pdf: bytes, signed: SignedBytes, contest: Contest, stated: Stated
) -> DrawnSheet | Refusal:
    """Return the pages as they are drawn from the payload, if the file begins with them."""
    payload = stated.payload
    if payload.is_redrawable:
        if isinstance(payload, SealedPayload):
            drawn = draw_sealed(contest, payload)
        else:
            drawn = draw_payload(contest, payload.sheet, stated.content)
        if pdf.startswith(drawn.content):
            return drawn
        return _refusal(RefusalReason.PAGES_DIFFER, stated.head)
    message = marks_message(contest, stated.head, stated.sha256)
    drawn = drawn_elsewhere(pdf, signed.start, stated.content, message)
    try:
        missing = missing_text(drawn.content, contest, stated.head, stated.content)
    except UnreadablePagesError as unreadable:
        failure = unreadable.failure.value
        return _refusal(RefusalReason.PAGES_UNREADABLE, stated.head, failure)
    return _refusal(RefusalReason.PAGES_DIFFER, stated.head, missing) if missing else drawn


def _is_marks_signature(
    content: bytes | None, certificate: x509.Certificate, message: bytes, sha256: Sha256Hex
) -> bool:
    """Return whether the code beside the ink is the signer's for these marks.

    The signatures of RSA keys are too long for a code: their sheets have none.
    """
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return content is None
    code = read_code(content or b"")
    return (
        isinstance(code, SignaturePart)
        and code.sheet == bytes.fromhex(sha256)[:SHORT_HASH]
        and is_signed_by(key, message, code)
    )


def _is_put_together_from(
    pdf: bytes, signed: SignedBytes, drawn: DrawnSheet, sheet: SheetHead, parts: FreeParts
) -> bool:
    unsigned = assembled(drawn, sheet.finalised_at, parts)
    same_gap = (unsigned.gap_start, unsigned.gap_end) == (signed.start, signed.end)
    return same_gap and unsigned.is_filled_as(pdf, signed.container)


def _free_parts(update: bytes, signed: SignedBytes) -> FreeParts | None:
    """Return what an update leaves to the signer, or None if that has no sound form."""
    if not LEAST_ROOM <= signed.room <= MOST_ROOM:
        return None
    code = _CODE.search(update)
    picture = _INK.search(update)
    ink = None
    if picture is not None:
        width, height, length = (int(number) for number in picture.groups())
        packed = update[picture.end() :][:length]
        ink = Ink(width=width, height=height, packed=packed)
        if not ink.is_sound:
            return None
    return FreeParts(
        ink=ink,
        marks_signature=None if code is None else bytes.fromhex(code[1].decode()),
        room=signed.room,
    )


def _refusal(reason: RefusalReason, sheet: SheetHead, detail: str = "") -> Refusal:
    return Refusal(reason=reason, judge=sheet.judge, contest=sheet.contest, detail=detail)
