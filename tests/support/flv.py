"""FLV clips written out tag by tag."""

import struct

SOUND, PICTURE, SCRIPT = 8, 9, 18
H263, VP6, AVC = 2, 4, 7


def tag(kind: int, time_ms: int, content: bytes) -> bytes:
    """Return a tag, with its length told once more behind it."""
    time = (time_ms & 0xFFFFFF).to_bytes(3) + bytes([time_ms >> 24])
    head = bytes([kind]) + len(content).to_bytes(3) + time + bytes(3)
    return head + content + struct.pack(">I", len(head) + len(content))


def picture(
    time_ms: int, *, is_key: bool = False, codec: int = H263, later_ms: int = 0, length: int = 40
) -> bytes:
    """Return the tag of a picture, of H.264 shown so much later than it is decoded."""
    head = bytes([(1 if is_key else 2) << 4 | codec])
    if codec == AVC:
        head += b"\1" + (later_ms & 0xFFFFFF).to_bytes(3)
    return tag(PICTURE, time_ms, head + bytes(length))


def sound(time_ms: int) -> bytes:
    """Return the tag of some MP3."""
    return tag(SOUND, time_ms, b"\x2f" + bytes(60))


def clip(*tags: bytes) -> bytes:
    """Return a clip."""
    return b"FLV\1\5" + struct.pack(">II", 9, 0) + b"".join(tags)
