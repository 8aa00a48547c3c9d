"""In which containers QtMultimedia, which every judge has, goes to the very picture asked for.

Measured with clips whose pictures carry their number (see `benchmarks/seek_accuracy.py`).
"""

from judge_app.media.magic import Container

_BLIND = {Container.MPEG_PS, Container.MPEG_TS, Container.MPEG_VIDEO}
"""Without any index: a seek lands up to a group of pictures beside the place."""
_OLD_CODECS = {"flv1", "vp6f", "vp6a"}


def seeks_exactly(container: Container, video_codec: str, *, has_index: bool = True) -> bool:
    """Whether one reaches every picture of a clip by seeking and stepping.

    `video_codec` is FFmpeg's name; `has_index` says whether an AVI lists all its pictures. An FLV
    with H.264 never shows its last pictures again, an AVI with H.264 needs its index.
    """
    match container:
        case Container.FLV:
            return video_codec in _OLD_CODECS
        case Container.AVI:
            return has_index or video_codec != "h264"
        case _:
            return container not in _BLIND
