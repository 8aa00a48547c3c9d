"""A judge or the chair opens a bundle, finds the key files beside it, and unlocks one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from judge_app.bundle.reader import BundleReader
from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.contest.roster import Roster
from judge_app.documents.keys.held_key import HeldFileKey
from judge_app.documents.keys.key_file import (
    KeyFile,
    NewerKeyFileError,
    NotAKeyFileError,
    open_key_file,
    read_key_file,
)
from judge_app.documents.keys.keys import (
    HolderKey,
    KeyNotOnRosterError,
    certificate_from,
    spki_sha256,
)
from judge_app.errors import FileProblemError, JudgeAppError
from judge_app.file_errors import explained

KEY_SUFFIX = ".judgekey"
_LARGEST_KEY_FILE = 64 * 1024


class UnknownJudgeError(JudgeAppError):
    """The panel has no such member."""

    def __init__(self, judge: JudgeId) -> None:
        super().__init__(judge)
        self.judge = judge


class KeyFileMissingError(JudgeAppError):
    """There is no key file of `holder` beside the bundle or among the keys of this machine."""

    def __init__(self, holder: JudgeId) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A verified bundle."""

    reader: BundleReader

    @property
    def path(self) -> Path:
        """The bundle's file."""
        return self.reader.path

    @property
    def contest(self) -> Contest:
        """The contest as frozen."""
        return self.reader.contest

    @property
    def roster(self) -> Roster:
        """Everybody's public keys."""
        return self.reader.roster

    @property
    def moment(self) -> datetime:
        """When the bundle was made: the moment at which certificates must hold."""
        return datetime.fromisoformat(self.reader.manifest.created_at)

    @property
    def bundle_sha256(self) -> Sha256Hex:
        """The hash that scoresheets name their bundle by."""
        return self.reader.manifest_sha256


def open_bundle(path: Path) -> OpenedBundle:
    """Open and verify a bundle; a `BundleError` or `FileProblemError` says what is wrong."""
    return OpenedBundle(BundleReader.open(path))


def check_member(opened: OpenedBundle, judge: JudgeId) -> None:
    """Raise `UnknownJudgeError` unless the panel has this member."""
    if all(member.id != judge for member in opened.contest.panel.members):
        raise UnknownJudgeError(judge)


def find_key_files(opened: OpenedBundle, *more: Path) -> dict[JudgeId, Path]:
    """Return the key files of this contest by their holders.

    They lie beside the bundle, in `keys` next to it, or in one of `more` folders. Of several files
    of one holder the one whose key is on the roster counts: the others were replaced.
    """
    beside = opened.path.resolve().parent
    current: dict[JudgeId, Path] = {}
    replaced: dict[JudgeId, Path] = {}
    for folder in (*more, beside, beside / "keys", beside.parent / "keys"):
        for path in _key_files(folder):
            file = _key_of_contest(opened, path)
            if file is not None:
                found = current if _is_on_roster(opened, file) else replaced
                found.setdefault(file.holder, path)
    return replaced | current


def key_file_of(opened: OpenedBundle, holder: JudgeId, *more: Path) -> Path:
    """Return the key file of one holder; `KeyFileMissingError` if there is none."""
    path = find_key_files(opened, *more).get(holder)
    if path is None:
        raise KeyFileMissingError(holder)
    return path


def own_keys(data_folder: Path) -> Path:
    """Return where the keys lie that people made on this machine."""
    return data_folder / "keys"


def unlock(opened: OpenedBundle, judge: JudgeId, key_file: Path, code: str) -> HeldFileKey:
    """Open a judge's key with the code on the slip.

    The key goes by the roster's certificate: whoever made a key on a laptop of their own had no
    other when it was sealed.

    Raises what `documents.key_file.open_key_file` raises, `FileProblemError`, and
    `KeyNotOnRosterError` for a key that was replaced or that nobody certified yet.
    """
    with explained(key_file), key_file.open("rb") as stream:
        content = stream.read(_LARGEST_KEY_FILE + 1)
    key = open_key_file(
        content,
        code=code,
        contest=opened.contest.id,
        judge=judge,
        root_fingerprint=opened.roster.root_fingerprint,
    )
    listed = opened.roster.key_of(judge)
    if spki_sha256(key.certificate) != listed.spki_sha256:
        raise KeyNotOnRosterError(judge)
    certificate = certificate_from(listed.certificate)
    held = HolderKey(private_key=key.private_key, certificate=certificate)
    return HeldFileKey(judge, held, code)


def _is_on_roster(opened: OpenedBundle, file: KeyFile) -> bool:
    pin = spki_sha256(certificate_from(file.certificate))
    return opened.roster.key_of(file.holder).spki_sha256 == pin


def _key_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == KEY_SUFFIX)
    except OSError:
        return []  # no such folder, or no right to look into it: then there is no key to find


def _key_of_contest(opened: OpenedBundle, path: Path) -> KeyFile | None:
    try:
        with explained(path), path.open("rb") as stream:
            file = read_key_file(stream.read(_LARGEST_KEY_FILE + 1))
    except (NotAKeyFileError, NewerKeyFileError, FileProblemError):
        return None
    if file.contest != opened.contest.id:
        return None
    if file.root_fingerprint != opened.roster.root_fingerprint:
        return None
    # the root's own sealed key lies among the others on staff's machine, and is nobody's to judge by
    on_panel = any(member.id == file.holder for member in opened.contest.panel.members)
    return file if on_panel else None
