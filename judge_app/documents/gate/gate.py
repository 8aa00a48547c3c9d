"""The gate: of every file that is handed in, whether it is a judge's own, whole, current sheet.

Seven steps, in this order, each in a function of its own; the first that is not content refuses the
file with its reason. A validator's "valid" is one of the seven and never enough. No step asks a
clock or a network: the moment at which certificates must hold comes out of the bundle.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from judge_app.contest.contest import Contest
from judge_app.contest.ids import Sha256Hex
from judge_app.contest.roster import Roster, RosterEntry
from judge_app.contest.scoresheet import SealedSheet, SignedSheet
from judge_app.documents.gate.file_bytes import SignedBytes, check_bytes
from judge_app.documents.gate.layout import check_layout
from judge_app.documents.gate.ledger import TakenSheet, check_ledger
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import certificate_from, fingerprint
from judge_app.documents.result.result_statement import (
    ResultPageStatement,
    ResultStatement,
    decode,
)
from judge_app.documents.sheet.payload import Payload

if TYPE_CHECKING:
    from cryptography import x509
    from pyhanko.pdf_utils.reader import PdfFileReader

    from judge_app.documents.gate.paper import PaperCodes
    from judge_app.documents.gate.payload import Stated
    from judge_app.documents.sheet.sheet_codes import PaperSheet


def examine(
    pdf: bytes,
    *,
    contest: Contest,
    roster: Roster,
    bundle_sha256: Sha256Hex,
    moment: datetime,
    taken: tuple[TakenSheet, ...] = (),
) -> SignedSheet | SealedSheet | Refusal:
    """Return the sheet that a file holds, or why it is not taken. Never raises.

    Where the contest seals its marks that is a `SealedSheet`, for `examine_opening` later.

    Args:
        pdf: the file's bytes, whatever they are.
        contest: the contest as the bundle freezes it.
        roster: the keys of the bundle.
        bundle_sha256: the hash of the bundle's manifest.
        moment: when certificates must hold, with its zone; the bundle's, never a clock's.
        taken: the sheets that the ledger holds already.
    """
    try:
        return _examined(pdf, contest, roster, bundle_sha256, moment, taken)
    except Exception as failure:  # noqa: BLE001 - whatever a hostile file provokes is a refusal
        return _unreadable(failure)


def examine_paper(
    codes: "PaperCodes",
    *,
    contest: Contest,
    roster: Roster,
    bundle_sha256: Sha256Hex,
    moment: datetime,
    taken: tuple[TakenSheet, ...] = (),
) -> "PaperSheet | Refusal":
    """Return the sheet that the codes on paper alone bring in, or why not. Never raises.

    `codes` is what a scan gave; the other arguments are those of `examine`.
    """
    from judge_app.documents.gate.paper import check_paper  # noqa: PLC0415 - loads with the rest

    try:
        return check_paper(codes, contest, roster, bundle_sha256, moment, taken)
    except Exception as failure:  # noqa: BLE001 - whatever hostile codes provoke is a refusal
        return _unreadable(failure)


def examine_result(
    pdf: bytes, *, root_fingerprint: str
) -> ResultStatement | ResultPageStatement | Refusal:
    """Return what the chair of a contest stated in a document of its result. Never raises.

    Only the root's fingerprint (24 digits) is believed; the statement brings everything else, and
    the chair's signature, under that root, makes it worth believing.
    """
    try:
        return _examined_result(pdf, root_fingerprint)
    except Exception as failure:  # noqa: BLE001 - whatever a hostile file provokes is a refusal
        return _unreadable(failure)


def _unreadable(failure: Exception) -> Refusal:
    detail = f"{type(failure).__name__}: {failure}"[:200]
    return Refusal(reason=RefusalReason.UNREADABLE, detail=detail)


def _examined(
    pdf: bytes,
    contest: Contest,
    roster: Roster,
    bundle_sha256: Sha256Hex,
    moment: datetime,
    taken: tuple[TakenSheet, ...],
) -> SignedSheet | SealedSheet | Refusal:
    """Take the seven steps; the first refusal ends the way."""
    from judge_app.documents.gate.pages import check_pages  # noqa: PLC0415 - loads reportlab
    from judge_app.documents.gate.payload import check_payload  # noqa: PLC0415

    trusted = _trusted(pdf, roster, moment)  # steps 1 to 4
    if isinstance(trusted, Refusal):
        return trusted
    stated = check_payload(trusted.reader, trusted.holder, contest, roster, bundle_sha256)
    if isinstance(stated, Refusal):
        return stated
    refused = check_pages(pdf, trusted.signed, trusted.certificate, contest, stated)
    if refused is not None:
        return refused
    refused = check_ledger(stated.head, stated.sha256, taken)
    return _accepted(stated, pdf) if refused is None else refused


def _accepted(stated: "Stated", pdf: bytes) -> SignedSheet | SealedSheet:
    file_sha256 = Sha256Hex(hashlib.sha256(pdf).hexdigest())
    if isinstance(stated.payload, Payload):
        return SignedSheet(
            sheet=stated.payload.sheet, payload_sha256=stated.sha256, file_sha256=file_sha256
        )
    head = stated.head
    return SealedSheet(
        contest=head.contest,
        bundle=head.bundle,
        judge=head.judge,
        revision=head.revision,
        previous=head.previous,
        finalised_at=head.finalised_at,
        statement=stated.content,
        payload_sha256=stated.sha256,
        file_sha256=file_sha256,
    )


def _examined_result(
    pdf: bytes, root_fingerprint: str
) -> ResultStatement | ResultPageStatement | Refusal:
    """Take steps 1 to 4 too; the roster for them comes out of the file, under a root that is known.

    So the file is read once before its signer is trusted, but not before its bytes are signed and
    its layout is known to be plain.
    """
    from judge_app.documents.result.result_signing import stated_content  # noqa: PLC0415 - pyHanko

    signed = check_bytes(pdf)
    if isinstance(signed, Refusal):
        return signed
    refused = check_layout(pdf)
    if refused is not None:
        return refused
    content = stated_content(pdf)
    if content is None:
        return Refusal(reason=RefusalReason.ATTACHMENT_MISSING)
    statement = decode(content)
    roster = statement.roster
    found = fingerprint(certificate_from(roster.root_certificate))
    if found != root_fingerprint:
        return Refusal(reason=RefusalReason.OTHER_ROOT, detail=found)
    trusted = _trusted(pdf, roster, datetime.fromisoformat(statement.moment))
    if isinstance(trusted, Refusal):
        return trusted
    if trusted.holder.judge != statement.chair_id:
        return Refusal(reason=RefusalReason.SIGNED_BY_ANOTHER, judge=trusted.holder.judge)
    return statement


def examine_opening(
    held: SealedSheet, content: bytes, *, contest: Contest, roster: Roster
) -> SignedSheet | Refusal:
    """Return the sheet inside a sealed one, or why `content` is not taken for it. Never raises.

    It asks for no key: whoever shows what is inside shows that it is what was sealed.
    """
    from judge_app.documents.gate.opening import check_opening  # noqa: PLC0415 - loads with the rest

    try:
        return check_opening(held, content, contest, roster)
    except Exception as failure:  # noqa: BLE001 - whatever a hostile file provokes is a refusal
        return _unreadable(failure)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trusted:
    """A file that a key of the roster signed whole: steps 1 to 4 are behind it."""

    signed: SignedBytes
    certificate: "x509.Certificate"
    reader: "PdfFileReader"
    holder: RosterEntry


def _trusted(pdf: bytes, roster: Roster, moment: datetime) -> _Trusted | Refusal:
    """Steps 1 to 4: bytes, container, trust, signer."""
    from judge_app.documents.gate.container import check_container  # noqa: PLC0415 - asn1crypto
    from judge_app.documents.gate.holder import check_holder  # noqa: PLC0415
    from judge_app.documents.gate.signature import check_signature  # noqa: PLC0415 - loads pyHanko

    signed = check_bytes(pdf)
    if isinstance(signed, Refusal):
        return signed
    signer = check_container(signed.container, signed.digest)
    if isinstance(signer, Refusal):
        return signer
    reader = check_signature(pdf, signed, signer, certificate_from(roster.root_certificate), moment)
    if isinstance(reader, Refusal):
        return reader
    holder = check_holder(signer, roster)
    if isinstance(holder, Refusal):
        return holder
    return _Trusted(signed=signed, certificate=signer.certificate, reader=reader, holder=holder)
