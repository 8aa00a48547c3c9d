"""The field for a code forgives what people and keyboards do."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_app.documents.keys.codes import normalise_code
from judge_app.ui.widgets.code_field import CodeField


@pytest.mark.parametrize(
    "typed", ["7K3MX-9QR1B", "7k3mx9qr1b", "7K3MX 9QR1B", "7K3MX-9QRIB", "7k3mx-9qrlb"]
)
def test_a_code_may_be_typed_in_any_way(qtbot: QtBot, typed: str) -> None:
    field = CodeField()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, typed)
    assert field.is_full
    assert normalise_code(field.code) == "7K3MX9QR1B"


def test_it_reads_back_in_groups_on_leaving(qtbot: QtBot) -> None:
    field = CodeField()
    qtbot.addWidget(field)
    field.setText("7k3mx9qr1b")
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut))
    assert field.text() == "7K3MX-9QR1B"


def test_enter_goes_on_only_with_a_whole_code(qtbot: QtBot) -> None:
    field = CodeField()
    qtbot.addWidget(field)
    done: list[str] = []
    field.completed.connect(done.append)
    field.setText("7K3MX-9QR")
    field.returnPressed.emit()
    assert done == []
    field.setText("7K3MX-9QR1B")
    field.returnPressed.emit()
    assert done == ["7K3MX9QR1B"]
