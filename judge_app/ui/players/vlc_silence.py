"""Sound for a machine without loudspeakers: nobody hears it, but it takes its time.

libVLC's own dummy output swallows sound as fast as it is decoded, so a short sound-only clip is over
before it has begun.
"""

import ctypes
import time
from typing import Any

from judge_app.ui.players import vlc_callbacks as calls

_LONGEST_WAIT = 0.1
"""Seconds; whoever wants to stop the sound waits for one block at most."""
_FORMAT, _RATE, _CHANNELS = b"S16N", 8000, 1


class SilentSound:
    """Takes a player's sound and lets each block last as long as it would be heard."""

    def __init__(self, dll: Any, player: ctypes.c_void_p) -> None:
        self._dll = dll
        # libVLC keeps these addresses: the object must live as long as the player.
        self._calls = (
            calls.SoundCall(self._on_sound),
            calls.MomentCall(_ignored),
            calls.MomentCall(_ignored),
            calls.MomentCall(_ignored),
            calls.DrainCall(_drained),
        )
        dll.libvlc_audio_set_callbacks(player, *self._calls, None)
        dll.libvlc_audio_set_format(player, _FORMAT, _RATE, _CHANNELS)

    def _on_sound(self, _opaque: object, _samples: object, _count: int, due_us: int) -> None:
        wait = (due_us - self._dll.libvlc_clock()) / 1_000_000
        if wait > 0:
            time.sleep(min(wait, _LONGEST_WAIT))


def _ignored(_opaque: object, _moment: int) -> None:
    """Pausing, going on and flushing change nothing here."""


def _drained(_opaque: object) -> None:
    """Nothing is kept that could be drained."""
