"""A sheet to sign on with mouse, pen or finger; the result is a blue PNG without a ground."""

from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import RADIUS

_WIDTH = 900
_HEIGHT = 300
"""Pixels of the picture: sharp on paper at the size of a signature."""
_PEN = 2.6
_MARGIN = 10


class SignaturePad(QWidget):
    """Draws strokes; a dot alone is not a signature."""

    changed = Signal(bool)
    """Whether there is a signature."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[QPointF]] = []
        self._is_drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_TabletTracking, on=False)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def is_signed(self) -> bool:
        """Whether more than dots was drawn."""
        return any(len(stroke) > 2 for stroke in self._strokes)

    def clear(self) -> None:
        """Begin anew."""
        self._strokes = []
        self.update()
        self.changed.emit(self.is_signed)

    def undo_stroke(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self.update()
            self.changed.emit(self.is_signed)

    def png(self) -> bytes | None:
        """Return the signature cut to its strokes, or None where there is none."""
        if not self.is_signed:
            return None
        scale = _WIDTH / max(1, self.width())
        image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(scale, scale)
        self._draw(painter)
        painter.end()
        bounds = self._path().boundingRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        corner = bounds.topLeft() * scale
        size = (bounds.size() * scale).toSize()
        cut = image.copy(round(corner.x()), round(corner.y()), size.width(), size.height())
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        cut.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs name bytes alone
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        """Return three to one."""
        return QSize(480, 160)

    def minimumSizeHint(self) -> QSize:
        """Return the least that a hand can sign on."""
        return QSize(280, 94)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Let a pen draw as the mouse does."""
        event.ignore()  # Qt then sends the mouse events of the pen

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper, a line to sign on, and the strokes."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("paper"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        base = round(self.height() * 0.78)
        painter.setPen(QPen(QColor("#C9C3C7"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(24, base, self.width() - 24, base)
        self._draw(painter)

    def _begin(self, point: QPointF) -> None:
        self._is_drawing = True
        self._strokes.append([point])
        self.update()

    def _go_on(self, point: QPointF) -> None:
        if self._is_drawing:
            self._strokes[-1].append(
                QPointF(
                    min(max(point.x(), 0.0), float(self.width())),
                    min(max(point.y(), 0.0), float(self.height())),
                )
            )
            self.update()

    def _end(self) -> None:
        if self._is_drawing:
            self._is_drawing = False
            self.changed.emit(self.is_signed)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("ink"), _PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path())

    def _path(self) -> QPainterPath:
        """Return the strokes as smooth curves through the middles of their points."""
        path = QPainterPath()
        for stroke in self._strokes:
            path.moveTo(stroke[0])
            for before, after in pairwise(stroke[1:]):
                path.quadTo(before, (before + after) / 2)
            path.lineTo(stroke[-1])
        return path
