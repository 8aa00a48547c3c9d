"""How long until a bundle is open and its list readable: 1 GB beside 100 GB, 400 clips each.

The large bundles are sparse: their clips are zeros that take no room on the disk, hashed once. The
signature and every table are real. Opening is measured in this process, after one warm-up each.

    python -m benchmarks.bundle_opening [--runs 15] [--room FOLDER]
"""

import argparse
import hashlib
import statistics
import tempfile
import time
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

from judge_app.bundle.chunks import CHUNK_SIZE, member_hash
from judge_app.bundle.manifest import (
    CHUNKS_NAME,
    MANIFEST_NAME,
    SIGNATURE_NAME,
    Manifest,
    Member,
    encode,
)
from judge_app.bundle.reader import BundleReader
from judge_app.bundle.sealing import seal
from tests.support.signed_contest import signed_contest

ZEROS = bytes(CHUNK_SIZE)
ENTRIES = 400
"""Clips in either bundle; only their length differs."""


class Sparse:
    """A file to write to, in which zeros are holes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> int:
        if bytes(data) == ZEROS:
            self._stream.seek(CHUNK_SIZE, 1)
        else:
            self._stream.write(data)
        return len(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def make_bundle(path: Path, gigabytes: int) -> None:
    chunks = gigabytes * 1024 // ENTRIES
    held = signed_contest(entries=ENTRIES)
    own = hashlib.sha256(ZEROS).digest() * chunks
    members = tuple(
        Member(
            entry=entry.code,
            path="video.mp4",
            size=chunks * CHUNK_SIZE,
            sha256=member_hash(own),
            first_chunk=number * chunks,
        )
        for number, entry in enumerate(held.contest.entries)
    )
    table = own * ENTRIES
    manifest = Manifest(
        contest=held.contest,
        roster=held.roster,
        created_at=held.moment.isoformat(),
        members=members,
    )
    content = encode(manifest)
    with (
        path.open("wb") as stream,
        zipfile.ZipFile(cast("BinaryIO", Sparse(stream)), "w") as archive,
    ):
        archive.writestr(MANIFEST_NAME, content)
        archive.writestr(SIGNATURE_NAME, seal(content, held.root.private_key))
        archive.writestr(CHUNKS_NAME, table)
        for member in members:
            with archive.open(zipfile.ZipInfo(member.name), "w", force_zip64=True) as out:
                for _ in range(chunks):
                    out.write(ZEROS)


def opening_seconds(path: Path) -> float:
    start = time.perf_counter()
    reader = BundleReader.open(path)
    listed = [(entry.code, entry.title) for entry in reader.contest.entries]
    took = time.perf_counter() - start
    first = reader.contest.entries[0]
    source = reader.member(first.code, "video.mp4")
    assert source.read_at(0, 16) == bytes(16)
    assert listed
    source.close()
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--room", type=Path, help="where the sparse files may lie")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.room) as folder:
        small, large = Path(folder, "small.judgebundle"), Path(folder, "large.judgebundle")
        make_bundle(small, 1)
        make_bundle(large, 100)
        opening_seconds(small), opening_seconds(large)
        pairs = [(opening_seconds(small), opening_seconds(large)) for _ in range(chosen.runs)]
        on_disk = large.stat().st_blocks * 512
    one = statistics.median(pair[0] for pair in pairs)
    hundred = statistics.median(pair[1] for pair in pairs)
    print(
        f"1 GB {one * 1000:.1f} ms, 100 GB {hundred * 1000:.1f} ms "
        f"(on disk {on_disk / 1e6:.0f} MB), ratio {hundred / one:.2f}"
    )


if __name__ == "__main__":
    main()
