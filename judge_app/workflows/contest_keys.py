"""The keys of a contest folder: made once, sealed at once, reissued when a slip is lost.

Private keys exist in the clear only while they are being sealed; codes exist only on the slips.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from judge_app.atomic_file import write_atomically
from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Judge, Seat
from judge_app.contest.roster import Roster
from judge_app.documents.code_slips import HolderCode
from judge_app.documents.codes import new_code
from judge_app.documents.key_file import (
    ROOT_HOLDER,
    STANDARD_COST,
    GuessCost,
    open_root_key_file,
    read_key_file,
    seal,
)
from judge_app.documents.keys import (
    HolderKey,
    RootKey,
    certificate_from,
    create_root,
    fingerprint,
    issue_key,
    make_roster,
)
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.workflows.open_bundle import KEY_SUFFIX

RandomBytes = Callable[[int], bytes]
ROOT_FILE = f"root{KEY_SUFFIX}"
ROSTER_FILE = "roster.json"

_ROLES = {Seat.JUDGE: "Giám khảo", Seat.CHAIR: "Trưởng ban giám khảo", Seat.SECRETARY: "Thư ký"}


class StaffCodeNeededError(JudgeAppError):
    """The contest has its keys already: staff's own code opens the root key."""


class StaffKeyMissingError(JudgeAppError):
    """Judges' keys are there and the root key is not: they cannot be used any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestKeys:
    """The opened root key, the roster, the sealed files, and the codes that were made just now."""

    root: RootKey
    roster: Roster
    files: dict[JudgeId, Path]
    new_codes: tuple[HolderCode, ...]

    def code_of(self, judge: JudgeId) -> str | None:
        """Return a code that was made just now."""
        return next((code.code for code in self.new_codes if code.holder == judge), None)


class _RosterFile(msgspec.Struct):
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMaker:
    """Makes and opens the keys in `folder`. `cost` is what one try of a code costs."""

    folder: Path
    contest: Contest
    moment: datetime
    random_bytes: RandomBytes
    cost: GuessCost = STANDARD_COST

    @property
    def has_keys(self) -> bool:
        """Whether the contest has its root key already."""
        return (self.folder / ROOT_FILE).is_file()

    def keys(self, staff_code: str | None) -> ContestKeys:
        """Make all keys the first time; later open the root and make those of new members."""
        with explained(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        if not self.has_keys:
            self._refuse_orphans()
            root, code = self._new_root()
            return self._completed(root, (code,))
        return self._completed(self._open_root(staff_code), ())

    def reissue(self, judge: JudgeId, staff_code: str | None) -> ContestKeys:
        """Give one member a new key and code; the old ones are dead with the next bundle."""
        root = self._open_root(staff_code)
        code = self._issue(root, self.contest.panel.member(judge))
        self._write_revision(self._revision() + 1)
        return self._completed(root, (code,))

    def _refuse_orphans(self) -> None:
        for member in self.contest.panel.members:
            path = self.folder / f"{member.id}{KEY_SUFFIX}"
            if path.exists():
                raise StaffKeyMissingError(path)

    def _new_root(self) -> tuple[RootKey, HolderCode]:
        root = create_root(self.contest.id, self.contest.name, self.moment, self.random_bytes)
        code = new_code(self.random_bytes)
        self._seal(root, ROOT_HOLDER, code, root)
        self._write_revision(1)
        slip = HolderCode(
            holder=ROOT_HOLDER,
            name=self.contest.issuer.name,
            role="Khóa gốc của Ban Tổ chức",
            code=code,
            file=ROOT_FILE,
        )
        return root, slip

    def _open_root(self, staff_code: str | None) -> RootKey:
        if staff_code is None:
            raise StaffCodeNeededError
        path = self.folder / ROOT_FILE
        with explained(path):
            content = path.read_bytes()
        return open_root_key_file(
            content,
            code=staff_code,
            contest=self.contest.id,
            root_fingerprint=read_key_file(content).root_fingerprint,
        )

    def _completed(self, root: RootKey, codes: tuple[HolderCode, ...]) -> ContestKeys:
        new = list(codes)
        files = {}
        certificates = {}
        for member in self.contest.panel.members:
            path = self.folder / f"{member.id}{KEY_SUFFIX}"
            if not path.exists():
                new.append(self._issue(root, member))
            with explained(path):
                file = read_key_file(path.read_bytes())
            files[member.id] = path
            certificates[member.id] = certificate_from(file.certificate)
        roster = make_roster(root.certificate, certificates, revision=self._revision())
        return ContestKeys(root=root, roster=roster, files=files, new_codes=tuple(new))

    def _issue(self, root: RootKey, member: Judge) -> HolderCode:
        key = issue_key(
            root,
            member.id,
            member.name,
            self.contest.id,
            self.moment,
            seat=member.seat,
            random_bytes=self.random_bytes,
        )
        code = new_code(self.random_bytes)
        self._seal(key, member.id, code, root)
        return HolderCode(
            holder=member.id,
            name=member.name,
            role=_ROLES[member.seat],
            code=code,
            file=f"{member.id}{KEY_SUFFIX}",
        )

    def _seal(self, key: HolderKey | RootKey, holder: JudgeId, code: str, root: RootKey) -> None:
        content = seal(
            key,
            code=code,
            contest=self.contest.id,
            judge=holder,
            root_fingerprint=fingerprint(root.certificate),
            cost=self.cost,
            random_bytes=self.random_bytes,
        )
        write_atomically(self.folder / f"{holder}{KEY_SUFFIX}", content)

    def _revision(self) -> int:
        path = self.folder / ROSTER_FILE
        if not path.exists():
            return 1
        with explained(path):
            return msgspec.json.decode(path.read_bytes(), type=_RosterFile).revision

    def _write_revision(self, revision: int) -> None:
        content = msgspec.json.encode(_RosterFile(revision))
        write_atomically(self.folder / ROSTER_FILE, content)
