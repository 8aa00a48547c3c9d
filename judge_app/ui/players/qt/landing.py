"""Brings Qt to the very picture of a moment while the clip stands still.

Told to seek, Qt shows the first picture whose end, as the container tells it, does not lie before the
place. That is a later one than it should be where pictures last longer than told (uneven frame
rates), where those before a key picture cannot be decoded from it on (open groups of pictures), and
where a container has no index (`.ts`, `.mpg`). Then this asks for earlier and earlier places until an
earlier picture comes, and plays on from it, unheard and unseen, up to the moment. To pictures that no place
leads to any more, those before the second key picture of such a container, the clip is opened anew.
"""

from collections.abc import Callable

from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame

from judge_app.ui.players.qt.asking import AskingTime
from judge_app.ui.players.qt.curtain import QtCurtain
from judge_app.ui.players.qt.keys import KeyPictures
from judge_app.ui.players.qt.lengths import NEIGHBOURS_US, PictureLengths
from judge_app.ui.players.qt.run import QtRun
from judge_app.ui.players.qt.search import PAST_EDGE_MS, Phase, Search, search_for
from judge_app.ui.players.qt.source import QtSource
from judge_app.ui.players.qt.tracks import may_lack_index
from judge_app.ui.players.qt.way import QtWay

_CLOSE_MS = 60
"""No picture from here on, one from there on: near enough to look for the last by playing."""
_LITTLE_US = 130_000
"""To leave out so little is better than to wait for it."""

_Playback = QMediaPlayer.PlaybackState


