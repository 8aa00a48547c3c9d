"""What a scoresheet claims of itself where no bundle is at hand to hold it against.

Its bytes and its signature can be checked alone (steps 1 and 2 of the gate): a sheet that was changed
is found out. Whether the signer's certificate is worth anything, only the bundle can say.
"""

from dataclasses import dataclass

from cryptography import x509

from judge_app.documents.gate_bytes import check_bytes
from judge_app.documents.gate_container import check_container
from judge_app.documents.refusal import Refusal, RefusalReason


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetClaims:
    """What the signer's certificate says; empty where it does not."""

    contest: str
    holder: str
    name: str


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
    subject = signer.certificate.subject
    return SheetClaims(
        contest=_text(subject, x509.NameOID.ORGANIZATION_NAME),
        holder=_text(subject, x509.NameOID.ORGANIZATIONAL_UNIT_NAME),
        name=_text(subject, x509.NameOID.COMMON_NAME),
    )


def _text(name: x509.Name, attribute: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(attribute)
    return str(found[0].value) if found else ""
