"""A picture as the bytes of a PNG file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase
from PySide6.QtGui import QImage


def png_bytes(image: QImage) -> bytes:
    """Return the PNG file of a picture."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(content.data())
