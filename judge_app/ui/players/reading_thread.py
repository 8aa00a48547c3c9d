"""Reads a source on a thread of its own, so that whoever waits for bytes can stop waiting.

A stick that is failing may take half a minute over one read. A player that is closed meanwhile
must not wait for it, or the window would stand still. Bytes that the source holds in memory are
handed over at once: passing a word to another thread and back takes far longer than the bytes.
"""

import threading

from judge_app.byte_source import ByteSource, HoldingSource
from judge_app.errors import JudgeAppError


class ReadingThread:
    """Owns a source. One read at a time; several threads may ask."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._holding = source if isinstance(source, HoldingSource) else None
        self._turn = threading.Lock()
        self._news = threading.Condition()
        self._wanted: tuple[int, int] | None = None
        self._answer: bytes | JudgeAppError | None = None
        self._thread: threading.Thread | None = None
        self._over = threading.Event()

    def read_at(self, offset: int, length: int) -> bytes | None:
        """Return what the source returns or raise what it raises; None once `give_up` was called."""
        if self._holding is not None and not self._over.is_set():
            held = self._holding.held_at(offset, length)
            if held is not None:
                return held
        with self._turn, self._news:
            if self._over.is_set():
                return None
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
            self._wanted, self._answer = (offset, length), None
            self._news.notify_all()
            self._news.wait_for(lambda: self._answer is not None or self._over.is_set())
            answer = None if self._over.is_set() else self._answer
        if isinstance(answer, JudgeAppError):
            raise answer
        return answer

    def give_up(self) -> None:
        """Let whoever waits go on without bytes; the source closes after the read under way."""
        with self._news:
            self._over.set()
            self._news.notify_all()
            has_thread = self._thread is not None
        if not has_thread:
            self._source.close()

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            try:
                answer: bytes | JudgeAppError = self._source.read_at(*wanted)
            except JudgeAppError as error:
                answer = error
            with self._news:
                self._answer = answer
                self._news.notify_all()
        self._source.close()

    def _next(self) -> tuple[int, int] | None:
        with self._news:
            self._news.wait_for(lambda: self._wanted is not None or self._over.is_set())
            wanted, self._wanted = self._wanted, None
            return None if self._over.is_set() else wanted
