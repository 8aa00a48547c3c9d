"""What Qt found in a clip, in the words of the contract."""

from PySide6.QtMultimedia import QMediaFormat, QMediaMetaData, QMediaPlayer

from judge_app.media.player import Opened, Track

_NAMELESS = QMediaFormat.fileFormatName(QMediaFormat.FileFormat.UnspecifiedFormat)
_HEVC = QMediaFormat.videoCodecName(QMediaFormat.VideoCodec.H265)


def opened_by(media: QMediaPlayer) -> Opened:
    """Return what there is to see and to hear in the clip that is open."""
    return Opened(
        duration_ms=media.duration(),
        has_picture=media.hasVideo(),
        has_sound=media.hasAudio(),
        sounds=_tracks(media.audioTracks()),
        subtitles=_tracks(media.subtitleTracks()),
        sound=media.activeAudioTrack(),
    )


def steps_exactly(media: QMediaPlayer) -> bool:
    """Whether every picture of the clip that is open is reached, and shown as it is.

    Not in HEVC where the container lets a decoder begin at any picture (Qt names neither transport nor
    program streams): it makes something of pictures without those they build on, and says nothing.
    """
    codec = media.metaData().stringValue(QMediaMetaData.Key.VideoCodec)
    return not (may_lack_index(media) and codec == _HEVC)


def may_lack_index(media: QMediaPlayer) -> bool:
    """Whether the clip that is open may be one in which Qt finds no more than key pictures."""
    return media.metaData().stringValue(QMediaMetaData.Key.FileFormat) == _NAMELESS


def _tracks(found: list[QMediaMetaData]) -> tuple[Track, ...]:
    key = QMediaMetaData.Key
    return tuple(
        Track(id=number, title=data.stringValue(key.Title), language=data.stringValue(key.Language))
        for number, data in enumerate(found)
    )
