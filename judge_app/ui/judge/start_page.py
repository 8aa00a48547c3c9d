"""The judge's door without a bundle: how to open one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.ui.language import later
from judge_app.ui.theme.tokens import ICON_LARGE, SPACE_3, SPACE_4, SPACE_6
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import centred, column, frame, row, scrolled
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import IconLabel, Text
from judge_app.ui.wording import Sentence


class StartPage(QWidget):
    """One button, and the hint that a file may be dropped."""

    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = Notice()
        choose = Button(later("Chọn gói bài thi…"), "primary", "open")
        choose.clicked.connect(self.file_asked)
        self.setFocusProxy(choose)
        inside = column(
            IconLabel("bundle", "accent", ICON_LARGE),
            Text(later("Mở gói bài thi"), "page"),
            Text(
                later(
                    "Cắm USB do Ban Tổ chức phát và chọn tệp có đuôi .judgebundle, hoặc thả tệp đó "
                    "vào cửa sổ này. Không cần chép ra máy, không cần mạng."
                ),
                "muted",
            ).wrapped(),
            self._notice,
            row(choose, None),
            spacing=SPACE_4,
            margins=(SPACE_6, SPACE_6),
        )
        content = QWidget()
        content.setLayout(column(frame("card", inside), None, margins=(SPACE_4, SPACE_6)))
        self.setLayout(column(scrolled(centred(content, 680)), spacing=SPACE_3))

    def show_sentence(self, sentence: Sentence) -> None:
        """Say why a bundle could not be opened."""
        self._notice.show_sentence(sentence)

    @property
    def notice(self) -> Notice:
        """What is said about a bundle that could not be opened."""
        return self._notice

    def clear_notice(self) -> None:
        """Take an earlier message away."""
        self._notice.clear()
