"""What libVLC's process found is what the window tells."""

from judge_app.media.player import Opened, Track
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.opened import opened


def test_everything_found_is_told() -> None:
    ready = wire.ClipReady(
        clip=3,
        duration_ms=4000,
        has_picture=True,
        has_sound=False,
        sounds=(wire.TrackName(1, "Tiếng Việt"), wire.TrackName(2, "")),
        subtitles=(wire.TrackName(5, "Phụ đề"),),
        sound=2,
        is_exact=True,
    )
    assert opened(ready) == Opened(
        duration_ms=4000,
        has_picture=True,
        has_sound=False,
        sounds=(Track(id=1, title="Tiếng Việt"), Track(id=2, title="")),
        subtitles=(Track(id=5, title="Phụ đề"),),
        sound=2,
    )
