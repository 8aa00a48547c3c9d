"""The view of a deck as its user knows it: keys, clicks, and what stands on the screen."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QToolButton
from pytestqt.qtbot import QtBot

from judge_app.byte_source import ByteSource, MemorySource
from judge_app.errors import JudgeAppError
from judge_app.ui.slides.deck_view import DeckView
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.widgets.text import ElidedLabel
from tests.support.dying_worker import kill_unasked, killed_once_asked


class DeckPage:
    """One view in a window of its own."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self._qtbot = qtbot
        self.tasks = TaskRunner()
        self.bugs: list[BaseException] = []
        self.tasks.broken.connect(self.bugs.append)
        self.view = DeckView(self.tasks, home)
        self.refused: list[JudgeAppError] = []
        self.troubles: list[JudgeAppError] = []
        self.notes_asked: list[int] = []
        self.view.could_not_open.connect(self.refused.append)
        self.view.trouble.connect(self.troubles.append)
        self.view.note_requested.connect(self.notes_asked.append)
        self.view.resize(760, 640)
        self.view.show()
        self.canvas = self.view.stage.canvas

    def close(self) -> None:
        """Let everything go; a bug that came up meanwhile fails the test."""
        self.view.shut_down()
        self.tasks.shut_down()
        self.view.deleteLater()
        assert self.bugs == []

    def open(self, content: bytes, page: int = 1, *, deck: bytes | None = None) -> None:
        """Open a deck and wait for its page; `deck` is the file as submitted, if it is another."""
        other = None if deck is None else MemorySource("bài.pptx", deck)
        self.open_source(MemorySource("bài", content), page, other)

    def open_source(
        self, source: ByteSource, page: int = 1, deck: ByteSource | None = None
    ) -> None:
        """Open a deck and wait for its page."""
        self.view.open(source, page, deck=deck)
        self.wait(lambda: self.page_count or self.refused, "the deck")
        if self.page_count:
            self.drawn()
            self.canvas.setFocus()

    @property
    def page(self) -> int:
        """The page on display."""
        return self.view.current_page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self.view.page_count

    @property
    def step(self) -> str:
        """What the strip says of steps, such as `Bước 1/3`; empty where the page is whole."""
        still = "Trang này không có bước"
        said = [text for text in self.strip_texts if text == still or "/" in text]
        return said[0] if said else ""

    @property
    def strip_texts(self) -> list[str]:
        """Everything that stands on the line between page and bar."""
        page = self.view.stage.strip.currentWidget()
        assert page is not None
        labels = [_whole(label) for label in page.findChildren(QLabel) if label.isVisible()]
        buttons = [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()]
        return [text for text in (*labels, *buttons) if text]

    @property
    def found(self) -> str:
        """What the search bar says about hits."""
        return self.view.stage.find_bar.result

    @property
    def titles(self) -> list[str]:
        """The list of contents."""
        model = self.view.stage.side.contents.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def picture(self) -> QImage:
        """What is seen of the page now."""
        return self.canvas.viewport().grab().toImage()

    def colour_at(self, x: float, y: float) -> QColor:
        """Return the colour seen at a place in shares of the page."""
        return self.picture.pixelColor(self.place(x, y))

    def place(self, x: float, y: float) -> QPoint:
        """Return a place in shares of the page as a point of the viewport."""
        area = self.canvas.page_area
        return QPoint(round(area.x() + x * area.width()), round(area.y() + y * area.height()))

    def press(self, *keys: Qt.Key) -> None:
        """Press keys while the page has the keyboard."""
        for key in keys:
            QTest.keyClick(self.canvas, key)

    def type(self, text: str) -> None:
        """Type into the page."""
        QTest.keyClicks(self.canvas, text)

    def click(self, x: float, y: float) -> None:
        """Click on a place of the page, in shares of it."""
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, pos=self.place(x, y))

    def do(self, action_id: str) -> None:
        """Trigger an action, as its shortcut or its button does."""
        action = next(a for a in self.view.actions_declared() if a.spec.id == action_id)
        assert action.isEnabled(), f"{action_id} is not possible now"
        action.trigger()

    def can(self, action_id: str) -> bool:
        """Return whether an action is possible now."""
        return next(a for a in self.view.actions_declared() if a.spec.id == action_id).isEnabled()

    def search(self, words: str) -> None:
        """Look for words and wait until every page was looked through."""
        self.do("deck.search")
        self.view.stage.find_bar.look_for(words)
        self.wait(lambda: self.found not in {"", "Đang tìm…"}, "the search")
        self.idle()

    def choose_title(self, row: int) -> None:
        """Click on a line of the list of contents."""
        self.do("deck.contents")
        contents: QListView = self.view.stage.side.contents
        contents.clicked.emit(contents.model().index(row, 0))

    def press_badge(self, words: str) -> None:
        """Press the badge with these words."""
        for badge in self.view.stage.strip.findChildren(QToolButton):
            if badge.text() == words:
                badge.click()
                return
        raise AssertionError(f"no badge “{words}” among {self.strip_texts}")

    def reader_killed_once_asked(self) -> AbstractContextManager[None]:
        """Let the drawing process die of the next thing that it is asked for."""
        return killed_once_asked(self.view._model._worker)

    def press_strip(self, words: str) -> None:
        """Press the button with these words on the line under the page."""
        buttons = self.view.stage.strip.findChildren(QAbstractButton)
        next(b for b in buttons if b.text() == words and b.isVisible()).click()

    def kill_reader(self) -> None:
        """Kill the drawing process, as a bad deck may."""
        kill_unasked(self.view._model._worker)

    def drawn(self) -> None:
        """Wait until the page is drawn as it should be."""
        self.wait(lambda: self.canvas.picture is not None, "the page's picture")
        self.idle()

    def idle(self) -> None:
        """Wait until no work is under way."""
        self.wait(lambda: self.tasks.pending == 0, "work to end")

    def wait(self, holds: Callable[[], object], what: str) -> None:
        """Let the window live until something holds."""
        try:
            self._qtbot.waitUntil(lambda: bool(holds()))
        except AssertionError as timeout:
            raise AssertionError(f"waited in vain for {what}") from timeout


def _whole(label: QLabel) -> str:
    return label.whole if isinstance(label, ElidedLabel) else label.text()
