"""Clips that somebody will want to see soon, read and checked before that."""

import threading
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from judge_app.byte_source import ByteSource, HoldingSource
from judge_app.errors import JudgeAppError
from judge_app.media.beginning import hold_beginning, hold_ends

Key = TypeVar("Key", bound=Hashable)


class ClipShelf(Generic[Key]):
    """Keeps sources open, so that what they hold in memory serves whoever opens the clip.

    One worker fills it. A clip that cannot be read is passed over: whoever opens it hears of it then.

    Args:
        opening: opens a clip.
    """

    def __init__(self, opening: Callable[[Key], ByteSource]) -> None:
        self._opening = opening
        self._sources: dict[Key, ByteSource] = {}
        self._chosen: Key | None = None
        self._wanted: frozenset[Key] = frozenset()
        self._at_work = threading.Lock()
        self._is_closed = threading.Event()

    def hurry(self, clip: Key, goes_on: Callable[[], bool]) -> None:
        """Have in memory what players of this clip read first; it was just chosen."""
        with self._at_work:
            self._chosen = clip
            self._drop_others()
            self._hold(clip, hold_ends, goes_on)
        self._clear_if_closed()

    def fill(self, clips: Sequence[Key], goes_on: Callable[[], bool]) -> None:
        """Have these in memory, small ones whole, in this order, and no others."""
        with self._at_work:
            self._chosen, self._wanted = None, frozenset(clips)
            self._drop_others()
            for clip in clips:
                self._hold(clip, hold_beginning, goes_on)
        self._clear_if_closed()

    def close(self) -> None:
        """Let go of everything; where a read is under way, as soon as it ends."""
        self._is_closed.set()
        self._clear_if_closed()

    def _hold(
        self,
        clip: Key,
        hold: Callable[[HoldingSource, Callable[[], bool]], None],
        goes_on: Callable[[], bool],
    ) -> None:
        def still() -> bool:
            return goes_on() and not self._is_closed.is_set()

        with suppress(JudgeAppError):
            if still() and clip not in self._sources:
                self._sources[clip] = self._opening(clip)
            source = self._sources.get(clip)
            if isinstance(source, HoldingSource):
                hold(source, still)

    def _drop_others(self) -> None:
        for clip in [each for each in self._sources if not self._is_wanted(each)]:
            self._sources.pop(clip).close()

    def _is_wanted(self, clip: Key) -> bool:
        return clip in self._wanted or clip == self._chosen

    def _clear_if_closed(self) -> None:
        if self._is_closed.is_set() and self._at_work.acquire(blocking=False):
            try:
                self._chosen, self._wanted = None, frozenset()
                self._drop_others()
            finally:
                self._at_work.release()
