"""Opens a bundle: the signature is checked once, every file when it is read.

Opening reads the zip's directory, the manifest and its signature, and so takes the same time
whatever the size of the clips.
"""

import errno
import hashlib
import threading
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from weakref import WeakValueDictionary

from judge_app.bundle.chunks import DIGEST_SIZE, chunk_count
from judge_app.bundle.errors import (
    AlteredBundleError,
    MissingMemberError,
    NotABundleError,
    TruncatedBundleError,
)
from judge_app.bundle.manifest import (
    CHUNKS_NAME,
    LARGEST_MANIFEST,
    MANIFEST_NAME,
    SIGNATURE_NAME,
    Manifest,
    Member,
    decode,
)
from judge_app.bundle.member_memory import MemberMemory
from judge_app.bundle.member_source import MemberSource, Slice
from judge_app.bundle.sealing import check_seal
from judge_app.byte_source import ByteSource, DamagedBytesError
from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, Sha256Hex
from judge_app.contest.roster import Roster
from judge_app.file_errors import explained
from judge_app.progress import Cancellation, Progress, Report, unheard

_ZIP_MAGIC = b"PK\x03\x04"
_OWN = (MANIFEST_NAME, SIGNATURE_NAME, CHUNKS_NAME)
_LOCAL_HEADER = 30
_LARGEST_SIGNATURE = 256
_VERIFY_READ = 8 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedMember:
    """A file that is not as it was signed; `start` and `end` bound the first damage found."""

    entry: EntryCode
    path: str
    start: int
    end: int


class BundleReader:
    """A verified bundle. Sources it hands out have descriptors of their own."""

    def __init__(
        self, path: Path, manifest: Manifest, manifest_sha256: Sha256Hex, slices: dict[str, Slice]
    ) -> None:
        self._path = path
        self._manifest = manifest
        self._manifest_sha256 = manifest_sha256
        self._slices = slices
        self._opening = threading.Lock()
        self._memories: WeakValueDictionary[str, MemberMemory] = WeakValueDictionary()

    @classmethod
    def open(cls, path: Path) -> "BundleReader":
        """Open and verify a bundle; a `BundleError` says what is wrong with it."""
        with explained(path), path.open("rb") as stream:
            head = stream.read(len(_ZIP_MAGIC))
            if head != _ZIP_MAGIC:
                raise NotABundleError(path)
            try:
                return _Opening(path, stream).reader()
            except OSError as cause:
                if cause.errno != errno.EINVAL:
                    raise
                # a damaged directory sends the reader to a place before the file's first byte
                raise TruncatedBundleError(path, "place outside the file") from cause

    @property
    def path(self) -> Path:
        """The bundle's file."""
        return self._path

    @property
    def manifest(self) -> Manifest:
        """The signed list of everything in it."""
        return self._manifest

    @property
    def manifest_sha256(self) -> Sha256Hex:
        """The hash that scoresheets name their bundle by."""
        return self._manifest_sha256

    @property
    def contest(self) -> Contest:
        """The contest as frozen."""
        return self._manifest.contest

    @property
    def roster(self) -> Roster:
        """Everybody's public keys."""
        return self._manifest.roster

    def member(self, entry: EntryCode, path: str) -> ByteSource:
        """Open a file of an entry; `MissingMemberError` if the manifest lists none.

        While another source of it is open, what that one read and checked serves this one too.
        """
        found = self._manifest.member(entry, path)
        if found is None:
            raise MissingMemberError(entry, path)
        with self._opening:
            memory = self._memories.setdefault(found.name, MemberMemory())
        return MemberSource(self._slices[found.name], memory)

    def verify_all(
        self, report: Report = unheard, cancellation: Cancellation | None = None
    ) -> tuple[DamagedMember, ...]:
        """Read every file and return the damaged ones."""
        stop = cancellation or Cancellation()
        total = sum(member.size for member in self._manifest.members)
        done = 0
        damaged = []
        for member in self._manifest.members:
            found = self._verify(member, report, stop, done, total)
            if found is not None:
                damaged.append(found)
            done += member.size
        report(Progress(step="verify", done=total, total=total))
        return tuple(damaged)

    def close(self) -> None:
        """Nothing is held open between reads; here for symmetry with what is opened."""

    def _verify(
        self, member: Member, report: Report, stop: Cancellation, before: int, total: int
    ) -> DamagedMember | None:
        source = MemberSource(self._slices[member.name], MemberMemory())
        try:
            for offset in range(0, member.size, _VERIFY_READ):
                stop.check()
                report(
                    Progress(step="verify", subject=member.path, done=before + offset, total=total)
                )
                source.read_at(offset, _VERIFY_READ)
        except DamagedBytesError as damage:
            return DamagedMember(
                entry=member.entry, path=member.path, start=damage.start, end=damage.end
            )
        finally:
            source.close()
        return None


