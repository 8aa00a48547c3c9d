"""H.264 whose pictures are coded as two fields each, as many camcorders do; ffmpeg makes none.

Every field is one slice of macroblocks without compression (I_PCM; ITU-T H.264, 7.3), which is the
whole of an encoder that is needed to show a numbered picture.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from tests.support.clips import HEIGHT, RATE, WIDTH, numbered_picture

_CLOCK = Fraction(1, 90_000)
_KEY_EVERY = 25
_BLOCK = 16
_IDR, _PLAIN = 0x65, 0x41
"""Heads of units: a key slice and another, both of which may be leant on."""


class _Bits:
    """Bits, highest first."""

    def __init__(self) -> None:
        self._bits: list[int] = []

    def u(self, count: int, value: int) -> "_Bits":
        """Add a number of `count` bits."""
        self._bits += [value >> place & 1 for place in reversed(range(count))]
        return self

    def ue(self, value: int) -> "_Bits":
        """Add a number as Exp-Golomb codes it (9.1)."""
        length = (value + 1).bit_length()
        return self.u(2 * length - 1, value + 1)

    def aligned(self) -> bytes:
        """Return everything, filled up with zeros."""
        filled = self._bits + [0] * (-len(self._bits) % 8)
        return np.packbits(np.array(filled, np.uint8)).tobytes()


def _unit(head: int, content: bytes) -> bytes:
    """Return a unit, its zeros kept from looking like a beginning (7.4.1)."""
    safe = bytearray()
    zeros = 0
    for byte in content:
        if zeros == 2 and byte <= 3:
            safe.append(3)
            zeros = 0
        safe.append(byte)
        zeros = zeros + 1 if byte == 0 else 0
    return b"\0\0\0\1" + bytes([head]) + bytes(safe)


def _heads() -> bytes:
    sequence = _Bits().u(8, 77).u(8, 0).u(8, 30).ue(0).ue(0).ue(2).ue(1).u(1, 0)
    sequence.ue(WIDTH // _BLOCK - 1).ue(HEIGHT // (2 * _BLOCK) - 1)
    # Not only frames; no mixing inside a frame; direct 8 x 8; no cropping; no more; the end.
    sequence.u(1, 0).u(1, 0).u(1, 1).u(1, 0).u(1, 0).u(1, 1)
    picture = _Bits().ue(0).ue(0).u(2, 0).ue(0).ue(0).ue(0).u(3, 0).ue(0).ue(0).ue(0)
    picture.u(3, 0b100).u(1, 1)
    return _unit(0x67, sequence.aligned()) + _unit(0x68, picture.aligned())


def _field(rows: np.ndarray, frame_number: int, *, is_bottom: bool, is_key: bool) -> bytes:
    """Return one field; `rows` are its brightness."""
    head = _Bits().ue(0).ue(7).ue(0).u(4, frame_number).u(1, 1).u(1, is_bottom)
    if is_key:
        head.ue(0).u(2, 0)
    else:
        head.u(1, 0)
    head.ue(0).ue(1)
    content = bytearray(head.ue(25).aligned())
    grey = b"\x80" * (_BLOCK * _BLOCK // 2)
    for number, block in enumerate(_blocks(rows)):
        # Each block's kind again, filled up to a whole byte.
        content += (_Bits().ue(25).aligned() if number else b"") + block + grey
    return _unit(_IDR if is_key else _PLAIN, bytes(content) + b"\x80")


def _blocks(rows: np.ndarray) -> list[bytes]:
    high, wide = rows.shape[0] // _BLOCK, rows.shape[1] // _BLOCK
    blocks = rows.reshape(high, _BLOCK, wide, _BLOCK).swapaxes(1, 2)
    return [block.tobytes() for block in blocks.reshape(-1, _BLOCK, _BLOCK)]


def make_field_clip(target: Path, pictures: int) -> Path:
    """Write a transport stream of numbered pictures, both fields of each stamped with one time."""
    with av.open(str(target), "w", format="mpegts") as out:
        stream = out.add_stream("h264", rate=RATE)
        stream.width, stream.height, stream.time_base = WIDTH, HEIGHT, _CLOCK
        for number in range(pictures):
            packet = av.Packet(_picture(number))
            packet.stream, packet.time_base = stream, _CLOCK
            packet.pts = packet.dts = number * _CLOCK.denominator // RATE
            packet.is_keyframe = number % _KEY_EVERY == 0
            out.mux_one(packet)
    return target


def _picture(number: int) -> bytes:
    brightness = numbered_picture(number).mean(axis=2).clip(16, 235).astype(np.uint8)
    since_key = number % _KEY_EVERY
    is_key = since_key == 0
    top = _field(brightness[0::2], since_key % 16, is_bottom=False, is_key=is_key)
    bottom = _field(brightness[1::2], since_key % 16, is_bottom=True, is_key=False)
    return (_heads() if is_key else b"") + b"\0\0\0\1\x09\x10" + top + bottom
