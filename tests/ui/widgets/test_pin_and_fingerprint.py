from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from judge_app.ui.widgets.fingerprint import Fingerprint
from judge_app.ui.widgets.pin_field import PinField


def test_a_pin_is_taken_as_it_is_and_never_shown(qtbot: QtBot) -> None:
    field = PinField()
    qtbot.addWidget(field)
    field.setText(" Mật khẩu-9 ")
    assert field.text() == " Mật khẩu-9 "
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert "9" not in field.displayText()


def test_a_fingerprint_stands_in_six_groups_and_hides_while_there_is_none(qtbot: QtBot) -> None:
    shown = Fingerprint("Dấu vân tay")
    qtbot.addWidget(shown)
    assert shown.isHidden()
    shown.show_digits("123456789012345678901234")
    assert shown.text == "1234 5678 9012 3456 7890 1234"
    assert not shown.isHidden()
    shown.show_digits("")
    assert shown.isHidden()
