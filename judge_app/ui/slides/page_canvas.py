"""The page that is looked at: fitted, as wide as the window, or magnified and moved."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from judge_app.slides.deck import WordPlace
from judge_app.ui.language import tr
from judge_app.ui.slides.page_keys import Move, TypedNumber, move_of
from judge_app.ui.slides.page_overlays import (
    PlacedMedia,
    on_page,
    paint_hits,
    paint_media,
    paint_tag,
    paint_typed,
    paint_veil,
)
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_4

ZOOM_STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_EMU_PER_PIXEL = 9525
"""At 96 pixels an inch."""
_SLOW_MS = 300
"""A page that takes longer to draw says so; most do not."""
_NOTCH = 120
"""What one notch of a wheel turns, as Qt counts."""


class Zoom(Enum):
    """How large the page is shown."""

    FIT = auto()
    WIDTH = auto()
    FACTOR = auto()


class PageCanvas(QAbstractScrollArea):
    """Shows one picture and says which width it would like it in."""

    width_wanted = Signal()
    """The page is now shown at another width: ask for `pixel_width` again."""
    move_asked = Signal(object)
    """A `Move`, asked for by a key or by the wheel at the page's edge."""
    page_typed = Signal(int)
    media_chosen = Signal(object)
    """A `PlacedMedia` that was clicked."""
    placed = Signal()
    """The page lies elsewhere in the window: what lies on it must follow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._words: str | None = None
        self._dimmed = False
        self._page_size = QSize(960, 540)
        self._zoom = Zoom.FIT
        self._factor = 1.0
        self._grip: QPoint | None = None
        self._hits: Sequence[Sequence[WordPlace]] = ()
        self._hit: int | None = None
        self._media: tuple[PlacedMedia, ...] = ()
        self._typed = TypedNumber()
        self._wheel = 0
        self._is_slow = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SLOW_MS)
        self._patience.timeout.connect(self._on_slow)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self._choose_bars()
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

    @property
    def page_area(self) -> QRect:
        """Where the page lies in the viewport."""
        return self._page_rect()

    @property
    def hit_areas(self) -> tuple[QRect, ...]:
        """Where the hit that is looked at lies in the viewport, line by line."""
        if self._hit is None or self._hit >= len(self._hits):
            return ()
        page = self._page_rect()
        return tuple(on_page(page, p.x, p.y, p.width, p.height) for p in self._hits[self._hit])

    @property
    def words(self) -> str | None:
        """What stands in the place of a page that could not be drawn."""
        return self._words

    @property
    def picture(self) -> QImage | None:
        """The picture on display."""
        return self._picture

    def show_page(self, width_emu: int, height_emu: int, *, dimmed: bool) -> None:
        """Make room for a page of this size; its picture follows by `set_picture`."""
        self._page_size = QSize(
            max(1, width_emu // _EMU_PER_PIXEL), max(1, height_emu // _EMU_PER_PIXEL)
        )
        self._dimmed = dimmed
        self._words = None
        self._picture = None
        self._is_slow = False
        self._patience.start()
        self._hits = ()
        self._media = ()
        self._typed = TypedNumber()
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def set_picture(self, picture: QImage | None) -> None:
        """Show a picture of the page, of whatever width."""
        self._picture = picture
        if picture is not None:
            self._patience.stop()
            self._is_slow = False
        self._repaint()

    def set_words(self, words: str | None) -> None:
        """Show words in place of a page that could not be drawn."""
        self._words = words
        self._repaint()

    def set_hits(self, hits: Sequence[Sequence[WordPlace]], current: int | None) -> None:
        """Mark found words; `current` is the hit that is looked at, and is brought into sight."""
        self._hits = hits
        self._hit = current
        if current is not None and current < len(hits):
            self._bring_into_sight(hits[current])
        self._repaint()

    def set_media(self, media: tuple[PlacedMedia, ...]) -> None:
        """Put badges on these clips."""
        self._media = media
        self._repaint()

    def set_zoom(self, zoom: Zoom, factor: float = 1.0) -> None:
        """Size the page another way; `factor` counts with `Zoom.FACTOR` alone."""
        self._zoom = zoom
        self._factor = factor
        self._choose_bars()
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
        elif self._is_slow:
            painter.setPen(Qt.GlobalColor.darkGray)
            painter.drawText(page, Qt.AlignmentFlag.AlignCenter, tr("Đang vẽ…"))
        ratio = self.devicePixelRatioF()
        paint_hits(painter, page, self._hits, self._hit)
        if self._dimmed:
            paint_veil(painter, page)
            corner = page.topLeft() + QPoint(SPACE_2, SPACE_2)
            paint_tag(painter, corner, tr("Trang ẩn"), "hidden", ratio)
        paint_media(painter, page, self._media, ratio)
        if self._typed.text:
            paint_typed(painter, self.viewport().rect(), self._typed.text)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, scroll, or take the digits of a page's number."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif self._typed.take(event.text()) or (self._typed.text and self._end_typing(key)):
            self._repaint()
        elif (move := self._move_of(key)) is not None:
            self.move_asked.emit(move)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring and half a number away."""
        super().focusOutEvent(event)
        self._typed = TypedNumber()
        self._repaint()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 - Qt's name
        """Show another part of a magnified page."""
        self._repaint()
        self.placed.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a badge is while the mouse rests on it."""
        if isinstance(event, QHelpEvent):
            clip = self._media_at(event.pos())
            QToolTip.showText(event.globalPos(), clip.words if clip else "", self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new room."""
        super().resizeEvent(event)
        self._lay_out()
        self.width_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Magnify with Ctrl, else scroll, and turn the page at its edge."""
        turned = event.angleDelta().y()
        direction = -1 if turned > 0 else 1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnify(-direction)
            return
        bar = self.verticalScrollBar()
        at_edge = bar.value() == (bar.maximum() if direction > 0 else bar.minimum())
        if not at_edge:
            super().wheelEvent(event)
        elif turned:
            self._wheel += turned
            if abs(self._wheel) >= _NOTCH:  # a touchpad sends many small turns
                self._wheel = 0
                self.move_asked.emit(Move.FORWARD if direction > 0 else Move.BACK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a clip, or take hold of a magnified page."""
        place = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton:
            clip = self._media_at(place)
            if clip is not None:
                self.media_chosen.emit(clip)
                return
            self._grip = place
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page that is held; say by the pointer what can be clicked."""
        place = event.position().toPoint()
        if self._grip is None:
            over = self._media_at(place) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        moved = place - self._grip
        self._grip = place
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the page."""
        self._grip = None
        super().mouseReleaseEvent(event)

    def _move_of(self, key: Qt.Key) -> Move | None:
        wider = self.horizontalScrollBar().maximum() > 0
        return move_of(key, wider=wider, higher=self.verticalScrollBar().maximum() > 0)

    def _end_typing(self, key: Qt.Key) -> bool:
        """Go to the page on Enter, forget it on Escape; return whether it was one of these."""
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.page_typed.emit(self._typed.finish())
            return True
        if key is Qt.Key.Key_Escape:
            self._typed = TypedNumber()
            return True
        return False

    def _media_at(self, place: QPoint) -> PlacedMedia | None:
        page = self._page_rect()
        return next((c for c in reversed(self._media) if c.on(page).contains(place)), None)

    def _bring_into_sight(self, places: Sequence[WordPlace]) -> None:
        if not places:
            return
        size = self._shown_size()
        for bar, middle, seen in (
            (self.horizontalScrollBar(), places[0].x * size.width(), self.viewport().width()),
            (self.verticalScrollBar(), places[0].y * size.height(), self.viewport().height()),
        ):
            if not bar.value() <= middle <= bar.value() + seen * 0.9:
                bar.setValue(round(middle - seen / 2))

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

    def _choose_bars(self) -> None:
        """Where the page's size follows the room's, bars must not come and go with it."""
        policy = Qt.ScrollBarPolicy
        is_free = self._zoom is Zoom.FACTOR
        is_wide = self._zoom is Zoom.WIDTH
        across = policy.ScrollBarAsNeeded if is_free else policy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(across)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if is_wide else across)

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
        self.placed.emit()

    def _paint_words(self, painter: QPainter, page: QRect, words: str) -> None:
        margin = SPACE_4
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(
            page.adjusted(margin, margin, -margin, -margin), Qt.TextFlag.TextWordWrap, words
        )

    def _on_slow(self) -> None:
        """Say that something is under way, instead of showing a white page."""
        self._is_slow = True
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
