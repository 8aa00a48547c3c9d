"""Where pictures begin in a stream of coded video, whatever the codec."""

from judge_app.media.coded.coded_picture import CodedPicture, VideoCodec
from judge_app.media.coded.h264_pictures import h264_pictures
from judge_app.media.coded.hevc_pictures import hevc_pictures
from judge_app.media.coded.mpeg4_pictures import mpeg4_pictures
from judge_app.media.coded.mpeg_pictures import mpeg_pictures


def coded_pictures(content: bytes, codec: VideoCodec, lasts: float = 0.0) -> list[CodedPicture]:
    """Return the pictures that begin in these bytes, in the order of storage.

    Args:
        content: part of the stream.
        codec: how it is coded.
        lasts: how many ticks a picture of MPEG is shown where the part does not tell.

    Raises:
        BrokenHeadError: one cannot be understood.
    """
    match codec:
        case VideoCodec.MPEG:
            return list(mpeg_pictures(content, lasts))
        case VideoCodec.MPEG4:
            return list(mpeg4_pictures(content))
        case VideoCodec.H264:
            return list(h264_pictures(content))
        case VideoCodec.HEVC:
            return list(hevc_pictures(content))
