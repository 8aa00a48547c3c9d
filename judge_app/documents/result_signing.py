"""The chair's signature on a document of the result set, with the data it was made from inside.

One incremental update adds `result.json` and an invisible certification signature (no changes
allowed, PAdES B-B), so that anyone can check the paper and recount from the data.
"""

import io

from judge_app.documents.keys import HolderKey, der

ATTACHMENT = "result.json"
_FIELD = "ChuKyTruongBan"


def sign_result(pdf: bytes, statement: bytes, chair: HolderKey) -> bytes:
    """Return `pdf` with `statement` attached, certified by the chair's key."""
    from asn1crypto import keys, x509  # noqa: PLC0415 - loads with pyHanko, 0.3 s
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file  # noqa: PLC0415
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import fields, signers  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    private = chair.private_key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(der(chair.certificate)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
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
    signers.PdfSigner(metadata, signer).sign_pdf(writer, output=signed)
    return signed.getvalue()


def attached_statement(pdf: bytes) -> bytes | None:
    """Return the data attached to a document of the result set, None if there is none."""
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(pdf)
    except PdfiumError:
        return None
    try:
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            if attachment.get_name() == ATTACHMENT:
                return bytes(attachment.get_data())
    finally:
        document.close()
    return None
