"""What is painted over a page: found words, clips that can be played, what is being typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from judge_app.slides.deck import MediaPlace, PageFacts, WordPlace
from judge_app.ui.language import tr
from judge_app.ui.slides.media_words import media_icon, media_words
from judge_app.ui.theme.icons import pixmap
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import RADIUS, SPACE_1, SPACE_2, SPACE_3

_FOUND = QColor(255, 214, 0, 110)
_LOOKED_AT = QColor(255, 140, 0, 130)
_BADGE = 48
_SHADE = QColor(20, 16, 20, 190)
_VEIL_ALPHA = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMedia:
    """A clip and where it lies, in shares (0..1) of the page."""

    media: MediaPlace
    x: float
    y: float
    width: float
    height: float
    beside: str = ""
    """The file of the same entry that it is, where it does not lie in the deck."""

    @property
    def can_play(self) -> bool:
        """Whether it is anywhere where it can be played from."""
        return bool(self.beside) or bool(self.media.part and not self.media.external)

    @property
    def words(self) -> str:
        """What to say of it."""
        return media_words(self.media, beside=bool(self.beside))

    def on(self, page: QRect) -> QRect:
        """Return its place on a page shown at `page`."""
        return on_page(page, self.x, self.y, self.width, self.height)


def placed_media(facts: PageFacts) -> tuple[PlacedMedia, ...]:
    """Return the clips of a page; those that lie beside the page are brought to its edge."""
    wide, high = max(1, facts.width), max(1, facts.height)
    placed = []
    for media in facts.media:
        width, height = min(1.0, media.width / wide), min(1.0, media.height / high)
        x = min(max(0.0, media.x / wide), 1.0 - width)
        y = min(max(0.0, media.y / high), 1.0 - height)
        placed.append(PlacedMedia(media=media, x=x, y=y, width=width, height=height))
    return tuple(placed)


def on_page(page: QRect, x: float, y: float, width: float, height: float) -> QRect:
    """Return a place in shares of a page as pixels."""
    return QRectF(
        page.x() + x * page.width(),
        page.y() + y * page.height(),
        width * page.width(),
        height * page.height(),
    ).toAlignedRect()


def paint_hits(
    painter: QPainter,
    page: QRect,
    hits: Sequence[Sequence[WordPlace]],
    current: int | None,
) -> None:
    """Mark found words; `current` is the hit that is looked at."""
    for number, places in enumerate(hits):
        is_current = number == current
        for place in places:
            area = on_page(page, place.x, place.y, place.width, place.height).adjusted(-2, -1, 2, 1)
            painter.fillRect(area, _LOOKED_AT if is_current else _FOUND)
            if is_current:
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRect(area)


def paint_media(
    painter: QPainter, page: QRect, placed: Sequence[PlacedMedia], ratio: float
) -> None:
    """Put a badge on every clip: it can be played, heard, or lies outside the deck."""
    for clip in placed:
        middle = clip.on(page).center()
        side = min(theme.scaled(_BADGE), max(24, page.height() // 6))
        circle = QRect(0, 0, side, side)
        circle.moveCenter(middle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(255, 255, 255, 220), 2))
        painter.setBrush(_SHADE)
        painter.drawEllipse(circle)
        picture = pixmap(
            media_icon(clip.media, beside=bool(clip.beside)), "paper", side // 2, ratio
        )
        painter.drawPixmap(middle - QPoint(side // 4, side // 4), picture)
        if not clip.can_play:
            _paint_words_below(painter, page, circle, clip.words)


def _paint_words_below(painter: QPainter, page: QRect, badge: QRect, words: str) -> None:
    """Say under a badge what a click on it will not do, above it where the page ends."""
    centred = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
    most = QRect(0, 0, max(1, page.width() - 4 * SPACE_3), page.height())
    room = painter.fontMetrics().boundingRect(most, centred, words)
    box = QRect(QPoint(0, 0), room.size() + QSize(2 * SPACE_2, 2 * SPACE_1))
    box.moveCenter(badge.center())
    box.moveLeft(min(max(page.left() + SPACE_3, box.left()), page.right() - SPACE_3 - box.width()))
    box.moveTop(badge.bottom() + SPACE_2)
    if box.bottom() > page.bottom():
        box.moveBottom(badge.top() - SPACE_2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(box.adjusted(SPACE_2, SPACE_1, -SPACE_2, -SPACE_1), centred, words)


def paint_veil(painter: QPainter, page: QRect) -> None:
    """Dim a hidden page."""
    veil = QColor(theme.palette.sunken)
    veil.setAlpha(_VEIL_ALPHA)
    painter.fillRect(page, veil)


def paint_tag(painter: QPainter, corner: QPoint, words: str, icon_name: str, ratio: float) -> None:
    """Write a few words on a dark tag whose top left corner is `corner`."""
    room = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, words)
    side = room.height()
    box = QRect(corner, room + QSize(side + SPACE_1 + 2 * SPACE_2, 2 * SPACE_1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    start = box.topLeft() + QPoint(SPACE_2, SPACE_1)
    painter.drawPixmap(start, pixmap(icon_name, "paper", side, ratio))
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(
        QRect(start + QPoint(side + SPACE_1, 0), room), Qt.AlignmentFlag.AlignCenter, words
    )


def paint_typed(painter: QPainter, room: QRect, typed: str) -> None:
    """Show the page number that is being typed."""
    words = tr("Đến trang {page}: bấm Enter", page=typed)
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    size = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, words)
    box = QRect(QPoint(0, 0), size + QSize(2 * SPACE_3, 2 * SPACE_2))
    box.moveCenter(QPoint(room.center().x(), room.bottom() - box.height()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
