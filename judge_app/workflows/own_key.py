"""A judge makes the own key, asks staff to certify it, and takes the answer in.

The private key is made on the judge's laptop, sealed under a fresh code at once, and never leaves
it: not even staff could copy it. Keys are never overwritten; which one counts, the roster says.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.documents.keys.codes import RandomBytes, new_code
from judge_app.documents.keys.key_answer import (
    ANSWER_SUFFIX,
    KeyAnswer,
    NotAKeyAnswerError,
    read_answer,
)
from judge_app.documents.keys.key_file import (
    STANDARD_COST,
    GuessCost,
    KeyOfOtherContestError,
    KeyOfOtherHolderError,
    NewerKeyFileError,
    NotAKeyFileError,
    read_key_file,
    seal,
)
from judge_app.documents.keys.key_request import (
    REQUEST_SUFFIX,
    make_request,
    read_request,
    request_fingerprint,
)
from judge_app.documents.keys.keys import certificate_from, make_own_key, spki_sha256
from judge_app.documents.keys.kinds import LARGEST_FILE
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.workflows.open_bundle import KEY_SUFFIX, OpenedBundle, own_keys


class AnswerToOtherKeyError(JudgeAppError):
    """Staff certified a key for `holder` that was not made on this machine."""

    def __init__(self, holder: JudgeId) -> None:
        super().__init__(holder)
        self.holder = holder


class OwnKeyState(StrEnum):
    """How far an own key has come."""

    WAITING = "waiting"
    """Made; nobody certified it yet."""
    CERTIFIED = "certified"
    """Certified, and the bundle at hand was made before that."""
    IN_FORCE = "in-force"
    """On the roster of the bundle at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKey:
    """A key that was made just now. `code` exists nowhere else."""

    judge: JudgeId
    file: Path
    request: bytes
    fingerprint: str
    code: str

    @property
    def request_name(self) -> str:
        """The name of the request's file."""
        return f"{self.judge}{REQUEST_SUFFIX}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKey:
    """A key made on this machine earlier."""

    file: Path
    state: OwnKeyState
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMaking:
    """What making a key needs from outside."""

    moment: datetime
    random_bytes: RandomBytes
    cost: GuessCost = STANDARD_COST


def make_key(opened: OpenedBundle, judge: JudgeId, data_folder: Path, outside: KeyMaking) -> OwnKey:
    """Make and seal a key for a member of the panel, and the request to certify it.

    The request is kept beside the key too, so that it can be written to another stick later.
    """
    member = opened.contest.panel.member(judge)
    code = new_code(outside.random_bytes)
    key = make_own_key(judge, member.name, opened.contest.id, outside.moment, outside.random_bytes)
    request = make_request(
        OpenedKey(key),
        contest=opened.contest.id,
        holder=judge,
        root_fingerprint=opened.roster.root_fingerprint,
        made_at=outside.moment.isoformat(timespec="seconds"),
    )
    sealed = seal(
        key,
        code=code,
        contest=opened.contest.id,
        judge=judge,
        root_fingerprint=opened.roster.root_fingerprint,
        cost=outside.cost,
        random_bytes=outside.random_bytes,
    )
    digits = request_fingerprint(read_request(request))
    folder = own_keys(data_folder)
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{opened.contest.id}-{judge}-{digits[:8]}{KEY_SUFFIX}"
    write_atomically(file, sealed)
    write_atomically(file.with_suffix(REQUEST_SUFFIX), request)
    return OwnKey(judge=judge, file=file, request=request, fingerprint=digits, code=code)


def write_request(own: OwnKey, folder: Path) -> Path:
    """Write the request into a folder, as on a stick, and return its path."""
    path = folder / own.request_name
    write_atomically(path, own.request)
    return path


def write_kept_request(key: Path, judge: JudgeId, folder: Path) -> tuple[Path, str]:
    """Write the request kept beside a key into a folder; return its path and the fingerprint."""
    kept = key.with_suffix(REQUEST_SUFFIX)
    with explained(kept):
        content = kept.read_bytes()
    path = folder / f"{judge}{REQUEST_SUFFIX}"
    write_atomically(path, content)
    return path, request_fingerprint(read_request(content))


def accept_answer(opened: OpenedBundle, judge: JudgeId, path: Path, data_folder: Path) -> KeyAnswer:
    """Check an answer and keep it beside the key that it certifies.

    Raises:
        NotAKeyAnswerError, NewerKeyAnswerError: the file is something else or damaged.
        KeyOfOtherContestError: another contest's root signed it.
        KeyOfOtherHolderError: it is somebody else's.
        AnswerToOtherKeyError: it certifies a key that was not made on this machine.
    """
    with explained(path), path.open("rb") as stream:
        content = stream.read(LARGEST_FILE + 1)
    answer = read_answer(content)
    if answer.contest != opened.contest.id or (
        answer.root_fingerprint != opened.roster.root_fingerprint
    ):
        raise KeyOfOtherContestError(answer.contest, answer.root_fingerprint)
    if answer.holder != judge:
        raise KeyOfOtherHolderError(answer.holder)
    pin = spki_sha256(certificate_from(answer.certificate))
    key = next((file for file, held in _pins(opened, judge, data_folder) if held == pin), None)
    if key is None:
        raise AnswerToOtherKeyError(judge)
    write_atomically(key.with_suffix(ANSWER_SUFFIX), content)
    return answer


def kept_keys(opened: OpenedBundle, judge: JudgeId, data_folder: Path) -> tuple[KeptKey, ...]:
    """Return the keys that this judge made on this machine for the contest, the best first."""
    listed = opened.roster.key_of(judge).spki_sha256
    found = []
    for file, pin in _pins(opened, judge, data_folder):
        state = OwnKeyState.WAITING
        if pin == listed:
            state = OwnKeyState.IN_FORCE
        elif _is_answered(file):
            state = OwnKeyState.CERTIFIED
        request = read_request(file.with_suffix(REQUEST_SUFFIX).read_bytes())
        found.append(KeptKey(file=file, state=state, fingerprint=request_fingerprint(request)))
    order = (OwnKeyState.IN_FORCE, OwnKeyState.CERTIFIED, OwnKeyState.WAITING)
    return tuple(sorted(found, key=lambda kept: order.index(kept.state)))


def _pins(opened: OpenedBundle, judge: JudgeId, data_folder: Path) -> list[tuple[Path, Sha256Hex]]:
    """Return this judge's key files on this machine with the pins of their keys."""
    found = []
    for path in sorted(own_keys(data_folder).glob(f"*{KEY_SUFFIX}")):
        try:
            file = read_key_file(path.read_bytes())
        except (NotAKeyFileError, NewerKeyFileError, OSError):
            continue  # whatever else lies there is no key of this contest
        bound = (file.contest, file.holder, file.root_fingerprint)
        if bound == (opened.contest.id, judge, opened.roster.root_fingerprint):
            found.append((path, spki_sha256(certificate_from(file.certificate))))
    return found


def _is_answered(file: Path) -> bool:
    try:
        read_answer(file.with_suffix(ANSWER_SUFFIX).read_bytes())
    except (NotAKeyAnswerError, OSError):
        return False
    return True
