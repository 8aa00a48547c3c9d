"""Who knows when the pictures of a clip are shown, by its container."""

from judge_app.media.containers.asf_times import read_asf_times
from judge_app.media.containers.avi_times import read_avi_times
from judge_app.media.containers.flv_times import read_flv_times
from judge_app.media.containers.fragment_times import read_fragment_times
from judge_app.media.containers.matroska_times import read_matroska_times
from judge_app.media.containers.mp4_times import read_mp4_times
from judge_app.media.containers.mpeg_times import read_mpeg_times
from judge_app.media.containers.ogg_times import read_ogg_times
from judge_app.media.containers.stored_bytes import ReadAt
from judge_app.media.containers.stretch import PictureTimes
from judge_app.media.magic import Container


def read_picture_times(container: Container, read_at: ReadAt, size: int) -> PictureTimes | None:
    """Return what knows the times of a clip's pictures, None where nothing does."""
    match container:
        case Container.MP4:
            return read_mp4_times(read_at, size) or read_fragment_times(read_at, size)
        case Container.MATROSKA:
            return read_matroska_times(read_at, size)
        case Container.AVI:
            return read_avi_times(read_at, size)
        case Container.ASF:
            return read_asf_times(read_at, size)
        case Container.MPEG_TS | Container.MPEG_PS:
            return read_mpeg_times(container, read_at, size)
        case Container.FLV:
            return read_flv_times(read_at, size)
        case Container.OGG:
            return read_ogg_times(read_at, size)
        case _:
            return None
