"""Reads something up in a clip on a thread of its own; the drive may be slow, and the window must not wait."""

import _thread
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from judge_app.byte_source import ByteSource

W = TypeVar("W")
A = TypeVar("A")


class SideReading(Generic[W, A]):
    """One wish at a time, the latest wins.

    Args:
        source: the clip, which becomes this object's own and is closed by the thread.
        answer: what is done for a wish, on the thread.
        tell: hears each wish and its answer, on the thread; let go of as soon as `end` is called, for a Qt
            object whose last owner is a thread would be taken apart there, and not by the window.
    """

    def __init__(
        self,
        source: ByteSource,
        answer: Callable[[ByteSource, W], A],
        tell: Callable[[W, A], None],
    ) -> None:
        self._source = source
        self._answer = answer
        self._tell: Callable[[W, A], None] | None = tell
        self._news = threading.Condition()
        self._wishes: list[W] = []
        _thread.start_new_thread(self._work, ())

    def ask(self, wish: W) -> None:
        """Take a wish, in place of one that nobody has begun with."""
        with self._news:
            self._wishes = [wish]
            self._news.notify()

    def end(self) -> None:
        """Tell nothing more; the source closes after the read under way."""
        with self._news:
            self._tell = None
            self._news.notify()

    def _work(self) -> None:
        while (wish := self._next()) is not None:
            answer = self._answer(self._source, wish)
            # Whoever hears it cannot go meanwhile: `end` waits for the lock.
            with self._news:
                if self._tell is not None:
                    self._tell(wish, answer)
        self._source.close()

    def _next(self) -> W | None:
        with self._news:
            self._news.wait_for(lambda: self._wishes or self._tell is None)
            return None if self._tell is None else self._wishes.pop()
