"""The controls under the picture: the line of time, and a row of buttons that folds when narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QWidget

from judge_app.media.player import Track
from judge_app.media.selection import Preference
from judge_app.ui.actions import ActionTable
from judge_app.ui.language import Language, language, later, tr
from judge_app.ui.moments import clip_time
from judge_app.ui.players.seek_bar import SeekBar
from judge_app.ui.players.track_words import track_name
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2
from judge_app.ui.widgets.buttons import ActionButton, MenuButton
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.level_slider import LevelSlider
from judge_app.ui.widgets.text import Label, TwoLineLabel

RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)

_GAP = 2
_REMARK_ROOM = 40
"""What the small words beside the time keep, in pixels, before buttons fold."""
_NEAR_MS = 1200


class ControlBar(QFrame):
    """Shows what it is told, and says what was chosen."""

    rate_chosen = Signal(float)
    volume_chosen = Signal(int)
    sound_chosen = Signal(int)
    subtitles_chosen = Signal(object)
    """The track's number, or None."""
    engine_chosen = Signal(object)
    """A `Preference`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._seek_bar = SeekBar()
        self._time = Label("0:00 / 0:00")
        self._remark = TwoLineLabel("", "caption")
        # It takes what room is left, and never any from the buttons.
        self._remark.setContentsMargins(SPACE_1, 0, 0, 0)
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._speed = _SpeedButton()
        self._speed.rate_chosen.connect(self.rate_chosen)
        self._tracks_menu = QMenu(self)
        self._tracks = MenuButton("settings", later("Tiếng, phụ đề, bộ phát"), self._tracks_menu)
        self._volume = LevelSlider()
        self._volume.setRange(0, 100)
        self._volume.setFixedWidth(72)
        self._volume.setSingleStep(5)
        self._volume.valueChanged.connect(self.volume_chosen)
        self._skips: tuple[QWidget, ...] = ()
        self._duration = 0
        self._told_ms: int | None = None
        self._preference = Preference.AUTOMATIC
        self._has_choice = False
        self._has_tracks = False
        self._sounds: tuple[Track, ...] = ()
        self._subtitles: tuple[Track, ...] = ()
        self._sound_chosen: int | None = None
        self._subtitles_chosen: int | None = None
        self._parts: tuple[QWidget, ...] = ()
        self._tracks.hide()
        language.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def seek_bar(self) -> SeekBar:
        """The line of time."""
        return self._seek_bar

    @property
    def time_text(self) -> str:
        """Where the clip stands and how long it is, as shown."""
        return self._time.text()

    @property
    def remark(self) -> str:
        """The small words beside the time."""
        return self._remark.whole

    def take(self, actions: ActionTable) -> None:
        """Lay out the buttons of the declared actions."""
        back = _word_button(actions["video.back"], "−5 s")
        forward = _word_button(actions["video.forward"], "+5 s")
        steps = [ActionButton(actions[f"video.step-{way}"]) for way in ("back", "forward")]
        self._skips = (back, forward)
        play, loop, note, mute, whole = (
            ActionButton(actions[f"video.{name}"])
            for name in ("play", "loop", "note", "mute", "full-screen")
        )
        left, right = (play, *steps), (loop, note, self._speed, self._tracks, mute)
        self._parts = (*left, self._time, *right, whole)
        buttons = row(*left, back, forward, self._time, spacing=_GAP)
        buttons.addWidget(self._remark, 1)
        for part in (*right, self._volume, whole):
            buttons.addWidget(part)
        margins = (SPACE_2, 0, SPACE_2, SPACE_1)
        self.setLayout(column(self._seek_bar, buttons, spacing=0, margins=margins))

    def show_duration(self, milliseconds: int) -> None:
        """Show how long the clip is."""
        self._duration = milliseconds
        self._seek_bar.set_duration(milliseconds)
        self.show_position(0)

    def hold_at(self, told_ms: int | None) -> None:
        """Show the moment that a message names, until the clip is clearly elsewhere; None: no more.

        Players settle on a picture up to a second before the moment at which they failed.
        """
        self._told_ms = told_ms
        if told_ms is not None:
            self.show_position(told_ms)

    def show_position(self, milliseconds: int) -> None:
        """Show where the clip stands."""
        if self._told_ms is not None and abs(milliseconds - self._told_ms) < _NEAR_MS:
            milliseconds = self._told_ms
        self._seek_bar.set_position(milliseconds)
        text = f"{clip_time(milliseconds)} / {clip_time(self._duration)}"
        if text != self._time.text():
            self._time.setText(text)

    def show_remark(self, text: str) -> None:
        """Show a few small words beside the time."""
        self._remark.setText(text)

    def show_rate(self, rate: float) -> None:
        """Show the speed."""
        self._speed.show_rate(rate)

    def show_volume(self, percent: int) -> None:
        """Show the loudness, without saying that it was chosen."""
        with QSignalBlocker(self._volume):
            self._volume.setValue(percent)

    def show_engines(self, preference: Preference, *, have_choice: bool) -> None:
        """Offer both players where both work; `preference` is the one in force."""
        self._preference = preference
        self._has_choice = have_choice
        self.show_tracks((), ())

    def show_tracks(
        self,
        sounds: Sequence[Track],
        subtitles: Sequence[Track],
        sound: int | None = None,
        shown: int | None = None,
    ) -> None:
        """Offer sound and subtitle tracks where there is a choice; `sound` is heard, `shown` seen now."""
        self._sounds, self._subtitles = tuple(sounds), tuple(subtitles)
        self._sound_chosen = sound
        self._subtitles_chosen = shown
        self._has_tracks = len(sounds) > 1 or bool(subtitles) or self._has_choice
        self._tracks.setVisible(self._has_tracks)
        self._fill_tracks_menu()
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """Return the room without what folds; the time may be cut short."""
        kept = [part for part in self._parts if part is not self._time and not part.isHidden()]
        needed = 2 * SPACE_2 + sum(part.sizeHint().width() + _GAP for part in kept)
        least = super().minimumSizeHint()
        return QSize(min(least.width(), needed), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what is less needed into its keys when there is little room."""
        super().resizeEvent(event)
        self._fold()

    def retranslate(self) -> None:
        """Name the parts in the language in use."""
        self._volume.setAccessibleName(tr("Âm lượng"))
        self._volume.setToolTip(tr("Âm lượng"))
        self._time.setAccessibleName(tr("Đang ở đâu trên độ dài"))
        self._fill_tracks_menu()

    def _fill_tracks_menu(self) -> None:
        sounds, subtitles = self._sounds, self._subtitles
        self._tracks_menu.clear()
        if len(sounds) > 1:
            self._tracks_menu.addAction(_heading(tr("Tiếng"), self._tracks_menu))
            choices = [(track_name(each, place), each.id) for place, each in enumerate(sounds)]
            group = self._track_group(choices, self._sound_chosen)
            group.triggered.connect(self._on_sound)
        if subtitles:
            self._tracks_menu.addAction(_heading(tr("Phụ đề"), self._tracks_menu))
            choices = [(track_name(each, place), each.id) for place, each in enumerate(subtitles)]
            none = (tr("Không hiện phụ đề"), None)
            group = self._track_group([none, *choices], self._subtitles_chosen)
            group.triggered.connect(self._on_subtitles)
        if self._has_choice:
            self._offer_engines()

    def _fold(self) -> None:
        """Show as much as there is room for: first the loudness goes, then the skips."""
        parts = [part for part in self._parts if part is not self._tracks or self._has_tracks]
        room = self.width() - 2 * SPACE_2 - _REMARK_ROOM
        room -= sum(part.sizeHint().width() + _GAP for part in parts)
        skips = sum(button.sizeHint().width() + _GAP for button in self._skips)
        for button in self._skips:
            button.setVisible(room >= skips)
        self._volume.setVisible(room - skips >= self._volume.width())

    def _offer_engines(self) -> None:
        """Nothing tells a program that a picture is garbled: only who sees it can change over."""
        words = tr("Hình hoặc tiếng lỗi? Đổi bộ phát")
        self._tracks_menu.addAction(_heading(words, self._tracks_menu))
        group = QActionGroup(self._tracks_menu)
        for preference, name in (
            (Preference.AUTOMATIC, tr("Tự chọn")),
            (Preference.QT, tr("Bộ phát 1 (có sẵn)")),
            (Preference.VLC, tr("Bộ phát 2 (VLC)")),
        ):
            action = self._tracks_menu.addAction(name)
            action.setCheckable(True)
            action.setData(preference)
            action.setChecked(preference is self._preference)
            group.addAction(action)
        group.triggered.connect(self._on_engine)

    def _track_group(
        self, choices: Sequence[tuple[str, int | None]], chosen: int | None
    ) -> QActionGroup:
        group = QActionGroup(self._tracks_menu)
        for name, track in choices:
            action = self._tracks_menu.addAction(name)
            action.setCheckable(True)
            action.setData(track)
            action.setChecked(track == chosen)
            group.addAction(action)
        return group

    def _on_sound(self, action: QAction) -> None:
        self._sound_chosen = action.data()
        self.sound_chosen.emit(self._sound_chosen)

    def _on_subtitles(self, action: QAction) -> None:
        self._subtitles_chosen = action.data()
        self.subtitles_chosen.emit(self._subtitles_chosen)

    def _on_engine(self, action: QAction) -> None:
        self._preference = Preference(action.data())
        self.engine_chosen.emit(self._preference)


