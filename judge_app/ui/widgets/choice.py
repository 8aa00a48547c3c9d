"""A closed list of options with words; never typed into, so that no input method is disturbed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from judge_app.ui.language import language, tr_later
from judge_app.ui.theme.icons import pixmap
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import ICON, SPACE_2


class Choice(QComboBox):
    """Options by value; their words follow the language."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[tuple[str, str], ...] = ()
        self.setEditable(False)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(6)
        self.activated.connect(self._on_activated)
        language.changed.connect(self.retranslate)

    @property
    def value(self) -> str:
        """The value of the option in force."""
        position = self.currentIndex()
        return self._options[position][0] if 0 <= position < len(self._options) else ""

    def set_options(self, *options: tuple[str, str]) -> None:
        """Offer values with their marked source texts; the option in force stays in force."""
        kept = self.value
        self._options = options
        self.clear()
        self.addItems([tr_later(words) for _, words in options])
        self.choose(kept)

    def choose(self, value: str) -> None:
        """Put an option in force without announcing it; an unknown value means the first."""
        values = [known for known, _ in self._options]
        self.setCurrentIndex(values.index(value) if value in values else 0)

    def retranslate(self) -> None:
        """Show the words in the language in use."""
        for position, (_, words) in enumerate(self._options):
            self.setItemText(position, tr_later(words))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; a wheel never changes a choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the colours of the look."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.scaled(ICON)
        top = (self.height() - side) // 2
        picture = pixmap("chevron-down", "muted", side, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - SPACE_2, top, picture)

    def _on_activated(self, position: int) -> None:
        self.chosen.emit(self._options[position][0])
