"""Recent work: one row each, opened by a click or a key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from judge_app.ui.home.model import RecentRow
from judge_app.ui.language import later
from judge_app.ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import IconButton, RowButton
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.text import ElidedLabel, IconLabel, Text

_ICONS = {"judge": "judge", "chair": "chair", "staff": "staff"}


class RecentList(QFrame):
    """The rows in a card; says how to begin while there are none."""

    chosen = Signal(object)
    """A `RecentWork`."""
    forgotten = Signal(str)
    """A path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        self._rows.setSpacing(0)

    def show_rows(self, rows: tuple[RecentRow, ...]) -> None:
        """Show these rows in place of the earlier ones."""
        while item := self._rows.takeAt(0):
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        if not rows:
            self._rows.addWidget(self._empty())
        for each in rows:
            self._rows.addWidget(self._line(each))

    def _empty(self) -> QWidget:
        words = Text(
            later(
                "Những gói bài thi và cuộc thi đã mở sẽ hiện ở đây. "
                "Bắt đầu bằng một trong ba cửa trên, hoặc thả một tệp vào cửa sổ này."
            ),
            "muted",
        ).wrapped()
        return frame("surface", row(words, margins=(SPACE_4, SPACE_4)))

    def _line(self, each: RecentRow) -> QWidget:
        title = ElidedLabel(each.title, "strong")
        state = ElidedLabel(
            " · ".join(filter(None, (each.state, each.fingerprint, each.place))), "caption"
        )
        if each.is_missing:
            title.set_tone("disabled")
        texts = column(title, state, spacing=SPACE_1)
        inside = row(IconLabel(_ICONS[each.work.role], "muted"), spacing=SPACE_3)
        inside.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        inside.addLayout(texts, 1)
        button = RowButton(inside, f"{each.title}. {each.state}")
        button.clicked.connect(lambda: self.chosen.emit(each.work))
        forget = IconButton("cancel", later("Bỏ khỏi danh sách (không xóa tệp)"))
        forget.clicked.connect(lambda: self.forgotten.emit(each.work.path))
        line = row(spacing=SPACE_1)
        line.addWidget(button, 1)
        line.addWidget(forget)
        holder = QWidget()
        holder.setLayout(line)
        return holder
