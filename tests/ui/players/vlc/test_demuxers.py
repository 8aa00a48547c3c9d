"""libVLC reads what was recognised, with readers of that, and never with one that follows addresses."""

from judge_app.media.magic import PLAYABLE
from judge_app.ui.players.vlc.demuxers import DEMUXERS

# Readers of media alone. Not here: "any", "playlist", "m3u", "hls", "adaptive", "directory", "demux_cdg" ...
_OF_MEDIA = {
    "avformat", "mp4", "mkv", "avi", "asf", "ps", "ts", "mpgv", "ogg", "wav", "mpga", "es", "flac",
    "aiff",
}  # fmt: skip


def test_each_container_that_may_be_played_names_its_readers_and_no_other_has_any() -> None:
    assert set(DEMUXERS) == PLAYABLE


def test_no_reader_follows_addresses() -> None:
    assert {name for names in DEMUXERS.values() for name in names.split(",")} <= _OF_MEDIA
