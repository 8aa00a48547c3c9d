"""What a scoresheet claims of itself where no bundle is at hand to hold it against.

Its bytes and its signature can be checked alone (steps 1 and 2 of the gate): a sheet that was changed
is found out. Whether the signer's certificate is worth anything, only the bundle can say, for a
sheet carries no root.
"""

import re
from dataclasses import dataclass

from cryptography import x509

from judge_app.documents.gate.container import check_container
from judge_app.documents.gate.file_bytes import check_bytes
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.sheet.payload import NewerPayloadError, NotAPayloadError, check_code, read
from judge_app.documents.sheet.payload import payload_sha256 as sha256_of
from judge_app.documents.sheet.signed_update import ATTACHMENT

_ATTACHED = re.compile(
    rb"/Type /EmbeddedFile /Subtype /application#2Fjson[^\n]{0,400}\nstream\n((?:[0-9a-f]{2})+)>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetClaims:
    """What the signer's certificate and the payload say; empty where they do not."""

    contest: str
    holder: str
    name: str
    revision: int | None
    check_code: str
    """The code printed on every page, so that paper and file can be held together."""


def claims_to_be_sheet(pdf: bytes) -> bool:
    """Return whether a file names the attachment of a scoresheet; the gate says if it is one."""
    return f"({ATTACHMENT})".encode() in pdf


def read_claims(pdf: bytes) -> SheetClaims | Refusal:
    """Return whom a sheet claims to be of, if its signature covers it and fits."""
    signed = check_bytes(pdf)
    if isinstance(signed, Refusal):
        return signed
    try:
        signer = check_container(signed.container, signed.digest)
    except (ValueError, TypeError, KeyError, IndexError) as senseless:
        return Refusal(reason=RefusalReason.CONTAINER_SHAPE, detail=type(senseless).__name__)
    if isinstance(signer, Refusal):
        return signer
    subject, statement = signer.certificate.subject, _statement(pdf)
    return SheetClaims(
        contest=_text(subject, x509.NameOID.ORGANIZATION_NAME),
        holder=_text(subject, x509.NameOID.ORGANIZATIONAL_UNIT_NAME),
        name=_text(subject, x509.NameOID.COMMON_NAME),
        revision=_revision(statement),
        check_code=check_code(sha256_of(statement)) if statement else "",
    )


def _statement(pdf: bytes) -> bytes:
    """Return the attachment as this program spells it out, found without a reader of PDFs."""
    found = _ATTACHED.search(pdf)
    return b"" if found is None else bytes.fromhex(found[1].decode())


def _revision(statement: bytes) -> int | None:
    """Return the revision, None for sealed marks and for what a later program wrote."""
    try:
        return read(statement).revision
    except (NotAPayloadError, NewerPayloadError):
        return None


def _text(name: x509.Name, attribute: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(attribute)
    return str(found[0].value) if found else ""
