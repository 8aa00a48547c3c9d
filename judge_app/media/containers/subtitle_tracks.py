"""Who knows the subtitles of a clip, by its container."""

from judge_app.media.containers.matroska_subtitles import read_matroska_subtitles
from judge_app.media.containers.mp4_subtitles import read_mp4_subtitles
from judge_app.media.containers.stored_bytes import ReadAt
from judge_app.media.containers.subtitle_lines import SubtitleTracks
from judge_app.media.magic import HEAD_BYTES, Container, sniff


def read_subtitle_tracks(read_at: ReadAt, size: int) -> SubtitleTracks | None:
    """Return what knows the lines of a clip's subtitles, None where nothing does."""
    match sniff(read_at(0, HEAD_BYTES)):
        case Container.MP4:
            return read_mp4_subtitles(read_at, size)
        case Container.MATROSKA:
            return read_matroska_subtitles(read_at, size)
        case _:
            return None
