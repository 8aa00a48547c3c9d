"""The menu button of every top bar, made from the actions that are declared."""

from collections.abc import Iterable

from PySide6.QtWidgets import QMenu, QWidget

from judge_app.ui.actions import ActionTable
from judge_app.ui.language import later
from judge_app.ui.widgets.buttons import MenuButton


def shell_menu_button(*tables: ActionTable, parent: QWidget | None = None) -> MenuButton:
    """Return a button whose menu lists all actions of `tables`, a line between groups."""
    menu = QMenu(parent)
    fill_menu(menu, tables)
    button = MenuButton("menu", later("Tất cả lệnh"), menu, parent)
    menu.setParent(button, menu.windowFlags())
    return button


def fill_menu(menu: QMenu, tables: Iterable[ActionTable]) -> None:
    """List the actions in `menu`, a line between groups."""
    group = None
    for table in tables:
        for action in table.all:
            if group is not None and action.spec.group != group:
                menu.addSeparator()
            group = action.spec.group
            menu.addAction(action)
