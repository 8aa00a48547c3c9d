"""The shape of a clip's pictures in libVLC, which at first takes padding for picture."""

from judge_app.ui.players.vlc.engine import VlcEngine
from judge_app.ui.players.vlc.log import VlcLog
from judge_app.ui.players.vlc.media import PictureTrack, picture_track, track_names
from judge_app.ui.players.vlc.medium import VlcMedium


class VlcShape:
    """What is known of one clip's pictures; `knows_size` says whether the window told their size."""

    def __init__(self, engine: VlcEngine, medium: VlcMedium, *, knows_size: bool) -> None:
        self._dll = engine.library.dll
        self._player = engine.player
        self._screen = engine.screen
        self._knows_size = knows_size
        self._track: PictureTrack | None = None
        self._medium = medium

    @property
    def expects_picture(self) -> bool:
        """Whether the clip has pictures, as far as anybody knows."""
        return self._screen.size != (0, 0) or self._player.video_get_track_count() > 0

    def is_undecodable(self, log: VlcLog) -> bool:
        """Whether libVLC has said of every track that it has no decoder for it."""
        sounds = track_names(self._player.audio_get_track_description())
        return 0 < self.expects_picture + len(sounds) <= log.tracks_not_decoded

    def track(self) -> PictureTrack | None:
        """Return the picture track, once libVLC has found it; its size is the screen's from then on."""
        if self._track is None:
            self._track = picture_track(self._dll, self._medium.media)
            if self._track is not None and not self._knows_size:
                self._screen.size = self._track.size
        return self._track

    def correction(self) -> tuple[int, int] | None:
        """Return the right size where libVLC, which has shown a picture, painted in another shape."""
        track = None if self._knows_size else picture_track(self._dll, self._medium.media)
        if track is None:
            return None
        self._knows_size = True
        return None if self._screen.fits(track.size) else track.size
