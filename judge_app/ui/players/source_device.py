"""A `ByteSource` as the `QIODevice` that QMediaPlayer reads from, on FFmpeg's own threads.

Six rules, each one learnt from a hang or a crash and each held by a test:
1. the player clears its source before it gets another device (see `qt_player`);
2. `atEnd` is true where bytes cannot be read, or FFmpeg asks for ever;
3. the player keeps the device alive until its source is cleared (see `qt_player`);
4. Qt takes any read error for the end of the clip, so the device keeps the failure itself;
5. two FFmpeg threads read: a lock, no Qt signal, a file descriptor of its own;
6. clearing the source waits for one read, so a read is one small block at most, and `release`
   lets it go on without bytes where the drive does not answer.
"""

import threading
from dataclasses import dataclass

from PySide6.QtCore import QIODevice, QIODeviceBase

from judge_app.byte_source import ByteSource, DamagedBytesError
from judge_app.errors import FileProblemError, JudgeAppError
from judge_app.ui.players.reading_thread import ReadingThread

LONGEST_READ = 256 * 1024
"""Bytes handed over at once; the source itself may read and check a whole chunk for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFailure:
    """Bytes `start`..`end` of the source could not be read, because of `cause`."""

    start: int
    end: int
    cause: JudgeAppError


class SourceDevice(QIODevice):
    """Reads through `source`, which it owns. A bad stretch ends the reading until one seeks past it."""

    def __init__(self, source: ByteSource) -> None:
        super().__init__()
        self._reading = ReadingThread(source)
        self._size = source.size
        self._lock = threading.Lock()
        self._failure: ReadFailure | None = None
        self._is_closed = False
        # Unbuffered: QIODevice's own buffer would read ahead and blur the position.
        self.open(QIODeviceBase.OpenModeFlag.ReadOnly | QIODeviceBase.OpenModeFlag.Unbuffered)

    @property
    def failure(self) -> ReadFailure | None:
        """The latest stretch that could not be read, until `forgive`."""
        with self._lock:
            return self._failure

    def forgive(self) -> None:
        """Try the bad stretch again when it is next asked for."""
        with self._lock:
            self._failure = None

    def release(self) -> None:
        """Give no more bytes and close the source, without waiting for a read under way.

        The device itself must outlive the player's own source; `close` it after that.
        """
        with self._lock:
            self._is_closed = True
        self._reading.give_up()

    def isSequential(self) -> bool:
        """Say that one may seek."""
        return False

    def size(self) -> int:
        """Return the number of bytes."""
        return self._size

    def bytesAvailable(self) -> int:
        """Return how many bytes follow."""
        return max(0, self._size - self.pos())

    def atEnd(self) -> bool:
        """Say whether reading here gives nothing: at the end, or inside a bad stretch."""
        position = self.pos()
        with self._lock:
            return position >= self._size or self._is_closed or self._is_bad(position)

    def readData(self, maximum: int) -> object:
        """Return up to `maximum` bytes from the position; nothing where they cannot be read.

        PySide turns every sign of an error into "0 bytes read", so this returns no bytes and
        `atEnd` tells the rest.
        """
        position = self.pos()
        length = min(maximum, LONGEST_READ, self._size - position)
        with self._lock:
            if length <= 0 or self._is_closed or self._is_bad(position):
                return b""
        try:
            return self._read_sound(position, length) or b""
        except FileProblemError as cause:
            # A drive that is gone is gone for every byte.
            return self._fail(0, self._size, cause)

    def writeData(self, _data: object, _length: int) -> int:
        """Refuse: clips are never changed."""
        return -1

    def _read_sound(self, position: int, length: int) -> bytes | None:
        """Return what is sound before a bad stretch, or note the stretch and return nothing."""
        try:
            return self._reading.read_at(position, length)
        except DamagedBytesError as cause:
            if cause.start > position:
                return self._reading.read_at(position, cause.start - position)
            return self._fail(position, max(cause.end, position + 1), cause)

    def _fail(self, start: int, end: int, cause: JudgeAppError) -> bytes:
        with self._lock:
            self._failure = ReadFailure(start=start, end=end, cause=cause)
        return b""

    def _is_bad(self, position: int) -> bool:
        failure = self._failure
        return failure is not None and failure.start <= position < failure.end
