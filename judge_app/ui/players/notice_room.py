"""Room for the message under the picture: all it needs, or what there is, and then it scrolls."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

LEAST_PICTURE = 72
"""Pixels of height that the picture keeps however long the message is."""
_LEAST = 100
"""Where not even so much is left for the message, the picture makes way until it is answered."""


class NoticeRoom(QScrollArea):
    """Holds a notice; hidden while the notice is.

    Args:
        notice: what is held.
        picture: what stands above.
        below: what stands below and keeps its height.
        parent: what the picture, the notice and `below` share.
    """

    def __init__(self, notice: QWidget, picture: QWidget, below: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._notice = notice
        self._picture = picture
        self._below = below
        self._whole = parent
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its own least height is that of lines folded as narrow as they go: far too much.
        notice.setMinimumHeight(1)
        self.setWidget(notice)
        self.hide()
        for watched in (notice, parent):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the notice as it comes, changes and goes, and the room as it changes."""
        kinds = QEvent.Type
        if event.type() in {
            kinds.Resize, kinds.LayoutRequest, kinds.ShowToParent, kinds.HideToParent
        }:  # fmt: skip
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        is_shown = not self._notice.isHidden()
        self.setVisible(is_shown)
        if not is_shown:
            self._picture.show()
            return
        width = self._whole.width()
        needed = self._notice.heightForWidth(width)
        room = self._whole.height() - self._below.sizeHint().height()
        has_both = room - LEAST_PICTURE >= min(needed, _LEAST)
        self._picture.setVisible(has_both)
        height = min(needed, room - LEAST_PICTURE if has_both else room)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
