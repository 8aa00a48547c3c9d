"""Pictures of an old binary deck: the stream they are stored in, and which slide shows which.

[MS-ODRAW] 2.2.20-32. A slide's shapes name their picture by its number in the drawing group's list.
"""

import struct
import zlib
from collections.abc import Iterator

from judge_app.slides.picture_size import is_picture
from judge_app.slides.plain.records import Record, record_at

_DRAWING_GROUP, _STORE, _STORE_ENTRY, _OPTIONS = 1035, 0xF001, 0xF007, 0xF00B
_PICTURE_NUMBER = 0x0104
_METAFILES = {0xF01A: 0x3D4, 0xF01B: 0x216}
"""EMF and WMF with the instance that has one hash; one more means two hashes."""
_BITMAPS = {0xF01D: {0x46B, 0x6E3}, 0xF01E: {0x6E1}, 0xF01F: {0x7A9}, 0xF029: {0x6E5}, 0xF02A: {0x46B, 0x6E3}}  # fmt: skip
"""JPEG, PNG, DIB, TIFF, JPEG with the instances that have two hashes."""
_DIB = 0xF01F
_HASH = 16
_METAFILE_HEADER = 34
_STORED = 0xFE
_LARGEST_METAFILE = 64_000_000
_MOST_ON_A_SLIDE = 60


def stored_pictures(document: Record | None, stream: memoryview) -> tuple[bytes, ...]:
    """Return every picture of the store in its order, empty where it cannot be read."""
    group = document.first(_DRAWING_GROUP) if document is not None else None
    if group is None:
        return ()
    store = next((record for record in group.below() if record.kind == _STORE), None)
    if store is None:
        return ()
    found = (_entry(record, stream) for record in store.inside())
    return tuple(content if is_picture(content) else b"" for content in found)


def pictures_of(slide: Record, stored: tuple[bytes, ...]) -> Iterator[bytes]:
    """Yield the pictures that a slide shows, each once."""
    seen: set[int] = set()
    for record in slide.below():
        if record.kind != _OPTIONS:
            continue
        for place in range(0, min(record.instance * 6, len(record.content) - 5), 6):
            name, number = struct.unpack_from("<HI", record.content, place)
            if name & 0x3FFF != _PICTURE_NUMBER or number in seen:
                continue
            seen.add(number)
            if len(seen) <= _MOST_ON_A_SLIDE and 0 < number <= len(stored) and stored[number - 1]:
                yield stored[number - 1]


def _entry(record: Record, stream: memoryview) -> bytes:
    if record.kind != _STORE_ENTRY:
        return _picture(record)
    offset = record.number(28)
    inside = record.content[36 + record.content[33] :] if len(record.content) > 36 else b""
    found = record_at(stream, offset)
    if found is None and inside:
        found = record_at(memoryview(inside), 0)
    return b"" if found is None else _picture(found)


def _picture(record: Record) -> bytes:
    if record.kind in _METAFILES:
        hashes = 1 + (record.instance != _METAFILES[record.kind])
        return _metafile(bytes(record.content[hashes * _HASH :]))
    if record.kind in _BITMAPS:
        hashes = 1 + (record.instance in _BITMAPS[record.kind])
        content = bytes(record.content[hashes * _HASH + 1 :])
        return _bmp(content) if record.kind == _DIB else content
    return b""


def _metafile(content: bytes) -> bytes:
    header, body = content[:_METAFILE_HEADER], content[_METAFILE_HEADER:]
    if len(header) < _METAFILE_HEADER or header[32] == _STORED:
        return body
    try:
        return zlib.decompressobj().decompress(body, _LARGEST_METAFILE)
    except zlib.error:
        return b""


def _bmp(dib: bytes) -> bytes:
    """Put the file header before a bitmap that was stored without one."""
    if len(dib) < 40:
        return b""
    size, depth, used = (
        int.from_bytes(dib[0:4], "little"),
        int.from_bytes(dib[14:16], "little"),
        int.from_bytes(dib[32:36], "little"),
    )
    colours = used or (1 << depth if depth <= 8 else 0)
    return struct.pack("<2sIHHI", b"BM", 14 + len(dib), 0, 0, 14 + size + 4 * colours) + dib
