"""Staff certify a key that a judge made or has on a USB token.

Nothing but the comparison of fingerprints says that the request is the judge's: staff type what the
judge reads out from the own screen, and the program compares. A request on a stick that was swapped
on the way has other digits.
"""

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from judge_app.atomic_file import write_atomically
from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.keys.key_answer import make_answer
from judge_app.documents.keys.key_request import KeyRequest, read_request, request_fingerprint
from judge_app.documents.keys.keys import certify, fingerprint
from judge_app.documents.keys.kinds import LARGEST_FILE
from judge_app.documents.keys.public_keys import fit_key, key_text
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.workflows.build_bundle import Building
from judge_app.workflows.contest_keys import KeyMaker
from judge_app.workflows.key_desk import key_maker
from judge_app.workflows.open_bundle import UnknownJudgeError


class RequestOfOtherContestError(JudgeAppError):
    """The request is for `contest`, under a root with `root_fingerprint`."""

    def __init__(self, contest: ContestId, root_fingerprint: str) -> None:
        super().__init__(contest, root_fingerprint)
        self.contest = contest
        self.root_fingerprint = root_fingerprint


class FingerprintDiffersError(JudgeAppError):
    """The digits that were read out are not those of the request of `holder`."""

    def __init__(self, holder: JudgeId) -> None:
        super().__init__(holder)
        self.holder = holder


class KeyTakenError(JudgeAppError):
    """The key is on the roster already, as the key of `holder`."""

    def __init__(self, holder: JudgeId) -> None:
        super().__init__(holder)
        self.holder = holder


class TokenCannotOpenMarksError(JudgeAppError):
    """Sealed marks are opened with the chair's key, which a USB token does not give out."""

    def __init__(self, holder: JudgeId) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedKey:
    """What was certified. The next bundle makes it count; `answer` goes to the judge."""

    holder: JudgeId
    answer: Path
    roster_revision: int


def open_request(folder: Path, path: Path, outside: Building) -> KeyRequest:
    """Read a request and check that it is this contest's and may be certified; needs no code.

    Raises:
        NotAKeyRequestError, NewerKeyRequestError, UnfitKeyError: see `read_request`.
        RequestOfOtherContestError, UnknownJudgeError, KeyTakenError: it is not for this folder.
        TokenCannotOpenMarksError: the chair of a contest with sealed marks needs a key in a file.
        StaffKeyMissingError: the contest has no keys yet.
    """
    with explained(path), path.open("rb") as stream:
        request = read_request(stream.read(LARGEST_FILE + 1))
    _check(key_maker(folder, outside), request)
    return request


def certify_key(
    folder: Path, request: KeyRequest, digits: str, outside: Building, staff_code: str | None
) -> CertifiedKey:
    """Certify the key of a request whose fingerprint the judge read out as `digits`.

    The judge's former key is dead with the next bundle.

    Raises:
        FingerprintDiffersError: nothing was certified.
        StaffCodeNeededError, WrongCodeError: the root key stays shut.
        RequestOfOtherContestError, UnknownJudgeError, KeyTakenError: it is not for this folder.
    """
    maker = key_maker(folder, outside, request.holder)
    _check(maker, request)
    if digits != request_fingerprint(request):
        raise FingerprintDiffersError(request.holder)
    root = maker.open_root(staff_code)
    member = maker.contest.panel.member(request.holder)
    certificate = certify(
        root,
        request.key,
        judge=member.id,
        name=member.name,
        contest=maker.contest.id,
        moment=maker.moment,
        seat=member.seat,
        random_bytes=maker.random_bytes,
    )
    # The revision goes first: stopped in between, a number is skipped and none used twice.
    revision = maker.records.revision + 1
    maker.records.set_revision(revision)
    answer = make_answer(
        root,
        request,
        certificate,
        roster_revision=revision,
        certified_at=maker.moment.isoformat(timespec="seconds"),
    )
    path = maker.records.answer(member.id)
    write_atomically(path, answer)
    maker.records.forget_sealed(member.id)
    return CertifiedKey(holder=member.id, answer=path, roster_revision=revision)


def hand_back(certified: CertifiedKey, folder: Path) -> Path:
    """Write the answer into a folder, as on the judge's stick, and return its path."""
    with explained(certified.answer):
        content = certified.answer.read_bytes()
    path = folder / certified.answer.name
    write_atomically(path, content)
    return path


def _check(maker: KeyMaker, request: KeyRequest) -> None:
    """Raise unless the request is for this contest, a member of its panel, and a key of nobody."""
    digits = fingerprint(maker.root_certificate())
    if (request.contest, request.root_fingerprint) != (maker.contest.id, digits):
        raise RequestOfOtherContestError(request.contest, request.root_fingerprint)
    if all(member.id != request.holder for member in maker.contest.panel.members):
        raise UnknownJudgeError(request.holder)
    chair = maker.contest.panel.chair
    is_chairs = chair is not None and chair.id == request.holder
    if maker.contest.sealed_marks and is_chairs and request.is_of_token:
        raise TokenCannotOpenMarksError(request.holder)
    for member in maker.contest.panel.members:
        record = maker.records.record(member.id, digits)
        if record is not None and _text(record.certificate) == request.public_key:
            raise KeyTakenError(member.id)


def _text(certificate: x509.Certificate) -> str:
    return key_text(fit_key(certificate.public_key()))
