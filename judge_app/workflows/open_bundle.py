"""A judge or the chair opens a bundle, finds the key files beside it, and unlocks one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from judge_app.bundle.reader import BundleReader
from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.contest.roster import Roster
from judge_app.documents.key_file import (
    KeyOfOtherHolderError,
    NewerKeyFileError,
    NotAKeyFileError,
    open_key_file,
    read_key_file,
)
from judge_app.documents.keys import HolderKey, spki_sha256
from judge_app.errors import FileProblemError
from judge_app.file_errors import explained

KEY_SUFFIX = ".judgekey"
_LARGEST_KEY_FILE = 64 * 1024


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


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockedKey:
    """Somebody's key, opened for this run of the program."""

    judge: JudgeId
    key: HolderKey


def open_bundle(path: Path) -> OpenedBundle:
    """Open and verify a bundle; a `BundleError` or `FileProblemError` says what is wrong."""
    return OpenedBundle(BundleReader.open(path))


def find_key_files(opened: OpenedBundle) -> dict[JudgeId, Path]:
    """Return the key files of this contest that lie beside the bundle or in `keys` next to it."""
    beside = opened.path.resolve().parent
    found: dict[JudgeId, Path] = {}
    for folder in (beside, beside / "keys", beside.parent / "keys"):
        for path in _key_files(folder):
            holder = _holder(opened, path)
            if holder is not None:
                found.setdefault(holder, path)
    return found


def unlock(opened: OpenedBundle, judge: JudgeId, key_file: Path, code: str) -> UnlockedKey:
    """Open a judge's key with the code on the slip.

    Raises what `documents.key_file.open_key_file` raises, and `FileProblemError`.
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
    if not _is_on_roster(opened, judge, key):
        raise KeyOfOtherHolderError(judge)
    return UnlockedKey(judge=judge, key=key)


def _is_on_roster(opened: OpenedBundle, judge: JudgeId, key: HolderKey) -> bool:
    return spki_sha256(key.certificate) == opened.roster.key_of(judge).spki_sha256


def _key_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == KEY_SUFFIX)
    except OSError:
        return []  # no such folder, or no right to look into it: then there is no key to find


def _holder(opened: OpenedBundle, path: Path) -> JudgeId | None:
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
    return file.holder if on_panel else None
