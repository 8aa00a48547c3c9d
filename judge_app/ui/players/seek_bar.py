"""The line of time under a clip: where it stands, the judge's notes, the passage, thumbnails."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_app.media.passage import Passage
from judge_app.ui.language import tr
from judge_app.ui.moments import clip_time
from judge_app.ui.players.seek_preview import SeekPreview
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_1, TARGET

_EDGE = 10
_GROOVE = 6
_KNOB = 8
_NOTE = 6
_NOTE_REACH = 8
_STEP_MS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """A note of the judge on the line of time."""

    position_ms: int
    text: str = ""
    id: str = ""


class SeekBar(QWidget):
    """A slider for time. Dragging says `sought` for every place, and the player keeps up."""

    sought = Signal(int)
    note_chosen = Signal(object)
    """`NoteMark`, after a click on its triangle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duration = 0
        self._position = 0
        self._notes: tuple[NoteMark, ...] = ()
        self._passage: Passage | None = None
        self._passage_start: int | None = None
        self._hover_x: int | None = None
        self._is_dragged = False
        self._thumbnails: tuple[QImage, ...] = ()
        self._preview = SeekPreview(self)
        self.setMinimumHeight(TARGET)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    @property
    def is_dragged(self) -> bool:
        """Whether the knob is held."""
        return self._is_dragged

    def set_duration(self, milliseconds: int) -> None:
        """Tell how long the clip is; 0 where nobody knows."""
        self._duration = milliseconds
        self.update()

    def set_position(self, milliseconds: int) -> None:
        """Show where the clip stands, unless the judge holds the knob."""
        if self._is_dragged or milliseconds == self._position:
            return
        before, self._position = self._position, milliseconds
        if round(self._x_of(before)) != round(self._x_of(milliseconds)):
            self.update()
        if before // 1000 != milliseconds // 1000:
            self._tell_reader()

    def set_notes(self, notes: Sequence[NoteMark]) -> None:
        """Show these notes as triangles, once the clip's length is known."""
        self._notes = tuple(sorted(notes, key=lambda note: note.position_ms))
        self.update()

    def set_passage(self, passage: Passage | None, start_ms: int | None = None) -> None:
        """Show the passage that is played over and over, or only its beginning so far."""
        self._passage = passage
        self._passage_start = start_ms
        self.update()

    def set_thumbnails(self, thumbnails: tuple[QImage, ...]) -> None:
        """Show these pictures, evenly spread over the clip, above the pointer."""
        self._thumbnails = thumbnails

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(320, TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, what has been seen, the passage, the notes and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter)
        self._paint_passage(painter)
        for note in self._notes if self._duration else ():
            self._paint_note(painter, note)
        if self.isEnabled():
            self._paint_knob(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob, or choose the note under the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._duration:
            return
        note = self._note_at(event.position())
        if note is not None:
            self.note_chosen.emit(note)
            return
        self._is_dragged = True
        self._drag_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, and show what is there."""
        if self._is_dragged:
            self._drag_to(event.position().x())
        self._hover_x = round(event.position().x())
        self._show_preview(self._note_at(event.position()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the knob go."""
        if self._is_dragged:
            self._is_dragged = False
            self._drag_to(event.position().x())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Grow a little under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the preview away."""
        super().leaveEvent(event)
        self._hover_x = None
        self._preview.hide()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by five seconds, or to either end."""
        places = {
            Qt.Key.Key_Left: self._position - _STEP_MS,
            Qt.Key.Key_Right: self._position + _STEP_MS,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._duration,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif self._duration:
            self.sought.emit(min(max(0, place), self._duration))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _drag_to(self, x: float) -> None:
        self._position = self._time_of(x)
        self.update()
        self.sought.emit(self._position)

    def _show_preview(self, note: NoteMark | None) -> None:
        if self._hover_x is None or not self._duration:
            return
        at = note.position_ms if note is not None else self._time_of(self._hover_x)
        text = clip_time(at)
        if note is not None and note.text:
            text = f"{text}  {note.text}"
        above = self.mapToGlobal(QPoint(self._hover_x, -SPACE_1))
        self._preview.show_at(above, text, self._thumbnail(at), QRectF(self.rect()).width())

    def _thumbnail(self, at_ms: int) -> QImage | None:
        if not self._thumbnails:
            return None
        number = at_ms * len(self._thumbnails) // max(1, self._duration)
        return self._thumbnails[min(number, len(self._thumbnails) - 1)]

    def _note_at(self, place: QPointF) -> NoteMark | None:
        if place.y() < self.height() / 2 or not self._duration:
            return None
        near = [n for n in self._notes if abs(self._x_of(n.position_ms) - place.x()) <= _NOTE_REACH]
        return min(near, key=lambda n: abs(self._x_of(n.position_ms) - place.x()), default=None)

    def _line_width(self) -> float:
        return max(1.0, self.width() - 2 * _EDGE)

    def _x_of(self, milliseconds: int) -> float:
        if not self._duration:
            return float(_EDGE)
        share = min(1.0, max(0.0, milliseconds / self._duration))
        return _EDGE + share * self._line_width()

    def _time_of(self, x: float) -> int:
        share = min(1.0, max(0.0, (x - _EDGE) / self._line_width()))
        return round(share * self._duration)

    def _groove(self, left: float, right: float) -> QRectF:
        return QRectF(left, self.height() / 2 - _GROOVE / 2, max(0.0, right - left), _GROOVE)

    def _paint_line(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(self._groove(_EDGE, self.width() - _EDGE), _GROOVE / 2, _GROOVE / 2)
        if self.isEnabled():
            painter.setBrush(theme.colour("accent"))
            seen = self._groove(_EDGE, self._x_of(self._position))
            painter.drawRoundedRect(seen, _GROOVE / 2, _GROOVE / 2)

    def _paint_passage(self, painter: QPainter) -> None:
        start, end = self._passage_start, self._passage_start
        if self._passage is not None:
            start, end = self._passage.start_ms, self._passage.end_ms
        if start is None or end is None:
            return
        left, right = self._x_of(start), self._x_of(end)
        band = QRectF(left, self.height() / 2 - 9, max(2.0, right - left), 18)
        soft = QColor(theme.colour("info"))
        soft.setAlphaF(0.25)
        painter.fillRect(band, soft)
        painter.setPen(QPen(theme.colour("info"), 2))
        painter.drawLine(band.topLeft(), band.bottomLeft())
        if self._passage is not None:
            painter.drawLine(band.topRight(), band.bottomRight())

    def _paint_note(self, painter: QPainter, note: NoteMark) -> None:
        x, tip = self._x_of(note.position_ms), self.height() / 2 + _GROOVE / 2 + 1
        base = tip + _NOTE * 1.5
        painter.setPen(QPen(theme.colour("surface"), 1))
        painter.setBrush(theme.colour("in_work"))
        painter.drawPolygon(
            QPolygonF([QPointF(x, tip), QPointF(x - _NOTE, base), QPointF(x + _NOTE, base)])
        )

    def _paint_knob(self, painter: QPainter) -> None:
        middle = QPointF(self._x_of(self._position), self.height() / 2)
        radius = _KNOB if self._is_dragged or self.underMouse() else _KNOB - 1
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(middle, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + 4, radius + 4)

    def _tell_reader(self) -> None:
        self.setAccessibleName(
            tr(
                "Thời gian {time} trên {length}",
                time=clip_time(self._position),
                length=clip_time(self._duration),
            )
        )
