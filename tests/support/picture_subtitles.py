"""A numbered clip with a track of subtitles that are pictures, as discs have them.

The track is a Presentation Graphic Stream: "US 2009/0185789 A1" describes its segments.
"""

import struct
from pathlib import Path

from tests.support.clips import H264, HEIGHT, WIDTH, make_base, run_ffmpeg

_CLOCK = 90_000
_SIZE = (80, 16)
_WINDOW, _PALETTE, _OBJECT, _COMPOSITION, _END = 0x17, 0x14, 0x15, 0x16, 0x80
_BEGINS = 0x80
"""The state of a composition that needs nothing from before."""


def make_clip_with_picture_subtitles(folder: Path) -> Path:
    """Make a clip that shows a white bar from 0,5 s to 1,5 s and from 2 s to 3 s, once for a folder."""
    target = folder / "pictures.mkv"
    if target.exists():
        return target
    stream = folder / "lines.sup"
    moments = ((0.5, 1.5), (2.0, 3.0))
    stream.write_bytes(b"".join(_shown(start) + _gone(end) for start, end in moments))
    run_ffmpeg(
        "-i", str(make_base(folder)), "-i", str(stream), "-map", "0:v", "-map", "0:a", "-map", "1",
        *H264, "-c:a", "aac", "-c:s", "copy", str(target),
    )  # fmt: skip
    return target


def _shown(seconds: float) -> bytes:
    width, height = _SIZE
    row = bytes((0, 0x80 | 40, 1)) * 2 + bytes((0, 0))
    pixels = row * height
    head = struct.pack(">HBB", 0, 0, 0xC0) + (len(pixels) + 4).to_bytes(3, "big")
    return b"".join(
        (
            _segment(seconds, _COMPOSITION, _composition(1)),
            _segment(seconds, _WINDOW, _window()),
            _segment(seconds, _PALETTE, bytes((0, 0, 1, 235, 128, 128, 255))),
            _segment(seconds, _OBJECT, head + struct.pack(">HH", width, height) + pixels),
            _segment(seconds, _END, b""),
        )
    )


def _gone(seconds: float) -> bytes:
    parts = ((_COMPOSITION, _composition(0)), (_WINDOW, _window()), (_END, b""))
    return b"".join(_segment(seconds, kind, content) for kind, content in parts)


def _composition(objects: int) -> bytes:
    state = _BEGINS if objects else 0
    head = struct.pack(">HHBHBBBB", WIDTH, HEIGHT, 0x10, 0, state, 0, 0, objects)
    return head + struct.pack(">HBBHH", 0, 0, 0, *_corner()) * objects


def _window() -> bytes:
    return struct.pack(">BBHHHH", 1, 0, *_corner(), *_SIZE)


def _corner() -> tuple[int, int]:
    return (WIDTH - _SIZE[0]) // 2, HEIGHT - _SIZE[1] - 8


def _segment(seconds: float, kind: int, content: bytes) -> bytes:
    return b"PG" + struct.pack(">IIBH", round(seconds * _CLOCK), 0, kind, len(content)) + content