class _SpeedButton(QToolButton):
    """Shows the speed and offers the others."""

    rate_chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._rate = 1.0
        self.setProperty("kind", "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self._group = QActionGroup(self)
        for rate in RATES:
            action = self.menu().addAction("")
            action.setCheckable(True)
            action.setData(rate)
            self._group.addAction(action)
        self._group.triggered.connect(self._on_triggered)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def show_rate(self, rate: float) -> None:
        """Show this speed."""
        self._rate = rate
        self.retranslate()

    def retranslate(self) -> None:
        """Write the figures in the language in use."""
        self.setText(rate_words(self._rate))
        self.setToolTip(tr("Tốc độ phát"))
        self.setAccessibleName(tr("Tốc độ phát {rate}", rate=rate_words(self._rate)))
        for action in self._group.actions():
            action.setText(rate_words(action.data()))
            action.setChecked(action.data() == self._rate)

    def _on_triggered(self, action: QAction) -> None:
        self.rate_chosen.emit(action.data())


def rate_words(rate: float) -> str:
    """Return `1×` or `0,75×`, with the language's decimal sign."""
    text = f"{rate:g}×"
    return text.replace(".", ",") if language.current is Language.VIETNAMESE else text


def _heading(words: str, menu: QMenu) -> QAction:
    """Return words over a part of a menu; those of `addSection` are lost under a style sheet."""
    heading = QAction(words, menu)
    heading.setEnabled(False)
    return heading


def _word_button(action: QAction, text: str) -> QToolButton:
    action.setIconText(text)  # what a button shows; menus keep the whole label
    button = ActionButton(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button
