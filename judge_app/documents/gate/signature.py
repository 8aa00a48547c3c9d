"""Step 3 of the gate: the contest's root stands behind the signer, and pyHanko agrees.

pyHanko alone must not decide: there are files that it calls intact, trusted and whole although
bytes outside the signed ranges were changed (step 1 refuses those). Here it reads the file a second
time by other code, strictly, with one root, without network and at a moment that the bundle fixes.
It only ever parses files that a key of this contest signed, and that are laid out plainly (`layout`).

pyHanko takes a third of a second to load, so the gate imports this module when it is first needed.
"""

import asyncio
import io
import logging
from datetime import datetime
from functools import lru_cache

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from judge_app.documents.gate.container import SignerFacts
from judge_app.documents.gate.file_bytes import SignedBytes
from judge_app.documents.gate.layout import check_layout
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import der

_REVISIONS = 2
"""The pages, and the one update that signs them."""

# It warns of what it meets in forged files; the gate's refusal says enough.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def check_signature(
    pdf: bytes,
    signed: SignedBytes,
    signer: SignerFacts,
    root: x509.Certificate,
    moment: datetime,
) -> PdfFileReader | Refusal:
    """Return the file as pyHanko reads it, if the root stands behind the signer at `moment`."""
    refused = _check_trust(signer, root, moment) or check_layout(pdf)
    return _check_by_pyhanko(pdf, signed, root, moment) if refused is None else refused


def _check_trust(signer: SignerFacts, root: x509.Certificate, moment: datetime) -> Refusal | None:
    """Return why the contest's root does not stand behind the signer at `moment`, if so."""
    certificate = signer.certificate
    try:
        certificate.verify_directly_issued_by(root)
    except (InvalidSignature, ValueError, TypeError):
        return Refusal(reason=RefusalReason.OTHER_ROOT, detail=certificate.issuer.rfc4514_string())
    for held in (certificate, root):
        if not held.not_valid_before_utc <= moment <= held.not_valid_after_utc:
            detail = f"{held.not_valid_before_utc:%Y-%m-%d} - {held.not_valid_after_utc:%Y-%m-%d}"
            return Refusal(reason=RefusalReason.NOT_VALID_THEN, detail=detail)
    return None


def _check_by_pyhanko(
    pdf: bytes, signed: SignedBytes, root: x509.Certificate, moment: datetime
) -> PdfFileReader | Refusal:
    """Return the file as pyHanko reads it, if it finds the same one signature and trusts it."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    signatures = reader.embedded_signatures
    if len(signatures) != 1:
        return _disagrees(f"{len(signatures)} signatures")
    signature = signatures[0]
    if reader.total_revisions != _REVISIONS:
        return _disagrees(f"{reader.total_revisions} revisions")
    if list(signature.byte_range) != [0, signed.start, signed.end, len(pdf) - signed.end]:
        return _disagrees("another range")
    if signature.pkcs7_content != bytes.fromhex(pdf[signed.start + 1 : signed.end - 1].decode()):
        return _disagrees("another container")
    if signature.docmdp_level is not MDPPerm.NO_CHANGES:
        return _disagrees("not certified against changes")
    problem = _status_problem(asyncio.run(_validated(signature, root, moment)))
    return _disagrees(problem) if problem else reader


async def _validated(
    signature: EmbeddedPdfSignature, root: x509.Certificate, moment: datetime
) -> PdfSignatureStatus:
    context = ValidationContext(
        trust_roots=[_as_pyhanko_knows_it(der(root))],
        allow_fetching=False,
        moment=moment,
        weak_hash_algos={"md2", "md5", "sha1"},
    )
    return await async_validate_pdf_signature(
        signature,
        signer_validation_context=context,
        key_usage_settings=KeyUsageConstraints(
            key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=True
        ),
    )


@lru_cache(maxsize=4)
def _as_pyhanko_knows_it(root: bytes) -> asn1_x509.Certificate:
    """Return the root for pyHanko; what it works out of the names in it is then kept."""
    return asn1_x509.Certificate.load(root)


def _status_problem(status: PdfSignatureStatus) -> str:
    """Return what pyHanko finds wrong, empty if nothing."""
    if not status.intact:
        return "not intact"
    if not status.valid:
        return "not valid"
    if not status.trusted:
        return "not trusted"
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return "does not cover the file"
    return "" if status.bottom_line else "bottom line"


def _disagrees(detail: str) -> Refusal:
    return Refusal(reason=RefusalReason.VALIDATOR_DISAGREES, detail=detail)
