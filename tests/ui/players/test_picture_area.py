"""A turned picture is as large as fits."""

import pytest
from PySide6.QtCore import QSize

from judge_app.ui.players.picture_area import fitted_turned


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
