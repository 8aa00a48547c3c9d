"""A `ByteSource` as the `QIODevice` that QMediaPlayer reads from, on FFmpeg's own threads.

Six rules, each one learnt from a hang or a crash and each held by a test:
1. the player clears its source before it gets another device (see `qt_player`);
2. `atEnd` is true where bytes cannot be read, or FFmpeg asks for ever;
3. the player keeps the device alive until its source is cleared (see `qt_player`);
4. Qt takes any read error for the end of the clip, so the device keeps the failure itself;
5. two FFmpeg threads read: a lock, no Qt signal, a file descriptor of its own;
6. clearing the source waits for one read, so a read is one small block at most, and `hurry`
   lets it go on without bytes where the drive does not answer. Not at once, for what is cut short
   in the middle is taken for a broken clip, and said so on the console.
"""

import threading
from dataclasses import dataclass

from PySide6.QtCore import QIODevice, QIODeviceBase

from judge_app.byte_source import ByteSource, DamagedBytesError, Piece
from judge_app.errors import FileProblemError, JudgeAppError
from judge_app.ui.players.reading_thread import ReadingThread

CLOSING_SECONDS = 0.1
"""How long a player that is closed waits for a drive at most."""
HELD_BACK_SECONDS = 0.12
"""How long the reading ahead leaves the processor to the first picture."""
_ENOUGH_MS = 500
"""So much of a clip is more than any decoder wants to have before it shows a picture."""
LONGEST_READ = 256 * 1024
"""Bytes handed over at once; the source itself may read and check a whole chunk for them."""

NOTHING = Piece(0, b"")


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
        self._reading.begin()
        self._size = source.size
        self._lock = threading.Lock()
        self._piece = NOTHING
        self._held_back_from: int | None = None
        self._went_on = threading.Event()
        self._failure: ReadFailure | None = None
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

    def hold_back(self, duration_ms: int) -> None:
        """Once half a second is read, wait a little, or for `go_on`, before more is read and checked.

        A clip that was opened is read four seconds ahead at once. Checking all that takes as much of the
        processor as decoding the first picture, which needs none of it. What is in memory already
        is handed over without waiting, and so is everything where nothing is checked.
        """
        if duration_ms > 0 and self._reading.held_at(0) is not None:
            self._held_back_from = self._size * _ENOUGH_MS // duration_ms

    def go_on(self) -> None:
        """Read as fast as it is asked for."""
        self._held_back_from = None
        self._went_on.set()

    def hurry(self) -> None:
        """Give no more bytes after `CLOSING_SECONDS`, whatever the drive does."""
        self._reading.hurry(CLOSING_SECONDS)
        self.go_on()

    def release(self) -> None:
        """Give no more bytes and close the source, without waiting for a read under way."""
        self._piece = NOTHING
        self._reading.give_up()

    def size(self) -> int:
        """Return the number of bytes."""
        return self._size

    def atEnd(self) -> bool:
        """Say whether reading here gives nothing: at the end, or inside a bad stretch."""
        position = self.pos()
        return position >= self._size or self._reading.is_over() or self._is_bad(position)

    def readData(self, maximum: int) -> object:
        """Return up to `maximum` bytes from the position; nothing where they cannot be read.

        PySide turns every sign of an error into "0 bytes read", so this returns no bytes and
        `atEnd` tells the rest.
        """
        position = self.pos()
        within = position - self._piece.start
        if 0 <= within < len(self._piece.content):
            # FFmpeg reads 32 KiB at a time, a hundred times before there is a picture.
            return self._piece.content[within : within + maximum]
        length = min(maximum, LONGEST_READ, self._size - position)
        if length <= 0 or self._is_bad(position):
            return b""
        if self._must_wait(position):
            self._went_on.wait(HELD_BACK_SECONDS)
            self._held_back_from = None
        try:
            content = self._read_sound(position, length) or b""
        except FileProblemError as cause:
            # A drive that is gone is gone for every byte.
            return self._fail(0, self._size, cause)
        self._piece = self._reading.held_at(position) or NOTHING
        return content

    def writeData(self, _data: object, _length: int) -> int:
        """Refuse: clips are never changed."""
        return -1

    def _must_wait(self, position: int) -> bool:
        """Whether what is read here comes after what a first picture needs, and costs anything."""
        start = self._held_back_from
        return start is not None and position >= start and self._reading.held_at(position) is None

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
        failure = self.failure
        return failure is not None and failure.start <= position < failure.end
