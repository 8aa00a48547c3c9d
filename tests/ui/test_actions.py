from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_app.ui.actions import ActionSpec, ActionTable

_SPECS = {
    "play": ActionSpec(id="clip.play", label="Phát", group="Xem", when="open"),
    "search": ActionSpec(id="clip.search", label="Tìm", group="Xem"),
}


class _First:
    def __init__(self, heard: list[str]) -> None:
        self._heard = heard

    def play(self) -> None:
        self._heard.append("first plays")


class _Second(_First):
    def search(self) -> None:
        self._heard.append("second searches")


def test_each_method_is_run_of_the_first_owner_that_has_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    heard: list[str] = []
    actions = ActionTable(window)
    actions.add_methods(_SPECS, _First(heard), _Second(heard))
    assert not actions["clip.play"].isEnabled(), "nothing is open yet"
    actions.apply(frozenset({"open"}))
    actions["clip.play"].trigger()
    actions["clip.search"].trigger()
    assert heard == ["first plays", "second searches"]


def test_a_method_that_nobody_has_is_a_mistake(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with pytest.raises(StopIteration):
        ActionTable(window).add_methods(_SPECS, _First([]))


def test_a_single_letter_is_no_shortcut() -> None:
    with pytest.raises(ValueError, match="s"):
        ActionSpec(id="x", label="X", group="X", shortcuts=("s",))


def test_keys_belong_to_the_view_that_has_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    heard: list[str] = []
    buttons: list[QPushButton] = []
    turn = ActionSpec(id="turn", label="Trang sau", group="Xem", shortcuts=("PgDown",))
    note = ActionSpec(id="note", label="Ghi", group="Xem", shortcuts=("Ctrl+Right",), when="open")
    tables: list[ActionTable] = []
    for name in ("in work", "beside"):
        view = QWidget()
        layout.addWidget(view)
        buttons.append(QPushButton(name, view))
        tables.append(ActionTable(view))
        tables[-1].add(turn, partial(heard.append, f"{name} turns"))
        tables[-1].add(note, partial(heard.append, f"{name} writes"))
    tables[1].give_up_shortcuts()
    tables[1].apply(frozenset())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for button in buttons:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_PageDown)
        QTest.keyClick(button, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)

    assert heard == ["in work turns", "in work writes", "beside turns"], (
        "what is not possible beside is not done to the other instead"
    )
