"""Whether a picture of H.264 is a whole one or only every second line (ITU-T H.264, 7.3.2.1.1 and 7.3.3).

Two such fields, one after the other, are shown as one picture.
"""

from judge_app.media.coded.coded_picture import BrokenHeadError

_HIGH_PROFILES = {100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135}
_GREY_OR_FULL = 3
_SCALED, _SCALED_IN_FULL = 8, 12
_LONGEST = 32


class Bits:
    """Reads bits of a NAL unit, one after the other, with the emulation prevention taken out."""

    def __init__(self, content: bytes) -> None:
        self._content = content.replace(b"\0\0\3", b"\0\0")
        self._at = 0

    def take(self, count: int = 1) -> int:
        """Return the number that the next bits make."""
        begin, end = self._at, self._at + count
        part = self._content[begin // 8 : (end + 7) // 8]
        if len(part) * 8 < end - begin // 8 * 8:
            raise BrokenHeadError
        self._at = end
        return int.from_bytes(part) >> -end % 8 & (1 << count) - 1

    def golomb(self) -> int:
        """Return the next unsigned Exp-Golomb number; a signed one takes as many bits."""
        zeros = 0
        while not self.take():
            zeros += 1
            if zeros > _LONGEST:
                raise BrokenHeadError
        return (1 << zeros) - 1 + (self.take(zeros) if zeros else 0)

    def signed_golomb(self) -> int:
        """Return the next signed Exp-Golomb number."""
        number = self.golomb()
        return (number + 1) // 2 if number & 1 else -(number // 2)


class H264Fields:
    """Tells fields from whole pictures, for pictures that follow one sequence parameter set.

    Args:
        sequence: that set, without the byte that names its kind.
    """

    def __init__(self, sequence: bytes) -> None:
        bits = Bits(sequence)
        profile = bits.take(8)
        bits.take(16)
        bits.golomb()
        self._planes = 0
        if profile in _HIGH_PROFILES:
            self._skip_colour(bits)
        self._number_bits = bits.golomb() + 4
        _skip_order(bits)
        bits.golomb()
        bits.take()
        bits.golomb()
        bits.golomb()
        self._may_be_fields = not bits.take()

    def parity(self, slice_head: bytes) -> int | None:
        """Return 0 for a picture of the upper lines, 1 for the lower, None for a whole picture.

        `slice_head` is the first slice, without the byte that names its kind.
        """
        if not self._may_be_fields:
            return None
        bits = Bits(slice_head)
        for _ in range(3):
            bits.golomb()
        if self._planes:
            bits.take(self._planes)
        bits.take(self._number_bits)
        return bits.take() if bits.take() else None

    def _skip_colour(self, bits: Bits) -> None:
        kind = bits.golomb()
        if kind == _GREY_OR_FULL:
            self._planes = 2 * bits.take()
        bits.golomb()
        bits.golomb()
        bits.take()
        if bits.take():
            for number in range(_SCALED_IN_FULL if kind == _GREY_OR_FULL else _SCALED):
                if bits.take():
                    _skip_scaling(bits, 16 if number < 6 else 64)


def _skip_scaling(bits: Bits, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following:
            following = (last + bits.signed_golomb()) % 256
        last = following or last


def _skip_order(bits: Bits) -> None:
    match bits.golomb():
        case 0:
            bits.golomb()
        case 1:
            bits.take()
            bits.golomb()
            bits.golomb()
            for _ in range(min(bits.golomb(), 255)):
                bits.golomb()
        case 2:
            pass
        case _:
            raise BrokenHeadError
