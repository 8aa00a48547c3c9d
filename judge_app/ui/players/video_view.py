"""Watching a clip: picture, controls, the judge's notes on the line of time, plain messages."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from judge_app.byte_source import ByteSource
from judge_app.contest.facts import MediaFacts
from judge_app.media.journal import CrashJournal
from judge_app.media.player import Opened, PlayerState
from judge_app.media.selection import Preference, identity_of
from judge_app.ui.actions import Action, ActionTable
from judge_app.ui.language import language, tr
from judge_app.ui.players.clip_controls import ClipControls
from judge_app.ui.players.clip_notice import ClipNotice
from judge_app.ui.players.control_bar import ControlBar
from judge_app.ui.players.engine_shelf import EngineShelf, real_engines
from judge_app.ui.players.faces import PlainFace
from judge_app.ui.players.looping import PassageMarks
from judge_app.ui.players.loudness import Loudness
from judge_app.ui.players.notice_room import LEAST_PICTURE, NoticeRoom
from judge_app.ui.players.picture_area import PictureArea
from judge_app.ui.players.place_memory import PlaceMemory
from judge_app.ui.players.playback import Playback
from judge_app.ui.players.preferences import PlayerPreferencesFile
from judge_app.ui.players.problems import PlayProblem
from judge_app.ui.players.remarks import remark_words
from judge_app.ui.players.seek_bar import NoteMark
from judge_app.ui.players.speed import Speed
from judge_app.ui.players.standing_problem import StandingProblem
from judge_app.ui.players.video_actions import SPECS
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.icons import icon
from judge_app.ui.widgets.frames import column
from judge_app.ui.widgets.full_screen import FullScreen
from judge_app.ui.widgets.stage import Stage

_SLOW_MS = 400
"""A clip that takes longer to open says so; most do not."""


class VideoView(QWidget):
    """Shows one clip; the same view for the window's life.

    Args:
        tasks: where long work goes.
        data_folder: where loudness and the crash journal are kept.
        engines: who decodes; the real ones unless a test brings others.
        parent: the owner.
    """

    note_requested = Signal(int)
    """The judge wants to write a note at this moment (ms); the clip is paused."""
    note_chosen = Signal(object)
    """`NoteMark`: the judge clicked its triangle; the clip went there."""
    problem_found = Signal(object)
    """`PlayProblem`: already said on the screen; for the record."""
    could_not_open = Signal(object)
    """`PlayProblem`: the judge pressed "Không mở được"."""
    position_changed = Signal(int)
    opened = Signal(object)
    """`Opened`: the clip is ready."""

    def __init__(
        self,
        tasks: TaskRunner,
        data_folder: Path,
        *,
        engines: EngineShelf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = PlayerPreferencesFile(data_folder / "player.json")
        self._loudness = Loudness(self._preferences, self)
        journal = CrashJournal(data_folder)
        self._shelf = engines if engines is not None else real_engines()
        self._playback = Playback(self._shelf, tasks, journal, self)
        self._playback.prefer(self._preferences.current.engine)
        self._places = PlaceMemory(data_folder / "clip-places.json", tasks, self._playback, self)
        self._stage = Stage()
        self._area = PictureArea()
        self._face = PlainFace()
        self._pages = QStackedWidget()
        self._notice = ClipNotice(tasks)
        self._bar = ControlBar()
        self._speed = Speed(self._playback, self._bar)
        self._trouble = StandingProblem(self._playback, self._notice, self._bar)
        self._controls = ClipControls(
            self._playback, self._speed, self._loudness, self._trouble.play
        )
        self._full_screen: FullScreen | None = None
        self._marks = PassageMarks()
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(_SLOW_MS)
        self._opening.timeout.connect(self._on_slow_opening)
        self._opened: Opened | None = None
        self._went_on_at = 0
        self._name = ""
        self._build()
        self._actions = ActionTable(self._stage)
        self._actions.add_methods(SPECS, self._controls, self)
        self._bar.take(self._actions)
        self._connect()
        self._show_volume(self._loudness.percent)
        self.retranslate()

    @property
    def position_ms(self) -> int:
        """Where the clip stands."""
        return self._playback.position_ms

    @property
    def duration_ms(self) -> int:
        """How long the clip is, 0 while nobody knows."""
        return self._playback.duration_ms

    @property
    def state(self) -> PlayerState:
        """What the clip is doing."""
        return self._playback.state

    @property
    def picture(self) -> QStackedWidget:
        """What shows pictures; margins leave room around them."""
        return self._pages

    @property
    def problem(self) -> PlayProblem | None:
        """The problem that is on the screen."""
        return self._trouble.problem

    def actions_declared(self) -> tuple[Action, ...]:
        """Return the actions, so that menus and the help page list them."""
        return self._actions.all

    def give_up_shortcuts(self, keys: Iterable[str] | None = None) -> None:
        """Leave these shortcuts, or all, to a view that is shown at the same time."""
        self._actions.give_up_shortcuts(keys)

    def open(
        self,
        source: ByteSource,
        facts: MediaFacts | None = None,
        start_ms: int | None = None,
        filmstrip: tuple[QImage, ...] = (),
    ) -> None:
        """Open a clip and stand at `start_ms`, by default where it was left the last time.

        The source becomes the view's own.
        `filmstrip` holds small pictures evenly spread over the clip.
        """
        self.close_media()
        self._name = source.name
        self._pages.setCurrentWidget(self._area)
        self._opening.start()
        self._bar.seek_bar.set_thumbnails(filmstrip)
        self._notice.set_source(source)
        left_at = self._places.begin(identity_of(source))
        self._went_on_at = left_at if start_ms is None else 0
        self._bar.show_engines(self._preferences.current.engine, have_choice=self._shelf.has_choice)
        self._playback.open(source, facts, left_at if start_ms is None else start_ms)

    def close_media(self) -> None:
        """Let go of the clip and its file."""
        self._opening.stop()
        self._places.end()
        self._playback.close()
        self._trouble.take_away()
        self._opened = None
        self._went_on_at = 0
        self._marks = PassageMarks()
        self._speed.choose(1.0)
        self._bar.seek_bar.set_notes(())
        self._bar.seek_bar.set_passage(None)
        self._bar.show_tracks((), ())
        self._bar.show_duration(0)
        self._bar.show_remark("")
        self._area.let_go()
        self._area.update()
        self._apply_conditions()

    def shut_down(self) -> None:
        """End the players; the view is not used afterwards."""
        self._leave_full_screen()
        self._places.shut_down()
        self._loudness.shut_down()
        self._area.show_engine(None)
        self._playback.shut_down()

    def set_note_marks(self, notes: Sequence[NoteMark]) -> None:
        """Show these notes on the line of time."""
        self._bar.seek_bar.set_notes(notes)

    def current_frame(self) -> QImage | None:
        """Return the picture shown now, for a screenshot."""
        engine = self._playback.engine
        return None if engine is None else engine.image()

    def seek(self, position_ms: int) -> None:
        """Go to a moment of the clip."""
        self._playback.seek(position_ms)

    def play(self) -> None:
        """Play on, past the problem if one is on the screen."""
        self._trouble.play()

    def pause(self) -> None:
        """Stand still."""
        self._playback.pause()

    def mark_passage(self) -> None:
        """Mark the passage's beginning, then its end, then none."""
        self._marks = self._marks.marked(self.position_ms)
        passage = self._marks.passage
        self._playback.set_loop(passage)
        self._bar.seek_bar.set_passage(passage, self._marks.start_ms)
        if passage is not None:
            self.seek(passage.start_ms)
        self._show_marks()

    def request_note(self) -> None:
        """Pause, and say that the judge wants to write a note at this moment."""
        self._playback.pause()
        self._leave_full_screen()
        self.note_requested.emit(self.position_ms)

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back."""
        if self._leave_full_screen():
            return
        self._full_screen = FullScreen(self._stage, self._home)
        self._full_screen.left.connect(self._on_full_screen_left)
        self.focus_picture()

    def focus_picture(self) -> None:
        """Put the keyboard into the picture."""
        if (page := self._pages.currentWidget()) is not None:
            page.setFocus()

    def retranslate(self) -> None:
        """Write words and figures in the language in use."""
        self._area.setAccessibleName(tr("Hình của video"))
        if self.problem is not None:
            self._show_problem(self.problem)
        elif self._opened is not None:
            self._show_face(self._opened)
        elif self._pages.currentWidget() is self._face:
            self._on_slow_opening()
        self._show_marks()

    def _build(self) -> None:
        self._pages.addWidget(self._area)
        self._pages.addWidget(self._face)
        # Without this a stack is never lower than the highest of its pages wants to be.
        self._pages.setMinimumSize(160, LEAST_PICTURE)
        room = NoticeRoom(self._notice, self._pages, self._bar, self._stage)
        layout = column(self._pages, room, self._bar, spacing=0)
        layout.setStretch(0, 1)
        self._stage.setLayout(layout)
        self._stage.answer_keys(self._controls.keys)
        self._home = QVBoxLayout(self)
        self._home.setContentsMargins(0, 0, 0, 0)
        self._home.addWidget(self._stage)

    def _connect(self) -> None:
        playback, bar = self._playback, self._bar
        playback.opened.connect(self._on_opened)
        playback.moved.connect(self._on_moved)
        playback.state_changed.connect(self._on_state)
        playback.engine_changed.connect(self._on_engine)
        playback.picture_leaving.connect(self._area.hold_picture)
        playback.crash_survived.connect(self._notice.show_recovery)
        bar.seek_bar.sought.connect(self.seek)
        bar.seek_bar.note_chosen.connect(self._on_note_chosen)
        bar.rate_chosen.connect(self._on_rate_chosen)
        bar.engine_chosen.connect(self._on_engine_chosen)
        bar.volume_chosen.connect(self._loudness.choose)
        self._loudness.changed.connect(self._show_volume)
        bar.sound_chosen.connect(playback.choose_sound)
        bar.subtitles_chosen.connect(playback.choose_subtitles)
        self._area.clicked.connect(self._controls.toggle_play)
        self._area.double_clicked.connect(self.toggle_full_screen)
        self._face.clicked.connect(self._controls.toggle_play)
        self._trouble.found.connect(self._on_problem)
        self._trouble.gone_on.connect(self.focus_picture)
        self._notice.gave_up.connect(self.could_not_open)
        language.changed.connect(self.retranslate)

    def _on_slow_opening(self) -> None:
        """Say that something is under way, instead of showing a black picture."""
        self._face.say("clock", self._name, tr("Đang mở…"))
        self._pages.setCurrentWidget(self._face)

    def _on_opened(self, opened: Opened) -> None:
        self._opening.stop()
        self._opened = opened
        self._trouble.take_away()
        self._bar.show_duration(self.duration_ms)
        self._bar.show_position(self.position_ms)
        tracks = opened.sounds, opened.subtitles, opened.sound, opened.shown_subtitles
        self._bar.show_tracks(*tracks)
        self._show_face(opened)
        self._show_marks()
        self._apply_conditions()
        self.opened.emit(opened)

    def _on_rate_chosen(self, rate: float) -> None:
        self._speed.choose(rate)

    def _on_engine_chosen(self, preference: Preference) -> None:
        self._preferences.change(engine=preference)
        self._preferences.save()
        self._trouble.take_away()
        self._playback.prefer(preference)

    def _on_moved(self, position_ms: int) -> None:
        self._bar.show_position(position_ms)
        self.position_changed.emit(position_ms)

    def _on_state(self, state: PlayerState) -> None:
        is_playing = state is PlayerState.PLAYING
        if is_playing and self._went_on_at:
            self._went_on_at = 0
            self._show_marks()
        self._actions["video.play"].setIcon(icon("pause" if is_playing else "play"))
        self._apply_conditions()

    def _on_engine(self) -> None:
        self._area.show_engine(self._playback.engine)

    def _on_problem(self, problem: PlayProblem) -> None:
        self._opening.stop()
        self._show_problem(problem)
        self._apply_conditions()
        self.problem_found.emit(problem)

    def _on_note_chosen(self, note: NoteMark) -> None:
        self._playback.pause()
        self.seek(note.position_ms)
        self.note_chosen.emit(note)

    def _leave_full_screen(self) -> bool:
        if self._full_screen is None:
            return False
        self._full_screen.leave()
        return True

    def _on_full_screen_left(self) -> None:
        self._full_screen = None
        self.focus_picture()

    def _show_problem(self, problem: PlayProblem) -> None:
        if problem.hides_picture:
            self._face.say(problem.icon, self._name)
            self._pages.setCurrentWidget(self._face)
        self._notice.show_problem(problem)

    def _show_face(self, opened: Opened) -> None:
        if opened.has_picture:
            self._pages.setCurrentWidget(self._area)
            return
        self._face.say("sound", self._name, tr("Tệp này chỉ có âm thanh."))
        self._pages.setCurrentWidget(self._face)

    def _show_marks(self) -> None:
        player = self._playback.engine if self._opened is not None else None
        self._bar.show_remark(remark_words(self._marks, self._went_on_at, player))
        self._actions["video.loop"].setChecked(self._marks.is_begun)

    def _show_volume(self, percent: int) -> None:
        self._playback.set_volume(percent)
        self._bar.show_volume(percent)
        self._actions["video.mute"].setIcon(icon("sound" if percent else "mute"))

    def _apply_conditions(self) -> None:
        opened = self._opened
        holds = {"open": opened is not None, "picture": opened is not None and opened.has_picture}
        self._actions.apply(frozenset(name for name, is_so in holds.items() if is_so))
        self._bar.seek_bar.setEnabled(opened is not None)
