"""Where pictures begin in HEVC (ITU-T H.265, 7.4.2.4.4), and at which of them decoding can begin."""

import re
from collections.abc import Iterator

from judge_app.media.coded.coded_picture import CodedPicture

_UNITS = re.compile(rb"\x00\x00\x01([\x00-\x7f])([\x01-\x07])(.)", re.DOTALL)
_FIRST_OF_PICTURE = 0x80
_SLICES = range(32)
_KEYS, _ANEW = range(16, 22), {19, 20}
_SKIPPED_LEADING = {8, 9}
"""Pictures that need what lies before the key picture (RASL)."""
_SETS = {32, 33, 34}


def hevc_pictures(content: bytes) -> Iterator[CodedPicture]:
    """Yield the pictures, in the order of storage."""
    begin: int | None = None
    kinds: set[int] = set()
    for unit in _UNITS.finditer(content):
        first = unit[1][0]
        if first & 1 or unit[2][0] >> 3:
            continue
        kind, at = first >> 1, unit.start()
        if kind not in _SLICES:
            begin = at if begin is None else begin
            kinds.add(kind)
        elif unit[3][0] & _FIRST_OF_PICTURE:
            begin = at if begin is None else begin
            yield CodedPicture(
                at=begin,
                dated_at=begin,
                is_key=kind in _KEYS and kinds >= _SETS,
                is_anew=kind in _ANEW,
                is_dropped=kind in _SKIPPED_LEADING,
            )
            begin = None
            kinds.clear()
