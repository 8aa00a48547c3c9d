"""Whose key is what in a contest folder: sealed by staff, or made by its holder and certified.

`<id>.judgekey` holds a sealed key; `<id>.keyanswer`, which counts before it, the certificate of a
key that staff never had.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec
from cryptography import x509

from judge_app.atomic_file import write_atomically
from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.key_answer import ANSWER_SUFFIX, DamagedKeyAnswerError, read_answer
from judge_app.documents.keys.key_file import read_key_file
from judge_app.documents.keys.keys import certificate_from
from judge_app.file_errors import explained
from judge_app.workflows.open_bundle import KEY_SUFFIX

ROOT_FILE = f"root{KEY_SUFFIX}"
ROSTER_FILE = "roster.json"


class KeyOrigin(StrEnum):
    """Who made a key and where its private half is."""

    STAFF = "staff"
    """Made by staff, sealed in a file under a code."""
    HOLDER = "holder"
    """Made on the holder's laptop; staff never had it."""
    TOKEN = "token"  # noqa: S105 - a kind of device
    """On a USB token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRecord:
    """One member's key as the folder keeps it. `file` is handed out beside the bundle."""

    holder: JudgeId
    origin: KeyOrigin
    certificate: x509.Certificate
    file: Path


class _RosterFile(msgspec.Struct):
    revision: int = 1


@dataclass(frozen=True, slots=True)
class KeyRecords:
    """The records in the folder of keys."""

    folder: Path

    @property
    def root_file(self) -> Path:
        """The sealed root key."""
        return self.folder / ROOT_FILE

    def sealed(self, holder: JudgeId) -> Path:
        """Return where a sealed key lies."""
        return self.folder / f"{holder}{KEY_SUFFIX}"

    def answer(self, holder: JudgeId) -> Path:
        """Return where the answer to a holder's request lies."""
        return self.folder / f"{holder}{ANSWER_SUFFIX}"

    def record(self, holder: JudgeId, root_fingerprint: str) -> KeyRecord | None:
        """Return a member's key, None if there is none yet.

        Raises:
            DamagedKeyAnswerError: an answer lies there that this contest's root never gave.
        """
        path = self.answer(holder)
        if path.exists():
            with explained(path):
                answer = read_answer(path.read_bytes())
            if (answer.holder, answer.root_fingerprint) != (holder, root_fingerprint):
                raise DamagedKeyAnswerError
            return KeyRecord(
                holder=holder,
                origin=KeyOrigin.TOKEN if answer.is_of_token else KeyOrigin.HOLDER,
                certificate=certificate_from(answer.certificate),
                file=path,
            )
        path = self.sealed(holder)
        if not path.exists():
            return None
        with explained(path):
            file = read_key_file(path.read_bytes())
        return KeyRecord(
            holder=holder,
            origin=KeyOrigin.STAFF,
            certificate=certificate_from(file.certificate),
            file=path,
        )

    def forget_sealed(self, holder: JudgeId) -> None:
        """Remove the sealed key that a holder's own key has replaced."""
        _remove(self.sealed(holder))

    def forget(self, holder: JudgeId) -> None:
        """Remove a holder's key of either kind."""
        _remove(self.answer(holder))
        _remove(self.sealed(holder))

    @property
    def revision(self) -> int:
        """The revision of the roster."""
        path = self.folder / ROSTER_FILE
        if not path.exists():
            return 1
        with explained(path):
            return msgspec.json.decode(path.read_bytes(), type=_RosterFile).revision

    def set_revision(self, revision: int) -> None:
        """Keep the revision of the roster."""
        write_atomically(self.folder / ROSTER_FILE, msgspec.json.encode(_RosterFile(revision)))


def _remove(path: Path) -> None:
    with explained(path):
        path.unlink(missing_ok=True)
