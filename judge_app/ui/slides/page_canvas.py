"""The page that is looked at: fitted, as wide as the window, or magnified and moved."""

from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_4

ZOOM_STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_EMU_PER_PIXEL = 9525
"""At 96 pixels an inch."""


class Zoom(Enum):
    """How large the page is shown."""

    FIT = auto()
    WIDTH = auto()
    FACTOR = auto()


class PageCanvas(QAbstractScrollArea):
    """Shows one picture and says which width it would like it in."""

    width_wanted = Signal()
    """The page is now shown at another width: ask for `pixel_width` again."""
    turned = Signal(int)
    """The wheel moved past the page's edge: +1 for the next page, -1 for the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._words: str | None = None
        self._dimmed = False
        self._page_size = QSize(960, 540)
        self._zoom = Zoom.FIT
        self._factor = 1.0
        self._grip: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        theme.changed.connect(self._repaint)

    @property
    def pixel_width(self) -> int:
        """The width, in the screen's own pixels, in which the page is shown."""
        return round(self._shown_size().width() * self.devicePixelRatioF())

    @property
    def zoom(self) -> Zoom:
        """How the page is sized."""
        return self._zoom

    @property
    def percent(self) -> int:
        """The size shown, where 100 is the page's own size at 96 pixels an inch."""
        return round(100 * self._shown_size().width() / max(1, self._page_size.width()))

    def show_page(self, width_emu: int, height_emu: int, *, dimmed: bool) -> None:
        """Make room for a page of this size; its picture follows by `set_picture`."""
        self._page_size = QSize(
            max(1, width_emu // _EMU_PER_PIXEL), max(1, height_emu // _EMU_PER_PIXEL)
        )
        self._dimmed = dimmed
        self._words = None
        self._picture = None
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def set_picture(self, picture: QImage | None) -> None:
        """Show a picture of the page, of whatever width."""
        self._picture = picture
        self._repaint()

    def set_words(self, words: str | None) -> None:
        """Show words in place of a page that could not be drawn."""
        self._words = words
        self._repaint()

    def set_zoom(self, zoom: Zoom, factor: float = 1.0) -> None:
        """Size the page another way; `factor` counts with `Zoom.FACTOR` alone."""
        self._zoom = zoom
        self._factor = factor
        self._lay_out()
        self.width_wanted.emit()

    def magnify(self, direction: int) -> None:
        """Go to the next larger (+1) or smaller (-1) step."""
        now = self.percent / 100
        larger = [step for step in ZOOM_STEPS if step > now + 0.01]
        smaller = [step for step in ZOOM_STEPS if step < now - 0.01]
        chosen = larger[:1] if direction > 0 else smaller[-1:]
        if chosen:
            self.set_zoom(Zoom.FACTOR, chosen[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page on the desk."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.palette.sunken))
        page = self._page_rect()
        painter.fillRect(page, Qt.GlobalColor.white)
        if self._words is not None:
            self._paint_words(painter, page, self._words)
        elif self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._picture)
        if self._dimmed:
            veil = QColor(theme.palette.sunken)
            veil.setAlpha(130)
            painter.fillRect(page, veil)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new room."""
        super().resizeEvent(event)
        self._lay_out()
        self.width_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Magnify with Ctrl, else scroll, and turn the page at its edge."""
        direction = -1 if event.angleDelta().y() > 0 else 1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnify(-direction)
            return
        bar = self.verticalScrollBar()
        at_edge = bar.value() == (bar.maximum() if direction > 0 else bar.minimum())
        if at_edge:
            self.turned.emit(direction)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a magnified page."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page that is held."""
        if self._grip is None:
            return
        moved = event.position().toPoint() - self._grip
        self._grip = event.position().toPoint()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the page."""
        self._grip = None
        super().mouseReleaseEvent(event)

    def _shown_size(self) -> QSize:
        room = self.viewport().size() - QSize(2 * SPACE_2, 2 * SPACE_2)
        if self._zoom is Zoom.FACTOR:
            return self._page_size * self._factor
        if self._zoom is Zoom.WIDTH:
            return QSize(
                max(1, room.width()),
                max(1, round(room.width() * self._page_size.height() / self._page_size.width())),
            )
        return self._page_size.scaled(
            room.expandedTo(QSize(1, 1)), Qt.AspectRatioMode.KeepAspectRatio
        )

    def _page_rect(self) -> QRect:
        size = self._shown_size()
        room = self.viewport().size()
        left = max(SPACE_2, (room.width() - size.width()) // 2)
        top = max(SPACE_2, (room.height() - size.height()) // 2)
        return QRect(
            QPoint(
                left - self.horizontalScrollBar().value(), top - self.verticalScrollBar().value()
            ),
            size,
        )

    def _lay_out(self) -> None:
        size = self._shown_size()
        room = self.viewport().size()
        for bar, page, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, page + 2 * SPACE_2 - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(SPACE_4 * 2)
        self._repaint()

    def _paint_words(self, painter: QPainter, page: QRect, words: str) -> None:
        margin = SPACE_4
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(
            page.adjusted(margin, margin, -margin, -margin), Qt.TextFlag.TextWordWrap, words
        )

    def _repaint(self) -> None:
        self.viewport().update()
