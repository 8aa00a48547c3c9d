"""What floats above the line of time under the pointer: a thumbnail, the moment, a note."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from judge_app.ui.theme.tokens import SPACE_1, SPACE_2
from judge_app.ui.widgets.text import Label

_WIDEST = 260


class SeekPreview(QFrame):
    """A small window of its own, because nothing can be painted over an engine's surface."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("panel", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = Label("", "strong")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_1, SPACE_1, SPACE_1, SPACE_1)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self._picture)
        layout.addWidget(self._text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def has_picture(self) -> bool:
        """Whether a thumbnail shows."""
        return not self._picture.pixmap().isNull()

    def show_at(self, point: QPoint, text: str, picture: QImage | None, room: float) -> None:
        """Stand above `point` of the screen; `room` is how wide the line of time is."""
        widest = int(max(_WIDEST, min(room, 2 * _WIDEST)))
        metrics = self._text.fontMetrics()
        self._text.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, widest))
        self._picture.setVisible(picture is not None)
        self._picture.setPixmap(QPixmap() if picture is None else QPixmap.fromImage(picture))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = min(point.x() - self.width() // 2, screen.right() - self.width())
        self.move(max(screen.left(), left), point.y() - self.height() - SPACE_2)
        self.show()
