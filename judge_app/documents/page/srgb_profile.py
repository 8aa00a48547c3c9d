"""The colour space that pages are meant in: an sRGB profile of half a kilobyte, always the same.

Written out from the figures of IEC 61966-2-1 in the format of ICC.1:2010 (version 4.3), because
profiles made by libraries carry the moment they were made and would spoil reproducible pages.
"""

import struct
from functools import cache

_DESCRIPTION = "sRGB IEC61966-2.1"
_COPYRIGHT = "No copyright, use freely"

# Primaries of sRGB adapted to D50 by the Bradford transform, and that transform itself.
_COLORANTS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_D50 = (0.9642, 1.0, 0.8249)
_ADAPTATION = (
    *(1.047882, 0.022919, -0.050201),
    *(0.029587, 0.990479, -0.017059),
    *(-0.009232, 0.015076, 0.751678),
)
# Y = (aX + b)^g for X >= d, else cX: function type 3 of ICC.1:2010, 10.16.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


@cache
def srgb_profile() -> bytes:
    """Return the profile's bytes."""
    tags = {
        b"desc": _text(_DESCRIPTION),
        b"cprt": _text(_COPYRIGHT),
        b"wtpt": _numbers(b"XYZ ", _D50),
        b"chad": _numbers(b"sf32", _ADAPTATION),
        **{name: _numbers(b"XYZ ", values) for name, values in _COLORANTS.items()},
    }
    curve = struct.pack(">4s4xHH", b"para", 3, 0) + b"".join(map(_fixed, _CURVE))
    return _assembled([*tags.items(), (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)])


def _assembled(tags: list[tuple[bytes, bytes]]) -> bytes:
    offset = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table = struct.pack(">I", len(tags))
    body = b""
    for name, content in tags:
        if content not in places:
            places[content] = offset + len(body)
            body += content + b"\0" * (-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    return _header(offset + len(body)) + table + body


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI4s4s4s", size, 0x04300000, b"mntr", b"RGB ", b"XYZ ") + made + b"acsp"
    illuminant = b"".join(map(_fixed, _D50))
    return (head.ljust(68, b"\0") + illuminant).ljust(128, b"\0")


def _text(text: str) -> bytes:
    content = text.encode("utf-16-be")
    return struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(content), 28) + content


def _numbers(kind: bytes, values: tuple[float, ...]) -> bytes:
    return kind + b"\0" * 4 + b"".join(map(_fixed, values))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))
