"""One clip in libVLC: opened through callbacks, stood still, moved, watched.

Lives in the libVLC process. It is started standing, and goes from place to place standing: libVLC then
shows the one picture of the place and nothing else. When that picture is there, `VlcLanding` says.
"""

import time
from collections.abc import Callable
from typing import Any

from judge_app.media.edit_list import picture_shift_ms
from judge_app.media.magic import HEAD_BYTES, Container, sniff
from judge_app.ui.players import vlc_wire as wire
from judge_app.ui.players.vlc_aim import USUAL_PICTURE_MS, aim_ms
from judge_app.ui.players.vlc_demuxers import DEMUXERS
from judge_app.ui.players.vlc_landing import VlcLanding
from judge_app.ui.players.vlc_log import VlcLog
from judge_app.ui.players.vlc_media import (
    PictureTrack,
    picture_track,
    reading_calls,
    track_names,
)
from judge_app.ui.players.vlc_pause import VlcPause
from judge_app.ui.players.vlc_reading import AskedBytes
from judge_app.ui.players.vlc_screen import VlcScreen
from judge_app.ui.players.vlc_settings import VlcSettings

_CLOCK_SECONDS = 0.1
_BEGINNING_SECONDS = 0.6
"""So long libVLC may still report the state from before it was started."""
_NO_PICTURE_SECONDS = 1.0
_LATE_PICTURE_SECONDS = 2.2
"""A clip without a picture for so long is ready all the same; the second, where one is expected."""
_NEAR_END_MS = 1000
"""Sought so near the end, standing, libVLC reads to the end and answers no further seek."""


