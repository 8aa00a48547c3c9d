"""One of the three doors of the home page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from judge_app.ui.language import language, tr_later
from judge_app.ui.theme.tokens import ICON_LARGE, SPACE_1, SPACE_4, SPACE_5
from judge_app.ui.widgets.frames import column
from judge_app.ui.widgets.text import IconLabel, Text


class DoorButton(QPushButton):
    """A card that is a button: an icon, a role, one sentence."""

    def __init__(
        self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._sentence = sentence
        self.setProperty("kind", "door")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (
            IconLabel(icon_name, "accent", ICON_LARGE),
            Text(title, "section"),
            Text(sentence, "muted").wrapped(),
        )
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = column(
            parts[0], SPACE_4, *parts[1:], None, spacing=SPACE_1, margins=(SPACE_5, SPACE_5)
        )
        self.setLayout(self._inside)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Tell screen readers what the card says."""
        self.setAccessibleName(f"{tr_later(self._title)}. {tr_later(self._sentence)}")

    def sizeHint(self) -> QSize:
        """Return the size of the card's content, not of an empty button's text."""
        return QSize(260, max(168, self._inside.heightForWidth(max(220, self.width()))))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which nothing is cut."""
        return QSize(200, 150)
