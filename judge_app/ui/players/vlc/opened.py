"""What the window tells of a clip that libVLC has opened."""

from judge_app.media.player import Opened, Track
from judge_app.ui.players.vlc import wire


def opened(ready: wire.ClipReady) -> Opened:
    """Return what libVLC's process found in a clip, as every player tells it."""
    return Opened(
        duration_ms=ready.duration_ms,
        has_picture=ready.has_picture,
        has_sound=ready.has_sound,
        sounds=tuple(Track(id=track.id, title=track.title) for track in ready.sounds),
        subtitles=tuple(Track(id=track.id, title=track.title) for track in ready.subtitles),
        sound=ready.sound,
    )
