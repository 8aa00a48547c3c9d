"""A role's door without a file: what will be here, and one button to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.ui.language import later
from judge_app.ui.tasks import Task
from judge_app.ui.theme.tokens import ICON_LARGE, SPACE_3, SPACE_4, SPACE_6
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import centred, column, frame, row, scrolled
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice, Said
from judge_app.ui.widgets.text import IconLabel, Text


class BundleDoor(QWidget):
    """A card with a sentence, a button, and room for why something could not be opened."""

    file_asked = Signal()
    second_asked = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        *,
        label: str = later("Chọn gói bài thi…"),
        second_label: str = "",
        icon: str = "bundle",
    ) -> None:
        """Take marked source texts."""
        super().__init__()
        self._notice = Notice()
        self._work = LongWorkBar()
        choose = Button(label, "primary", "open")
        choose.clicked.connect(self.file_asked)
        self.setFocusProxy(choose)
        buttons = row(choose, spacing=SPACE_3)
        if second_label:
            second = Button(second_label, "plain", "add")
            second.clicked.connect(self.second_asked)
            buttons.addWidget(second)
        buttons.addStretch(1)
        inside = column(
            IconLabel(icon, "accent", ICON_LARGE),
            Text(title, "page"),
            Text(sentence, "muted").wrapped(),
            self._notice,
            buttons,
            self._work,
            spacing=SPACE_4,
            margins=(SPACE_6, SPACE_6),
        )
        content = QWidget()
        content.setLayout(column(frame("card", inside), None, margins=(SPACE_4, SPACE_6)))
        self.setLayout(column(scrolled(centred(content, 680)), spacing=SPACE_3))

    @property
    def notice(self) -> Notice:
        """What is said about a file that could not be opened."""
        return self._notice

    @property
    def work(self) -> LongWorkBar:
        """How far the opening of a file or folder is."""
        return self._work

    def follow(self, task: Task) -> None:
        """Show how far `task` is, which opens what was chosen."""
        self._work.follow(task)

    def show_sentence(self, sentence: Said) -> None:
        """Say why a file could not be opened."""
        self._notice.show_sentence(sentence)

    def clear_notice(self) -> None:
        """Take an earlier message away."""
        self._notice.clear()
