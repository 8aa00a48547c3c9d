"""A member of a bundle as a `ByteSource`: read in place, every chunk checked when first read.

The digests of its chunks are read, and held against the member's signed hash, before the first.
"""

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from judge_app.bundle.chunks import CHUNK_SIZE, DIGEST_SIZE, chunk_count, member_hash
from judge_app.bundle.member_memory import MemberMemory
from judge_app.byte_source import DamagedBytesError, Piece
from judge_app.errors import DriveRemovedError
from judge_app.file_errors import explained


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Where a member and the digests of its chunks lie in the bundle's file.

    `sha256` is the member's signed hash, over those digests.
    """

    bundle: Path
    path: str
    offset: int
    size: int
    sha256: str
    digests_offset: int


class MemberSource:
    """Reads a slice of the bundle with a file descriptor of its own.

    What it reads stays in `memory`, which it shares with other sources of the same member.
    """

    def __init__(self, place: Slice, memory: MemberMemory) -> None:
        self._place = place
        self._memory = memory
        self._reading = threading.Lock()
        with explained(place.bundle):
            self._stream = place.bundle.open("rb", buffering=0)

    @property
    def name(self) -> str:
        """The file's name as its makers gave it."""
        return PurePosixPath(self._place.path).name

    @property
    def size(self) -> int:
        """The number of bytes."""
        return self._place.size

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to `length` checked bytes from `offset`."""
        end = min(offset + length, self._place.size)
        parts = []
        with self._reading:
            while offset < end:
                number, within = divmod(offset, CHUNK_SIZE)
                part = self._chunk(number)[within : within + end - offset]
                parts.append(part)
                offset += len(part)
        return b"".join(parts)

    def held_at(self, offset: int) -> Piece | None:
        """Return the chunk around `offset` if it was read and checked before and is kept.

        It never waits for a read, not even for another thread's.
        """
        number = offset // CHUNK_SIZE
        kept = self._memory.chunk(number)
        return None if kept is None else Piece(number * CHUNK_SIZE, kept)

    def hold(self, offset: int) -> Piece:
        """Read and check the chunk around `offset` unless it is kept."""
        number = offset // CHUNK_SIZE
        kept = self._memory.chunk(number)
        if kept is None:
            with self._reading:
                kept = self._chunk(number)
        return Piece(number * CHUNK_SIZE, kept)

    def reopened(self) -> "MemberSource":
        """Return another source of the same member."""
        return MemberSource(self._place, self._memory)

    def close(self) -> None:
        """Let go of the file."""
        with self._reading:
            self._memory = MemberMemory()
            self._stream.close()

    def _chunk(self, number: int) -> bytes:
        memory = self._memory
        kept = memory.chunk(number)
        if kept is not None:
            return kept
        if memory.digests is None:
            memory.digests = self._signed_digests()
        start = number * CHUNK_SIZE
        length = min(CHUNK_SIZE, self._place.size - start)
        content = self._read(self._place.offset + start, length)
        wanted = memory.digests[number * DIGEST_SIZE : (number + 1) * DIGEST_SIZE]
        if hashlib.sha256(content).digest() != wanted:
            raise DamagedBytesError(self.name, start, start + length)
        memory.keep(number, content)
        return content

    def _signed_digests(self) -> bytes:
        length = chunk_count(self._place.size) * DIGEST_SIZE
        digests = self._read(self._place.digests_offset, length)
        if member_hash(digests) != self._place.sha256:
            raise DamagedBytesError(self.name, 0, self._place.size)
        return digests

    def _read(self, position: int, length: int) -> bytes:
        parts = []
        with explained(self._place.bundle):
            self._stream.seek(position)
            while length > 0:
                part = self._stream.read(length)
                if not part:
                    break
                parts.append(part)
                length -= len(part)
        if length > 0 and not self._place.bundle.exists():
            raise DriveRemovedError(self._place.bundle)
        return b"".join(parts)
