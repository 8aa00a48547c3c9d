"""Where to send libVLC so that it shows the picture of a moment.

It shows the first picture whose decoder's time is not before what was asked for. So the aim lies one
picture early where pictures are stored in the order in which they are shown. Where they are not, the
decoder's time runs ahead of the picture's: by three eighths of what the edit list of an MP4
leaves out in the mean, and about a third of a picture in Matroska and AVI. What remains is one picture to either side.
"""

from judge_app.media.magic import Container

USUAL_PICTURE_MS = 40
_GUESSED_LATE_MS = 800
"""In MPEG program streams libVLC begins at the key picture after a place it guessed; so much later
it was, give or take five pictures, with a key picture every half second."""
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
            return target_ms
        case Container.MPEG_PS:
            return max(0, target_ms - _GUESSED_LATE_MS)
        case Container.MATROSKA if codec not in _REORDERING:
            return max(0, round(target_ms - picture_ms + 1))
        case Container.MATROSKA | Container.AVI:
            return max(0, round(target_ms - picture_ms * 0.7))
        case _:
            return max(0, round(target_ms - picture_ms + 1))
