"""A heading that opens and closes what is under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from judge_app.ui.language import language, tr_later
from judge_app.ui.theme.icons import icon
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_1
from judge_app.ui.widgets.text import Label


class Fold(QWidget):
    """A button with a chevron and the content that it shows or hides; closed at first."""

    def __init__(self, source: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._content = content
        self._button = QToolButton()
        self._button.setProperty("kind", "quiet")
        self._button.setCheckable(True)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(content)
        self._button.toggled.connect(self._on_toggled)
        theme.changed.connect(self.update)
        language.changed.connect(self.retranslate)
        self.retranslate()
        self._on_toggled(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self._button.isChecked()

    def open_up(self) -> None:
        """Show the content."""
        self._button.setChecked(True)

    def retranslate(self) -> None:
        """Show the heading in the language in use."""
        self._button.setText(tr_later(self._source))

    def _on_toggled(self, is_open: bool) -> None:
        self._button.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self._content.setVisible(is_open)


def details_fold(source: str, details: str) -> Fold:
    """Return the fold that holds technical details, ready to be copied."""
    return Fold(source, Label(details, "caption").wrapped().selectable())