class _Opening:
    """The steps from a zip's bytes to a verified manifest."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self._path = path
        self._stream = stream
        try:
            self._archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise TruncatedBundleError(path, str(error)) from error
        self._size = stream.seek(0, 2)

    def reader(self) -> BundleReader:
        infos = self._infos()
        content = self._read(infos[MANIFEST_NAME], LARGEST_MANIFEST)
        manifest = decode(content, self._path)
        signature = self._read(infos[SIGNATURE_NAME], _LARGEST_SIGNATURE)
        check_seal(content, signature, manifest.roster, self._path)
        table = self._data_offset(infos[CHUNKS_NAME])
        slices = {member.name: self._slice(member, infos, table) for member in manifest.members}
        if set(infos) != {*_OWN, *slices}:
            raise AlteredBundleError(self._path, "unlisted members")
        sha256 = Sha256Hex(hashlib.sha256(content).hexdigest())
        return BundleReader(self._path, manifest, sha256, slices)

    def _infos(self) -> dict[str, zipfile.ZipInfo]:
        infos = {info.filename: info for info in self._archive.infolist()}
        if not all(name in infos for name in _OWN):
            raise NotABundleError(self._path)
        if len(infos) != len(self._archive.infolist()):
            raise AlteredBundleError(self._path, "repeated members")
        return infos

    def _read(self, info: zipfile.ZipInfo, largest: int) -> bytes:
        if info.file_size > largest:
            raise AlteredBundleError(self._path, info.filename)
        offset = self._data_offset(info)
        self._stream.seek(offset)
        content = self._stream.read(info.file_size)
        if len(content) != info.file_size:
            raise TruncatedBundleError(self._path, info.filename)
        return content

    def _slice(self, member: Member, infos: dict[str, zipfile.ZipInfo], table: int) -> Slice:
        info = infos.get(member.name)
        if info is None or info.file_size != member.size:
            raise AlteredBundleError(self._path, member.name)
        end = (member.first_chunk + chunk_count(member.size)) * DIGEST_SIZE
        if end > infos[CHUNKS_NAME].file_size:
            raise AlteredBundleError(self._path, member.name)
        return Slice(
            bundle=self._path,
            path=member.path,
            offset=self._data_offset(info),
            size=member.size,
            sha256=member.sha256,
            digests_offset=table + member.first_chunk * DIGEST_SIZE,
        )

    def _data_offset(self, info: zipfile.ZipInfo) -> int:
        """Return where a stored member's bytes begin, from its own header in the file."""
        if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
            raise AlteredBundleError(self._path, info.filename)
        self._stream.seek(info.header_offset)
        header = self._stream.read(_LOCAL_HEADER)
        if len(header) < _LOCAL_HEADER or not header.startswith(_ZIP_MAGIC):
            raise AlteredBundleError(self._path, info.filename)
        name_length = int.from_bytes(header[26:28], "little")
        extra_length = int.from_bytes(header[28:30], "little")
        offset = info.header_offset + _LOCAL_HEADER + name_length + extra_length
        if offset + info.file_size > self._size:
            raise TruncatedBundleError(self._path, info.filename)
        return offset
