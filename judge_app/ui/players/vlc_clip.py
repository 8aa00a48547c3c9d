"""One clip in libVLC: opened through callbacks, stood still, moved, watched.

Lives in the libVLC process. libVLC shows its first picture only while it plays, so a clip that
should stand still plays until then; a seek at the end starts it anew.

A clip that stands still goes to another place standing, where libVLC shows the picture there exactly
and soon. Outside MP4 and Matroska, in clips without sound, and for places near by or near the end, it
forgets to go, or goes without showing it: there the clip runs, unheard, until a picture comes
("hopping"), which takes longer and lands less exactly.
"""

import time
from collections.abc import Callable
from typing import Any

from judge_app.media.edit_list import picture_shift_ms
from judge_app.media.magic import HEAD_BYTES, Container, sniff
from judge_app.ui.players import vlc_wire as wire
from judge_app.ui.players.vlc_demuxers import DEMUXERS
from judge_app.ui.players.vlc_media import reading_calls, track_names, true_size
from judge_app.ui.players.vlc_pause import VlcPause
from judge_app.ui.players.vlc_reading import AskedBytes
from judge_app.ui.players.vlc_screen import VlcScreen

_CLOCK_SECONDS = 0.1
_SAME_SECONDS = 0.15
"""A picture that is still shown over and over after so long is the one that was asked for."""
_SAME_SHOWINGS = 3
_LOST_SECONDS = 0.15
"""libVLC loses the first step after a seek; after so long it is told again."""
_RUN_ON_MS = 120
_WARM_SECONDS = 0.04
_GONE_SECONDS = 0.12
"""So long after a seek libVLC lets go of the pictures from before, up to 1080p."""
_ORDINARY_PIXELS = 1920 * 1080
_SLOW_SECONDS = 0.4
_ASTRAY_MS = 400
_MOST_RETRIES = 3
_CALM_SECONDS = 0.08
"""A picture that was on its way when the clip was stood still appears within this time."""
_PATIENCE_SECONDS = 2.5
_BEGINNING_SECONDS = 0.6
"""So long libVLC may still report the state from before it was started."""
_NO_PICTURE_SECONDS = 1.0
_LATE_PICTURE_SECONDS = 2.2
"""A clip without a picture for so long is ready all the same; the second, where one is expected."""
_STANDING = {Container.MP4, Container.MATROSKA}
"""Containers in which libVLC shows another place while it stands still; in AVI often the old one."""
_TOO_NEAR_MS = 400
"""libVLC shows a place only when it has read some 300 ms beyond it, and often not at all where it has
pictures of that time already."""
_STANDING_SECONDS = 1.0
"""So long that picture is waited for; a clip in which it fails to come hops from then on."""
_SAME_STANDING_SECONDS = 0.3


