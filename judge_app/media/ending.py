"""More than a clip's end: pictures that nobody sees, behind its last.

A player that stands reads so far ahead, and gives a picture only when its decoder has got what is stored behind
it. Near a clip's end there is not enough of either. So it is handed more: a key picture, again and again, at the
clip's own pace and then far behind it, where no other stream holds the clock back.
"""

from collections.abc import Sequence
from itertools import pairwise

from judge_app.media.coded.coded_picture import CodedPicture
from judge_app.media.containers.pes import PACKET_BYTES, TICKS_A_MS, timed_packet

_AT_PACE, _BEHIND = 24, 8
"""More than any decoder holds back; and so many that the end itself is never met."""
_GAP_TICKS = 11_000 * TICKS_A_MS
"""A stream that is so far behind the others is not waited for (`modules/demux/avformat` in libVLC 3)."""
_LARGEST = 1 << 20


def key_picture(content: bytes, pictures: Sequence[CodedPicture]) -> bytes:
    """Return all of the first picture that can stand behind any other, nothing if there is none."""
    for picture, following in pairwise(pictures):
        if picture.is_key and picture.is_anew and following.at - picture.at <= _LARGEST:
            return content[picture.at : following.at]
    return b""


def behind_the_end(picture: bytes, end: int, lasts: int) -> list[bytes]:
    """Return the PES packets with a picture, shown again and again from a time on, for so many ticks each."""
    times = [end + lasts * number for number in range(_AT_PACE)]
    times += [times[-1] + _GAP_TICKS + lasts * number for number in range(_BEHIND)]
    pieces = [picture[at : at + PACKET_BYTES] for at in range(0, len(picture), PACKET_BYTES)]
    return [
        timed_packet(piece, time if number == 0 else None)
        for time in times
        for number, piece in enumerate(pieces)
    ]
