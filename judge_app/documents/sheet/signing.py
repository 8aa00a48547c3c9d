"""Turns a final sheet into the signed PDF that a judge hands over."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.contest.contest import Contest
from judge_app.contest.roster import Roster
from judge_app.contest.scoresheet import FinalSheet, SheetHead
from judge_app.documents.keys.keys import HolderKey, KeyNotOnRosterError, spki_sha256
from judge_app.documents.keys.sheet_signer import SheetSigner, signer_of
from judge_app.documents.page.ink import Ink, ink_from_png
from judge_app.documents.sheet import payload, sealed_payload
from judge_app.documents.sheet.pdf_tail import read_tail
from judge_app.documents.sheet.scoresheet_pdf import draw
from judge_app.documents.sheet.sealed_sheet_pdf import draw_sealed
from judge_app.documents.sheet.sheet_codes import signature_part
from judge_app.documents.sheet.sheet_frame import DrawnSheet
from judge_app.documents.sheet.signed_update import (
    FreeParts,
    UnsignedFile,
    UpdateFacts,
    unsigned_file,
)

_ROOM_FOR_P256 = 4096
_ROOM_FOR_RSA = 16384


def sign_scoresheet(
    contest: Contest,
    sheet: FinalSheet,
    key: HolderKey | SheetSigner,
    roster: Roster,
    ink_png: bytes | None,
) -> bytes:
    """Return the signed PDF of a sheet. Without `ink_png` there is room for a pen.

    Raises:
        KeyNotOnRosterError: nobody would accept a sheet that this key signs.
        ChairCannotOpenError: marks are to be sealed, and no key could open them.
        UnreadableInkError: the picture of the signature cannot be read.
    """
    signer = signer_of(key)
    if spki_sha256(signer.certificate) != roster.key_of(sheet.judge).spki_sha256:
        raise KeyNotOnRosterError(sheet.judge)
    ink = None if ink_png is None else ink_from_png(ink_png)
    return sign_with_ink(contest, sheet, signer, ink, roster)


def sign_with_ink(
    contest: Contest, sheet: FinalSheet, signer: SheetSigner, ink: Ink | None, roster: Roster
) -> bytes:
    """Return the signed PDF of a sheet, whoever signs it."""
    from judge_app.documents.sheet.cms_container import container  # noqa: PLC0415 - loads pyHanko

    head, drawn = as_signed(contest, sheet, roster)
    parts = FreeParts(
        ink=ink,
        marks_signature=_marks_signature(drawn, signer),
        room=_room(signer),
    )
    unsigned = assembled(drawn, head.finalised_at, parts)
    return unsigned.filled(container(unsigned.digest, signer))


def as_signed(contest: Contest, sheet: FinalSheet, roster: Roster) -> tuple[SheetHead, DrawnSheet]:
    """Return what is signed and its pages: sealed if the contest seals its marks.

    Raises:
        ChairCannotOpenError: marks are to be sealed, and no key could open them.
    """
    if not contest.sealed_marks:
        ordered = payload.in_order(sheet)
        return ordered, draw(contest, ordered)
    sealed = sealed_payload.seal(sheet, *sealed_payload.chair_key(contest, roster))
    return sealed, draw_sealed(contest, sealed)


def assembled(drawn: DrawnSheet, finalised_at: str, parts: FreeParts) -> UnsignedFile:
    """Return the whole file but for its signature; the gate compares against this."""
    facts = UpdateFacts(
        payload=drawn.payload,
        made_at=datetime.fromisoformat(finalised_at),
        stamp=drawn.stamp,
        page_height=drawn.paper.height,
    )
    tail = read_tail(drawn.content, page=drawn.stamp.page)
    return unsigned_file(drawn.content, tail, facts, parts)


def _marks_signature(drawn: DrawnSheet, signer: SheetSigner) -> bytes | None:
    """Return the content of the code beside the ink; RSA signatures are too long for one."""
    if not isinstance(signer.certificate.public_key(), ec.EllipticCurvePublicKey):
        return None
    return signature_part(signer.sign, drawn.message, payload.payload_sha256(drawn.payload))


def _room(signer: SheetSigner) -> int:
    is_rsa = not isinstance(signer.certificate.public_key(), ec.EllipticCurvePublicKey)
    return _ROOM_FOR_RSA if is_rsa else _ROOM_FOR_P256
