"""Hashes of a member's chunks, and the table that holds those of all members.

A chunk is 1 MiB. A member's own hash, in the signed manifest, is SHA-256 over its chunk digests in
order, so that the manifest stays small however large the bundle is, a member's part of the table
is read and checked when the member is first read, and each chunk when the chunk is.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from judge_app.file_errors import explained
from judge_app.progress import Cancellation

CHUNK_SIZE = 1 << 20
DIGEST_SIZE = 32


def chunk_count(size: int) -> int:
    """Return how many chunks a member of `size` bytes has; an empty one has none."""
    return -(-size // CHUNK_SIZE)


def file_digests(path: Path, cancellation: Cancellation) -> Iterator[bytes]:
    """Yield the digest of each chunk of a file."""
    with explained(path), path.open("rb", buffering=0) as stream:
        while chunk := stream.read(CHUNK_SIZE):
            cancellation.check()
            yield hashlib.sha256(chunk).digest()


def member_hash(digests: bytes) -> str:
    """Return a member's hash from its chunk digests."""
    return hashlib.sha256(digests).hexdigest()
