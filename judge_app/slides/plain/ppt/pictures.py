"""Pictures of an old binary deck: the stream they are stored in, in the order of its list.

[MS-ODRAW] 2.2.20-32. A slide's shapes name their picture by its number in the drawing group's list.
"""

import struct
import zlib

from judge_app.slides.picture_size import is_picture
from judge_app.slides.plain.records import Record, record_at

_DRAWING_GROUP, _STORE, _STORE_ENTRY = 1035, 0xF001, 0xF007
_METAFILES = {0xF01A: 0x3D4, 0xF01B: 0x216}
"""EMF and WMF with the instance that has one hash; one more means two hashes."""
_BITMAPS = {0xF01D: {0x46B, 0x6E3}, 0xF01E: {0x6E1}, 0xF01F: {0x7A9}, 0xF029: {0x6E5}, 0xF02A: {0x46B, 0x6E3}}  # fmt: skip
"""JPEG, PNG, DIB, TIFF, JPEG with the instances that have two hashes."""
_DIB = 0xF01F
_HASH = 16
_METAFILE_HEADER = 34
_STORED = 0xFE
_LARGEST_METAFILE = 32_000_000
_LARGEST_STORE = 150_000_000
"""Bytes of all pictures together; those behind are left out."""


def stored_pictures(document: Record | None, stream: memoryview) -> tuple[bytes, ...]:
    """Return every picture of the store in its order, empty where it cannot be read."""
    group = document.first(_DRAWING_GROUP) if document is not None else None
    if group is None:
        return ()
    store = next((record for record in group.below() if record.kind == _STORE), None)
    if store is None:
        return ()
    found: list[bytes] = []
    left = _LARGEST_STORE
    for record in store.inside():
        content = _entry(record, stream) if left > 0 else b""
        found.append(content if is_picture(content) else b"")
        left -= len(content)
    return tuple(found)


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
