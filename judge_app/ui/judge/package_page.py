"""What an entry consists of: every file with size and hash, and the way to copy it out.

The program never runs anything of an entry. It copies files out after a clear warning, and the
judge decides what to do with them.
"""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from judge_app.contest.entry import Entry, EntryFile, FileRole
from judge_app.ui.language import later, tr, tr_later
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import column, frame, row, scrolled
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import ElidedLabel, Label, Text
from judge_app.vietnamese.numbers import comma

ROLES = {
    FileRole.MAIN: later("Tệp chính"),
    FileRole.DEMO: later("Video giới thiệu"),
    FileRole.SCREENSHOT: later("Ảnh chụp màn hình"),
    FileRole.MANUAL: later("Hướng dẫn sử dụng"),
    FileRole.PACKAGE: later("Tệp cài đặt hoặc chương trình"),
    FileRole.EXTRA: later("Tệp kèm theo"),
    FileRole.PREVIEW: later("Bản xem trước"),
}


class PackagePage(QWidget):
    """A list of files and one button."""

    copying_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._summary = Label("").wrapped().selectable()
        self._hint = Text(
            later(
                "Xem video, ảnh chụp và hướng dẫn ở danh sách phía trên. Chương trình không tự "
                "chạy tệp nào; muốn chạy thử, hãy chép ra một thư mục rồi tự mở."
            ),
            "muted",
        ).wrapped()
        self._copy = Button(later("Mở thư mục…"), "plain", "folder")
        self._copy.clicked.connect(self.copying_asked)
        self.notice = Notice()
        self.work = LongWorkBar()
        self._files = QVBoxLayout()
        self._files.setSpacing(SPACE_3)
        content = QWidget()
        content.setLayout(
            column(
                self._summary,
                self._hint,
                row(self._copy, None),
                self.work,
                self.notice,
                self._files,
                None,
                spacing=SPACE_4,
                margins=(SPACE_5, SPACE_4),
            )
        )
        self.setLayout(column(scrolled(content)))

    def show_entry(self, entry: Entry) -> None:
        """List the files of an entry."""
        self._entry = entry
        self._summary.setText(entry.summary)
        self._summary.setVisible(bool(entry.summary))
        self.notice.clear()
        self.retranslate()

    def retranslate(self) -> None:
        """Show every text in the language in use."""
        if self._entry is None:
            return
        while item := self._files.takeAt(0):
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        shown = [file for file in self._entry.files if file.role is not FileRole.PREVIEW]
        for file in shown:
            self._files.addWidget(_file_card(file))
        self._copy.setEnabled(bool(shown))


def _file_card(file: EntryFile) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
    grid.setHorizontalSpacing(SPACE_4)
    grid.setColumnStretch(0, 1)
    grid.addWidget(ElidedLabel(file.path, "strong"), 0, 0)
    size = Label(size_words(file.size), "muted")
    grid.addWidget(size, 0, 1, Qt.AlignmentFlag.AlignRight)
    grid.addWidget(Label(tr_later(ROLES[file.role]), "caption"), 1, 0)
    digest = ElidedLabel(f"SHA-256 {file.sha256}", "caption").selectable()
    grid.addWidget(digest, 2, 0, 1, 2)
    return frame("card", grid)


def size_words(size: int) -> str:
    """Return a number of bytes in the largest unit that fits."""
    for unit, scale in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= scale:
            return f"{comma(Decimal(size) / scale, 1)} {unit}"
    return tr("{count} byte", count=size)
