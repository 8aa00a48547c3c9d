"""Says of any file of a contest what it is, whose it is, and whether it can be believed.

What cannot be told from the file alone says so: a sheet needs its bundle, a result the fingerprint
of the root.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from judge_app.bundle.reader import BundleReader
from judge_app.contest.scoresheet import SealedSheet
from judge_app.documents.gate import examine, examine_result
from judge_app.documents.key_file import (
    DamagedKeyFileError,
    NewerKeyFileError,
    NotAKeyFileError,
    read_key_file,
)
from judge_app.documents.refusal import Refusal, RefusalReason
from judge_app.documents.result_statement import ResultPageStatement
from judge_app.errors import FileProblemError, JudgeAppError
from judge_app.file_errors import explained
from judge_app.workflows.import_sheets import read_pdf
from judge_app.workflows.open_bundle import OpenedBundle

_LARGEST_KEY = 64 * 1024


class FileKind(StrEnum):
    """What a file is."""

    BUNDLE = "bundle"
    KEY = "key"
    SHEET = "sheet"
    RESULT = "result"
    UNKNOWN = "unknown"


class Belief(StrEnum):
    """Whether a file can be believed."""

    GENUINE = "genuine"
    UNCONFIRMED = "unconfirmed"
    """Sound in itself, but nothing was given to hold it against."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What is known of a file. Empty where it does not say."""

    path: Path
    kind: FileKind
    belief: Belief
    contest: str = ""
    signer: str = ""
    fingerprint: str = ""
    detail: str = ""
    """The entry and file of a damaged bundle, the revision of a sheet."""
    is_sealed: bool = False
    """Whether the marks of a sheet are sealed: everything was checked but what is inside."""
    refusal: Refusal | None = None
    failure: JudgeAppError | None = None


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
        return _key(path, root_fingerprint)
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
        belief=Belief.REFUSED if damaged else _held_against(held, root_fingerprint),
        contest=reader.contest.name,
        signer=reader.contest.issuer.name,
        fingerprint=held,
        detail=", ".join(f"{each.entry}/{each.path}" for each in damaged),
    )


def _key(path: Path, root_fingerprint: str) -> Verification:
    try:
        with explained(path), path.open("rb") as stream:
            file = read_key_file(stream.read(_LARGEST_KEY + 1))
    except DamagedKeyFileError as failure:
        return Verification(path=path, kind=FileKind.KEY, belief=Belief.REFUSED, failure=failure)
    except NewerKeyFileError as failure:
        return Verification(path=path, kind=FileKind.KEY, belief=Belief.REFUSED, failure=failure)
    except NotAKeyFileError:
        return Verification(path=path, kind=FileKind.UNKNOWN, belief=Belief.REFUSED)
    return Verification(
        path=path,
        kind=FileKind.KEY,
        belief=_held_against(file.root_fingerprint, root_fingerprint),
        contest=file.contest,
        signer=file.holder,
        fingerprint=file.root_fingerprint,
    )


def _pdf(path: Path, root_fingerprint: str, bundle: OpenedBundle | None) -> Verification:
    from judge_app.documents.result_signing import attached_statement  # noqa: PLC0415 - pypdfium2

    content = read_pdf(path)
    if attached_statement(content) is not None:
        return _result(path, content, root_fingerprint)
    return _sheet(path, content, bundle)


def _result(path: Path, content: bytes, root_fingerprint: str) -> Verification:
    verdict = examine_result(content, root_fingerprint=root_fingerprint)
    if isinstance(verdict, Refusal):
        unconfirmed = not root_fingerprint and verdict.reason is RefusalReason.OTHER_ROOT
        return Verification(
            path=path,
            kind=FileKind.RESULT,
            belief=Belief.UNCONFIRMED if unconfirmed else Belief.REFUSED,
            refusal=None if unconfirmed else verdict,
        )
    if isinstance(verdict, ResultPageStatement):
        return Verification(
            path=path,
            kind=FileKind.RESULT,
            belief=Belief.GENUINE,
            contest=verdict.contest,
            signer=verdict.chair,
            fingerprint=root_fingerprint,
            detail=verdict.entry,
        )
    chair = verdict.contest.panel.chair
    return Verification(
        path=path,
        kind=FileKind.RESULT,
        belief=Belief.GENUINE,
        contest=verdict.contest.name,
        signer="" if chair is None else chair.name,
        fingerprint=root_fingerprint,
    )


def _sheet(path: Path, content: bytes, bundle: OpenedBundle | None) -> Verification:
    if bundle is None:
        return Verification(path=path, kind=FileKind.SHEET, belief=Belief.UNCONFIRMED)
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
        is_sealed=isinstance(verdict, SealedSheet),
    )


def _held_against(found: str, wanted: str) -> Belief:
    if not wanted:
        return Belief.UNCONFIRMED
    return Belief.GENUINE if found == wanted else Belief.REFUSED
