"""Pictures in shared memory: the libVLC process writes them, the window reads them.

Three places take turns. The writer never touches the place that was published last nor the one
before it, so a reader that is one picture late still reads a whole picture.
"""

import struct
from dataclasses import dataclass

from judge_app.helper_memory import HelperMemory
from judge_app.media.picture import Picture

LONGEST_SIDE, SHORTEST_SIDE = 1280, 720
PLACES = 3
_HEAD = struct.Struct("<QQIIII")
_HEAD_ROOM = 64
_PLACE_BYTES = LONGEST_SIDE * SHORTEST_SIDE * 4
BOARD_BYTES = _HEAD_ROOM + PLACES * _PLACE_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardHead:
    """What is published, of clip number `clip`.

    `shown` counts every showing, `changes` only pictures that differ.
    """

    shown: int
    changes: int
    place: int
    width: int
    height: int
    clip: int


def fitted_size(width: int, height: int) -> tuple[int, int]:
    """Return even sides of the same shape that fit a place of the board."""
    longest, shortest = max(width, height, 1), max(min(width, height), 1)
    scale = min(1.0, LONGEST_SIDE / longest, SHORTEST_SIDE / shortest)
    return max(2, int(width * scale) // 2 * 2), max(2, int(height * scale) // 2 * 2)


def place_offset(place: int) -> int:
    """Return where a place begins, in bytes from the start of the memory."""
    return _HEAD_ROOM + place * _PLACE_BYTES


class FrameBoard:
    """The shared memory, on either side."""

    def __init__(self, memory: HelperMemory) -> None:
        self._memory = memory

    @classmethod
    def made(cls) -> "FrameBoard":
        """Make the memory; its pages cost nothing until pictures are written."""
        return cls(HelperMemory.made(BOARD_BYTES))

    @classmethod
    def found(cls, name: str) -> "FrameBoard":
        """Attach to the memory of the other side."""
        return cls(HelperMemory.found(name))

    @property
    def name(self) -> str:
        """The name to attach by."""
        return self._memory.name

    @property
    def buffer(self) -> memoryview:
        """All bytes."""
        return self._memory.buffer

    def head(self) -> BoardHead:
        """Return what is published now."""
        shown, changes, place, width, height, clip = _HEAD.unpack_from(self.buffer)
        return BoardHead(
            shown=shown, changes=changes, place=place, width=width, height=height, clip=clip
        )

    def publish(self, head: BoardHead) -> None:
        """Say that a place holds the picture to show."""
        _HEAD.pack_into(
            self.buffer,
            0,
            head.shown,
            head.changes,
            head.place,
            head.width,
            head.height,
            head.clip,
        )

    def picture(self) -> Picture | None:
        """Return a copy of the picture that is published, or None where there is none."""
        for _ in range(3):
            head = self.head()
            length = head.width * head.height * 4
            if head.shown == 0 or length == 0 or length > _PLACE_BYTES or head.place >= PLACES:
                return None
            start = place_offset(head.place)
            pixels = bytes(self.buffer[start : start + length])
            if self.head().shown - head.shown < PLACES - 1:
                break
        return Picture(width=head.width, height=head.height, stride=head.width * 4, pixels=pixels)

    def wipe(self) -> None:
        """Publish nothing."""
        self.publish(BoardHead(shown=0, changes=0, place=0, width=0, height=0, clip=0))

    def close(self) -> None:
        """Let go of the memory; its maker gives it back."""
        self._memory.close()
