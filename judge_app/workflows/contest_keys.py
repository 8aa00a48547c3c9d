"""The keys of a contest folder: made once, sealed at once, reissued when a slip is lost.

Private keys exist in the clear only while they are being sealed; codes exist only on the slips.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

from judge_app.atomic_file import write_atomically
from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Judge, Seat
from judge_app.contest.roster import Roster
from judge_app.documents.keys.code_slips import HolderCode
from judge_app.documents.keys.codes import new_code
from judge_app.documents.keys.key_file import (
    ROOT_HOLDER,
    STANDARD_COST,
    GuessCost,
    open_root_key_file,
    read_key_file,
    seal,
)
from judge_app.documents.keys.keys import (
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
from judge_app.workflows.key_records import ROOT_FILE, KeyRecord, KeyRecords
from judge_app.workflows.open_bundle import KEY_SUFFIX

RandomBytes = Callable[[int], bytes]
_ROLES = {Seat.JUDGE: "Giám khảo", Seat.CHAIR: "Trưởng ban giám khảo", Seat.SECRETARY: "Thư ký"}


class StaffCodeNeededError(JudgeAppError):
    """The contest has its keys already: staff's own code opens the root key."""


class StaffKeyMissingError(JudgeAppError):
    """The root key is not there, so that judges' keys cannot be used or certified any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestKeys:
    """The opened root key, the roster, what is handed out, and the codes that were made just now."""

    root: RootKey
    roster: Roster
    records: tuple[KeyRecord, ...]
    new_codes: tuple[HolderCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMaker:
    """Makes and opens the keys in `folder`. `cost` is what one try of a code costs."""

    folder: Path
    contest: Contest
    moment: datetime
    random_bytes: RandomBytes
    cost: GuessCost = STANDARD_COST

    @property
    def records(self) -> KeyRecords:
        """The files in the folder."""
        return KeyRecords(self.folder)

    @property
    def has_keys(self) -> bool:
        """Whether the contest has its root key already."""
        return self.records.root_file.is_file()

    def keys(self, staff_code: str | None) -> ContestKeys:
        """Make all keys the first time; later open the root and make those of new members."""
        with explained(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        if not self.has_keys:
            self._refuse_orphans()
            root, code = self._new_root()
            return self._completed(root, (code,))
        return self._completed(self.open_root(staff_code), ())

    def reissue(self, judge: JudgeId, staff_code: str | None) -> ContestKeys:
        """Give one member a new key and code; the old ones are dead with the next bundle."""
        root = self.open_root(staff_code)
        # The revision goes first: stopped in between, a number is skipped and none used twice.
        self.records.set_revision(self.records.revision + 1)
        self.records.forget(judge)
        code = self._issue(root, self.contest.panel.member(judge))
        return self._completed(root, (code,))

    def root_certificate(self) -> x509.Certificate:
        """Return the root's certificate, which needs no code; `StaffKeyMissingError` without."""
        path = self.records.root_file
        if not path.is_file():
            raise StaffKeyMissingError(path)
        with explained(path):
            return certificate_from(read_key_file(path.read_bytes()).certificate)

    def open_root(self, staff_code: str | None) -> RootKey:
        """Open the root key with staff's own code; raises as `open_key_file` does."""
        if staff_code is None:
            raise StaffCodeNeededError
        path = self.records.root_file
        with explained(path):
            content = path.read_bytes()
        return open_root_key_file(
            content,
            code=staff_code,
            contest=self.contest.id,
            root_fingerprint=read_key_file(content).root_fingerprint,
        )

    def _refuse_orphans(self) -> None:
        for member in self.contest.panel.members:
            for path in (self.records.sealed(member.id), self.records.answer(member.id)):
                if path.exists():
                    raise StaffKeyMissingError(self.records.root_file)

    def _new_root(self) -> tuple[RootKey, HolderCode]:
        root = create_root(self.contest.id, self.contest.name, self.moment, self.random_bytes)
        code = new_code(self.random_bytes)
        self._seal(root, ROOT_HOLDER, code, root)
        self.records.set_revision(1)
        slip = HolderCode(
            holder=ROOT_HOLDER,
            name=self.contest.issuer.name,
            role="Khóa gốc của Ban Tổ chức",
            code=code,
            file=ROOT_FILE,
        )
        return root, slip

    def _completed(self, root: RootKey, codes: tuple[HolderCode, ...]) -> ContestKeys:
        new = list(codes)
        held = []
        digits = fingerprint(root.certificate)
        for member in self.contest.panel.members:
            record = self.records.record(member.id, digits)
            if record is None:
                new.append(self._issue(root, member))
                record = self.records.record(member.id, digits)
                assert record is not None
            held.append(record)
        certificates = {record.holder: record.certificate for record in held}
        roster = make_roster(root.certificate, certificates, revision=self.records.revision)
        return ContestKeys(root=root, roster=roster, records=tuple(held), new_codes=tuple(new))

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
        write_atomically(self.records.sealed(holder), content)
