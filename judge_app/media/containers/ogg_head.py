"""What an Ogg file tells in front: which of its streams holds pictures (RFC 3533; Ogg Skeleton 4.0, `fisbone`)."""

import struct
from dataclasses import dataclass

from judge_app.media.containers.ogg_coding import FIRST_BYTES, OggCoding, read_ogg_coding
from judge_app.media.containers.ogg_pages import OggPage, OggPages
from judge_app.media.containers.stored_bytes import ReadAt

_SKELETON, _BONE = b"fishead\0", b"fisbone\0"
_BONE_BYTES = 44
_SOUNDS = (b"\x01vorbis", b"OpusHead", b"Speex   ", b"\x7fFLAC", b"fLaC")
_BESIDE = (_SKELETON, b"\x80kate\0\0\0", *_SOUNDS)
"""What may lie beside pictures."""
_MOST_PAGES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class OggHead:
    """The one stream of pictures, and what lies beside it."""

    serial: int
    coding: OggCoding
    serials: frozenset[int]
    """The numbers of all streams."""
    has_sound: bool
    data_at: int
    """Where the first page begins that is none of a stream's first."""


def read_ogg_head(read_at: ReadAt, pages: OggPages) -> OggHead | None:
    """Return what is told, None where there is not exactly one stream of countable pictures, or damage."""
    begun: dict[int, bytes] = {}
    data_at = 0
    for page, _ in zip(pages.onwards(0), range(_MOST_PAGES), strict=False):
        if not page.is_first:
            break
        begun[page.serial] = _first_bytes(read_at, page)
        data_at = page.end
    codings = {serial: read_ogg_coding(packet) for serial, packet in begun.items()}
    known = [(serial, coding) for serial, coding in codings.items() if coding is not None]
    others = [packet for serial, packet in begun.items() if codings[serial] is None]
    if len(known) != 1 or not all(packet.startswith(_BESIDE) for packet in others):
        return None
    serial, coding = known[0]
    if _begins_elsewhere(read_at, pages, data_at, serial):
        return None
    return OggHead(
        serial=serial,
        coding=coding,
        serials=frozenset(begun),
        has_sound=any(packet.startswith(_SOUNDS) for packet in others),
        data_at=data_at,
    )


def _begins_elsewhere(read_at: ReadAt, pages: OggPages, data_at: int, serial: int) -> bool:
    """Whether a skeleton says that a stream begins elsewhere than with its first picture."""
    for page, _ in zip(pages.onwards(data_at), range(_MOST_PAGES), strict=False):
        told = _first_bytes(read_at, page)
        if told.startswith(_BONE) and len(told) >= _BONE_BYTES:
            of, begins = struct.unpack_from("<I20xq", told, 12)
            if of == serial and begins:
                return True
    return False


def _first_bytes(read_at: ReadAt, page: OggPage) -> bytes:
    length = min(max(FIRST_BYTES, _BONE_BYTES), sum(page.laces))
    return read_at(page.content_at, length)
