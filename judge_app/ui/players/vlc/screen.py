"""Where libVLC paints inside its process: callbacks that write into the shared memory."""

import ctypes
import threading
import time
import zlib
from collections.abc import Callable

from judge_app.ui.players.vlc import callbacks as calls
from judge_app.ui.players.vlc.frames import (
    PLACES,
    BoardHead,
    FrameBoard,
    fitted_size,
    place_offset,
)

_SAMPLED_ROWS = 48
_REPAINTED_SECONDS = 0.025
"""libVLC paints a picture once more after 60 to 80 ms; what comes so much sooner is another one, also on a
busy machine."""


class VlcScreen:
    """Gives libVLC a place for each picture and publishes what it shows.

    `size` is the upright picture's; where it is not known, libVLC's own idea of it is taken, which
    includes padding. `sum` tells the picture shown last from others. `is_prompt`: it came
    so soon that it is no repaint. While `is_hidden` nothing is published.
    """

    def __init__(self, board: FrameBoard) -> None:
        self._board = board
        self._address = ctypes.addressof(ctypes.c_char.from_buffer(board.buffer))
        self._place = self._published = 0
        self._shape = (0, 0)
        self.sum = 0
        self._is_there: Callable[[], bool] | None = None
        self._stands = False
        self._steps = 0
        self._clip = 0
        self.size = (0, 0)
        self.shown = 0
        self.changes = self._landed_changes = 0
        self.has_landed = self.counts_equal = self.is_hidden = self.is_prompt = False
        self._shown_at = 0.0
        self._published_sum = 0
        self._stood: int | None = None
        self._held_until = 0
        self.first_shown = threading.Event()
        self.arrived = threading.Event()
        # libVLC keeps these addresses: the objects must live as long as the player.
        self.format = calls.FormatCall(self._on_format)
        self.clean_up = calls.CleanUpCall(self._on_clean_up)
        self.lock = calls.LockCall(self._on_lock)
        self.unlock = calls.UnlockCall(self._on_unlock)
        self.display = calls.DisplayCall(self._on_display)

    def begin(self, size: tuple[int, int], clip: int) -> None:
        """Get ready for clip number `clip`; the upright picture's size is (0, 0) if not known."""
        self.size = size
        self._clip = clip
        self.shown = self.changes = self.sum = 0
        self.first_shown.clear()
        self._is_there = self._stood = None
        self.has_landed = False
        self.arrived.clear()
        self._board.wipe()

    def fits(self, size: tuple[int, int]) -> bool:
        """Whether what libVLC paints has the shape of an upright picture of this size."""
        return self._shape == fitted_size(*size)

    def resize(self, size: tuple[int, int]) -> None:
        """Take the upright picture's size, which was not known; libVLC is about to start anew.

        What comes then is a change even where it shows the same, or the window would keep what it has.
        """
        self.size = size
        self.sum = 0

    @property
    def steps_shown(self) -> int:
        """How many other pictures came after the one landed on; those that look the same do not count."""
        return self.changes - self._landed_changes

    def expect(self, is_there: Callable[[], bool], *, stands: bool, steps: int = 0) -> None:
        """Publish nothing until the picture comes for which libVLC is on its way.

        Args:
            is_there: asked for each picture, in libVLC's thread, whether libVLC has landed on it.
            stands: whether nothing that follows is published either, until `flow`.
            steps: how many pictures behind that one is the one to publish.
        """
        self.arrived.clear()
        self.has_landed = self.counts_equal = False
        self._stands = stands
        self._steps = steps
        self._is_there = is_there

    def expect_steps(self, steps: int) -> None:
        """Publish nothing until the picture comes that lies so many behind the one shown."""
        self.expect(_never, stands=True, steps=steps)
        self.land()

    def land(self) -> None:
        """Count from the picture that libVLC shows now, for want of proof that it is the right one."""
        self._landed_changes = self.changes
        self.has_landed = True
        if self._steps == 0:
            self._arrive()

    def keep(self) -> None:
        """Publish nothing more until `expect` or `flow`."""
        self._is_there = _never

    def take(self) -> None:
        """Publish the picture that libVLC shows now, unless the one expected has come."""
        if self._is_there is not None and not self.arrived.is_set():
            self._arrive()

    def flow(self) -> None:
        """Publish everything from now on."""
        self._is_there = None

    def hold(self, pictures: int) -> None:
        """Go on showing the picture that stands until libVLC, started anew at most so many before, shows it."""
        # Not `sum`: led there unseen, libVLC may have gone on to the end.
        self._stood, self._held_until = self._published_sum, self.changes + pictures

    def release(self) -> None:
        """Hold no longer what stood."""
        self._stood = None

    def _on_format(self, _opaque, chroma, width, height, pitches, lines):  # type: ignore[no-untyped-def]
        known = self.size if all(self.size) else (width[0], height[0])
        self._shape = fitted_size(*known)
        ctypes.memmove(chroma, b"RV32", 4)
        width[0], height[0] = self._shape
        pitches[0], lines[0] = self._shape[0] * 4, self._shape[1]
        return 1

    def _on_clean_up(self, _opaque: object) -> None:
        """Keep everything: the last picture stays on the screen."""

    def _on_lock(self, _opaque, planes):  # type: ignore[no-untyped-def]
        # What was published stays, for the window looks at it whenever it likes.
        others = [place for place in range(PLACES) if place not in {self._place, self._published}]
        place = others[0]
        planes[0] = self._address + place_offset(place)
        return place + 1

    def _on_unlock(self, _opaque: object, _picture: object, _planes: object) -> None:
        """Nothing is locked in fact."""

    def _on_display(self, _opaque: object, picture: int | None) -> None:
        if not picture:
            return
        self._place = picture - 1
        self.shown += 1
        content, now = self._sampled(self._place), time.monotonic()
        self.is_prompt = now - self._shown_at < _REPAINTED_SECONDS
        is_another = self.is_prompt and self.counts_equal and self.steps_shown
        self._shown_at = now
        if content != self.sum or is_another or self.changes == 0:
            self.sum = content
            self.changes += 1
        self.first_shown.set()
        if self._is_there is None:
            self._publish()
        elif self.has_landed:
            if not self.arrived.is_set() and self.steps_shown >= self._steps:
                self._arrive()
        elif self._is_there():
            self.land()

    def _arrive(self) -> None:
        self._is_there = _never if self._stands else None
        self.has_landed = True
        self._publish()
        self.arrived.set()

    def _publish(self) -> None:
        if self.is_hidden or self._holds():
            return
        self._published, self._published_sum = self._place, self.sum
        self._board.publish(
            BoardHead(
                shown=self.shown,
                changes=self.changes,
                place=self._place,
                width=self._shape[0],
                height=self._shape[1],
                clip=self._clip,
            )
        )

    def _holds(self) -> bool:
        if self.sum == self._stood or self.changes > self._held_until:
            self._stood = None
        return self._stood is not None

    def _sampled(self, place: int) -> int:
        """Return a sum over some rows, which tells a new picture from the same one shown again."""
        width, height = self._shape
        start, stride = place_offset(place), width * 4
        total = 0
        for row in range(0, height, max(1, height // _SAMPLED_ROWS)):
            at = start + row * stride
            total = zlib.adler32(self._board.buffer[at : at + stride], total)
        return total


def _never() -> bool:
    return False