class VlcClip:
    """Answers requests about one clip.

    `say` sends what happens to the window; `stop` ends what `player` plays.
    """

    def __init__(
        self,
        *,
        library: Any,
        instance: Any,
        player: Any,
        stop: Callable[[], None],
        screen: VlcScreen,
        log: VlcLog,
        reading: AskedBytes,
        say: Callable[[wire.Answer], None],
        request: wire.OpenClip,
    ) -> None:
        self._library = library
        self._player = player
        self._stop = stop
        self._pause = VlcPause(player, library.State)
        self._screen = screen
        self._log = log
        self._landing = VlcLanding(log, screen, lambda: reading.is_waiting)
        self._reading = reading
        self._say = say
        self._number = request.clip
        self._plays = request.plays
        self._is_ready = self._is_starting = self._has_ended = self._is_worn = False
        self._is_first = True
        # Some decoders give no picture for as little as libVLC reads while it stands.
        self._is_deaf = self._is_stepping = False
        self._started_at = self._clocked_at = 0.0
        self._runs_first = False
        self._target = self._start_target = request.start_ms
        self._steps = 0
        self._track: PictureTrack | None = None
        self._knows_size = request.width > 0
        screen.begin((request.width, request.height), request.clip)
        self._calls = reading_calls(reading)
        pointer = library.dll.libvlc_media_new_callbacks(instance, *self._calls, None)
        self._media = library.Media(pointer)
        self._settings = VlcSettings(player, self._media, request)
        self._begin()

    @property
    def is_urgent(self) -> bool:
        """Whether libVLC is about to show a picture that somebody waits for."""
        return self._landing.is_awaited or self._is_starting

    def close(self) -> None:
        """Let go of the clip; libVLC's threads end here."""
        self._stop()
        self._player.set_media(None)
        self._media.release()

    def do(self, request: wire.Request) -> None:
        """Do one thing."""
        match request:
            case wire.Play():
                self._plays = True
                self._go_on()
            case wire.Pause():
                self._plays = False
                self._stand()
            case wire.Seek(position_ms=position):
                self._seek(position)
            case wire.NextPicture():
                self._steps += 1
            case _:
                self._settings.change(request)

    def look(self, now: float) -> None:
        """See what libVLC does, and tell the window."""
        state = self._player.get_state()
        states = self._library.State
        if state in {states.Ended, states.Error, states.Stopped}:
            began = self._is_starting and now - self._started_at < _BEGINNING_SECONDS
            if not self._has_ended and (state == states.Error or not began):
                self._at_end()
            return
        if self._is_starting:
            self._look_at_start(now)
        elif self._landing.is_awaited:
            self._look_at_landing(now)
        else:
            self._pause.repeat(state, now, stands=not self._plays)
            if self._steps:
                self._next(now)
        if self._is_ready and now - self._clocked_at >= _CLOCK_SECONDS:
            self._clocked_at = now
            self._say(wire.Clock(self._number, max(0, self._player.get_time()), self._duration()))

    def _begin(self) -> None:
        self._container = sniff(self._reading.read(HEAD_BYTES) or b"")
        demuxers = DEMUXERS.get(self._container)
        if demuxers is None:
            self._give_up("not a container that libVLC may read")
            return
        self._shift_ms = picture_shift_ms(self._reading.read_at, self._reading.size)
        self._reading.rewind()
        self._media.add_option(f":demux={demuxers}")
        self._player.set_media(self._media)
        self._start()

    def _start(self, *, runs: bool = False) -> None:
        """Start the clip at `_target`, standing, or running where it fails to show a picture so."""
        self._has_ended = self._is_worn = False
        self._is_starting = self._is_first = True
        # In an MPEG program stream libVLC guesses places from where it reads, which standing is ahead.
        runs = runs or self._is_deaf or self._container is Container.MPEG_PS
        self._runs_first = runs
        self._start_target = self._target
        self._landing.forget()
        self._started_at = time.monotonic()
        self._screen.first_shown.clear()
        self._screen.keep()
        # Of several such options the last one counts. Starting there spares libVLC bytes on the
        # way that may be damaged.
        self._media.add_option(f":start-time={self._aim() / 1000:.3f}")
        self._media.add_option(":no-start-paused" if runs else ":start-paused")
        self._settings.choose_tracks()
        self._log.clear()
        if runs:
            self._landing.expect_any(self._started_at)
        self._player.play()
        self._settings.apply_start()

    def _look_at_start(self, now: float) -> None:
        """Wait until libVLC knows the clip, then have it show the picture of the place."""
        waited = now - self._started_at
        if not self._runs_first and not self._log.is_buffered and waited < _NO_PICTURE_SECONDS:
            return
        has_picture = self._expects_picture()
        tracks = has_picture + len(track_names(self._player.audio_get_track_description()))
        if tracks and self._log.tracks_not_decoded >= tracks:
            self._give_up("no decoder")
            return
        if not has_picture:
            if self._log.is_buffered or waited >= _NO_PICTURE_SECONDS:
                self._has_started()
            return
        self._is_starting = False
        if self._is_read_up and self._target != self._start_target:
            self._stop()
            self._start()
        elif not self._runs_first:
            self._send(now)

    def _send(self, now: float) -> None:
        """Send libVLC to `_target`."""
        if self._track is None:
            self._track = picture_track(self._library.dll, self._media)
            if self._track is not None and not self._knows_size:
                self._screen.size = self._track.size
        self._is_stepping = False
        stands = not self._plays or self._is_first
        self._landing.expect(
            now,
            stands=stands,
            is_first=self._is_first,
            gives_up_soon=self._is_first and (self._plays or not self._settings.ahead_ms),
        )
        self._player.set_time(self._aim())

    def _give_up(self, reason: str) -> None:
        self._has_ended, self._is_starting = True, False
        self._say(wire.CannotPlay(self._number, reason))

    def _aim(self) -> int:
        if self._plays or self._target <= 0:
            return self._target
        track = self._track
        return aim_ms(
            self._target,
            container=self._container,
            picture_ms=(track and track.picture_ms) or USUAL_PICTURE_MS,
            shift_ms=self._shift_ms,
            codec=track.codec if track else b"",
        )

    @property
    def _is_read_up(self) -> bool:
        # At the end of the bytes libVLC has its decoders give all they hold and forget the rest. A
        # decoder that stands does so later, after the seek, and shows rubbish up to the next key picture.
        return self._log.is_read_up and self._expects_picture()

    @property
    def _is_near_end(self) -> bool:
        return self._target > self._duration() - _NEAR_END_MS

    def _expects_picture(self) -> bool:
        return self._screen.size != (0, 0) or self._player.video_get_track_count() > 0

    def _look_at_landing(self, now: float) -> None:
        if self._log.is_buffered and not self._expects_picture():
            self._landing.forget()
            self._has_landed()
            return
        match self._landing.look(now):
            case None:
                return
            case False if self._may_read_further:
                self._settings.read_further()
                self._say(wire.NeedsAhead(self._number, self._settings.ahead_ms))
                self._send(now)
            case False if self._landing.may_retry and not (self._plays or self._is_stepping):
                # Started anew, whatever picture comes is the right one.
                self._stop()
                self._landing.tries += 1
                self._is_deaf = self._is_deaf or not self._is_ready
                self._start(runs=self._is_near_end or not self._landing.may_retry)
            case _:
                self._has_landed()

    @property
    def _may_read_further(self) -> bool:
        stands = not self._plays or self._is_first
        is_seeking = not self._is_stepping and not self._runs_first
        may_help = self._settings.may_read_further and not self._log.is_read_up
        return stands and is_seeking and may_help

    def _has_landed(self) -> None:
        if self._is_stepping:
            self._is_stepping = False
            return
        if self._corrects_size():
            return
        self._landing.tries = 0
        self._screen.take()
        # A picture without a date stays in libVLC's hands whatever is sought afterwards.
        is_worn = self._log.is_undated or self._is_near_end
        self._is_worn = is_worn and not self._plays and self._expects_picture()
        if self._is_first:
            self._has_started()
        self._say(wire.Landed(self._number, max(0, self._target)))

    def _has_started(self) -> None:
        self._is_starting = self._is_first = False
        # Told before the clip runs, so that nobody sees a picture of a clip that is not open.
        self._tell_ready()
        self._settings.apply_volume()
        if self._plays:
            self._screen.flow()
            self._pause.tell(stands=False)
        elif self._runs_first:
            self._pause.tell(stands=True)

    def _corrects_size(self) -> bool:
        """Start once more if libVLC's first idea of the size was padded."""
        if self._knows_size or not self._screen.first_shown.is_set():
            return False
        track = picture_track(self._library.dll, self._media)
        if track is None:
            return False
        self._knows_size = True
        if self._screen.fits(track.size):
            return False
        self._stop()
        self._screen.resize(track.size)
        self._start(runs=self._runs_first)
        return True

    def _tell_ready(self) -> None:
        if self._is_ready:
            return
        self._is_ready, player = True, self._player
        sounds = track_names(player.audio_get_track_description())
        self._say(
            wire.ClipReady(
                clip=self._number,
                duration_ms=self._duration(),
                has_picture=self._screen.first_shown.is_set() or self._expects_picture(),
                has_sound=bool(sounds),
                sounds=sounds,
                subtitles=track_names(player.video_get_spu_description()),
                sound=player.audio_get_track(),
            )
        )

    def _seek(self, position_ms: int) -> None:
        self._steps = 0
        self._target = position_ms
        if self._is_starting:
            return
        goes_standing = not self._is_deaf and self._container is not Container.MPEG_PS
        if self._has_ended or self._is_worn or self._is_read_up or not goes_standing:
            self._stop()
            self._start()
        else:
            self._send(time.monotonic())

    def _next(self, now: float) -> None:
        self._steps -= 1
        self._is_stepping = True
        self._landing.expect_step(now, self._player.next_frame)

    def _stand(self) -> None:
        if self._is_starting or self._is_first:
            return
        self._pause.tell(stands=True)
        if self._landing.is_seeking:
            self._send(time.monotonic())

    def _go_on(self) -> None:
        if self._has_ended:
            self._stop()
            self._start()
        elif not self._is_starting and not self._is_first:
            self._pause.tell(stands=False)
            if self._landing.is_seeking:
                self._send(time.monotonic())
                return
            self._landing.forget()
            self._screen.flow()
            self._is_worn = False

    def _at_end(self) -> None:
        was_awaited = self._landing.is_awaited or self._is_starting
        self._has_ended = True
        self._is_starting = False
        self._landing.forget()
        if not self._is_ready and not self._screen.first_shown.is_set():
            self._say(wire.CannotPlay(self._number, "no picture and no sound"))
            return
        self._screen.take()
        self._screen.flow()
        was_ready = self._is_ready
        self._tell_ready()
        if not self._plays and (was_awaited or not was_ready):
            # So near the end, or so short, that it was over before it could be stood still.
            is_shown = not was_awaited
            self._say(wire.Landed(self._number, max(0, self._target), is_shown))
            return
        self._plays = False
        self._say(wire.AtEnd(self._number, max(0, self._player.get_time())))

    def _duration(self) -> int:
        return max(0, int(self._player.get_length()))
