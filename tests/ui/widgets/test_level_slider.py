"""A slider that goes to where it is clicked."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_app.ui.widgets.level_slider import LevelSlider


def test_a_click_is_a_choice(qtbot: QtBot) -> None:
    slider = LevelSlider()
    qtbot.addWidget(slider)
    slider.setRange(0, 100)
    slider.resize(200, 24)
    slider.show()
    qtbot.waitExposed(slider)
    left = Qt.MouseButton.LeftButton
    for x, least, most in ((100, 45, 55), (198, 95, 100), (2, 0, 5)):
        QTest.mouseClick(slider, left, pos=QPoint(x, 12))
        assert least <= slider.value() <= most
    QTest.mousePress(slider, left, pos=QPoint(100, 12))
    QTest.mouseMove(slider, QPoint(150, 12))
    QTest.mouseRelease(slider, left, pos=QPoint(150, 12))
    assert 70 <= slider.value() <= 80, "the same press drags on"
    before = slider.value()
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=QPoint(10, 12))
    assert slider.value() == before
