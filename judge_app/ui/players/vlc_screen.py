"""Where libVLC paints inside its process: callbacks that write into the shared memory."""

import ctypes
import threading
import zlib
from collections.abc import Callable

from judge_app.ui.players import vlc_callbacks as calls
from judge_app.ui.players.vlc_frames import (
    PLACES,
    BoardHead,
    FrameBoard,
    fitted_size,
    place_offset,
)

_SAMPLED_ROWS = 24


class VlcScreen:
    """Gives libVLC a place for each picture and publishes what it shows.

    `size` is the upright picture's; where it is not known, libVLC's own idea of it is taken, which
    includes padding.
    """

    def __init__(self, board: FrameBoard) -> None:
        self._board = board
        self._address = ctypes.addressof(ctypes.c_char.from_buffer(board.buffer))
        self._place = 0
        self._shape = (0, 0)
        self._sum = 0
        self._is_there: Callable[[], bool] | None = None
        self._stands = False
        self._clip = 0
        self.size = (0, 0)
        self.shown = 0
        self.changes = 0
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
        self.shown = self.changes = self._sum = 0
        self.first_shown.clear()
        self._is_there = None
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
        self._sum = 0

    def expect(self, is_there: Callable[[], bool], *, stands: bool) -> None:
        """Publish nothing until the picture comes for which libVLC is on its way.

        Args:
            is_there: asked for each picture, in libVLC's thread, whether it is the one.
            stands: whether nothing that follows is published either, until `flow`.
        """
        self.arrived.clear()
        self._stands = stands
        self._is_there = is_there

    def keep(self) -> None:
        """Publish nothing more until `expect` or `flow`."""
        self._is_there = _never

    def take(self) -> None:
        """Publish the picture that libVLC shows now, for want of proof that it is the right one."""
        if self._is_there is not None and not self.arrived.is_set():
            self._arrive()

    def flow(self) -> None:
        """Publish everything from now on."""
        self._is_there = None

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
        place = (self._place + 1) % PLACES
        planes[0] = self._address + place_offset(place)
        return place + 1

    def _on_unlock(self, _opaque: object, _picture: object, _planes: object) -> None:
        """Nothing is locked in fact."""

    def _on_display(self, _opaque: object, picture: int | None) -> None:
        if not picture:
            return
        self._place = picture - 1
        self.shown += 1
        content = self._sampled(self._place)
        if content != self._sum or self.changes == 0:
            self._sum = content
            self.changes += 1
        self.first_shown.set()
        if self._is_there is None:
            self._publish()
        elif self._is_there():
            self._arrive()

    def _arrive(self) -> None:
        self._is_there = _never if self._stands else None
        self._publish()
        self.arrived.set()

    def _publish(self) -> None:
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
