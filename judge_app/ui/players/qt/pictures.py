"""Qt's pictures as images, and as the pictures of the contract."""

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from judge_app.media.picture import Picture
from judge_app.ui.players.engine import picture_of
from judge_app.ui.players.qt.noise import known_noise


def image_from(frame: QVideoFrame) -> QImage | None:
    """Return what a frame shows, None if there is nothing."""
    if not frame.isValid():
        return None
    with known_noise():
        image = frame.toImage()
    return None if image.isNull() else image


def picture_from(frame: QVideoFrame) -> Picture | None:
    """Return what a frame shows with its times, None if there is nothing."""
    image = image_from(frame)
    if image is None:
        return None
    return picture_of(image, start_us=frame.startTime(), end_us=frame.endTime())
