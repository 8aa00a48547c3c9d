"""How a clip is played in libVLC: speed, loudness, tracks, and how far it reads ahead.

Lives in the libVLC process. All of it holds for the clip, however often libVLC starts it anew.
"""

from typing import Any

from judge_app.ui.players import vlc_wire as wire

_AHEAD_MS = (1500, 6000)
_NONE = -1


class VlcSettings:
    """What the window asked for. `player` and `media` are python-vlc's."""

    def __init__(self, player: Any, media: Any, request: wire.OpenClip) -> None:
        self._player = player
        self._media = media
        self._rate = request.rate
        self._volume = request.volume
        self._sound = request.sound
        self._subtitles = request.subtitles
        self.ahead_ms = request.ahead_ms

    def change(self, request: wire.Request) -> None:
        """Take one wish, and have libVLC do it now."""
        match request:
            case wire.SetRate(rate=rate):
                self._rate = rate
                self._player.set_rate(rate)
            case wire.SetVolume(percent=percent):
                self._volume = percent
                self.apply_volume()
            case wire.ChooseSound(track=track):
                self._sound = track
                self._player.audio_set_track(track)
            case wire.ChooseSubtitles(track=track):
                self._subtitles = track
                self._player.video_set_spu(track)
                self._apply_ahead()
            case _:
                return

    def choose_tracks(self) -> None:
        """Have the right tracks decoded from the first on; before libVLC starts the clip."""
        # Of several such options the last one counts.
        if self._sound is not None:
            self._media.add_option(f":audio-track-id={self._sound}")
        if self._subtitles is not None:
            self._media.add_option(f":sub-track-id={self._subtitles}")

    def apply_start(self) -> None:
        """Set what only a clip that was started can be told."""
        self._player.set_rate(self._rate)
        if self.ahead_ms:
            self._apply_ahead()

    def apply_volume(self) -> None:
        """Set the loudness, which libVLC forgets where it has no sound to play yet."""
        self._player.audio_set_volume(self._volume)

    @property
    def may_read_further(self) -> bool:
        """Whether libVLC can be made to read further ahead than it does."""
        return self.ahead_ms < _AHEAD_MS[-1] and not self._has_subtitles

    def read_further(self) -> None:
        """From now on have libVLC read further ahead before it shows a picture.

        It usually reads 0,3 s, which in some clips holds no picture, or too few for the decoder to give
        one. It has no option for bytes that are handed to it, but reads on by as much as subtitles are to
        come early; so they are, while none are shown.
        """
        self.ahead_ms = next(ahead for ahead in _AHEAD_MS if ahead > self.ahead_ms)
        self._apply_ahead()

    @property
    def _has_subtitles(self) -> bool:
        return self._subtitles not in {None, _NONE}

    def _apply_ahead(self) -> None:
        self._player.video_set_spu_delay(0 if self._has_subtitles else -self.ahead_ms * 1000)
