"""Bytes that can be read at any position: a plain file, or a verified slice of a bundle.

Viewers and players read through `ByteSource` alone and never learn where the bytes come from.
"""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained


class DamagedBytesError(JudgeAppError):
    """Bytes `start`..`end` of the source are not the ones that were signed."""

    def __init__(self, name: str, start: int, end: int) -> None:
        super().__init__(name, start, end)
        self.name = name
        self.start = start
        self.end = end


class ByteSource(Protocol):
    """A readable sequence of bytes of known size. Every method may be called from any thread."""

    @property
    def name(self) -> str:
        """The file's name as its makers gave it, for messages."""

    @property
    def size(self) -> int:
        """The number of bytes."""

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset`; fewer only at the end.

        Raises `DamagedBytesError` for bytes that fail their check and a `FileProblemError` (such
        as `DriveRemovedError`) where the drive fails.
        """

    def reopened(self) -> "ByteSource":
        """Return another source of the same bytes with a file descriptor of its own."""

    def close(self) -> None:
        """Let go of the file; reading afterwards is a bug."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes from `start` on, in memory and checked."""

    start: int
    content: bytes


@runtime_checkable
class HoldingSource(ByteSource, Protocol):
    """A source that keeps pieces of its bytes in memory."""

    def held_at(self, offset: int) -> Piece | None:
        """Return the piece around `offset`, or None where it might have to be read or checked."""

    def hold(self, offset: int) -> Piece:
        """Have the piece around `offset` in memory and return it.

        Raises what `read_at` raises.
        """


class FileSource:
    """A plain file as a `ByteSource`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        with explained(path):
            self._stream = path.open("rb", buffering=0)
            self._size = path.stat().st_size

    @property
    def name(self) -> str:
        """The file's name."""
        return self._path.name

    @property
    def size(self) -> int:
        """The number of bytes when the file was opened."""
        return self._size

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset`."""
        parts = []
        with self._lock, explained(self._path):
            self._stream.seek(offset)
            while length > 0 and (part := self._stream.read(length)):
                parts.append(part)
                length -= len(part)
        return b"".join(parts)

    def reopened(self) -> "FileSource":
        """Return another source of the same file."""
        return FileSource(self._path)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()


class MemorySource:
    """Bytes in memory as a `ByteSource`."""

    def __init__(self, name: str, content: bytes) -> None:
        self._name = name
        self._content = content

    @property
    def name(self) -> str:
        """The name for messages."""
        return self._name

    @property
    def size(self) -> int:
        """The number of bytes."""
        return len(self._content)

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset`."""
        return self._content[offset : offset + length]

    def reopened(self) -> "MemorySource":
        """Return a source of the same bytes."""
        return self

    def close(self) -> None:
        """Nothing is held open."""


class SliceSource:
    """Part of another source; closing it leaves the other open."""

    def __init__(self, source: ByteSource, start: int, size: int) -> None:
        self._source = source
        self._start = start
        self._size = max(0, min(size, source.size - start))

    @property
    def name(self) -> str:
        """The name of the whole."""
        return self._source.name

    @property
    def size(self) -> int:
        """The number of bytes of the part."""
        return self._size

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset` inside the part."""
        length = max(0, min(length, self._size - offset))
        return self._source.read_at(self._start + offset, length) if length else b""

    def reopened(self) -> "SliceSource":
        """Return the same part of another source of the same bytes."""
        return SliceSource(self._source.reopened(), self._start, self._size)

    def close(self) -> None:
        """Nothing is held open."""


def read_all(source: ByteSource) -> bytes:
    """Return every byte of a source; meant for small ones."""
    return source.read_at(0, source.size)
