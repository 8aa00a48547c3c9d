"""Writes a bundle: hash everything, sign the list, copy everything behind it, swap it in.

The same inputs give the same bytes: times in the zip are fixed and members are ordered.
"""

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.atomic_file import atomic_writer
from judge_app.bundle.chunks import CHUNK_SIZE, DIGEST_SIZE, file_digests, member_hash
from judge_app.bundle.errors import SourceChangedError
from judge_app.bundle.manifest import (
    CHUNKS_NAME,
    MANIFEST_NAME,
    SIGNATURE_NAME,
    Manifest,
    Member,
    encode,
)
from judge_app.bundle.sealing import seal
from judge_app.contest.ids import EntryCode
from judge_app.file_errors import explained
from judge_app.progress import Cancellation, Progress, Report, unheard

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file on staff's disk and its place in the bundle."""

    entry: EntryCode
    path: str
    disk_path: Path


def write_bundle(
    target: Path,
    *,
    manifest: Manifest,
    sources: Sequence[SourceFile],
    root_key: ec.EllipticCurvePrivateKey,
    report: Report = unheard,
    cancellation: Cancellation | None = None,
) -> Manifest:
    """Write `target` and return the manifest as signed.

    `manifest` comes without members. Cancelling or any failure leaves an older `target` untouched
    and nothing else behind.
    """
    stop = cancellation or Cancellation()
    ordered = sorted(sources, key=lambda source: (source.entry, source.path))
    members, digests = _hash_all(ordered, report, stop)
    whole = replace(manifest, members=members)
    content = encode(whole)
    with (
        explained(target),
        atomic_writer(target) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=True) as archive,
    ):
        archive.writestr(_plain_info(MANIFEST_NAME), content)
        archive.writestr(_plain_info(SIGNATURE_NAME), seal(content, root_key))
        archive.writestr(_plain_info(CHUNKS_NAME), digests)
        _Copying(archive, digests, report, stop).copy_all(ordered, members)
    return whole


def _hash_all(
    sources: Sequence[SourceFile], report: Report, stop: Cancellation
) -> tuple[tuple[Member, ...], bytes]:
    total = 0
    for source in sources:
        with explained(source.disk_path):
            total += source.disk_path.stat().st_size
    done = 0
    table = bytearray()
    members = []
    for source in sources:
        report(Progress(step="hash", subject=source.path, done=done, total=total))
        own = b"".join(file_digests(source.disk_path, stop))
        with explained(source.disk_path):
            size = source.disk_path.stat().st_size
        members.append(
            Member(
                entry=source.entry,
                path=source.path,
                size=size,
                sha256=member_hash(own),
                first_chunk=len(table) // DIGEST_SIZE,
            )
        )
        table += own
        done += size
    return tuple(members), bytes(table)


class _Copying:
    """Copies members and makes sure that what is copied is what was hashed."""

    def __init__(
        self, archive: zipfile.ZipFile, digests: bytes, report: Report, stop: Cancellation
    ) -> None:
        self._archive = archive
        self._digests = digests
        self._report = report
        self._stop = stop
        self._done = 0

    def copy_all(self, sources: Sequence[SourceFile], members: Sequence[Member]) -> None:
        total = sum(member.size for member in members)
        for source, member in zip(sources, members, strict=True):
            self._copy(source, member, total)

    def _copy(self, source: SourceFile, member: Member, total: int) -> None:
        info = _plain_info(member.name)
        info.file_size = member.size
        place = member.first_chunk * DIGEST_SIZE
        with self._archive.open(info, "w", force_zip64=member.size >= 1 << 31) as out:
            with explained(source.disk_path):
                stream = source.disk_path.open("rb", buffering=0)
            with stream:
                copied = 0
                while chunk := stream.read(CHUNK_SIZE):
                    self._stop.check()
                    wanted = self._digests[place : place + DIGEST_SIZE]
                    if hashlib.sha256(chunk).digest() != wanted:
                        raise SourceChangedError(source.disk_path)
                    out.write(chunk)
                    place += DIGEST_SIZE
                    copied += len(chunk)
                    self._done += len(chunk)
                    self._report(
                        Progress(step="copy", subject=source.path, done=self._done, total=total)
                    )
                if copied != member.size:
                    raise SourceChangedError(source.disk_path)


def _plain_info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.external_attr = 0o644 << 16
    info.create_system = 3
    return info
