"""What Qt found in a clip, in the words of the contract."""

from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer

from judge_app.media.player import Opened, Track


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


def _tracks(found: list[QMediaMetaData]) -> tuple[Track, ...]:
    key = QMediaMetaData.Key
    return tuple(
        Track(id=number, title=data.stringValue(key.Title), language=data.stringValue(key.Language))
        for number, data in enumerate(found)
    )
