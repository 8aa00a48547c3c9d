"""Labels that know their part on the page and translate themselves."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from judge_app.ui.language import language, tr_later
from judge_app.ui.theme.icons import pixmap
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import ICON


class Label(QLabel):
    """A plain text of a given type, such as `caption`, `strong`, `section`, `page` or `figure`.

    A `tone` gives it a colour that means something.
    """

    def __init__(self, text: str = "", type_: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", type_)

    def set_tone(self, tone: str) -> None:
        """Colour the text by what it means; an empty tone is the ordinary colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)

    def wrapped(self) -> "Label":
        """Let the text run over several lines, and return the label."""
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def selectable(self) -> "Label":
        """Let the text be selected and copied, and return the label."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self


class Text(Label):
    """A fixed text of the screen, by its Vietnamese source; it follows the language."""

    def __init__(self, source: str, type_: str = "body", parent: QWidget | None = None) -> None:
        super().__init__("", type_, parent)
        self._source = source
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the text in the language in use."""
        self.setText(tr_later(self._source))

    def set_source(self, source: str) -> None:
        """Show another fixed text."""
        self._source = source
        self.retranslate()


class ElidedLabel(Label):
    """A line that shortens itself with an ellipsis and tells the whole in its tooltip."""

    def __init__(self, text: str = "", type_: str = "body", parent: QWidget | None = None) -> None:
        super().__init__("", type_, parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setText(text)

    @property
    def whole(self) -> str:
        """The text without shortening."""
        return self._whole

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show `text`, shortened to the width there is."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return a size that any width can hold."""
        return QSize(24, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten anew when the font is another."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        shown = self._shortened(max(24, self.contentsRect().width()))
        super().setText(shown)
        self.setToolTip("" if shown.replace("\n", " ") == self._whole else self._whole)

    def _shortened(self, width: int) -> str:
        """Return what of the text there is room for in `width` pixels."""
        return self._elided(self._whole, width)

    def _elided(self, text: str, width: int) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


class TwoLineLabel(ElidedLabel):
    """One that goes on in a second line, where its place is high enough, before it shortens itself.

    It asks for the height of one line, so that nothing around it moves when its text changes.
    """

    def minimumSizeHint(self) -> QSize:
        """Return a size that any width can hold."""
        return QSize(24, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """Return the size of the whole text in one line."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height())

    def _shortened(self, width: int) -> str:
        metrics, words = self.fontMetrics(), self._whole.split(" ")
        if self.height() < 2 * metrics.height() or metrics.horizontalAdvance(self._whole) <= width:
            return super()._shortened(width)
        fits = [
            metrics.horizontalAdvance(" ".join(words[:end])) <= width for end in range(len(words))
        ]
        first = max(1, sum(fits) - 1)
        upper = self._elided(" ".join(words[:first]), width)
        return f"{upper}\n{self._elided(' '.join(words[first:]), width)}"


class IconLabel(QLabel):
    """A picture beside a word."""

    def __init__(
        self, name: str, role: str = "text", size: int = ICON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._size = size
        self._fit()
        theme.changed.connect(self._draw)

    def show_icon(self, name: str, role: str) -> None:
        """Show another picture."""
        self._name = name
        self._role = role
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw for the screen the label is on."""
        if self.pixmap().isNull() or self.pixmap().devicePixelRatio() != self.devicePixelRatioF():
            self._draw()
        super().paintEvent(event)

    def _fit(self) -> None:
        side = theme.scaled(self._size)
        self.setFixedSize(side, side)

    def _draw(self) -> None:
        self._fit()
        side = theme.scaled(self._size)
        self.setPixmap(pixmap(self._name, self._role, side, self.devicePixelRatioF()))


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a dynamic property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
