"""One clip in libVLC: opened through callbacks, stood still, moved, watched.

Lives in the libVLC process. It is started standing, and goes from place to place standing: libVLC then
shows the one picture of the place and nothing else. When that picture is there, `VlcLanding` says.
"""

import time
from collections.abc import Callable

from judge_app.media.magic import HEAD_BYTES, sniff
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.answers import VlcAnswers
from judge_app.ui.players.vlc.demuxers import reading_options
from judge_app.ui.players.vlc.engine import VlcEngine
from judge_app.ui.players.vlc.landing import VlcLanding
from judge_app.ui.players.vlc.medium import VlcMedium
from judge_app.ui.players.vlc.pause import VlcPause
from judge_app.ui.players.vlc.places import VlcPlaces
from judge_app.ui.players.vlc.reading import AskedBytes
from judge_app.ui.players.vlc.route import VlcRoute
from judge_app.ui.players.vlc.run_up import VlcRunUp
from judge_app.ui.players.vlc.settings import VlcSettings
from judge_app.ui.players.vlc.shape import VlcShape
from judge_app.ui.players.vlc.start import VlcStart
from judge_app.ui.players.vlc.stepping import VlcStepping
from judge_app.ui.players.vlc.steps import VlcSteps


class VlcClip:
    """Answers requests about one clip.

    `say` sends what happens to the window.
    """

    def __init__(
        self,
        engine: VlcEngine,
        reading: AskedBytes,
        say: Callable[[wire.Answer], None],
        request: wire.OpenClip,
    ) -> None:
        self._states = engine.library.State
        self._player = player = engine.player
        self._screen = screen = engine.screen
        self._log = log = engine.log
        self._pause = VlcPause(player, self._states)
        self._landing = VlcLanding(log, screen, lambda: reading.is_waiting)
        self._plays = request.plays
        self._is_starting = self._has_ended = self._is_worn = False
        self._is_first = True
        # Some decoders give no picture for as little as libVLC reads while it stands.
        self._is_deaf = self._runs_first = self._is_fresh = self._is_asked = False
        screen.begin((request.width, request.height), request.clip)
        self._medium = VlcMedium(engine, reading)
        screen.is_hidden = request.start_ms > 0 and self._medium.is_outdated
        self._answers = VlcAnswers(say, request.clip, player, self._medium)
        self._settings = VlcSettings(player, request)
        self._walk = VlcSteps(screen, player.next_frame, self._settings.hurry)
        self._run_up = VlcRunUp(self._medium, screen, self._settings, self._pause)
        self._shape = VlcShape(engine, self._medium, knows_size=request.width > 0)
        self._container = sniff(reading.read_at(0, HEAD_BYTES))
        self._places = VlcPlaces(reading, self._container)
        self._medium.known_ms = self._places.length_ms
        self._route = VlcRoute(self._places, self._settings, self._medium, request.start_ms)
        self._beginning = VlcStart(
            engine,
            self._medium,
            self._settings,
            self._landing,
            self._run_up,
            self._route,
            self._container,
        )
        self._stepping = VlcStepping(screen, self._places, self._route, self._walk, self._go)
        if reading_options(self._container):
            self._start()
        else:
            self._give_up("not a container that libVLC may read")

    @property
    def is_urgent(self) -> bool:
        """Whether libVLC is about to show a picture that somebody waits for."""
        return self._is_starting or self._landing.is_awaited or self._walk.are_under_way

    def close(self) -> None:
        """Let go of the clip; libVLC's threads end here."""
        self._medium.close()

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
            case wire.Step(pictures=pictures, near_ms=near):
                self._stepping.ask(pictures, near)
            case _:
                self._settings.change(request)

    def look(self, now: float) -> None:
        """See what libVLC does, and tell the window."""
        state, states = self._player.get_state(), self._states
        if state in {states.Ended, states.Error, states.Stopped}:
            began = self._is_starting and self._beginning.is_young(now)
            if self._run_up.is_due and self._walk.are_under_way:
                self._has_ended = True
                self._look_at_run_up(now)
            elif self._has_ended:
                self._look_for_wishes()
            elif state == states.Error or not began:
                self._at_end()
            return
        if self._is_starting:
            self._look_at_start(now)
        elif self._landing.is_awaited:
            self._look_at_landing(now)
        elif self._walk.are_under_way:
            self._look_at_walk(now)
        else:
            self._pause.repeat(state, now, stands=not self._plays)
            self._look_for_wishes()
        self._answers.clock(now)

    def _start(self, *, runs: bool = False) -> None:
        """Start the clip at `_target`, standing, or running where it fails to show a picture so."""
        self._has_ended = self._is_worn = self._is_asked = False
        self._is_starting = self._is_first = True
        runs = runs or self._is_deaf or self._places.needs_running
        self._runs_first = runs
        self._walk.forget()
        self._find_way()
        # The first picture of a clip needs no counting, and leaves libVLC as it is to run.
        is_opening = not self._answers.is_ready and self._route.way.steps == 0
        self._is_fresh = self._route.way.shown_ms is not None and not is_opening
        self._run_up.decide(self._route, may_count=self._is_fresh)
        self._landing.forget()
        self._beginning.begin(runs=runs, is_fresh=self._is_fresh)

    def _look_at_start(self, now: float) -> None:
        """Wait until libVLC knows the clip, then have it show the picture of the place."""
        is_read = self._beginning.is_read(now)
        if not self._beginning.begins_there and not is_read:
            return
        if self._shape.is_undecodable(self._log):
            self._give_up("no decoder")
            return
        if not self._shape.expects_picture:
            if is_read:
                self._has_landed()
            return
        self._places.track = self._shape.track()
        if self._beginning.must_wait(now):
            return
        self._is_starting = False
        if self._route.target_ms != self._beginning.target_ms and (
            self._is_read_up or self._route.would_read_up or self._medium.is_cut
        ):
            self._start()
        elif not self._beginning.begins_there and self._run_up.is_due and self._is_read_up:
            # All is read: sent anywhere, it would show nothing.
            self._screen.expect_steps(self._route.way.steps)
            self._go_steps()
        elif not self._beginning.begins_there:
            self._send(now)

    def _send(self, now: float) -> None:
        """Send libVLC to `_target`."""
        stands = not self._plays or self._is_first
        self._find_way()
        self._landing.expect(
            now,
            stands=stands,
            gives_up_soon=self._is_first and (self._plays or not self._settings.ahead_ms),
            steps=self._route.way.steps,
            stood=self._is_fresh and stands,
            is_first=self._is_first,
        )
        self._settings.calm()
        if self._counts:
            self._route.prepare()
        self._player.set_time(self._route.way.ask_ms)

    def _give_up(self, reason: str) -> None:
        self._has_ended, self._is_starting = True, False
        self._answers.cannot_play(reason)

    def _find_way(self) -> None:
        self._route.find(plays=self._plays, counts=not self._runs_first)

    @property
    def _is_read_up(self) -> bool:
        # At the end of the bytes libVLC has its decoders give all they hold and forget the rest. A
        # decoder that stands does so later, after the seek, and shows rubbish up to the next key picture.
        return self._log.is_read_up and self._shape.expects_picture

    def _look_at_landing(self, now: float) -> None:
        if self._log.is_buffered and not self._shape.expects_picture:
            self._landing.forget()
            self._has_landed()
            return
        match self._landing.look(now):
            case None:
                return
            case False if self._may_read_further:
                self._settings.read_further()
                self._answers.needs_ahead(self._settings.ahead_ms)
                if self._medium.is_cut:
                    self._start()
                else:
                    self._send(now)
            case False if self._landing.may_retry and not self._plays:
                # Started anew, whatever picture comes is the right one.
                self._landing.tries += 1
                self._is_deaf = self._is_deaf or not self._answers.is_ready
                self._start(runs=self._route.is_near_end or not self._landing.may_retry)
            case True if not self._is_asked:
                self._go_steps()
            case _:
                self._has_landed()

    def _go_steps(self) -> None:
        """Begin to go the steps from the picture landed on to the place."""
        if self._screen.arrived.is_set():
            self._has_landed()
            return
        self._walk.begin(self._route.way.steps)
        if self._run_up.is_due:
            self._is_fresh = False
            self._run_up.begin(self._places.late_ms)

    def _look_at_walk(self, now: float) -> None:
        """Go the steps from the picture landed on to the place."""
        if self._run_up.is_due:
            self._look_at_run_up(now)
        elif self._walk.look(now):
            self._walk.forget()
            if self._run_up.may_help(is_read_up=self._log.is_read_up):
                self._start()
            else:
                self._has_landed()

    def _look_at_run_up(self, now: float) -> None:
        """Wait until the clip has run up to the place, and on to its end."""
        wanted = self._route.steps_to_end
        state = self._player.get_state()
        if not self._run_up.is_over(state, now, wanted, has_ended=self._has_ended):
            return
        self._walk.forget()
        if self._run_up.must_go_slower(wanted):
            self._start()
        else:
            self._pause.tell(stands=True)
            self._has_landed()

    @property
    def _may_read_further(self) -> bool:
        stands = not self._plays or self._is_first
        may_help = self._settings.may_read_further and not self._log.is_read_up
        return stands and not self._runs_first and not self._run_up.is_due and may_help

    def _has_landed(self) -> None:
        if self._is_asked and not self._is_first:
            return  # There is another place to go to by now.
        if self._corrects_size():
            return
        self._landing.tries = 0
        is_shown = self._screen.arrived.is_set()
        self._screen.take()
        # A picture without a date stays in libVLC's hands whatever is sought afterwards.
        is_worn = self._log.is_undated or self._route.is_near_end
        self._is_worn = is_worn and not self._plays and self._shape.expects_picture
        shown = None if self._plays or self._runs_first else self._route.way.shown_ms
        if self._stepping.searches(shown, counts=self._counts):
            self._is_first = False
            return
        self._places.shown_ms = shown
        self._tell_ready()
        if self._stepping.landed():
            self._answers.stepped(self._route.target_ms if shown is None else shown)
        else:
            self._answers.landed(self._route.target_ms, is_shown=is_shown)
        if self._is_first:
            self._has_started()

    def _has_started(self) -> None:
        self._is_starting = self._is_first = False
        # Told before the clip runs, so that nobody sees a picture of a clip that is not open.
        self._tell_ready()
        self._settings.apply_volume()
        if self._plays:
            self._run()
        elif self._runs_first:
            self._pause.tell(stands=True)

    def _run(self) -> None:
        """Play on from the picture that is there."""
        self._places.shown_ms = None
        if self._is_fresh or self._run_up.is_due or self._has_ended or self._medium.starts_anew:
            # Its clock is made for counting, or led astray.
            self._screen.hold(self._places.pictures_before)
            self._start()
            return
        self._is_worn = False
        self._screen.flow()
        self._pause.tell(stands=False)
        self._answers.runs()

    def _corrects_size(self) -> bool:
        """Start once more if libVLC's first idea of the size was padded."""
        size = self._shape.correction() if self._screen.first_shown.is_set() else None
        if size is None:
            return False
        self._medium.stop()
        self._screen.resize(size)
        self._start(runs=self._runs_first)
        return True

    def _tell_ready(self) -> None:
        has_picture = self._screen.first_shown.is_set() or self._shape.expects_picture
        if not self._answers.is_ready and self._screen.is_hidden:
            self._screen.is_hidden, self._is_asked = False, self._route.resumes()
        self._answers.ready(has_picture=has_picture, is_exact=self._places.are_known)

    def _seek(self, position_ms: int) -> None:
        self._stepping.cancel()
        self._route.target_ms = position_ms
        if self._plays or not self.is_urgent:
            self._go()
        elif not self._is_starting:
            # What is under way cannot be taken back: a picture of it would be taken for the new one.
            self._is_asked = True
            self._walk.halt()

    def _look_for_wishes(self) -> None:
        if self._is_asked:
            self._is_asked = False
            self._go()
        elif self._stepping.wanted:
            self._stepping.take(counts=self._counts)

    def _go(self) -> None:
        """Go to `_target`, standing or playing."""
        if self._is_starting:
            return
        self._find_way()
        is_used_up = self._has_ended or self._is_worn or self._is_read_up or self._is_deaf
        must_be_fresh = self._route.way.shown_ms is not None and not self._plays
        if is_used_up or self._route.starts_anew or (must_be_fresh and not self._is_fresh):
            self._start()
        else:
            self._send(time.monotonic())

    @property
    def _counts(self) -> bool:
        """Whether libVLC was led by counting to where it stands."""
        return self._is_fresh and not self._run_up.is_due

    def _stand(self) -> None:
        if self._is_starting or self._is_first:
            return
        self._pause.tell(stands=True)
        if self._landing.is_awaited:
            self._landing.forget()
            self._go()

    def _go_on(self) -> None:
        if self._has_ended:
            self._run()
        elif not self._is_starting and not self._is_first:
            was_on_the_way = self.is_urgent or self._is_asked
            self._is_asked = False
            self._stepping.cancel()
            self._walk.forget()
            self._run()
            if was_on_the_way and not self._is_starting:
                self._send(time.monotonic())

    def _at_end(self) -> None:
        was_awaited = self.is_urgent
        self._has_ended, self._is_starting = True, False
        self._walk.forget()
        self._landing.forget()
        if not self._answers.is_ready and not self._screen.first_shown.is_set():
            self._answers.cannot_play("no picture and no sound")
            return
        self._screen.take()
        self._screen.flow()
        is_over = was_awaited or not self._answers.is_ready
        self._tell_ready()
        if not self._plays and is_over:
            # So near the end, or so short, that it was over before it could be stood still.
            self._answers.landed(self._route.target_ms, is_shown=not was_awaited)
            return
        self._plays = False
        self._answers.at_end()
