"""What the first bytes of a coded picture tell of the order in which pictures are shown."""

from collections.abc import Iterator

IN_ORDER = frozenset(
    b"MJPG AVRN LJPG DIV3 DIV4 DIV5 MP43 MP42 MP41 MPG4 DIV1 DIV2 WMV1 WMV2 FLV1 H263 S263 U263 "
    b"DVSD DVHD DVSL DV25 DV50 CVID MSVC CRAM HFYU FFVH FFV1 LAGS TSCC TSC2 CSCD ZMBV MPNG "
    b"VP31 VP60 VP61 VP62 YUY2 UYVY I420 YV12 IYUV".split()
)
"""Codecs without pictures that wait for later ones."""
MPEG4 = frozenset(b"XVID DIVX DX50 FMP4 MP4V MP4S M4S2 3IV2 RMP4 SEDG".split())
H264 = frozenset(b"H264 X264 AVC1 DAVC VSSH".split())

_VOP, _FIRST_VOL, _LAST_VOL = 0xB6, 0x20, 0x2F
_BETWEEN = 2
_SLICE, _IDR_SLICE = 1, 5


def waits_for_later(picture: bytes) -> bool:
    """Whether a picture of MPEG-4 is one between two others, both stored before it (B-VOP)."""
    return any(
        kind == _VOP and content[:1] and content[0] >> 6 == _BETWEEN
        for kind, content in _coded(picture)
    )


def never_waits(head: bytes) -> bool:
    """Whether MPEG-4 says in front of its pictures that none is between others (`low_delay`)."""
    layers = (content for kind, content in _coded(head) if _FIRST_VOL <= kind <= _LAST_VOL)
    return any(_is_low_delay(layer) for layer in layers)


def begins_anew(picture: bytes) -> bool:
    """Whether nothing stored after this picture of H.264 is shown before it (IDR)."""
    kinds = (kind & 0x1F for kind, _ in _coded(picture))
    return next((kind for kind in kinds if _SLICE <= kind <= _IDR_SLICE), _SLICE) == _IDR_SLICE


def _coded(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield what follows each start code: its kind and the bytes up to the next."""
    parts = content.split(b"\0\0\1")
    return ((part[0], part[1:]) for part in parts[1:] if part)


def _is_low_delay(layer: bytes) -> bool:
    """Read ISO/IEC 14496-2, 6.2.3, as far as `low_delay`."""
    bits = "".join(f"{byte:08b}" for byte in layer[:8])
    at = 9
    at += 8 if bits[at : at + 1] == "1" else 1
    at += 20 if bits[at : at + 4] == "1111" else 4
    return bits[at : at + 1] == "1" and bits[at + 3 : at + 4] == "1"


def wmv3_never_waits(head: bytes) -> bool:
    """Whether WMV 9 says in front of its pictures that none is between others (`MAXBFRAMES`).

    SMPTE 421M, annex J.1.2 (`STRUCT_C`).
    """
    return len(head) >= 4 and not head[3] >> 4 & 7
