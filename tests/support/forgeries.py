"""What a forger would hand in: sheets that are signed, and wrong in one place."""

import io
from collections.abc import Callable
from dataclasses import replace

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from judge_app.contest.ids import JudgeId
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents.keys.sheet_signer import OpenedKey, SheetSigner
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.cms_container import SheetSigning, container
from judge_app.documents.sheet.sheet_codes import marks_message, signature_part
from judge_app.documents.sheet.sheet_frame import DrawnSheet
from judge_app.documents.sheet.signed_update import FreeParts
from judge_app.documents.sheet.signing import as_signed, assembled, sign_with_ink
from tests.support.signed_contest import GK01, SignedContest, final_sheet

_ROOM = 4096


def genuine(held: SignedContest, judge: JudgeId = GK01) -> bytes:
    """Return a sheet that the gate must take."""
    return sign_with_ink(
        held.contest, final_sheet(held, judge), OpenedKey(held.keys[judge]), None, held.roster
    )


def signed(
    held: SignedContest,
    sheet: FinalSheet,
    *,
    signer: SheetSigner | None = None,
    change: Callable[[DrawnSheet], DrawnSheet] = lambda drawn: drawn,
    finalised_at: str = "",
    marks_signature: bytes | None = None,
    room: int = _ROOM,
) -> bytes:
    """Sign a sheet as the program would, after changing what a forger can change."""
    key = signer or OpenedKey(held.keys[sheet.judge])
    head, pages = as_signed(held.contest, sheet, held.roster)
    drawn = change(pages)
    sha256 = payload.payload_sha256(drawn.payload)
    if marks_signature is None:
        message = marks_message(held.contest, head, sha256)
        marks_signature = signature_part(key.sign, message, sha256)
    parts = FreeParts(
        ink=None,
        marks_signature=marks_signature,
        room=room,
    )
    unsigned = assembled(drawn, finalised_at or head.finalised_at, parts)
    return unsigned.filled(container(unsigned.digest, key))


def with_payload(content: bytes) -> Callable[[DrawnSheet], DrawnSheet]:
    """Attach other data to the same pages."""
    return lambda drawn: replace(drawn, payload=content)


def signed_by_pyhanko(
    pdf: bytes, key: SheetSigner, *, certify: bool = True, field: str = "Chuky"
) -> bytes:
    """Sign any PDF with a judge's key, as another program could."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    out = io.BytesIO()
    signers.PdfSigner(metadata, SheetSigning(key)).sign_pdf(writer, bytes_reserved=8192, output=out)
    return out.getvalue()
