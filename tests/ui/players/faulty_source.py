"""A source whose bytes are slow, damaged or gone, as a test wishes."""

import threading
import time
from pathlib import Path

from judge_app.byte_source import DamagedBytesError, Piece
from judge_app.errors import DriveRemovedError
from judge_app.ui.players.source_device import LONGEST_READ
from tests.support.patience import PATIENCE_MS


class FaultySource:
    """Bytes in memory, with faults that the test may change while they are read."""

    def __init__(self, content: bytes, *, damaged: range | None = None, delay: float = 0.0) -> None:
        self.content = content
        self.damaged = damaged
        self.delay = delay
        self.is_gone = False
        self.is_gone_from: int | None = None
        """From this byte on everything was still to be read when the drive went."""
        self.answers = threading.Event()
        """Cleared, the drive does not answer until it is set."""
        self.answers.set()
        self.waiting = 0
        """So many reads wait for the drive's answer."""
        self.open_copies = 0
        self.reads: list[tuple[int, int]] = []
        self.threads: set[int] = set()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return "clip.mp4"

    @property
    def size(self) -> int:
        return len(self.content)

    def read_at(self, offset: int, length: int) -> bytes:
        time.sleep(self.delay)
        self._wait_for_answer()
        self.reads.append((offset, length))
        self.threads.add(threading.get_ident())
        is_behind = self.is_gone_from is not None and offset + length > self.is_gone_from
        if self.is_gone or is_behind:
            raise DriveRemovedError(Path("stick") / self.name)
        bad = self.damaged
        if bad is not None and offset < bad.stop and offset + length > bad.start:
            raise DamagedBytesError(self.name, bad.start, bad.stop)
        return self.content[offset : offset + length]

    def reopened(self) -> "FaultySource":
        if self.is_gone:
            raise DriveRemovedError(Path("stick") / self.name)
        with self._lock:
            self.open_copies += 1
        return _Copy(self)

    def close(self) -> None:
        """The test's own source stays open."""

    def _wait_for_answer(self) -> None:
        with self._lock:
            self.waiting += 1
        try:
            self.answers.wait(PATIENCE_MS / 1000)
        finally:
            with self._lock:
                self.waiting -= 1


class _Copy(FaultySource):
    """What a player gets: shares the faults of the original and counts its closing."""

    def __init__(self, original: FaultySource) -> None:
        super().__init__(original.content)
        self._original = original

    def read_at(self, offset: int, length: int) -> bytes:
        return self._original.read_at(offset, length)

    def close(self) -> None:
        self._original.open_copies -= 1


class HoldingCopy(_Copy):
    """Holds the first `held` bytes in memory, whatever the drive does."""

    def __init__(self, original: FaultySource, held: int) -> None:
        super().__init__(original)
        self._held = held

    def held_at(self, offset: int) -> Piece | None:
        return Piece(0, self.content[: self._held]) if offset < self._held else None

    def hold(self, offset: int) -> Piece:
        return self.held_at(offset) or Piece(offset, self.read_at(offset, LONGEST_READ))
