"""Reads a source on a thread of its own, so that whoever waits for bytes can stop waiting.

A stick that is failing may take half a minute over one read. A player that is closed meanwhile
must not wait for it, or the window would stand still. Bytes that the source holds in memory are
handed over at once: passing a word to another thread and back takes far longer than the bytes.
"""

import _thread
import threading
import time
from contextlib import suppress

from judge_app.byte_source import ByteSource, HoldingSource, Piece
from judge_app.errors import JudgeAppError
from judge_app.media.magic import HEAD_BYTES, has_index_at_end


class ReadingThread:
    """Owns a source. One read at a time; several threads may ask."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._holding = source if isinstance(source, HoldingSource) else None
        self._turn = threading.Lock()
        self._news = threading.Condition()
        self._wanted: tuple[int, int] | None = None
        self._answer: bytes | JudgeAppError | None = None
        self._has_thread = False
        self._deadline: float | None = None
        self._over = threading.Event()

    def is_over(self) -> bool:
        """Whether nothing is handed over any more."""
        deadline = self._deadline
        return self._over.is_set() or (deadline is not None and time.monotonic() >= deadline)

    def begin(self) -> None:
        """Have what is read first in memory by the time somebody asks, if the source holds any."""
        if self._holding is not None and self._holding.held_at(0) is None:
            with self._news:
                self._start()

    def held_at(self, offset: int) -> Piece | None:
        """Return the piece around `offset` if the source holds it."""
        if self._holding is None or self.is_over():
            return None
        return self._holding.held_at(offset)

    def read_at(self, offset: int, length: int) -> bytes | None:
        """Return what the source returns or raise what it raises; None where it `is_over`."""
        held = self.held_at(offset)
        if held is not None and offset + length <= held.start + len(held.content):
            return held.content[offset - held.start : offset - held.start + length]
        with self._turn, self._news:
            if self.is_over():
                return None
            self._start()
            self._wanted, self._answer = (offset, length), None
            self._news.notify_all()
            while not (self._has_answer() or self.is_over()):
                self._news.wait(self._time_left())
            answer = None if self.is_over() else self._answer
        if isinstance(answer, JudgeAppError):
            raise answer
        return answer

    def hurry(self, seconds: float) -> None:
        """Hand nothing over after this time; whoever waits then goes on without."""
        with self._news:
            self._deadline = time.monotonic() + seconds
            self._news.notify_all()

    def give_up(self) -> None:
        """Let whoever waits go on without bytes; the source closes after the read under way."""
        with self._news:
            self._over.set()
            self._news.notify_all()
            has_thread = self._has_thread
        if not has_thread:
            self._source.close()

    def _has_answer(self) -> bool:
        return self._answer is not None

    def _time_left(self) -> float | None:
        return None if self._deadline is None else max(0.0, self._deadline - time.monotonic())

    def _start(self) -> None:
        if not self._has_thread:
            self._has_thread = True
            # `Thread.start` would wait until the thread runs, which takes milliseconds on a busy machine.
            _thread.start_new_thread(self._work, ())

    def _work(self) -> None:
        self._hold_ends()
        while (wanted := self._next()) is not None:
            self._serve(*wanted)
        self._source.close()

    def _serve(self, offset: int, length: int) -> None:
        try:
            answer: bytes | JudgeAppError = self._source.read_at(offset, length)
        except JudgeAppError as error:
            answer = error
        with self._news:
            self._answer = answer
            self._news.notify_all()

    def _hold_ends(self) -> None:
        """Have in memory what is read first. Whoever asks for bytes that fail hears of it then."""
        if self._holding is None or self._over.is_set() or self._source.size == 0:
            return
        with suppress(JudgeAppError):
            first = self._holding.hold(0)
            wanted = self._take_wish()
            if wanted is not None:
                self._serve(*wanted)
            if has_index_at_end(first.content[:HEAD_BYTES]) and not self._over.is_set():
                self._holding.hold(self._source.size - 1)

    def _take_wish(self) -> tuple[int, int] | None:
        with self._news:
            wanted, self._wanted = self._wanted, None
            return wanted

    def _next(self) -> tuple[int, int] | None:
        with self._news:
            self._news.wait_for(lambda: self._wanted is not None or self._over.is_set())
        wanted = self._take_wish()
        return None if self._over.is_set() else wanted
