"""Brings Qt to the very picture of a moment while the clip stands still.

Told to seek, Qt shows the first picture whose end, as the container tells it, does not lie before the
place. That is a later one than it should be where pictures last longer than told (uneven frame
rates), where those before a key picture cannot be decoded from it on (open groups of pictures), and
where a container has no index (`.ts`, `.mpg`). Then this asks for earlier and earlier places until an
earlier picture comes, and plays on from it, unheard, up to the moment.
"""

from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from judge_app.ui.players.qt_lengths import PictureLengths
from judge_app.ui.players.qt_recent import RecentPictures
from judge_app.ui.players.qt_search import Phase, Search
from judge_app.ui.players.qt_sound import QtSound

_PAST_EDGE_MS = 1
"""Qt shows the picture before where a seek falls exactly on an edge, and positions are cut to
whole milliseconds; one more lands in the picture that starts there."""
_BACKS = (1.2, 4, 12, 48, 192, 768)
"""So many pictures before its goal it asks, one after the other. On a slow machine asking takes long
and playing on a little does not; most pictures that are too late follow one that lasts twice as long."""
_ROUNDED_MS = 2
"""Where times are rounded to milliseconds, one may lie between the end of a picture and the next."""
_CLOSE_MS = 60
"""No picture from here on, one from there on: near enough to look for the last by playing."""
_LIMIT_MS = 2200
"""After so long what is shown must do; less than the patience of `SeekQueue`."""
_LATE_US = 300_000
"""While it plays, a picture that starts so little after the place is the answer."""
_NEIGHBOURS_US = 5000
"""Between neighbours there is no more than this."""
_SILENT_US = 500_000
"""Near the last picture nothing more is awaited for longer than this; the sound may go on for minutes."""
_MOST_MISSES = 3
_SLOW_MS = 60
"""Where asking takes longer than this, a step on is played instead, which takes about as long, and a step
back begins some pictures earlier, so that those that follow find theirs in memory."""
_ALONGSIDE = 7
_TOO_SLOW_MS = 1200
"""Where asking takes longer than this, nothing more can be done in time."""
_DUE_MS = 60
_END_MS = 100
_FAR_PICTURES = 8
_FAR_RATE = 4.0
_SHOWN_MS = 40
"""Near its goal it plays so slowly that a picture is shown no more briefly, and none goes unseen."""
_LOOKS_PER_PICTURE = 3

_Playback = QMediaPlayer.PlaybackState


