"""The gate for paper: whether the codes of a printed sheet alone can bring its marks in.

They hold every mark and outcome, and the judge's signature of them, and no comments, notes or
reasons: those stay on the paper. Everything that the gate asks of a file and that can be asked of
codes is asked here, in the same order: the signer's key and that it signed exactly this, whose
sheet it is, of which contest and bundle, which revision, that it is complete, and how it stands to
the sheets that are there. A key whose signatures do not fit into a code (RSA) brings nothing in.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.contest.completeness import SheetProblemCode, sheet_problems
from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.contest.roster import Roster
from judge_app.contest.scoresheet import FinalSheet, Outcome
from judge_app.documents.gate.ledger import TakenSheet, check_ledger
from judge_app.documents.gate.payload import check_head
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import certificate_from
from judge_app.documents.sheet.sheet_codes import (
    PaperSheet,
    SignaturePart,
    is_signed_by,
    marks_message,
    read_message,
)

ON_PAPER = "Ghi trên phiếu giấy."
"""Stands for every reason that only the paper tells."""

_ONLY_ON_PAPER = {SheetProblemCode.NOTE_MISSING}


class CodesSignature(StrEnum):
    """What became of the signature of a printed sheet's codes."""

    GENUINE = "genuine"
    WRONG = "wrong"
    """It is not the listed judge's signature of these marks."""
    NOT_FOUND = "not-found"
    """No code with a signature was read."""
    MARKS_NOT_FOUND = "marks-not-found"
    """The signature is there; the codes with the marks that it is of were not all read."""
    TOKEN = "token"  # noqa: S105 - a kind of key, not a secret
    """The judge's key signs files only; its signatures do not fit into a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCodes:
    """What was read of one printed sheet: its joined message, and every signature of it."""

    message: bytes | None
    signatures: tuple[SignaturePart, ...] = ()


def check_codes_signature(
    codes: PaperCodes, judge: JudgeId, roster: Roster, moment: datetime
) -> CodesSignature:
    """Return whether the listed key of `judge` signed the message of these codes."""
    held = next((entry for entry in roster.entries if entry.judge == judge), None)
    if held is None:
        return CodesSignature.WRONG
    certificate = certificate_from(held.certificate)
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return CodesSignature.TOKEN
    if not codes.signatures:
        return CodesSignature.NOT_FOUND
    if codes.message is None:
        return CodesSignature.MARKS_NOT_FOUND
    message = codes.message
    signed = all(is_signed_by(key, message, signature) for signature in codes.signatures)
    stands = _is_of_root(certificate, certificate_from(roster.root_certificate), moment)
    return CodesSignature.GENUINE if signed and stands else CodesSignature.WRONG


def check_paper(
    codes: PaperCodes,
    contest: Contest,
    roster: Roster,
    bundle_sha256: Sha256Hex,
    moment: datetime,
    taken: tuple[TakenSheet, ...],
) -> PaperSheet | Refusal:
    """Return the sheet that the codes alone bring in, or why they do not (`gate.examine_paper`)."""
    if contest.sealed_marks:
        return Refusal(reason=RefusalReason.MARKS_NOT_ON_PAPER)
    found = None if codes.message is None else read_message(contest, codes.message)
    if found is None:
        return Refusal(reason=RefusalReason.PAYLOAD_MALFORMED)
    sheet = found.sheet
    signature = check_codes_signature(codes, sheet.judge, roster, moment)
    if signature is CodesSignature.WRONG:
        return _refusal(RefusalReason.MARKS_SIGNATURE_WRONG, sheet)
    if signature is not CodesSignature.GENUINE:
        return _refusal(RefusalReason.CODES_NOT_SIGNED, sheet)
    if marks_message(contest, sheet, found.payload_sha256) != codes.message:
        return _refusal(RefusalReason.PAYLOAD_MALFORMED, sheet)
    refused = (
        check_head(sheet, contest, bundle_sha256)
        or _check_marks(contest, sheet)
        or check_ledger(sheet, found.payload_sha256, taken, on_paper=True)
    )
    return replace(found, sheet=_with_reasons(sheet)) if refused is None else refused


def _is_of_root(certificate: x509.Certificate, root: x509.Certificate, moment: datetime) -> bool:
    try:
        certificate.verify_directly_issued_by(root)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return all(
        held.not_valid_before_utc <= moment <= held.not_valid_after_utc
        for held in (certificate, root)
    )


def _check_marks(contest: Contest, sheet: FinalSheet) -> Refusal | None:
    """Return a refusal if marks are missing or not allowed; what only paper tells is not asked."""
    judge = contest.panel.member(sheet.judge)
    found = sheet_problems(contest, judge, _with_reasons(sheet).assessments)
    problems = tuple(problem for problem in found if problem.code not in _ONLY_ON_PAPER)
    if not problems:
        return None
    return replace(_refusal(RefusalReason.NOT_FINAL, sheet), problems=problems)


def _with_reasons(sheet: FinalSheet) -> FinalSheet:
    """Return a sheet that refers to the paper for the reasons that its codes do not hold."""
    return replace(
        sheet,
        reason=ON_PAPER if sheet.revision > 1 else "",
        assessments=tuple(
            assessment
            if assessment.outcome is Outcome.MARKED
            else replace(assessment, reason=ON_PAPER)
            for assessment in sheet.assessments
        ),
    )


def _refusal(reason: RefusalReason, sheet: FinalSheet) -> Refusal:
    return Refusal(reason=reason, judge=sheet.judge, contest=sheet.contest)
