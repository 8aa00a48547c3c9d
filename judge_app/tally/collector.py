"""Keeps the garbage collector out of work that makes many records and no reference cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Pause:
    """Counts who wants the collector to wait, across threads; the last one wakes it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._holders = 0
        self._was_enabled = False

    def begin(self) -> None:
        with self._lock:
            if self._holders == 0:
                self._was_enabled = gc.isenabled()
                gc.disable()
            self._holders += 1

    def end(self) -> None:
        with self._lock:
            self._holders -= 1
            if self._holders == 0 and self._was_enabled:
                gc.enable()


_PAUSE = _Pause()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause Python's collector of cycles while a tally is worked out; also a decorator.

    A tally makes some thirty records of each entry, and none refers to itself by any way, so that
    counting references frees them all. The collector would find nothing, yet go through everything
    that is alive time and again: a quarter of the work in a contest of 20 000 entries, and more of
    it the larger the contest. The pause is for the whole process: cycles that other threads leave
    meanwhile are collected after it.
    """
    _PAUSE.begin()
    try:
        yield
    finally:
        _PAUSE.end()
