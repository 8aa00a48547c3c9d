"""A clip inside a deck as bytes that a player can read in place, checked like the deck itself."""

import struct
import tempfile
import threading
import zipfile
import zlib
from contextlib import ExitStack
from pathlib import PurePosixPath

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import UnreadableDeckError
from judge_app.slides.plain.ppt.sounds import open_sound
from judge_app.slides.plain.ppt.streams import is_old_binary

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_IN_MEMORY = 32 << 20
"""Packed clips up to so many bytes are unpacked in memory, larger ones beside it."""
_BLOCK = 1 << 20
_LOCKED = 1
"""The flag of members that a password protects."""
_DAMAGE = (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, zlib.error, RuntimeError)
"""What zipfile raises on a member that is missing, damaged, or locked by a password."""


class UnreadableClipError(JudgeAppError):
    """A clip inside a deck is missing or damaged; `detail` is for whoever helps."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail


def open_embedded(deck: ByteSource, part: str) -> ByteSource:
    """Open a part of a deck by its name, such as `/ppt/media/media1.mp4`.

    A clip that is stored as it is plays from its place in the deck; a packed one is unpacked first,
    and a sound of an old binary deck is put together. The deck stays open. `UnreadableClipError` if
    there is no such part or it is damaged.
    """
    source = deck.reopened()
    if is_old_binary(source.read_at(0, 8)):
        return _sound(deck, source, part)
    clip: ByteSource | None = None
    try:
        clip = _clip(source, part)
    except _DAMAGE as error:
        raise UnreadableClipError(PurePosixPath(part).name, str(error)) from error
    finally:
        if not isinstance(clip, _InPlace) and source is not deck:
            source.close()
    return clip


def _sound(deck: ByteSource, source: ByteSource, part: str) -> ByteSource:
    try:
        return open_sound(source, part)
    except (UnreadableDeckError, KeyError) as error:
        raise UnreadableClipError(PurePosixPath(part).name, str(error)) from error
    finally:
        if source is not deck:
            source.close()


def _clip(source: ByteSource, part: str) -> ByteSource:
    with zipfile.ZipFile(ByteStream(source)) as archive:
        info = archive.getinfo(part.lstrip("/"))
        if info.compress_type == zipfile.ZIP_STORED and not info.flag_bits & _LOCKED:
            return _InPlace(source, info)
        with ExitStack() as undo, archive.open(info) as stream:
            unpacked = _Unpacked(info)
            undo.callback(unpacked.close)
            while block := stream.read(_BLOCK):
                unpacked.write(block)
            undo.pop_all()
            return unpacked


class _InPlace:
    """A stored member where it lies."""

    def __init__(self, source: ByteSource, info: zipfile.ZipInfo) -> None:
        header = source.read_at(info.header_offset, _LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size or not header.startswith(_LOCAL_MAGIC):
            raise zipfile.BadZipFile(info.filename)
        _, name, extra = _LOCAL_HEADER.unpack(header)
        self._source = source
        self._info = info
        self._start: int = info.header_offset + _LOCAL_HEADER.size + name + extra
        self._size: int = max(0, min(info.file_size, source.size - self._start))

    @property
    def name(self) -> str:
        """The clip's name inside the deck."""
        return PurePosixPath(self._info.filename).name

    @property
    def size(self) -> int:
        """The number of bytes."""
        return self._size

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset`."""
        length = max(0, min(length, self._size - offset))
        return self._source.read_at(self._start + offset, length) if length else b""

    def reopened(self) -> ByteSource:
        """Return the same clip through a file descriptor of its own."""
        return _InPlace(self._source.reopened(), self._info)

    def close(self) -> None:
        """Close the deck's file that was opened for this clip."""
        self._source.close()


class _Unpacked:
    """A packed member's bytes, in memory or in a file without a name; the last user ends it."""

    def __init__(self, info: zipfile.ZipInfo) -> None:
        self._info = info
        self._room = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - see close
        self._lock = threading.Lock()
        self._users = 1
        self._size = 0

    @property
    def name(self) -> str:
        """The clip's name inside the deck."""
        return PurePosixPath(self._info.filename).name

    @property
    def size(self) -> int:
        """The number of bytes."""
        return self._size

    def write(self, block: bytes) -> None:
        """Add what follows."""
        self._room.write(block)
        self._size += len(block)

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset`."""
        with self._lock:
            self._room.seek(offset)
            return self._room.read(length)

    def reopened(self) -> ByteSource:
        """Return the same bytes for one user more."""
        with self._lock:
            self._users += 1
        return self

    def close(self) -> None:
        """Let go; the bytes go with the last user."""
        with self._lock:
            self._users -= 1
            if self._users == 0:
                self._room.close()
