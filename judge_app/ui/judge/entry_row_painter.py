"""Draws one row of the entry list: state, code, kind, total; under them the word and the title."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from judge_app.ui.judge.entry_list_model import ROW
from judge_app.ui.judge.entry_rows import EntryRow
from judge_app.ui.language import tr_later
from judge_app.ui.theme.icons import pixmap
from judge_app.ui.theme.states import KINDS, STATES
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import BODY_PT, CAPTION_PT, ICON, SPACE_1, SPACE_2, SPACE_3
from judge_app.vietnamese.numbers import comma

Index = QModelIndex | QPersistentModelIndex


class EntryRowPainter(QStyledItemDelegate):
    """Two lines to a row, whatever the size of type."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for both lines."""
        del index
        first, second = _fonts(option.font)
        height = QFontMetrics(first).height() + QFontMetrics(second).height()
        return QSize(160, height + SPACE_1 + 2 * SPACE_2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: EntryRow = index.data(ROW)
        painter.save()
        self._ground(painter, option)
        first, second = _fonts(option.font)
        inside = option.rect.adjusted(SPACE_3, SPACE_2, -SPACE_3, -SPACE_2)
        top = QRect(inside.left(), inside.top(), inside.width(), QFontMetrics(first).height())
        under = QRect(
            inside.left(), top.bottom() + 1 + SPACE_1, inside.width(), QFontMetrics(second).height()
        )
        widget = option.widget
        self._first_line(painter, top, first, row, widget)
        left = theme.scaled(ICON) + SPACE_2
        self._second_line(painter, under.adjusted(left, 0, 0, 0), second, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("selected"))
            bar = QRect(option.rect.topLeft(), QSize(3, option.rect.height()))
            painter.fillRect(bar, theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _first_line(
        self, painter: QPainter, area: QRect, font: QFont, row: EntryRow, widget: QWidget
    ) -> None:
        ratio = widget.devicePixelRatioF()
        look = STATES[row.state]
        side = theme.scaled(ICON)
        middle = area.top() + (area.height() - side) // 2
        painter.drawPixmap(area.left(), middle, pixmap(look.icon, look.role, side, ratio))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        text = area.adjusted(side + SPACE_2, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, row.code)
        after = text.left() + QFontMetrics(font).horizontalAdvance(row.code) + SPACE_2
        kind = KINDS[row.kind]
        painter.drawPixmap(after, middle, pixmap(kind.icon, kind.role, side, ratio))
        if row.total is not None:
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, flags, comma(row.total))

    def _second_line(self, painter: QPainter, area: QRect, font: QFont, row: EntryRow) -> None:
        look = STATES[row.state]
        word = tr_later(look.word)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colour(look.role))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, word)
        rest = area.adjusted(metrics.horizontalAdvance(word + " · "), 0, 0, 0)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            area.adjusted(metrics.horizontalAdvance(word), 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            " · ",
        )
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, max(0, rest.width()))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, title)


def _fonts(base: QFont) -> tuple[QFont, QFont]:
    percent = theme.text_percent / 100
    first, second = QFont(base), QFont(base)
    first.setPointSizeF(BODY_PT * percent)
    second.setPointSizeF(CAPTION_PT * percent)
    return first, second
