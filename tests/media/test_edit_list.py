import struct
from collections.abc import Callable

import pytest

from judge_app.media.edit_list import picture_shift_ms


def _box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def _track(handler: bytes, edits: bytes, scale: int) -> bytes:
    head = _box(b"mdhd", bytes(12), struct.pack(">I", scale))
    return _box(
        b"trak",
        _box(b"edts", _box(b"elst", edits)),
        _box(b"mdia", head, _box(b"hdlr", bytes(8), handler)),
    )


def _edits(*starts: int) -> bytes:
    entries = b"".join(struct.pack(">IiI", 4000, start, 0x10000) for start in starts)
    return struct.pack(">II", 0, len(starts)) + entries


def _clip(*tracks: bytes) -> bytes:
    return _box(b"ftyp", bytes(8)) + _box(b"mdat", bytes(500)) + _box(b"moov", *tracks)


def _reader(content: bytes) -> Callable[[int, int], bytes]:
    return lambda offset, length: content[offset : offset + length]


SOUND = _track(b"soun", _edits(777), 1000)


@pytest.mark.parametrize(
    ("clip", "shift"),
    [
        (_clip(SOUND, _track(b"vide", _edits(1024), 12800)), 80),
        (_clip(_track(b"vide", _edits(-1, 512), 12800)), 40),
        (_clip(_track(b"vide", struct.pack(">IIQqI", 1 << 24, 1, 4000, 3000, 1), 30000)), 100),
        (_clip(_track(b"vide", _edits(0), 12800)), 0),
        (_clip(_track(b"vide", _edits(10_000_000), 12800)), 0),
        (_clip(_track(b"vide", _edits(1024), 0)), 0),
        (_clip(SOUND), 0),
        (b"RIFF" + bytes(100), 0),
        (b"", 0),
    ],
)
def test_what_the_edit_list_leaves_out(clip: bytes, shift: int) -> None:
    assert picture_shift_ms(_reader(clip), len(clip)) == shift


def test_a_clip_cut_anywhere_is_no_error() -> None:
    clip = _clip(SOUND, _track(b"vide", _edits(1024), 12800))
    for end in range(len(clip)):
        assert picture_shift_ms(_reader(clip[:end]), end) in {0, 80}
