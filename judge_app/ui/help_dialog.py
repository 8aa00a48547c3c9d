"""The page of shortcuts, made from the declarations of the actions."""

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from judge_app.ui.actions import Action, ActionTable
from judge_app.ui.language import later, tr, tr_later
from judge_app.ui.theme.tokens import SPACE_2, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import row, scrolled
from judge_app.ui.widgets.text import Label, Text


class HelpDialog(QDialog):
    """Every action with its keys, by groups; actions without keys are in the menus."""

    def __init__(self, tables: tuple[ActionTable, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Phím tắt"))
        close = Button(later("Đóng"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(Text(later("Phím tắt"), "page"))
        layout.addWidget(scrolled(self._list(tables)), 1)
        layout.addLayout(row(None, close))
        self.resize(640, 560)

    def _list(self, tables: tuple[ActionTable, ...]) -> QWidget:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(SPACE_5)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(0, 1)
        for group, actions in _by_group(tables).items():
            heading = Label(tr_later(group), "section")
            heading.setContentsMargins(0, SPACE_4, 0, 0)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for action in actions:
                line = grid.rowCount()
                grid.addWidget(Label(tr_later(action.spec.label).rstrip("…")).wrapped(), line, 0)
                grid.addWidget(Label(action.shortcut_text, "strong"), line, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return content


def _by_group(tables: tuple[ActionTable, ...]) -> dict[str, list[Action]]:
    groups: dict[str, list[Action]] = {}
    for table in tables:
        for action in table.all:
            if action.spec.shortcuts:
                groups.setdefault(action.spec.group, []).append(action)
    return groups