class VlcClip:
    """Answers requests about one clip. `say` sends what happens to the window."""

    def __init__(
        self,
        *,
        library: Any,
        instance: Any,
        player: Any,
        screen: VlcScreen,
        reading: AskedBytes,
        say: Callable[[wire.Answer], None],
        request: wire.OpenClip,
    ) -> None:
        self._library = library
        self._player = player
        self._pause = VlcPause(player, library.State)
        self._screen = screen
        self._reading = reading
        self._say = say
        self._number = request.clip
        self._plays = request.plays
        self._rate = request.rate
        self._volume = request.volume
        self._is_ready = False
        self._is_starting = False
        self._has_ended = False
        self._target: int | None = request.start_ms or None
        self._start_target: int | None = None
        self._awaited = (0, 0)
        self._sought_at = 0.0
        self._retries = self._second_chances = 0
        self._echoes = 0
        self._is_hopping = False
        self._calm_at: float | None = None
        self._is_landing = False
        self._steps = 0
        self._clocked_at = 0.0
        self._sought = -1
        screen.begin((request.width, request.height), request.clip)
        self._calls = reading_calls(reading)
        pointer = library.dll.libvlc_media_new_callbacks(instance, *self._calls, None)
        self._media = library.Media(pointer)
        self._begin()

    @property
    def is_urgent(self) -> bool:
        """Whether libVLC is about to show a picture that should stand."""
        return self._is_landing or self._is_starting

    def close(self) -> None:
        """Let go of the clip; libVLC's threads end here."""
        self._player.stop()
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
                if not self._is_hopping:
                    self._pause.tell(stands=True)
            case wire.Seek(position_ms=position):
                self._seek(position)
            case wire.NextPicture():
                self._steps += 1
            case _:
                self._set(request)

    def _set(self, request: wire.Request) -> None:
        match request:
            case wire.SetRate(rate=rate):
                self._rate = rate
                self._player.set_rate(rate)
            case wire.SetVolume(percent=percent):
                self._volume = percent
                if not self._is_hopping:
                    self._player.audio_set_volume(percent)
            case wire.ChooseSound(track=track):
                self._player.audio_set_track(track)
            case wire.ChooseSubtitles(track=track):
                self._player.video_set_spu(track)
            case _:
                return

    def look(self, now: float) -> None:
        """See what libVLC does, and tell the window."""
        state = self._player.get_state()
        states = self._library.State
        if state in {states.Ended, states.Error, states.Stopped}:
            began = self._is_starting and now - self._sought_at < _BEGINNING_SECONDS
            if not self._has_ended and (state == states.Error or not began):
                self._at_end()
            return
        should_run = self._plays or self._is_hopping or (self._is_starting and not self._calm_at)
        self._pause.repeat(state, now, stands=not should_run)
        if self._is_starting:
            self._look_at_start(now)
        elif self._is_landing:
            self._look_at_landing(now)
        elif self._steps:
            self._next()
        if self._is_ready and now - self._clocked_at >= _CLOCK_SECONDS:
            self._clocked_at = now
            self._say(wire.Clock(self._number, max(0, self._player.get_time()), self._duration()))

    def _begin(self) -> None:
        container = sniff(self._reading.read(HEAD_BYTES) or b"")
        demuxers = DEMUXERS.get(container)
        if demuxers is None:
            self._has_ended = True
            self._say(wire.CannotPlay(self._number, "not a container that libVLC may read"))
            return
        self._stands_well = container in _STANDING
        self._shift_ms = picture_shift_ms(self._reading.read_at, self._reading.size)
        self._reading.rewind()
        self._media.add_option(f":demux={demuxers}")
        self._player.set_media(self._media)
        self._start()

    def _start(self) -> None:
        self._has_ended = False
        self._is_starting = True
        self._is_landing = False
        self._sought_at = time.monotonic()
        self._screen.first_shown.clear()
        self._screen.hide()
        # Of several such options the last one counts. Starting there spares libVLC bytes on the
        # way that may be damaged.
        self._start_target = self._target
        self._media.add_option(f":start-time={(self._target or 0) / 1000:.3f}")
        self._player.play()
        self._player.set_rate(self._rate)

    def _look_at_start(self, now: float) -> None:
        """Wait for the first picture, then go where the clip should stand."""
        patience = _LATE_PICTURE_SECONDS if all(self._screen.size) else _NO_PICTURE_SECONDS
        has_waited = now - self._sought_at >= patience and self._player.get_time() > 0
        if not self._screen.first_shown.is_set() and not has_waited:
            has_sound_only = self._player.audio_get_track_count() > 0
            if not has_sound_only or self._expects_picture() or self._player.get_time() <= 0:
                return
        if self._corrects_size():
            return
        if not self._plays and self._calm_at is None:
            self._pause.tell(stands=True)
            self._calm_at = now + _CALM_SECONDS
        if self._calm_at is not None and now < self._calm_at and not self._plays:
            return
        self._calm_at = None
        self._is_starting = False
        self._player.audio_set_volume(self._volume)
        # Told before the picture is shown, so that nobody sees a picture of a clip that is not open.
        self._tell_ready()
        self._screen.reveal()
        target, self._target = self._target, None
        if target != self._start_target:
            self._seek(target or 0)

    def _expects_picture(self) -> bool:
        return self._screen.size != (0, 0) or self._player.video_get_track_count() > 0

    def _corrects_size(self) -> bool:
        """Start once more if libVLC's first idea of the size was padded."""
        if self._screen.size != (0, 0) or not self._screen.first_shown.is_set():
            return False
        size = true_size(self._library.dll, self._media)
        if size is None:
            return False
        self._player.stop()
        self._screen.begin(size, self._number)
        self._start()
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
        if self._has_ended or self._is_starting:
            self._target = position_ms
            if self._has_ended:
                self._player.stop()
                self._start()
            return
        self._sought = position_ms
        self._second_chances = 3
        self._retries = 0
        if not self._plays and not self._goes_standing(position_ms):
            self._hop()
        self._await_picture()
        self._player.set_time(self._aim())

    def _goes_standing(self, position_ms: int) -> bool:
        return (
            self._stands_well
            and self._player.audio_get_track_count() > 0
            and position_ms < self._duration() - _TOO_NEAR_MS
            and abs(position_ms - self._player.get_time()) > _TOO_NEAR_MS
        )

    def _hop(self) -> None:
        if not self._is_hopping:
            self._is_hopping = True
            self._echoes = 1
            self._player.audio_set_volume(0)
            self._pause.tell(stands=False)

    def _aim(self) -> int:
        """Return where to go so that a clip that has run on meanwhile stands at the right place."""
        if self._plays:
            return self._sought
        if self._is_hopping:
            return max(0, self._sought - round(_RUN_ON_MS * self._weight()))
        return self._sought + self._shift_ms

    def _weight(self) -> float:
        """Return how much longer than up to 1080p a picture of this size takes."""
        width, height = self._screen.size
        return max(1.0, width * height / _ORDINARY_PIXELS)

    def _next(self) -> None:
        self._steps -= 1
        self._sought = -1
        self._await_picture()
        self._retries = _MOST_RETRIES
        self._player.next_frame()

    def _await_picture(self) -> None:
        self._awaited = (self._screen.changes, self._screen.shown)
        self._sought_at = time.monotonic()
        self._is_landing = True

    def _look_at_landing(self, now: float) -> None:
        """A new picture is the answer; so is the same one, shown over and over."""
        waited = now - self._sought_at
        gone = min(_GONE_SECONDS, max(_GONE_SECONDS / 2, self._sought / 1000))  # 0 is not overrun
        deaf = (_WARM_SECONDS if self._echoes else gone) * self._weight()
        if self._is_hopping and waited < deaf:
            return
        if self._is_hopping and self._echoes:
            # A seek that comes while libVLC only just begins to run may be dropped.
            self._echoes -= 1
            self._await_picture()
            self._player.set_time(self._aim())
            return
        has_changed = self._screen.changes != self._awaited[0]
        if self._sought >= 0 and (has_changed or waited >= _SLOW_SECONDS) and self._went_astray():
            self._await_picture()
            self._player.set_time(self._aim())
            return
        if not has_changed and self._waits_on(waited, now):
            return
        self._is_landing = False
        self._stop_hopping()
        self._screen.reveal()
        self._tell_ready()
        position = self._sought if self._sought >= 0 else self._player.get_time()
        self._say(wire.Landed(self._number, max(0, position)))

    def _waits_on(self, waited: float, now: float) -> bool:
        """Go on waiting for a picture that differs; do what may help it to come."""
        if self._retries and waited >= _LOST_SECONDS:
            self._retries -= 1
            self._sought_at = now
            self._player.next_frame()
            return True
        stands = self._sought >= 0 and not self._plays and not self._is_hopping
        enough = _SAME_STANDING_SECONDS * self._weight() if stands else _SAME_SECONDS
        if waited >= enough and self._screen.shown >= self._awaited[1] + _SAME_SHOWINGS:
            return False
        if not self._expects_picture():
            return False
        if stands and waited >= _STANDING_SECONDS * self._weight():
            self._stands_well = False
            self._hop()
            self._await_picture()
            self._player.set_time(self._aim())
            return True
        return waited < _PATIENCE_SECONDS

    def _went_astray(self) -> bool:
        """Whether libVLC forgot where it was sent; it says so only once it runs."""
        is_astray = abs(self._player.get_time() - self._aim()) > _ASTRAY_MS
        if not is_astray or not self._second_chances:
            return False
        self._second_chances -= 1
        return True

    def _stop_hopping(self) -> None:
        if not self._is_hopping:
            return
        self._is_hopping = False
        if not self._plays:
            self._pause.tell(stands=True)
        self._player.audio_set_volume(self._volume)

    def _go_on(self) -> None:
        if self._has_ended:
            self._player.stop()
            self._start()
        elif not self._is_starting and not self._is_hopping:
            self._pause.tell(stands=False)
            if self._sought >= 0:
                # Without this libVLC skips what it would have played while it stood still.
                self._player.set_time(self._sought)
            self._sought = -1

    def _at_end(self) -> None:
        self._has_ended = True
        self._is_starting = False
        self._is_landing = self._is_hopping = False
        if not self._is_ready and not self._screen.first_shown.is_set():
            self._say(wire.CannotPlay(self._number, "no picture and no sound"))
            return
        self._screen.reveal()
        if not self._is_ready and not self._plays:
            # So short that it was over before it could be stood still.
            self._tell_ready()
            return
        self._tell_ready()
        self._plays = False
        self._say(wire.AtEnd(self._number, max(0, self._player.get_time())))

    def _duration(self) -> int:
        return max(0, int(self._player.get_length()))
