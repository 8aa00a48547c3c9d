"""The chair's signature on a document of the result set, with the data it was made from inside.

One incremental update adds `result.json` and an invisible certification signature (no changes
allowed, PAdES B-B), so that anyone can check the paper and recount from the data.
"""

import io

from judge_app.documents.keys.keys import HolderKey
from judge_app.documents.keys.sheet_signer import SheetSigner, signer_of
from judge_app.documents.result.result_statement import ATTACHMENT

_FIELD = "ChuKyTruongBan"
_ROOM = 8192
"""Hexadecimal digits kept for the signature's container."""


def sign_result(pdf: bytes, statement: bytes, chair: HolderKey | SheetSigner) -> bytes:
    """Return `pdf` with `statement` attached, certified by the chair's key."""
    from pyhanko.pdf_utils.embed import (  # noqa: PLC0415 - loads in 0.3 s
        EmbeddedFileObject,
        FileSpec,
        embed_file,
    )
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import fields, signers  # noqa: PLC0415

    from judge_app.documents.sheet.cms_container import SheetSigning  # noqa: PLC0415

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    embedded = EmbeddedFileObject.from_file_data(
        writer, data=statement, mime_type="application/json"
    )
    embed_file(writer, FileSpec(file_spec_string=ATTACHMENT, embedded_data=embedded))
    metadata = signers.PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    signed = io.BytesIO()
    signers.PdfSigner(metadata, SheetSigning(signer_of(chair))).sign_pdf(
        writer, bytes_reserved=_ROOM, output=signed
    )
    return signed.getvalue()


def claims_to_be_result(pdf: bytes) -> bool:
    """Return whether a file bears the field of a chair's signature; the gate says if it is one."""
    return _FIELD.encode() in pdf


def stated_content(pdf: bytes) -> bytes | None:
    """Return the one attachment of a document of the result set, None if there are others or none.

    Raises whatever pyHanko raises for a file that is no sound PDF.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - loads in 0.3 s

    root = PdfFileReader(io.BytesIO(pdf), strict=True).root
    try:
        names = root["/Names"]["/EmbeddedFiles"]["/Names"]  # indexing follows references
    except KeyError:
        return None
    if len(names) != 2 or names[0] != ATTACHMENT:
        return None
    content: bytes = names[1]["/EF"]["/F"].data
    return content
