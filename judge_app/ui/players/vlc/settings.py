"""How a clip is played in libVLC: speed, loudness, tracks, and how far it reads ahead.

Lives in the libVLC process. All of it holds for the clip, however often libVLC starts it anew.
"""

from typing import Any

from judge_app.ui.players.vlc import wire

_AHEAD_MS = (1500, 6000)
_NONE = -1
_NO_TRACK = 9999
_COUNTED_RATE = 4.0
"""At this rate libVLC reads pictures to be counted, until it is hurried on."""
_HURRIED_RATE = 30.0


class VlcSettings:
    """What the window asked for. `player` is python-vlc's."""

    def __init__(self, player: Any, request: wire.OpenClip) -> None:
        self._player = player
        self._rate = request.rate
        self._volume = request.volume
        self._sound = request.sound
        self._subtitles = request.subtitles
        self._special_rate: float | None = None
        self.needed_ms = self._told_ms = 0
        self.ahead_ms = request.ahead_ms

    def change(self, request: wire.Request) -> None:
        """Take one wish, and have libVLC do it now."""
        match request:
            case wire.SetRate(rate=rate):
                self._rate = rate
                if self._special_rate is None:
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
            case _:
                return

    def start_options(
        self, *, counts: bool, run_up_rate: float | None, is_cut: bool = False
    ) -> tuple[str, ...]:
        """Return what libVLC is told before it starts the clip.

        Args:
            counts: whether it is started to be led through pictures.
            run_up_rate: how fast it will run for that, unheard; None: it will stand.
            is_cut: whether it stands at its first picture, and is hurried from the first.
        """
        usual_rate = _HURRIED_RATE if is_cut else _COUNTED_RATE
        self._special_rate = (run_up_rate or usual_rate) if counts else None
        self.needed_ms = self._told_ms = 0
        sound = self._sound if run_up_rate is None else _NO_TRACK
        # With the right tracks decoded from the first on.
        chosen = (("audio-track-id", sound), ("sub-track-id", self._subtitles))
        return (
            f":rate={self._played_rate}",
            *(f":{option}={track}" for option, track in chosen if track is not None),
        )

    def apply_start(self) -> None:
        """Set what only a clip that was started can be told."""
        self._player.set_rate(self._played_rate)
        self._apply_ahead()

    def need(self, ahead_ms: int) -> None:
        """Have libVLC read at least so far ahead from now on, for steps: standing it reads no more.

        Never less than before: libVLC's clock would believe all pictures late by the difference.
        """
        self.needed_ms = max(self.needed_ms, ahead_ms)
        self._apply_ahead()

    def hurry(self) -> None:
        """Have no picture that is counted wait for its date, from now on.

        Raised after libVLC has read enough, its speed dates all pictures as if they had been read at that speed
        from the first, so that they are late by a part of what was read ahead (libVLC 3, `src/input/clock.c`).
        Pictures stand for seconds in some clips, and at thirty times their rate, the most, would still wait.
        """
        if self._special_rate == _COUNTED_RATE:
            self._player.set_rate(_HURRIED_RATE)

    def calm(self) -> None:
        """Have libVLC read at the rate for counting once more, before a seek."""
        if self._special_rate is not None:
            self._player.set_rate(self._played_rate)

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

    @property
    def _played_rate(self) -> float:
        return self._rate if self._special_rate is None else self._special_rate

    def _apply_ahead(self) -> None:
        counts = self._special_rate is not None
        ahead_ms = self.needed_ms if counts or self._has_subtitles else self.ahead_ms
        if ahead_ms == self._told_ms:
            return
        self._told_ms = ahead_ms
        if self._has_subtitles:
            # The sound's being early does the same, and while pictures are counted none is heard.
            self._player.audio_set_delay(-ahead_ms * 1000)
        else:
            self._player.video_set_spu_delay(-ahead_ms * 1000)
