import struct
from collections.abc import Callable

import pytest

from judge_app.media.containers.edit_list import picture_shift_ms, played_length_ms


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


def _movie_head(length: int, scale: int = 1000, *, is_long: bool = False) -> bytes:
    if is_long:
        return _box(b"mvhd", b"\1" + bytes(19), struct.pack(">IQ", scale, length))
    return _box(b"mvhd", bytes(12), struct.pack(">II", scale, length))


def _late(handler: bytes, pause: int) -> bytes:
    edits = struct.pack(">IIIiIIiI", 0, 2, pause, -1, 1 << 16, 4000, 0, 1 << 16)
    return _track(handler, edits, 1000)


@pytest.mark.parametrize(
    ("boxes", "length"),
    [
        ([_movie_head(14_000), _late(b"vide", 10_000)], 4000),
        ([_movie_head(14_000, is_long=True), _late(b"vide", 10_000)], 4000),
        ([_movie_head(7000, 500), _late(b"vide", 5000), _late(b"soun", 4900)], 4200),
        ([_movie_head(14_000), _late(b"vide", 10_000), _late(b"text", 9000)], 4000),
        ([_movie_head(14_000), _late(b"vide", 10_000), SOUND], None),
        ([_movie_head(4000), SOUND], None),
        ([_movie_head(9000), _late(b"vide", 10_000)], None),
        ([_movie_head(14_000), _late(b"vide", 10_000), _box(b"mvex", bytes(4))], None),
        ([_movie_head(14_000, 0), _late(b"vide", 10_000)], None),
        ([_late(b"vide", 10_000)], None),
        ([], None),
    ],
)
def test_what_begins_late_is_shorter_than_it_tells(boxes: list[bytes], length: int | None) -> None:
    clip = _clip(*boxes)
    assert played_length_ms(_reader(clip), len(clip)) == length