class QtLanding:
    """One seek at a time. What it finds is what the sink shows.

    Args:
        clip: what is played, and what plays it.
        curtain: where its pictures come.
        run: plays to get somewhere.
        open_anew: opens the clip once more, to stand at its beginning.
    """

    def __init__(
        self,
        clip: QtSource,
        curtain: QtCurtain,
        run: QtRun,
        open_anew: Callable[[], None],
    ) -> None:
        self._media = media = clip.media
        self._curtain = curtain
        self._run = run
        self._open_anew = open_anew
        self._keys = KeyPictures(lambda: may_lack_index(media))
        self._lengths = PictureLengths(media, clip.times)
        self._first_us = -1
        """When the clip's first picture begins, once a seek before it has shown that there is none."""
        self._phase = Phase.IDLE
        self._search = Search()
        self._held = QVideoFrame()
        self._before = QVideoFrame()
        self._stands_on = QVideoFrame()
        """The picture from which Qt would play on."""
        self._asking = AskingTime()
        self._way = QtWay(media, self._lengths, self._keys)
        self._is_remembered = False
        """Whether the picture shown comes from memory, and Qt stands elsewhere."""

    def forget(self) -> None:
        """Await nothing any more; the clip is closed."""
        self.release()
        self._first_us = -1
        self._held = self._before = self._stands_on = QVideoFrame()
        self._asking.ms = 0
        self._is_remembered = False
        self._way.forget()
        self._keys.forget()

    def learn_first(self, picture: QVideoFrame) -> None:
        """Take note of the picture that came when the clip was opened, at its beginning."""
        self._first_us = picture.startTime()

    def begin(
        self,
        target_ms: int,
        now_ms: int,
        *,
        shown: QVideoFrame,
        way: int = 0,
        plays: bool = False,
    ) -> None:
        """Go to the picture at `target_ms`, or a step on (1) or back (-1) from the picture `shown`.

        While the clip `plays`, Qt goes there by itself; where it cannot, playing waits for the picture.
        """
        self.release()
        keys = self._keys.are_all_there_is
        if keys and plays:
            self._media.pause()
        if keys or not plays:
            self._curtain.lower()
        self._held = shown
        self._search = search_for(target_ms, now_ms, shown=shown, way=way)
        self._search.goes_on = keys and plays
        self._lengths.expect(self._search.aim_us)
        remembered = self._way.neighbour(shown, way)
        if remembered is not None:
            self._held, self._is_remembered = remembered, True
            self._curtain.show(remembered)
        elif way > 0 and shown == self._stands_on and (self._asking.is_slow or keys):
            self._search.seek_picture_from(shown.startTime())
            self._play_on(shown)
        elif way > 0 and keys:
            self._play_to_next()
        elif keys:
            self._seek_key()
        elif way < 0 and self._asking.pictures_back:
            back_us = self._asking.pictures_back * self._lengths.likely(shown)
            self._ask(target_ms - back_us // 1000)
        else:
            self._ask(target_ms + PAST_EDGE_MS)

    def begin_again(self, now_ms: int) -> None:
        """Ask once more: while it played Qt owed no picture for a seek, and standing still it does."""
        self.begin(self._search.target_ms, now_ms, shown=self._held)

    @property
    def is_elsewhere(self) -> bool:
        """Whether Qt would play on from another place than the picture shown, and cannot simply be sent there."""
        ahead_us = self._stands_on.startTime() - self._held.startTime()
        is_near = self._stands_on.isValid() and 0 <= ahead_us <= _LITTLE_US
        return self._is_remembered and self._keys.are_all_there_is and not is_near

    @property
    def goes_on(self) -> bool:
        """Whether playing waits for a picture that is looked for."""
        return self._phase is not Phase.IDLE and self._search.goes_on

    def let_play(self) -> None:
        """Play from the place that was asked for, however far the search for its picture has come."""
        if self._phase is not Phase.IDLE and self._keys.are_all_there_is:
            self._search.goes_on = True
            return
        self._curtain.lift()
        asked_ms = self._search.target_ms + PAST_EDGE_MS
        is_under_way = self._phase in {Phase.ASKED, Phase.NEARING}
        if self._is_remembered and not self._keys.are_all_there_is:
            self._ask(self._held.startTime() // 1000 + PAST_EDGE_MS)
        elif is_under_way and self._search.asked_ms != asked_ms:
            self._ask(asked_ms)
        self.release()
        self._media.play()

    def meet_end(self) -> None:
        """Take note that Qt came to the clip's end, or to where it knows of no more."""
        self._search.has_met_end = True

    def release(self) -> None:
        """Play no more to get somewhere; speed and loudness are the judge's again."""
        self._run.end()
        self._phase = Phase.IDLE

    def look(self, now_ms: int, *, plays: bool, is_hurried: bool) -> bool:
        """Return whether the picture is there. `is_hurried` where the next seek waits already."""
        lag, self._search.looked_ms = now_ms - self._search.looked_ms, now_ms
        self._search.slowest_ms = max(self._search.slowest_ms, lag)
        self._search.look_ms = max(lag, self._search.look_ms * 3 // 4)
        frame = self._curtain.frame
        if frame != self._search.latest:
            self._search.came(frame)
        if plays and not self._search.goes_on:
            is_there = self._search.is_about_there(frame, self._before)
            if not is_there and frame.isValid() and frame != self._before and self._learn(frame):
                self.begin(self._search.target_ms, now_ms, shown=self._held, plays=True)
        else:
            is_there = self._look_further(frame, lag, is_hurried=is_hurried) or self._gives_up()
            if is_there:
                self._curtain.show(self._held)
        if is_there:
            self.release()
            if self._search.goes_on and not is_hurried:
                self._curtain.lift()
                self._media.play()
        return is_there

    @property
    def makes_headway(self) -> bool:
        """Whether it takes long to come to the picture, but is not in vain."""
        if self._phase is Phase.NEARING:
            return not self._search.is_stalled
        # Up to a key picture all is decoded that cannot be shown.
        return self._keys.are_all_there_is and not self._search.is_over

    def leave(self) -> None:
        """Look no further, and let be seen what may still come."""
        if self._phase is not Phase.IDLE:
            self.release()
            self._curtain.lift()

    def _gives_up(self) -> bool:
        """Whether what is shown must do; after so long a step on leads to the picture known to follow."""
        search = self._search
        has_answer = search.tries > 0 or self._phase is Phase.NEARING
        if not has_answer or not search.has_had_its_time or self.makes_headway:
            return False
        if self._phase is Phase.ASKED and self._curtain.frame.isValid():
            self._held = self._curtain.frame
        if search.after_us is not None and search.late_us is not None:
            self._ask(search.late_us // 1000 + PAST_EDGE_MS)
        return True

    def _ask(self, position_ms: int) -> None:
        self._set_out(max(0, position_ms), Phase.ASKED)
        self._search.has_met_end = False
        if self._media.playbackState() == _Playback.StoppedState:
            self._media.pause()
            self._before = self._curtain.frame
        self._media.setPosition(self._search.asked_ms)

    def _seek_key(self) -> None:
        """Go to a key picture before the one wanted."""
        if self._keys.is_out_of_reach(self._search.aim_us):
            self._go_to_beginning()
        else:
            self._ask(self._keys.place_before(self._search.aim_us))

    def _go_to_beginning(self) -> None:
        self._set_out(0, Phase.OPENING)
        self._search.has_opened = True
        self._open_anew()

    def _set_out(self, position_ms: int, phase: Phase) -> None:
        self.release()
        self._phase, self._is_remembered = phase, False
        self._search.set_out(position_ms)
        self._stands_on = QVideoFrame()
        self._before = self._curtain.frame

    def _look_further(self, frame: QVideoFrame, lag_ms: int, *, is_hurried: bool) -> bool:
        match self._phase:
            case Phase.IDLE:
                return True
            case Phase.SETTLING:
                # The picture after it may have been under way already.
                self._stands_on = frame
                return True
            case Phase.OPENING:
                if not frame.isValid() or frame == self._before:
                    return False
                self._first_us = frame.startTime()
                self._stands_on = frame
                self._phase = Phase.ASKED
                return self._is_answer(frame)
            case Phase.NEARING:
                self._look_at_way(frame, lag_ms)
                return is_hurried
            case Phase.ASKED:
                if frame == self._before and not self._search.has_met_end:
                    return False
                self._asking.ms = self._search.looked_ms - self._search.asked_at_ms
                self._stands_on = frame
                if is_hurried and frame.isValid():
                    self._held = frame
                return is_hurried or self._is_answer(frame)

    def _is_answer(self, frame: QVideoFrame) -> bool:
        """Whether the picture is the one; if not, go on looking."""
        if not frame.isValid() or frame == self._before:
            return self._find_last()
        search = self._search
        start, end = frame.startTime(), self._lengths.end(frame)
        self._learn(frame)
        if not start <= search.aim_us < end:
            self._lengths.want(search.aim_us)
        if search.after_us is not None and search.tries == 0:
            return self._is_next(frame)
        if start > search.aim_us:
            search.late_us = start
            is_all = start <= self._first_us or self._ask_earlier()
            self._held = frame if is_all else self._held
            return is_all
        if not search.has_opened:
            self._keys.found(start)
        self._held = frame
        is_neighbour = search.late_us is not None and search.late_us - end <= NEIGHBOURS_US
        if search.after_us is None and (self._way.lasts(search, frame) or is_neighbour):
            return True
        nothing_ms, asked_ms = search.nothing_ms, search.asked_ms
        is_far = nothing_ms is not None and nothing_ms - asked_ms > _CLOSE_MS
        if nothing_ms is not None and is_far and not self._keys.are_all_there_is:
            search.found_ms = asked_ms
            self._ask((asked_ms + nothing_ms) // 2)
        else:
            self._play_on(frame)
        return False

    def _learn(self, frame: QVideoFrame) -> bool:
        """Note what an answer shows; return whether seeks lead to key pictures only."""
        start, search = frame.startTime(), self._search
        if self._phase is Phase.ASKED and not search.has_opened and start > self._first_us:
            self._keys.answered(search.asked_ms, start, self._lengths.likely(frame))
        return self._keys.are_all_there_is

    def _is_next(self, frame: QVideoFrame) -> bool:
        """Whether nothing lies between it and the picture shown; if that is not sure, play through."""
        if self._lengths.follows(self._held, frame):
            self._held = frame
            return True
        start = frame.startTime()
        self._search.late_us = start if start > self._held.startTime() else None
        return self._play_to_next()

    def _play_to_next(self) -> bool:
        """Go to the picture that stands, and play until another comes."""
        self._search.seek_picture_from(self._held.startTime())
        if self._keys.are_all_there_is:
            self._seek_key()
        else:
            self._ask(self._search.target_ms + PAST_EDGE_MS)
        return False

    def _find_last(self) -> bool:
        """There is no picture from there on: look for the last one, or stay on it."""
        self._search.nothing_ms = self._search.asked_ms
        if self._search.after_us is not None and self._search.tries == 0:
            return self._lengths.is_last(self._held) or self._play_to_next()
        self._keys.answered_nothing(self._search.asked_ms)
        if self._search.found_ms is None or self._keys.are_all_there_is:
            return self._ask_earlier()
        self._ask((self._search.found_ms + self._search.nothing_ms) // 2)
        return False

    def _ask_earlier(self) -> bool:
        """Ask for an earlier place; if there is none, stay: return True."""
        search = self._search
        if self._keys.are_all_there_is:
            return self._ask_before_key()
        known_us = self._lengths.begin(search.aim_us)
        place_ms = search.known(known_us) or search.earlier(self._lengths.likely(self._held))
        if place_ms is not None:
            self._ask(place_ms)
            return False
        if search.late_us is not None and search.asked_ms == 0:
            self._first_us = search.late_us
        # The picture stays; the sound goes on from the place that was asked for.
        self._ask(search.target_ms + PAST_EDGE_MS)
        return True

    def _ask_before_key(self) -> bool:
        """Look for an earlier key picture; if there is none, stay: return True."""
        if self._search.has_opened:
            return True
        if self._search.asked_ms == 0:
            self._go_to_beginning()
        else:
            self._keys.further()
            self._seek_key()
        return False

    def _play_on(self, frame: QVideoFrame) -> None:
        search = self._search
        self._way.note(frame)
        search.leave(frame.startTime() if self._phase is Phase.IDLE else search.asked_ms * 1000)
        self._phase = Phase.NEARING
        self._run.begin(self._way.fitting_rate(search, frame))

    def _look_at_way(self, frame: QVideoFrame, lag_ms: int) -> None:
        search = self._search
        search.clock_us += round(lag_ms * self._media.playbackRate() * 1000)
        goal_us = search.aim_us if search.after_us is None else search.after_us
        if frame.isValid():
            self._way.note(frame)
            self._keys.played(frame.startTime(), search.nothing_ms)
        is_over = frame.startTime() > goal_us or not frame.isValid()
        if is_over and self._way.has_missed(search, self._held, frame, lag_ms=lag_ms):
            self._go_to_beginning() if search.has_opened else self._ask(search.asked_ms)
        elif not frame.isValid():
            self._stay_on_held()
        elif is_over:
            self._held = frame if search.after_us is not None else self._held
            self._settle()
        else:
            self._held = frame
            is_there = search.after_us is None and self._way.lasts(search, frame)
            if is_there or self._way.is_past(search, frame, goal_us):
                self._settle()
            else:
                self._run.go_at(self._way.fitting_rate(search, frame))

    def _settle(self) -> None:
        self._way.arrived()
        self.release()
        self._phase = Phase.SETTLING

    def _stay_on_held(self) -> None:
        self._settle()
        self._media.pause()
        self._media.setPosition((self._held.startTime() + self._held.endTime()) // 2000)
