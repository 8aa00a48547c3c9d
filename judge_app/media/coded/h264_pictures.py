"""Where pictures begin in H.264 (ITU-T H.264, 7.4.1.2.3), and at which of them decoding can begin."""

import re
from collections.abc import Iterator

from judge_app.media.coded.coded_picture import HEAD_BYTES, CodedPicture
from judge_app.media.coded.h264_head import Bits, H264Fields

_UNITS = re.compile(
    rb"\x00\x00\x01([\x01\x05-\x09\x21\x25\x27\x28\x41\x45\x47\x48\x61\x65\x67\x68])"
)
_SLICE, _ANEW, _MESSAGE, _SEQUENCE, _PICTURE_SET = 1, 5, 6, 7, 8
_FIRST_OF_PICTURE = 0x80
"""The first slice of a picture begins with macroblock 0, which is written as a single bit."""
_INTRA = {2, 4, 7, 9}
_RECOVERY_POINT = 6


class _Reader:
    """What has been read since the last picture, and holds for the next."""

    def __init__(self) -> None:
        self.begin: int | None = None
        self.kinds: set[int] = set()
        self.recovers = False
        self.fields: H264Fields | None = None
        self.open_parity: int | None = None

    def is_second_field(self, head: bytes) -> bool:
        """Whether a picture makes one with the field before it."""
        parity = None if self.fields is None else self.fields.parity(head)
        if parity is not None and self.open_parity == 1 - parity:
            self.open_parity = None
            return True
        self.open_parity = parity
        return False

    def picture(self, at: int, kind: int, head: bytes) -> CodedPicture:
        """Return the picture whose first slice was met."""
        begin = at if self.begin is None else self.begin
        can_begin = kind == _ANEW or (self.recovers and _is_intra(head))
        is_key = can_begin and {_SEQUENCE, _PICTURE_SET} <= self.kinds
        return CodedPicture(
            at=begin, dated_at=begin, is_key=is_key, is_anew=kind == _ANEW, is_dropped=True
        )

    def forget(self) -> None:
        """Go on to the next picture."""
        self.begin, self.recovers = None, False
        self.kinds.clear()


def h264_pictures(content: bytes) -> Iterator[CodedPicture]:
    """Yield the pictures, in the order of storage; raises `BrokenHeadError`."""
    state = _Reader()
    for unit in _UNITS.finditer(content):
        at, kind = unit.start(), unit[1][0] & 31
        head = content[unit.end() : unit.end() + HEAD_BYTES]
        if kind not in {_SLICE, _ANEW}:
            state.begin = at if state.begin is None else state.begin
            state.kinds.add(kind)
            if kind == _SEQUENCE:
                state.fields = H264Fields(head)
            elif kind == _MESSAGE:
                state.recovers = state.recovers or _recovers_at_once(head)
        elif head and head[0] & _FIRST_OF_PICTURE:
            if not state.is_second_field(head):
                yield state.picture(at, kind, head)
            state.forget()


def _is_intra(slice_head: bytes) -> bool:
    bits = Bits(slice_head)
    bits.golomb()
    return bits.golomb() in _INTRA


def _recovers_at_once(messages: bytes) -> bool:
    """Whether one of these messages says that decoding may begin with the picture (D.2.8)."""
    at = 0
    while at + 2 < len(messages) and messages[at] != _FIRST_OF_PICTURE:
        kind, at = _lengthened(messages, at)
        size, at = _lengthened(messages, at)
        if kind == _RECOVERY_POINT:
            return at < len(messages) and bool(messages[at] & _FIRST_OF_PICTURE)
        at += size
    return False


def _lengthened(content: bytes, at: int) -> tuple[int, int]:
    """Return a number that is written as a sum of bytes, and where it ends."""
    total = 0
    while content[at : at + 1] == b"\xff":
        total, at = total + 255, at + 1
    return total + (content[at] if at < len(content) else 0), at + 1
