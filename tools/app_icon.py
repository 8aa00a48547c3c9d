"""Draws the program's icon from its outline: `python -m tools.app_icon`, after a change of the SVG.

Windows wants its own file with every size in it; a window is given the largest picture.
"""

import io

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from judge_app.paths import resource

_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def main() -> None:
    """Write `judge-app.png` and `judge-app.ico` beside the outline."""
    application = QGuiApplication(["app_icon", "-platform", "offscreen"])
    folder = resource("icon")
    renderer = QSvgRenderer(str(folder / "judge-app.svg"))
    pictures = [_drawn(renderer, size) for size in _SIZES]
    largest = pictures[-1]
    largest.save(folder / "judge-app.png", optimize=True)
    largest.save(
        folder / "judge-app.ico",
        sizes=[(size, size) for size in _SIZES],
        append_images=pictures[:-1],
    )
    application.quit()


def _drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


if __name__ == "__main__":
    main()