class QtLanding:
    """One seek at a time. What it finds is what the sink shows.

    Args:
        media: the player that is sent to places.
        sink: where its pictures come.
        sound: kept silent while the player plays only to get somewhere.
    """

    def __init__(self, media: QMediaPlayer, sink: QVideoSink, sound: QtSound) -> None:
        self._media = media
        self._sink = sink
        self._sound = sound
        self._lengths = PictureLengths(media)
        self._rate = 1.0
        self._first_us = -1
        """When the clip's first picture begins, once a seek before it has shown that there is none."""
        self._phase = Phase.IDLE
        self._search = Search()
        self._held = QVideoFrame()
        self._before = QVideoFrame()
        self._stands_on = QVideoFrame()
        """The picture from which Qt would play on."""
        self._cost_ms = 0
        self._recent = RecentPictures()
        self._is_remembered = False
        """Whether the picture shown comes from memory, and Qt stands elsewhere."""

    def forget(self) -> None:
        """Await nothing any more; the clip is closed."""
        self.release()
        self._first_us = -1
        self._held = self._before = self._stands_on = QVideoFrame()
        self._cost_ms = 0
        self._is_remembered = False
        self._recent.forget()

    def set_rate(self, rate: float) -> None:
        """Play at this speed whenever the judge plays."""
        self._rate = rate
        if self._phase is not Phase.NEARING:
            self._media.setPlaybackRate(rate)

    def begin(self, target_ms: int, now_ms: int, *, shown: QVideoFrame, way: int = 0) -> None:
        """Go to the picture at `target_ms`, or a step on (1) or back (-1) from the picture `shown`."""
        self.release()
        self._held = shown
        self._search = Search(
            target_ms=target_ms,
            aim_us=target_ms * 1000 + 999,
            after_us=shown.startTime() if way > 0 and shown.isValid() else None,
            began_ms=now_ms,
            looked_ms=now_ms,
        )
        remembered = self._recent.neighbour(shown, way) if way and shown.isValid() else None
        is_slow = self._cost_ms >= _SLOW_MS
        if remembered is not None:
            self._held, self._is_remembered = remembered, True
            self._show_held()
        elif way > 0 and is_slow and shown == self._stands_on:
            self._seek_picture_shown()
            self._play_on(shown)
        elif way < 0 and is_slow and self._cost_ms < _TOO_SLOW_MS:
            back_us = _ALONGSIDE * self._lengths.likely(shown)
            self._ask(target_ms - back_us // 1000)
        else:
            self._ask(target_ms + _PAST_EDGE_MS)

    def begin_again(self, now_ms: int) -> None:
        """Ask once more: while it played Qt owed no picture for a seek, and standing still it does."""
        self.begin(self._search.target_ms, now_ms, shown=self._held)

    def let_play(self) -> None:
        """Play from the place that was asked for, however far the search for its picture has come."""
        is_elsewhere = self._phase in {Phase.ASKED, Phase.NEARING} and (
            self._search.asked_ms != self._search.target_ms + _PAST_EDGE_MS
        )
        if self._is_remembered:
            self._ask(self._held.startTime() // 1000 + _PAST_EDGE_MS)
        elif is_elsewhere:
            self._ask(self._search.target_ms + _PAST_EDGE_MS)
        self.release()

    def meet_end(self) -> None:
        """Take note that Qt came to the clip's end, or to where it knows of no more."""
        self._search.has_met_end = True

    def release(self) -> None:
        """Play no more to get somewhere; speed and loudness are the judge's again."""
        if self._phase is Phase.NEARING:
            self._media.pause()
            self._media.setPlaybackRate(self._rate)
        self._phase = Phase.IDLE
        self._sound.set_hushed(hushed=False)

    def look(self, now_ms: int, *, plays: bool, is_hurried: bool) -> bool:
        """Return whether the picture is there. `is_hurried` where the next seek waits already."""
        lag, self._search.looked_ms = now_ms - self._search.looked_ms, now_ms
        self._search.slowest_ms = max(self._search.slowest_ms, lag)
        frame = self._sink.videoFrame()
        if plays:
            is_there = self._is_about_there(frame)
        else:
            is_there = self._look_further(frame, lag, is_hurried=is_hurried) or self._gives_up()
        if is_there:
            self.release()
        return is_there

    def _gives_up(self) -> bool:
        """Whether what is shown must do; after so long a step on leads to the picture known to follow."""
        search = self._search
        has_answer = search.tries > 0 or self._phase is Phase.NEARING
        if not has_answer or search.looked_ms - search.began_ms < _LIMIT_MS:
            return False
        if search.after_us is not None and search.late_us is not None:
            self._ask(search.late_us // 1000 + _PAST_EDGE_MS)
        return True

    def _ask(self, position_ms: int) -> None:
        self.release()
        self._is_remembered = False
        self._phase = Phase.ASKED
        self._search.asked_ms = max(0, position_ms)
        self._search.asked_at_ms = self._search.looked_ms
        self._stands_on = QVideoFrame()
        self._search.has_met_end = False
        if self._media.playbackState() == _Playback.StoppedState:
            self._media.pause()
        self._before = self._sink.videoFrame()
        self._media.setPosition(self._search.asked_ms)

    def _is_about_there(self, frame: QVideoFrame) -> bool:
        start = frame.startTime()
        if not frame.isValid():
            return False
        return start <= self._search.aim_us < frame.endTime() or (
            frame != self._before and 0 <= start - self._search.aim_us < _LATE_US
        )

    def _look_further(self, frame: QVideoFrame, lag_ms: int, *, is_hurried: bool) -> bool:
        match self._phase:
            case Phase.IDLE:
                return True
            case Phase.SETTLING:
                # The picture after it may have been under way already.
                self._stands_on = frame
                self._show_held()
                return True
            case Phase.NEARING:
                self._look_at_way(frame, lag_ms)
                return is_hurried
            case Phase.ASKED:
                if frame == self._before and not self._search.has_met_end:
                    return False
                self._cost_ms = self._search.looked_ms - self._search.asked_at_ms
                self._stands_on = frame
                if not frame.isValid():
                    self._show_held()
                return is_hurried or self._is_answer(frame)

    def _is_answer(self, frame: QVideoFrame) -> bool:
        """Whether the picture is the one; if not, go on looking."""
        if not frame.isValid() or frame == self._before:
            return self._find_last()
        start, end = frame.startTime(), self._lengths.end(frame)
        if self._search.after_us is not None and self._search.tries == 0:
            return self._is_next(frame)
        if start > self._search.aim_us:
            self._search.late_us = start
            return start <= self._first_us or self._ask_earlier()
        self._held = frame
        late_us = self._search.late_us
        is_neighbour = late_us is not None and late_us - end <= _NEIGHBOURS_US
        if self._search.after_us is None and (self._lasts(frame) or is_neighbour):
            return True
        nothing_ms, asked_ms = self._search.nothing_ms, self._search.asked_ms
        if nothing_ms is not None and nothing_ms - asked_ms > _CLOSE_MS:
            self._search.found_ms = asked_ms
            self._ask((asked_ms + nothing_ms) // 2)
        else:
            self._play_on(frame)
        return False

    def _is_next(self, frame: QVideoFrame) -> bool:
        """Whether nothing lies between it and the picture shown; if that is not sure, play through."""
        start, before = frame.startTime(), self._held.startTime()
        gap = min(
            start - self._lengths.end(self._held), abs(start - before - self._lengths.usual())
        )
        if start > before and gap <= _NEIGHBOURS_US:
            return True
        self._search.late_us = start if start > before else None
        return self._play_to_next()

    def _play_to_next(self) -> bool:
        """Go to the picture that stands, and play until another comes."""
        self._seek_picture_shown()
        self._ask(self._search.target_ms + _PAST_EDGE_MS)
        return False

    def _seek_picture_shown(self) -> None:
        self._search.aim_us = self._held.startTime()
        self._search.target_ms = self._search.aim_us // 1000
        self._search.tries = 1

    def _find_last(self) -> bool:
        """There is no picture from there on: look for the last one, or stay on it."""
        self._search.nothing_ms = self._search.asked_ms
        if self._search.after_us is not None and self._search.tries == 0:
            is_last = self._held.endTime() >= (self._media.duration() - _END_MS) * 1000
            return is_last or self._play_to_next()
        if self._search.found_ms is None:
            return self._ask_earlier()
        self._ask((self._search.found_ms + self._search.nothing_ms) // 2)
        return False

    def _ask_earlier(self) -> bool:
        """Ask for an earlier place; if there is none, stay: return True."""
        search = self._search
        late_us = search.late_us
        if late_us is not None and late_us - search.aim_us < 1000 and not search.has_rounded:
            search.has_rounded = True
            self._ask(search.target_ms + _PAST_EDGE_MS - _ROUNDED_MS)
            return False
        if search.asked_ms > 0 and search.tries < len(_BACKS):
            back_us = _BACKS[search.tries] * self._lengths.likely(self._held)
            search.tries += 1
            self._ask(search.target_ms + _PAST_EDGE_MS - round(back_us / 1000))
            return False
        if late_us is not None and search.asked_ms == 0:
            self._first_us = late_us
        # The picture stays; the sound goes on from the place that was asked for.
        self._ask(search.target_ms + _PAST_EDGE_MS)
        return True

    def _note(self, frame: QVideoFrame) -> None:
        last = self._recent.last
        self._recent.note(frame, 0 if last is None else self._lengths.end(last))

    def _play_on(self, frame: QVideoFrame) -> None:
        self._note(frame)
        self._phase = Phase.NEARING
        self._search.played_ms = self._search.looked_ms
        self._sound.set_hushed(hushed=True)
        self._media.setPlaybackRate(self._fitting_rate(frame))
        self._media.play()

    def _look_at_way(self, frame: QVideoFrame, lag_ms: int) -> None:
        if not frame.isValid():
            self._stay_on_held()
            return
        goal_us = self._search.aim_us if self._search.after_us is None else self._search.after_us
        start = frame.startTime()
        self._note(frame)
        if self._may_have_missed(frame, lag_ms):
            self._search.misses += 1
            self._ask(self._search.asked_ms)
        elif start > goal_us:
            self._held = frame if self._search.after_us is not None else self._held
            self._settle()
        else:
            self._held = frame
            if self._is_past(goal_us) or (self._search.after_us is None and self._lasts(frame)):
                self._settle()
            else:
                self._media.setPlaybackRate(self._fitting_rate(frame))

    def _may_have_missed(self, frame: QVideoFrame, lag_ms: int) -> bool:
        has_gap = frame.startTime() - self._lengths.end(self._held) > _NEIGHBOURS_US
        is_long = lag_ms * self._media.playbackRate() * 1000 >= self._lengths.likely(frame)
        return has_gap and is_long and self._search.misses < _MOST_MISSES

    def _lasts(self, frame: QVideoFrame) -> bool:
        """Whether the picture is still shown at the moment wanted."""
        return frame.startTime() <= self._search.aim_us < self._lengths.end(frame)

    def _is_past(self, goal_us: int) -> bool:
        search = self._search
        if search.looked_ms - search.played_ms < max(
            _DUE_MS, _LOOKS_PER_PICTURE * search.slowest_ms
        ):
            return False  # a picture that is due already may still be on its way
        now_us = self._media.position() * 1000
        is_silent = now_us > self._held.endTime() + _SILENT_US
        is_over = search.nothing_ms is not None and is_silent
        return is_over or (search.after_us is None and now_us > goal_us)

    def _fitting_rate(self, frame: QVideoFrame) -> float:
        length_us = self._lengths.likely(frame)
        if self._search.aim_us - frame.startTime() > _FAR_PICTURES * length_us:
            return _FAR_RATE
        return min(
            1.0, length_us / 1000 / max(_SHOWN_MS, _LOOKS_PER_PICTURE * self._search.slowest_ms)
        )

    def _settle(self) -> None:
        self.release()
        self._phase = Phase.SETTLING

    def _stay_on_held(self) -> None:
        self._settle()
        self._show_held()
        self._media.pause()
        self._media.setPosition((self._held.startTime() + self._held.endTime()) // 2000)

    def _show_held(self) -> None:
        if self._held.isValid() and self._sink.videoFrame() != self._held:
            self._sink.setVideoFrame(self._held)
