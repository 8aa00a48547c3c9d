"""What length a file's own head promises, where its end is missing and FFmpeg forgets the promise.

Of an AVI, WAV or WMV that was copied in part FFmpeg tells the length of what is left, so that nobody
would notice. MP4, Matroska and FLV keep their promise; MPEG and Ogg never made one.
Sources: "AVI RIFF File Reference" (`AVIMAINHEADER`), "Multiple Channel Audio Data and WAVE Files",
"Advanced Systems Format (ASF) Specification" 3.2 (File Properties Object), all Microsoft.
"""

import struct

from judge_app.media.magic import Container

HEAD_BYTES = 64 * 1024
"""So many bytes from the start hold every promise."""

_FILE_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_UNKNOWN = {0, 0xFFFFFFFF}
"""Sizes that a program wrote that could not come back to fill them in."""


def promised_ms(container: Container, head: bytes, size: int) -> int:
    """Return the length of the whole in milliseconds if `size` bytes are fewer than `head` says, else 0."""
    try:
        match container:
            case Container.AVI if _is_riff_cut(head, size):
                return _avi_ms(head)
            case Container.WAV if _is_riff_cut(head, size):
                return _wav_ms(head)
            case Container.ASF:
                return _asf_ms(head, size)
            case _:
                return 0
    except (struct.error, ZeroDivisionError):
        return 0


def _is_riff_cut(head: bytes, size: int) -> bool:
    (promised,) = struct.unpack_from("<I", head, 4)
    return promised not in _UNKNOWN and size < promised + 8


def _avi_ms(head: bytes) -> int:
    at = head.find(b"avih")
    if at < 0:
        return 0
    picture_us, pictures = struct.unpack_from("<I12xI", head, at + 8)
    return int(picture_us * pictures // 1000)


def _wav_ms(head: bytes) -> int:
    form, data = head.find(b"fmt "), head.find(b"data")
    if form < 0 or data < 0:
        return 0
    (bytes_a_second,) = struct.unpack_from("<I", head, form + 16)
    (content,) = struct.unpack_from("<I", head, data + 4)
    return 0 if content in _UNKNOWN else int(content * 1000 // bytes_a_second)


def _asf_ms(head: bytes, size: int) -> int:
    at = head.find(_FILE_PROPERTIES)
    if at < 0:
        return 0
    whole, lasts_100_ns, preroll_ms = struct.unpack_from("<Q16xQ8xQ", head, at + 40)
    return int(max(0, lasts_100_ns // 10_000 - preroll_ms)) if size < whole else 0
