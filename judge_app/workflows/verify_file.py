"""Says of any file of a contest what it is, whose it is, and whether it can be believed.

What cannot be told from the file alone says so: a sheet needs its bundle, a result the fingerprint
of the root.
"""

from pathlib import Path

from judge_app.bundle.reader import BundleReader
from judge_app.contest.scoresheet import SealedSheet
from judge_app.documents.gate.gate import examine, examine_result
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.sheet_claims import claims_to_be_sheet, read_claims
from judge_app.documents.keys.kinds import LARGEST_FILE
from judge_app.documents.result.result_signing import claims_to_be_result
from judge_app.documents.result.result_statement import ResultPageStatement
from judge_app.documents.sheet.payload import check_code
from judge_app.errors import FileProblemError, JudgeAppError
from judge_app.file_errors import explained
from judge_app.workflows.import_sheets import read_pdf
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.verification import Belief, FileKind, Verification, held_against
from judge_app.workflows.verify_key_files import verify_key_file


def verify_file(
    path: Path, *, root_fingerprint: str = "", bundle: OpenedBundle | None = None
) -> Verification:
    """Look at one file. Never raises for what is wrong with the file; the answer says it."""
    try:
        with explained(path), path.open("rb") as stream:
            head = stream.read(8)
        if head.startswith(b"PK"):
            return _bundle(path, root_fingerprint)
        if head.startswith(b"%PDF-"):
            return _pdf(path, root_fingerprint, bundle)
        return _small(path, root_fingerprint, bundle)
    except FileProblemError as failure:
        return Verification(
            path=path, kind=FileKind.UNKNOWN, belief=Belief.REFUSED, failure=failure
        )


def _bundle(path: Path, root_fingerprint: str) -> Verification:
    try:
        reader = BundleReader.open(path)
        damaged = reader.verify_all()
    except JudgeAppError as failure:
        return Verification(path=path, kind=FileKind.BUNDLE, belief=Belief.REFUSED, failure=failure)
    held = reader.roster.root_fingerprint
    return Verification(
        path=path,
        kind=FileKind.BUNDLE,
        belief=Belief.REFUSED if damaged else held_against(held, root_fingerprint),
        contest=reader.contest.name,
        signer=reader.contest.issuer.name,
        fingerprint=held,
        detail=", ".join(f"{each.entry}/{each.path}" for each in damaged),
    )


def _small(path: Path, root_fingerprint: str, bundle: OpenedBundle | None) -> Verification:
    with explained(path), path.open("rb") as stream:
        content = stream.read(LARGEST_FILE + 1)
    return verify_key_file(path, content, root_fingerprint, bundle)


def _pdf(path: Path, root_fingerprint: str, bundle: OpenedBundle | None) -> Verification:
    """Tell a PDF's kind by the words in it; no library reads it before the gate's first step."""
    content = read_pdf(path)
    if claims_to_be_result(content):
        wanted = root_fingerprint or (bundle.roster.root_fingerprint if bundle is not None else "")
        return _result(path, content, wanted)
    if not claims_to_be_sheet(content):
        nothing = Refusal(reason=RefusalReason.ATTACHMENT_MISSING)
        return Verification(
            path=path, kind=FileKind.UNKNOWN, belief=Belief.REFUSED, refusal=nothing
        )
    if bundle is None:
        return _sheet_alone(path, content)
    return _sheet(path, content, root_fingerprint, bundle)


def _result(path: Path, content: bytes, root_fingerprint: str) -> Verification:
    """Hold a result against the root that is known, or else against the one it brings along."""
    against = root_fingerprint
    verdict = examine_result(content, root_fingerprint=against)
    if isinstance(verdict, Refusal) and verdict.reason is RefusalReason.OTHER_ROOT and not against:
        against = verdict.detail
        verdict = examine_result(content, root_fingerprint=against)
    belief = Belief.GENUINE if root_fingerprint else Belief.UNCONFIRMED
    if isinstance(verdict, Refusal):
        return Verification(path=path, kind=FileKind.RESULT, belief=Belief.REFUSED, refusal=verdict)
    if isinstance(verdict, ResultPageStatement):
        return Verification(
            path=path,
            kind=FileKind.RESULT,
            belief=belief,
            contest=verdict.contest,
            signer=verdict.chair,
            fingerprint=against,
            detail=verdict.entry,
        )
    chair = verdict.contest.panel.chair
    return Verification(
        path=path,
        kind=FileKind.RESULT,
        belief=belief,
        contest=verdict.contest.name,
        signer="" if chair is None else chair.name,
        fingerprint=against,
        on_paper=tuple(sheet.judge for sheet in verdict.sheets if sheet.on_paper),
    )


def _sheet_alone(path: Path, content: bytes) -> Verification:
    claims = read_claims(content)
    if isinstance(claims, Refusal):
        return Verification(path=path, kind=FileKind.SHEET, belief=Belief.REFUSED, refusal=claims)
    return Verification(
        path=path,
        kind=FileKind.SHEET,
        belief=Belief.UNCONFIRMED,
        contest=claims.contest,
        signer=f"{claims.holder} {claims.name}",
        detail="" if claims.revision is None else str(claims.revision),
        check_code=claims.check_code,
    )


def _sheet(path: Path, content: bytes, root_fingerprint: str, bundle: OpenedBundle) -> Verification:
    held = bundle.roster.root_fingerprint
    if root_fingerprint and held != root_fingerprint:
        refusal = Refusal(reason=RefusalReason.OTHER_ROOT, detail=held)
        return Verification(path=path, kind=FileKind.SHEET, belief=Belief.REFUSED, refusal=refusal)
    verdict = examine(
        content,
        contest=bundle.contest,
        roster=bundle.roster,
        bundle_sha256=bundle.bundle_sha256,
        moment=bundle.moment,
    )
    if isinstance(verdict, Refusal):
        return Verification(path=path, kind=FileKind.SHEET, belief=Belief.REFUSED, refusal=verdict)
    sheet = verdict.head
    return Verification(
        path=path,
        kind=FileKind.SHEET,
        belief=Belief.GENUINE,
        contest=bundle.contest.name,
        signer=f"{sheet.judge} {bundle.contest.panel.member(sheet.judge).name}",
        fingerprint=bundle.roster.root_fingerprint,
        detail=str(sheet.revision),
        check_code=check_code(verdict.payload_sha256),
        is_sealed=isinstance(verdict, SealedSheet),
    )
