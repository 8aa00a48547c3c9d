"""Says of a key, a request or an answer whose it is and whether it can be believed; needs no code.

Anybody can write a key file or a request that names a contest and a judge. A key is genuine when the
bundle lists it; a request only once judge and staff have compared fingerprints, or when the bundle
lists its key; an answer when the right root signed it.
"""

from pathlib import Path

from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.keys.key_answer import NewerKeyAnswerError, NotAKeyAnswerError, read_answer
from judge_app.documents.keys.key_file import (
    DamagedKeyFileError,
    KeyFile,
    KeyOfOtherContestError,
    NewerKeyFileError,
    NotAKeyFileError,
    read_key_file,
)
from judge_app.documents.keys.key_request import (
    NewerKeyRequestError,
    NotAKeyRequestError,
    read_request,
    request_fingerprint,
)
from judge_app.documents.keys.keys import KeyNotOnRosterError, certificate_from
from judge_app.documents.keys.kinds import version_of
from judge_app.documents.keys.public_keys import UnfitKeyError, fit_key, key_text
from judge_app.errors import JudgeAppError
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.verification import Belief, FileKind, Verification, held_against


def verify_key_file(
    path: Path, content: bytes, root_fingerprint: str, bundle: OpenedBundle | None
) -> Verification:
    """Look at a small file of this program, whichever it is."""
    if version_of(content, "judge-app/key-request/") is not None:
        return _request(path, content, root_fingerprint, bundle)
    if version_of(content, "judge-app/key-answer/") is not None:
        return _answer(path, content, root_fingerprint, bundle)
    return _key(path, content, root_fingerprint, bundle)


def _key(
    path: Path, content: bytes, root_fingerprint: str, bundle: OpenedBundle | None
) -> Verification:
    try:
        file = read_key_file(content)
    except (DamagedKeyFileError, NewerKeyFileError) as failure:
        return _refused(path, FileKind.KEY, failure)
    except NotAKeyFileError:
        return Verification(path=path, kind=FileKind.UNKNOWN, belief=Belief.REFUSED)
    trouble = _key_trouble(file, bundle)
    belief = Belief.UNCONFIRMED if bundle is None else Belief.GENUINE
    if trouble is not None or held_against(file.root_fingerprint, root_fingerprint) is (
        Belief.REFUSED
    ):
        belief = Belief.REFUSED
    return Verification(
        path=path,
        kind=FileKind.KEY,
        belief=belief,
        contest=file.contest,
        signer=file.holder,
        fingerprint=file.root_fingerprint,
        failure=trouble,
    )


def _key_trouble(file: KeyFile, bundle: OpenedBundle | None) -> JudgeAppError | None:
    if bundle is None:
        return None
    if not _is_of(bundle, file.contest, file.root_fingerprint):
        return KeyOfOtherContestError(file.contest, file.root_fingerprint)
    public = key_text(fit_key(certificate_from(file.certificate).public_key()))
    if not _is_listed(bundle, file.holder, public):
        return KeyNotOnRosterError(file.holder)
    return None


def _request(
    path: Path, content: bytes, root_fingerprint: str, bundle: OpenedBundle | None
) -> Verification:
    try:
        request = read_request(content)
    except (NotAKeyRequestError, NewerKeyRequestError, UnfitKeyError) as failure:
        return _refused(path, FileKind.KEY_REQUEST, failure)
    trouble = None
    belief = Belief.UNCONFIRMED
    if bundle is not None and not _is_of(bundle, request.contest, request.root_fingerprint):
        trouble = KeyOfOtherContestError(request.contest, request.root_fingerprint)
    if trouble is not None or held_against(request.root_fingerprint, root_fingerprint) is (
        Belief.REFUSED
    ):
        belief = Belief.REFUSED
    elif bundle is not None and _is_listed(bundle, request.holder, request.public_key):
        belief = Belief.GENUINE
    return Verification(
        path=path,
        kind=FileKind.KEY_REQUEST,
        belief=belief,
        contest=request.contest,
        signer=request.holder,
        fingerprint=request.root_fingerprint,
        key_fingerprint=request_fingerprint(request),
        failure=trouble,
    )


def _answer(
    path: Path, content: bytes, root_fingerprint: str, bundle: OpenedBundle | None
) -> Verification:
    try:
        answer = read_answer(content)
    except (NotAKeyAnswerError, NewerKeyAnswerError) as failure:
        return _refused(path, FileKind.KEY_ANSWER, failure)
    root = answer.root_fingerprint
    trouble = None
    if bundle is not None and not _is_of(bundle, answer.contest, root):
        trouble = KeyOfOtherContestError(answer.contest, root)
    wanted = root_fingerprint or (bundle.roster.root_fingerprint if bundle is not None else "")
    return Verification(
        path=path,
        kind=FileKind.KEY_ANSWER,
        belief=Belief.REFUSED if trouble is not None else held_against(root, wanted),
        contest=answer.contest,
        signer=answer.holder,
        fingerprint=root,
        key_fingerprint=answer.key_fingerprint,
        detail=str(answer.roster_revision),
        failure=trouble,
    )


def _refused(path: Path, kind: FileKind, failure: JudgeAppError) -> Verification:
    return Verification(path=path, kind=kind, belief=Belief.REFUSED, failure=failure)


def _is_of(bundle: OpenedBundle, contest: ContestId, root_fingerprint: str) -> bool:
    return (contest, root_fingerprint) == (bundle.contest.id, bundle.roster.root_fingerprint)


def _is_listed(bundle: OpenedBundle, holder: JudgeId, public_key: str) -> bool:
    """Return whether the bundle's roster, which the root signed, holds this key for the holder."""
    listed = next((entry for entry in bundle.roster.entries if entry.judge == holder), None)
    if listed is None:
        return False
    return key_text(fit_key(certificate_from(listed.certificate).public_key())) == public_key
