"""Where pictures begin in MPEG-4 video (ISO/IEC 14496-2, 6.2), and at which of them decoding can begin."""

import re
from collections.abc import Iterator

from judge_app.media.coded.coded_picture import CodedPicture

_UNITS = re.compile(rb"\x00\x00\x01([\x20-\x2f\xb0\xb3\xb5\xb6])(.)", re.DOTALL)
_PICTURE = b"\xb6"
_LAYERS = range(0x20, 0x30)
_INTRA, _BETWEEN = 0, 2


def mpeg4_pictures(content: bytes) -> Iterator[CodedPicture]:
    """Yield the pictures, in the order of storage."""
    begin: int | None = None
    has_layer = False
    for unit in _UNITS.finditer(content):
        begin = unit.start() if begin is None else begin
        has_layer = has_layer or unit[1][0] in _LAYERS
        if unit[1] == _PICTURE:
            coding = unit[2][0] >> 6
            yield CodedPicture(
                at=begin,
                dated_at=begin,
                is_key=coding == _INTRA and has_layer,
                is_anew=coding == _INTRA,
                is_dropped=coding == _BETWEEN,
            )
            begin, has_layer = None, False
