"""The place where pictures appear: an engine's own surface, or pictures painted here."""

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from judge_app.ui.players.engine import Engine
from judge_app.ui.players.notice_room import LEAST_PICTURE
from judge_app.ui.players.subtitle_painting import paint_words
from judge_app.ui.theme.theme import theme

# Around a picture it is black whatever the look: a clip's own colours must not change.
_BACKGROUND = Qt.GlobalColor.black
_RING = 2


class PictureArea(QWidget):
    """Shows an engine's pictures, upright, whole, with bars where the shape differs.

    An engine with a surface of its own covers this widget with it. What is painted underneath is
    then seen in screenshots only, because a native surface is invisible to `QWidget.grab`.
    """

    clicked = Signal()
    double_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine: Engine | None = None
        self._angle = 0.0
        self._is_mirrored = False
        self._held: QImage | None = None
        self.setMinimumSize(160, LEAST_PICTURE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_engine(self, engine: Engine | None) -> None:
        """Show this engine's pictures from now on."""
        if engine is self._engine:
            return
        old, self._engine = self._engine, engine
        if old is not None:
            old.image_changed.disconnect(self._on_image)
            old.words_changed.disconnect(self._on_image)
            if old.surface is not None:
                old.surface.hide()
        if engine is not None:
            engine.image_changed.connect(self._on_image)
            engine.words_changed.connect(self._on_image)
            self._take_surface(engine.surface)
        self.update()

    def turn(self, angle: float, *, mirrored: bool) -> None:
        """Show pictures turned clockwise by so many degrees, mirrored first if wanted.

        An engine's own surface cannot do that: it makes way and pictures are painted here, which
        takes more of the processor.
        """
        self._angle, self._is_mirrored = angle, mirrored
        if self._engine is not None:
            self._take_surface(self._engine.surface)
        self.update()

    def hold_picture(self) -> None:
        """Go on showing the picture of now until an engine brings another, or `let_go`.

        From one engine to the other takes a second, in which there would be nothing but black.
        """
        image = self._engine.image() if self._engine is not None else None
        if image is not None:
            # An engine may use its memory again.
            self._show_held(image.copy())

    def let_go(self) -> None:
        """Show nothing but what the engine brings."""
        if self._held is not None:
            self._show_held(None)

    def sizeHint(self) -> QSize:
        """Ask for a modest 16:9; the layout gives what there is."""
        return QSize(640, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the surface all the room."""
        super().resizeEvent(event)
        if self._engine is not None and self._engine.surface is not None:
            self._engine.surface.setGeometry(self._room())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that the picture was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Say that the picture was clicked twice."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, as large as fits."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BACKGROUND)
        image = self._held
        if image is None and self._engine is not None:
            image = self._engine.image()
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = self._paint(painter, image)
            paint_words(painter, self._engine.words if self._engine is not None else "", place)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), _RING))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    @property
    def _is_turned(self) -> bool:
        return bool(self._angle) or self._is_mirrored

    def _paint(self, painter: QPainter, image: QImage) -> QRect:
        """Paint the picture, and return where there is room for words that are not turned."""
        if not self._is_turned:
            place = fitted(image, self._room())
            painter.drawImage(place, image)
            return place
        room = self._room()
        size = fitted_turned(image.size(), room.size(), self._angle)
        painter.save()
        painter.translate(QRectF(room).center())
        painter.rotate(self._angle)
        painter.scale(-1 if self._is_mirrored else 1, 1)
        painter.drawImage(QRectF(QPointF(-size.width() / 2, -size.height() / 2), size), image)
        painter.restore()
        return room

    def _room(self) -> QRect:
        return self.rect().adjusted(_RING, _RING, -_RING, -_RING)

    def _show_held(self, image: QImage | None) -> None:
        self._held = image
        if self._engine is not None:
            self._take_surface(self._engine.surface)
        self.update()

    def _on_image(self) -> None:
        if self._held is not None and self._engine is not None and self._engine.pictures_seen:
            self.let_go()
        if self._engine is not None and (self._engine.surface is None or self._is_turned):
            self.update()

    def _take_surface(self, surface: QWidget | None) -> None:
        if surface is None:
            return
        surface.setParent(self)
        surface.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        surface.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        surface.setGeometry(self._room())
        surface.setVisible(not self._is_turned and self._held is None)


def fitted(image: QImage, room: QRect) -> QRect:
    """Return the largest place of the image's shape in the middle of `room`."""
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPoint((room.width() - size.width()) // 2, (room.height() - size.height()) // 2)
    return QRect(room.topLeft() + corner, size)


def fitted_turned(image: QSize, room: QSize, angle: float) -> QSizeF:
    """Return the largest size of the image's shape that, turned by `angle` degrees, fits `room`."""
    turn = math.radians(angle)
    across, along = abs(math.cos(turn)), abs(math.sin(turn))
    wide, high = max(1, image.width()), max(1, image.height())
    scale = min(
        room.width() / (wide * across + high * along),
        room.height() / (wide * along + high * across),
    )
    return QSizeF(wide * scale, high * scale)
