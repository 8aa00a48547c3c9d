"""Buttons by keyboard, and buttons that open menus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from judge_app.ui.language import later
from judge_app.ui.widgets.buttons import Button, MenuButton


def test_a_button_looks_idle_when_its_menu_has_gone(qtbot: QtBot) -> None:
    menu = QMenu()
    button = MenuButton("settings", later("Tiếng"), menu)
    qtbot.addWidget(button)
    qtbot.addWidget(menu)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    button.move(5000, 5000)
    menu.aboutToHide.emit()
    assert not button.underMouse()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button(later("Bắt đầu chấm"))
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
