"""The top bar of a role's pages: the way home, what is open, language and menu."""

from PySide6.QtWidgets import QWidget

from judge_app.ui.actions import ActionTable
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3
from judge_app.ui.widgets.buttons import ActionButton, LanguageButton
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.shell_menu import shell_menu_button
from judge_app.ui.widgets.text import ElidedLabel


class RoleBar(QWidget):
    """Looks the same wherever one is, so that home is always in the same place."""

    def __init__(self, shell: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", "strong")
        line = row(ActionButton(shell["home"]), spacing=SPACE_3, margins=(SPACE_3, SPACE_2))
        line.addWidget(self._title, 1)
        line.addWidget(LanguageButton(shell["language"]))
        line.addWidget(shell_menu_button(shell))
        self.setLayout(column(frame("bar", line)))

    def show_title(self, title: str) -> None:
        """Name what is open."""
        self._title.setText(title)
