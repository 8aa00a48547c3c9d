"""A slider that goes to where it is clicked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget


class LevelSlider(QSlider):
    """Lies flat. Qt's own slider moves only a tenth of its way towards a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the handle under the mouse, so that the press takes hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setValue(self._value_at(round(event.position().x())))
        super().mousePressEvent(event)

    def _value_at(self, x: int) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.ComplexControl.CC_Slider
        groove, handle = (
            self.style().subControlRect(part, option, control, self)
            for control in (QStyle.SubControl.SC_SliderGroove, QStyle.SubControl.SC_SliderHandle)
        )
        if handle.contains(x, handle.center().y()):
            return self.value()
        way = groove.width() - handle.width()
        begin = groove.x() + handle.width() // 2
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), x - begin, way)
