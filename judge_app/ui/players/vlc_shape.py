"""The shape of a clip's pictures in libVLC, which at first takes padding for picture."""

from typing import Any

from judge_app.ui.players.vlc_media import PictureTrack, picture_track
from judge_app.ui.players.vlc_screen import VlcScreen


class VlcShape:
    """What is known of one clip's pictures; `knows_size` says whether the window told their size."""

    def __init__(self, dll: Any, media: Any, screen: VlcScreen, *, knows_size: bool) -> None:
        self._dll = dll
        self._media = media
        self._screen = screen
        self._knows_size = knows_size
        self._track: PictureTrack | None = None

    def track(self) -> PictureTrack | None:
        """Return the picture track, once libVLC has found it; its size is the screen's from then on."""
        if self._track is None:
            self._track = picture_track(self._dll, self._media)
            if self._track is not None and not self._knows_size:
                self._screen.size = self._track.size
        return self._track

    def correction(self) -> tuple[int, int] | None:
        """Return the right size where libVLC, which has shown a picture, painted in another shape."""
        track = None if self._knows_size else picture_track(self._dll, self._media)
        if track is None:
            return None
        self._knows_size = True
        return None if self._screen.fits(track.size) else track.size
