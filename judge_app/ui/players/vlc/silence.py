"""Sound for a machine without loudspeakers: nobody hears it, but it takes its time.

libVLC's own dummy output swallows the last second of a clip at once, so a short sound-only clip is over
before it has begun.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from judge_app.ui.players.vlc import callbacks as calls

_LONGEST_WAIT = 1.0
"""Seconds; libVLC reads no further ahead, and nothing can be stopped meanwhile."""
_FORMAT, _RATE, _CHANNELS = b"S16N", 8000, 1


class SilentSound:
    """Takes a player's sound and lets it end when it would have been heard."""

    def __init__(self, dll: Any, player: ctypes.c_void_p) -> None:
        self._dll = dll
        self._due_us = 0
        self._is_over = threading.Event()
        # libVLC keeps these addresses: the object must live as long as the player.
        self._calls = (
            calls.SoundCall(self._on_sound),
            calls.MomentCall(_ignored),
            calls.MomentCall(_ignored),
            calls.MomentCall(_ignored),
            calls.DrainCall(self._on_drain),
        )
        dll.libvlc_audio_set_callbacks(player, *self._calls, None)
        dll.libvlc_audio_set_format(player, _FORMAT, _RATE, _CHANNELS)

    @contextmanager
    def cut_short(self) -> Iterator[None]:
        """Do not wait for the end of the sound while libVLC stops."""
        self._is_over.set()
        yield
        self._is_over.clear()

    def _on_sound(self, _opaque: object, _samples: object, _count: int, due_us: int) -> None:
        # Waiting here, as a loudspeaker does, would hold up pausing and seeking.
        self._due_us = due_us

    def _on_drain(self, _opaque: object) -> None:
        wait = (self._due_us - self._dll.libvlc_clock()) / 1_000_000
        if wait > 0:
            self._is_over.wait(min(wait, _LONGEST_WAIT))


def _ignored(_opaque: object, _moment: int) -> None:
    """Pausing, going on and flushing change nothing here."""
