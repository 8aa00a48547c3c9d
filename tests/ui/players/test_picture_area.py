"""A turned picture is as large as fits, and the last one stays until there is another."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from judge_app.media.player import EngineName
from judge_app.media.scripted_player import Script
from judge_app.ui.players.picture_area import PictureArea, fitted_turned
from tests.ui.players.scripted_engine import ScriptedEngine


@pytest.mark.parametrize(
    ("room", "angle", "size"),
    [
        (QSize(320, 180), 0, (320, 180)),
        (QSize(180, 320), 90, (320, 180)),
        (QSize(180, 320), 270, (320, 180)),
        (QSize(320, 180), 90, (180, 101.25)),
        (QSize(400, 180), 180, (320, 180)),
        (QSize(368, 316), 30, (320, 180)),
    ],
)
def test_a_turned_picture_is_as_large_as_fits(
    room: QSize, angle: float, size: tuple[float, float]
) -> None:
    fitted = fitted_turned(QSize(640, 360), room, angle)
    assert (fitted.width(), fitted.height()) == pytest.approx(size, abs=0.6)


class _PaintedEngine(ScriptedEngine):
    """Shows one colour, or nothing."""

    def __init__(self, colour: Qt.GlobalColor | None) -> None:
        super().__init__(Script(), EngineName.QT)
        self.colour = colour

    @property
    def pictures_seen(self) -> int:
        return 0 if self.colour is None else 1

    def image(self) -> QImage | None:
        if self.colour is None:
            return None
        image = QImage(16, 9, QImage.Format.Format_RGB32)
        image.fill(self.colour)
        return image


def _middle(area: PictureArea) -> QColor:
    return area.grab().toImage().pixelColor(area.width() // 2, area.height() // 2)


def test_the_last_picture_stays_until_the_next_engine_has_one(qtbot: QtBot) -> None:
    area = PictureArea()
    qtbot.addWidget(area)
    area.resize(320, 180)
    first, second = _PaintedEngine(Qt.GlobalColor.red), _PaintedEngine(None)
    area.show_engine(first)
    assert _middle(area) == QColor(Qt.GlobalColor.red)
    area.hold_picture()
    first.colour = None
    area.show_engine(second)
    assert _middle(area) == QColor(Qt.GlobalColor.red)
    second.colour = Qt.GlobalColor.green
    second.image_changed.emit()
    assert _middle(area) == QColor(Qt.GlobalColor.green)


def test_the_picture_of_one_clip_does_not_stay_into_the_next(qtbot: QtBot) -> None:
    area = PictureArea()
    qtbot.addWidget(area)
    area.resize(320, 180)
    engine = _PaintedEngine(Qt.GlobalColor.red)
    area.show_engine(engine)
    area.hold_picture()
    engine.colour = None
    area.let_go()
    assert _middle(area) == QColor(Qt.GlobalColor.black)
