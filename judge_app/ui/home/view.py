"""The first page: three doors with one sentence each, and recent work under them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_app.settings import RecentWork
from judge_app.ui.actions import ActionTable
from judge_app.ui.home.door import DoorButton
from judge_app.ui.home.model import HomeModel
from judge_app.ui.home.recent_list import RecentList
from judge_app.ui.home.routing import Door, Refusal, Route
from judge_app.ui.language import language, later, tr
from judge_app.ui.tasks import Lane, TaskRunner
from judge_app.ui.theme.tokens import NARROW, SPACE_2, SPACE_4, SPACE_5, SPACE_6
from judge_app.ui.widgets.buttons import LanguageButton
from judge_app.ui.widgets.frames import centred, column, frame, row, scrolled
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.shell_menu import shell_menu_button
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence
from judge_app.ui.workspace import is_available

_DOORS = (
    (Door.JUDGE, "judge", later("Chấm thi"), later("Mở gói bài thi và chấm.")),
    (Door.CHAIR, "chair", later("Tổng hợp"), later("Nhận phiếu, xem chênh lệch, xếp giải.")),
    (Door.STAFF, "staff", later("Tổ chức"), later("Lập cuộc thi, đóng gói, in.")),
)


class HomeView(QWidget):
    """Says what one can do here, and where one left off."""

    door_opened = Signal(object)
    """A `Door`."""
    recent_opened = Signal(object)
    """A `RecentWork`."""

    def __init__(self, model: HomeModel, tasks: TaskRunner, shell: ActionTable) -> None:
        super().__init__()
        self._model = model
        self._tasks = tasks
        self._notice = Notice()
        self._doors = row(spacing=SPACE_4)
        self._recent = RecentList()
        self._recent.chosen.connect(self._on_chosen)
        self._recent.forgotten.connect(self._on_forgotten)
        doors = [self._door(*words) for words in _DOORS]
        for button in doors:
            self._doors.addWidget(button, 1)
        self.setLayout(self._page(shell))
        self.setFocusProxy(doors[0])
        language.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show recent work as it is now."""
        self._recent.show_rows(self._model.rows)

    def look_for_files(self) -> None:
        """Mark recent work whose file is gone, once that is known."""
        self._tasks.run(
            Lane.LONG, lambda _report, _stop: self._model.look_for_files(), then=self._on_found
        )

    def show_refusal(self, route: Route) -> None:
        """Say why a dropped or named file cannot be opened."""
        self._notice.show_sentence(partial(_refusal_sentence, route), "warning")

    def show_sentence(self, sentence: Sentence) -> None:
        """Say what could not be opened."""
        self._notice.show_sentence(sentence)

    def clear_notice(self) -> None:
        """Take an earlier message away."""
        self._notice.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the doors under one another where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        direction = QBoxLayout.Direction
        self._doors.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _on_chosen(self, work: RecentWork) -> None:
        self.recent_opened.emit(work)

    def _on_forgotten(self, path: str) -> None:
        self._model.forget(path)
        self.refresh()

    def _on_found(self, missing: frozenset[str]) -> None:
        self._model.note_missing(missing)
        if missing:
            self.refresh()

    def _door(self, door: Door, icon_name: str, title: str, sentence: str) -> DoorButton:
        button = DoorButton(icon_name, title, sentence)
        button.setObjectName(f"door-{door}")
        button.setEnabled(is_available(door))
        button.clicked.connect(lambda: self.door_opened.emit(door))
        return button

    def _page(self, shell: ActionTable) -> QBoxLayout:
        bar = row(Label("judge-app", "strong"), None, spacing=SPACE_2, margins=(SPACE_4, SPACE_2))
        bar.addWidget(LanguageButton(shell["language"]))
        bar.addWidget(shell_menu_button(shell))
        content = column(
            Text(later("Hôm nay bạn làm gì?"), "page"),
            self._notice,
            SPACE_2,
            self._doors,
            SPACE_5,
            Text(later("Việc gần đây"), "section"),
            self._recent,
            None,
            spacing=SPACE_2,
            margins=(SPACE_5, SPACE_6),
        )
        inside = QWidget()
        inside.setLayout(content)
        page = column(frame("bar", bar), scrolled(centred(inside, 1040)), spacing=0)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("panel", "page")
        return page


def recent_target(work: RecentWork) -> Path:
    """Return the path of a piece of recent work."""
    return Path(work.path)


def _refusal_sentence(route: Route) -> Sentence:
    if route.refusal is Refusal.KEY_ALONE:
        what = tr("{name} là khóa giám khảo, không mở riêng được.", name=route.path.name)
        step = tr("Mở gói bài thi (.judgebundle); chương trình tự tìm khóa đi kèm.")
    else:
        what = tr("Chưa biết mở {name} bằng cách nào.", name=route.path.name)
        step = tr(
            "Thả vào đây một gói bài thi (.judgebundle), phiếu chấm (.pdf) hoặc thư mục cuộc thi."
        )
    return Sentence(what=what, next_step=step)
