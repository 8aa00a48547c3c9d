"""Where to send libVLC so that it shows the picture of a moment, where its pictures cannot be counted.

Its own readers show the first picture whose decoder's time is not before what was asked for, so there the
aim lies one picture early; FFmpeg's, in AVI and WMV, the one that lasts at that time. Where pictures are not
stored in the order in which they are shown, the decoder's time runs ahead of the picture's: by three eighths
of what the edit list of an MP4 leaves out in the mean, and about a third of a picture in Matroska. What
remains there is some pictures to either side.
"""

from judge_app.media.magic import Container

USUAL_PICTURE_MS = 40
_GUESSED_LATE_MS = 800
"""In MPEG program streams libVLC begins at the key picture after a place it guessed; so much later
it was, give or take five pictures, with a key picture every half second."""
_LATE_IN_AVI = {b"h264": 1.0, b"H264": 1.0, b"MJPG": 0.5, b"mjpg": 0.5}
"""How many pictures later than they are shown these are dated there."""
_REORDERING = (b"h264", b"hevc", b"H264", b"HEVC")


def aim_ms(
    target_ms: int, *, container: Container, picture_ms: float, shift_ms: int, codec: bytes
) -> int:
    """Return the moment to ask for.

    `picture_ms` is how long a picture lasts, `shift_ms` what an MP4's edit list leaves out, `codec`
    libVLC's four letters.
    """
    match container:
        case Container.MP4:
            return target_ms + shift_ms * 3 // 8
        case Container.ASF:
            return target_ms + 1
        case Container.AVI:
            return max(0, round(target_ms - picture_ms * _LATE_IN_AVI.get(codec, 0) + 1))
        case Container.MPEG_PS:
            return max(0, target_ms - _GUESSED_LATE_MS)
        case Container.MATROSKA if codec not in _REORDERING:
            return max(0, round(target_ms - picture_ms + 1))
        case Container.MATROSKA:
            return max(0, round(target_ms - picture_ms * 0.7))
        case _:
            return max(0, round(target_ms - picture_ms + 1))
