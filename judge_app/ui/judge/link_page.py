"""An entry that lives at an address: shown and copied, never followed by the program."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from judge_app.contest.entry import Entry
from judge_app.ui.language import later
from judge_app.ui.theme.tokens import SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.text import Label, Text


class LinkPage(QWidget):
    """The address, and a button to copy it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = Label("", "section").wrapped().selectable()
        copy = Button(later("Chép địa chỉ"), "plain", "copy")
        copy.clicked.connect(self._on_copy)
        words = Text(
            later(
                "Bài dự thi này nằm trên mạng. Chương trình không mở địa chỉ; nếu máy có mạng và "
                "thể lệ cho phép, hãy chép địa chỉ sang trình duyệt."
            ),
            "muted",
        ).wrapped()
        self.setLayout(
            column(
                self._address,
                words,
                row(copy, None),
                None,
                spacing=SPACE_4,
                margins=(SPACE_5, SPACE_5),
            )
        )

    def show_entry(self, entry: Entry) -> None:
        """Show the address of an entry."""
        self._address.setText(entry.link)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address.text())
