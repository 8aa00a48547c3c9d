"""The small pictures of all pages, drawn only as they come into sight."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from judge_app.slides.deck import PageFacts
from judge_app.ui.language import tr
from judge_app.ui.slides.deck_model import DeckModel
from judge_app.ui.slides.media_words import media_icon
from judge_app.ui.theme.icons import pixmap
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import RADIUS, SPACE_1, SPACE_2

_WIDTH = 120
_Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    """The pages of the deck, each with its facts."""

    def __init__(self, deck: DeckModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._deck = deck
        deck.opened.connect(self._on_opened)
        deck.thumbnail_drawn.connect(self._on_drawn)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of pages."""
        return 0 if parent is not None and parent.isValid() else len(self._deck.pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a page's name for reading aloud and for searching by it."""
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            facts = self._deck.pages[index.row()]
            return page_name(facts)
        return None

    def _on_opened(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def _on_drawn(self, page: int) -> None:
        place = self.index(page - 1)
        self.dataChanged.emit(place, place)


class _Painter(QStyledItemDelegate):
    """Paints one page with its number, and what is to be known of it."""

    def __init__(self, deck: DeckModel, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._deck = deck
        self.noted: frozenset[int] = frozenset()
        """Pages on which the judge wrote notes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the room for a page of this shape and its number."""
        facts = self._deck.pages[index.row()]
        width = theme.scaled(_WIDTH)
        height = round(width * facts.height / max(1, facts.width))
        number = option.fontMetrics.height()
        return QSize(width + 4 * SPACE_2, min(2 * width, height) + 2 * SPACE_2 + number)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the page, dimmed where it is hidden."""
        facts = self._deck.pages[index.row()]
        colours = theme.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(SPACE_1, SPACE_1, -SPACE_1, -SPACE_1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        number = option.fontMetrics.height()
        room = area.adjusted(SPACE_2, SPACE_1, -SPACE_2, -number)
        shape = QSize(max(1, facts.width), max(1, facts.height))
        picture = QRect(QPoint(), shape.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
        picture.moveCenter(room.center())
        self._paint_picture(painter, picture, self._deck.thumbnail(facts.number), facts)
        painter.setPen(QColor(colours.accent if selected else colours.muted))
        label = str(facts.number) + (f" · {tr('ẩn')}" if facts.hidden else "")
        line = area.adjusted(SPACE_2, area.height() - number, -SPACE_2, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, label)
        self._paint_marks(painter, line, facts)
        painter.restore()

    def _paint_marks(self, painter: QPainter, line: QRect, facts: PageFacts) -> None:
        """Show by small icons what is on a page: clips, steps, the judge's own notes."""
        side = line.height() - SPACE_1
        names = []
        if facts.number in self.noted:
            names.append(("comment", "accent"))
        if facts.media:
            names.append((media_icon(facts.media[0]), "muted"))
        if facts.steps:
            names.append(("animation", "muted"))
        right = line.right()
        for name, role in names:
            right -= side
            picture = pixmap(name, role, side, self._view.devicePixelRatioF())
            painter.drawPixmap(right, line.top() + SPACE_1 // 2, picture)

    def _paint_picture(
        self, painter: QPainter, area: QRect, picture: QImage | None, facts: PageFacts
    ) -> None:
        painter.setOpacity(0.45 if facts.hidden else 1.0)
        painter.fillRect(area, Qt.GlobalColor.white)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, picture)
        painter.setOpacity(1.0)
        painter.setPen(QColor(theme.palette.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)


class ThumbnailList(QListView):
    """A strip of pages; choosing one shows it."""

    page_chosen = Signal(int)

    def __init__(self, deck: DeckModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(_Pages(deck, self))
        self._painter = _Painter(deck, self)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)

    def show_page(self, page: int) -> None:
        """Mark the page that is looked at and bring it into sight."""
        self.setCurrentIndex(self.model().index(page - 1, 0))

    def show_notes(self, pages: frozenset[int]) -> None:
        """Mark the pages on which the judge wrote notes."""
        self._painter.noted = pages
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Swallow nothing: letters belong to the Vietnamese keyboard."""

    def _on_clicked(self, index: QModelIndex) -> None:
        self.page_chosen.emit(index.row() + 1)


def page_name(facts: PageFacts) -> str:
    """Return how a page is called: its number, its title, and whether it is hidden."""
    name = tr("Trang {page}", page=facts.number)
    if facts.title:
        name += f": {facts.title}"
    return name + (f" ({tr('ẩn')})" if facts.hidden else "")
