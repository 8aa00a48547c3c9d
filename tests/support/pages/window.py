"""The window as its user knows it: by the words on it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from judge_app.settings import SettingsFile
from judge_app.ui.app import dress, services
from judge_app.ui.language import Language, language
from judge_app.ui.main_window import MainWindow
from judge_app.ui.services import Surroundings
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.widgets.text import ElidedLabel
from tests.support.clocks import TickingClock

W = TypeVar("W", bound=QWidget)


class Window:
    """One running window over the work kept in `home`."""

    def __init__(
        self,
        qtbot: QtBot,
        home: Path,
        size: tuple[int, int] = (1366, 768),
        *,
        percent: int = 100,
        spoken: Language = Language.VIETNAMESE,
    ) -> None:
        """`percent` is the size of text; a screen at 200 % scale is a window of half the size."""
        self._qtbot = qtbot
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.settings = SettingsFile(home / "settings.json")
        self.settings.change(text_percent=percent, language=spoken.value, theme="light")
        around = Surroundings(settings=self.settings, clock=TickingClock(), data_folder=home)
        dress(app, self.settings.current)
        self.tasks = TaskRunner()
        self.bugs: list[BaseException] = []
        self.tasks.broken.connect(self.bugs.append)
        self.main = MainWindow(services(around, self.tasks))
        self.main.resize(*size)
        self.main.show()

    def close(self) -> None:
        """Let everything go; a bug that came up meanwhile fails the test."""
        self.main.shut_down()
        self.tasks.shut_down()
        self.main.deleteLater()
        language.use(Language.VIETNAMESE)
        assert self.bugs == []

    def open(self, path: Path | None, *, person: str = "", code: str = "") -> None:
        """Open a file or a folder, as a double click would."""
        self.main.begin(path, person=person, code=code)

    def visible(self, kind: type[W]) -> Iterator[W]:
        """Yield the widgets of a kind that can be seen, those of an open dialog alone if any."""
        root: QWidget = self.dialog or self.main
        for widget in root.findChildren(kind):
            if widget.isVisible():
                yield widget

    def visible_buttons(self) -> list[QAbstractButton]:
        """Return the buttons that can be pressed now."""
        return [button for button in self.visible(QAbstractButton) if button.isEnabled()]

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open on top."""
        opened = [d for d in self.main.findChildren(QDialog) if d.isVisible()]
        return opened[-1] if opened else None

    @property
    def text(self) -> str:
        """Everything that the page says."""
        said = [label.text() for label in self.visible(QLabel)]
        said += [button.text() for button in self.visible(QAbstractButton)]
        for table in self.visible(QTableWidget):
            said += [
                item.text()
                for row in range(table.rowCount())
                for column in range(table.columnCount())
                if (item := table.item(row, column)) is not None
            ]
        return "\n".join(said)

    def cut_off(self) -> list[str]:
        """Return the words that have less room than they need."""
        buttons = [
            button.text()
            for button in self.visible(QAbstractButton)
            if button.text() and button.sizeHint().width() > button.width() + 1
        ]
        return buttons + [label.text() for label in self.visible(QLabel) if _is_cut(label)]

    def button(self, words: str) -> QAbstractButton:
        """Return the visible button with these words on it or read aloud for it."""
        for button in self.visible(QAbstractButton):
            if words in {button.text(), button.accessibleName()}:
                return button
        raise AssertionError(f"no button “{words}” among:\n{self.text}")

    def press(self, words: str) -> None:
        """Press a button, once it can be pressed."""
        self.wait(lambda: self.button(words).isEnabled(), f"“{words}” to be possible")
        self.button(words).click()

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        """Return the visible field that is read aloud by this name."""
        fields: tuple[QLineEdit | QPlainTextEdit, ...] = (
            *self.visible(QLineEdit),
            *self.visible(QPlainTextEdit),
        )
        for field in fields:
            if field.accessibleName() == name:
                return field
        raise AssertionError(f"no field “{name}”")

    def fill(self, name: str, text: str) -> None:
        """Type into a field, letter by letter."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        """Press one key in a widget."""
        QTest.keyClick(widget, key)

    def choose_in_dialog(self, path: Path) -> None:
        """Answer the system's file dialog."""
        self.wait(lambda: isinstance(self.dialog, QFileDialog), "the file dialog")
        dialog = self.dialog
        assert isinstance(dialog, QFileDialog)
        dialog.close()
        dialog.fileSelected.emit(str(path))
        dialog.filesSelected.emit([str(path)])

    def wait(self, holds: Callable[[], object], what: str) -> None:
        """Let the window live until something holds."""
        try:
            self._qtbot.waitUntil(lambda: bool(holds()))
        except AssertionError as timeout:
            raise AssertionError(
                f"waited in vain for {what}; on the page:\n{self.text}"
            ) from timeout

    def wait_for(self, words: str) -> None:
        """Wait until the page says these words."""
        self.wait(lambda: words in self.text, f"“{words}”")

    def rest(self) -> None:
        """Let layouts settle."""
        self._qtbot.wait(60)

    def idle(self) -> None:
        """Wait until no work is under way."""
        self.wait(lambda: self.tasks.pending == 0, "work to end")


def _is_cut(label: QLabel) -> bool:
    if not label.text() or isinstance(label, ElidedLabel):
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return label.fontMetrics().horizontalAdvance(label.text()) > label.width() + 1
