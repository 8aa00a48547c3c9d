"""Buttons that open menus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from judge_app.ui.language import later
from judge_app.ui.widgets.buttons import MenuButton


def test_a_button_looks_idle_when_its_menu_has_gone(qtbot: QtBot) -> None:
    menu = QMenu()
    button = MenuButton("settings", later("Tiếng"), menu)
    qtbot.addWidget(button)
    qtbot.addWidget(menu)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    button.move(5000, 5000)
    menu.aboutToHide.emit()
    assert not button.underMouse()
