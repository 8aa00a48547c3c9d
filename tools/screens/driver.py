"""A real window that is driven from outside, and photographed in every size, language and look."""

import itertools
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from judge_app.bootstrap import local_clock
from judge_app.settings import RecentWork, SettingsFile
from judge_app.ui.app import dress, make_application, services
from judge_app.ui.language import Language, language
from judge_app.ui.main_window import MainWindow
from judge_app.ui.services import Surroundings
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.palettes import Look
from judge_app.ui.theme.theme import theme

_SETTLE_MS = 120
_LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """One way a screen is shown. `size` in pixels, `percent` the size of text."""

    size: tuple[int, int]
    language: Language
    look: Look
    percent: int = 100

    @property
    def name(self) -> str:
        """The part of a picture's name that tells it from its sisters."""
        text = "" if self.percent == 100 else f"-{self.percent}"
        return f"{self.size[0]}x{self.size[1]}-{self.language}-{self.look}{text}"


SMALL, LARGE = (1366, 768), (1920, 1080)
EVERY_DRESS = (
    *(
        Dress(size=size, language=tongue, look=look)
        for size, tongue, look in itertools.product(
            (SMALL, LARGE), Language, (Look.LIGHT, Look.DARK)
        )
    ),
    Dress(size=SMALL, language=Language.VIETNAMESE, look=Look.LIGHT, percent=200),
    # what a screen of 1366×768 at 200 % scale has room for
    Dress(size=(683, 384), language=Language.VIETNAMESE, look=Look.LIGHT),
)


class Studio:
    """One application, one window at a time, and a folder that the pictures go into."""

    def __init__(self, folder: Path, dresses: tuple[Dress, ...]) -> None:
        self._folder = folder
        self._dresses = dresses
        self._app = make_application(sys.argv[:1])
        self._tasks = TaskRunner()
        self._tasks.broken.connect(self._on_broken)
        self._window: MainWindow | None = None
        self.count = 0
        """Pictures taken so far."""

    @property
    def window(self) -> MainWindow:
        """The window on display."""
        assert self._window is not None
        return self._window

    def open(self, home: Path, recent: tuple[RecentWork, ...] = ()) -> MainWindow:
        """Show a new window over the work kept in `home`, in place of the one before."""
        self.close()
        around = Surroundings(
            settings=SettingsFile(home / "settings.json"), clock=local_clock, data_folder=home
        )
        around.settings.change(
            theme=Look.LIGHT.value, language=Language.VIETNAMESE.value, recent=recent
        )
        dress(self._app, around.settings.current)
        self._window = MainWindow(services(around, self._tasks))
        self._window.show()
        self._wear(self._dresses[0])
        return self._window

    def close(self) -> None:
        """Let the window go."""
        if self._window is not None:
            self._window.shut_down()
            self._window.deleteLater()
            self._window = None
            self.rest()

    def shut_down(self) -> None:
        """End everything."""
        self.close()
        self._tasks.shut_down()

    def rest(self, milliseconds: int = _SETTLE_MS) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until(self, what: Callable[[], object], why: str) -> None:
        """Let the window live until `what` holds; `RuntimeError` naming `why` after a minute."""
        end = time.monotonic() + _LONGEST_WAIT
        while not what():
            if time.monotonic() > end:
                raise RuntimeError(f"waited in vain: {why}")
            self.rest(30)

    def idle(self) -> None:
        """Wait until no work is under way beside the window."""
        self.until(lambda: self._tasks.pending == 0, "work to end")
        self.rest()

    def shoot(self, name: str, settle: int = _SETTLE_MS) -> None:
        """Take the window, with its open dialog if there is one, in every dress."""
        for look in self._dresses:
            self._wear(look)
            self.rest(settle)
            self._grab(self._folder / name / f"{look.name}.png")
        self._wear(self._dresses[0])
        self.rest()

    def shoot_widget(self, name: str, widget: QWidget) -> None:
        """Take a window other than the main one in every language and look."""
        for look in self._dresses:
            if look.size != self._dresses[0].size:
                continue
            self._wear(look)
            self.rest(400)
            self._save(widget.grab(), self._folder / name / f"{look.name}.png")
        self._wear(self._dresses[0])

    def shoot_dialog(self, name: str, ask: Callable[[], object]) -> None:
        """Take the dialog that `ask` opens, opened anew in every dress."""
        for look in self._dresses:
            self._wear(look)
            ask()
            self.rest()
            self._grab(self._folder / name / f"{look.name}.png")
            for dialog in self.window.findChildren(QDialog):
                dialog.close()
            self.rest(30)
        self._wear(self._dresses[0])

    def _grab(self, target: Path) -> None:
        picture = self.window.grab()
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        if dialogs:
            picture = dialogs[-1].grab()
        self._save(picture, target)

    def _save(self, picture: QPixmap, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(target)):
            raise OSError(f"cannot write {target}")
        self.count += 1

    def _wear(self, look: Dress) -> None:
        language.use(look.language)
        if theme.look is not look.look or theme.text_percent != look.percent:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            theme.put_on(app, look.look, text_percent=look.percent, reduce_motion=True)
        self.window.resize(*look.size)

    def _on_broken(self, bug: BaseException) -> None:
        traceback.print_exception(bug)
