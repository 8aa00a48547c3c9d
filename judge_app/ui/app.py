"""The application object: type, look, language, the last net, and the main window."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from judge_app.paths import resource
from judge_app.settings import Settings
from judge_app.ui.crash import CrashHandler
from judge_app.ui.ending import OrderlyEnd
from judge_app.ui.language import Language, language
from judge_app.ui.main_window import MainWindow
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.qt_words import QtWords
from judge_app.ui.services import Services, Surroundings
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.palettes import Look
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import BODY_PT

Value = TypeVar("Value", Language, Look)

_SYSTEM_FONTS = {"win32": "Segoe UI", "darwin": ".AppleSystemUIFont"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the window begins with; `code` is the demo's, shown on the first page."""

    target: Path | None = None
    person: str = ""
    code: str = ""


def make_application(arguments: list[str]) -> QApplication:
    """Return the application object in the program's type."""
    app = QApplication(arguments)
    app.setApplicationName("judge-app")
    app.setWindowIcon(QIcon(str(resource("icon", "judge-app.png"))))
    app.setStyle("Fusion")  # native styles draw over parts of a style sheet
    app.setFont(ui_font())
    return app


def ui_font() -> QFont:
    """Return the system's font; on Linux our own Noto Sans, for not every machine has letters."""
    family = _SYSTEM_FONTS.get(sys.platform)
    if family is None:
        for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(resource("fonts", "noto-sans", file)))
        family = "Noto Sans"
    font = QFont(family)
    font.setPointSizeF(BODY_PT)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures in columns stand under one another
    return font


def dress(app: QApplication, settings: Settings) -> None:
    """Put the chosen look and language on."""
    language.use(_one_of(Language, settings.language, Language.VIETNAMESE))
    if app.findChild(QtWords) is None:
        QtWords(app)
    theme.put_on(
        app,
        _one_of(Look, settings.theme, Look.SYSTEM),
        reduce_motion=settings.reduce_motion,
        text_percent=settings.text_percent,
    )
    theme.follow_system(app)


def run(arguments: list[str], surroundings: Surroundings, opening: Opening) -> int:
    """Show the window until it is closed; return the process's exit status."""
    prepare_environment(surroundings.data_folder)
    app = make_application(arguments)
    dress(app, surroundings.settings.current)
    crash = CrashHandler(surroundings.data_folder / "reports", surroundings.clock)
    crash.install()
    tasks = TaskRunner()
    tasks.broken.connect(crash.report)
    window = MainWindow(services(surroundings, tasks), crash)
    window.show()
    window.begin(opening.target, person=opening.person, code=opening.code)
    ending = OrderlyEnd()
    ending.asked.connect(partial(app.exit, 0))
    status = app.exec()
    window.shut_down()
    tasks.shut_down()
    ending.shut_down()
    return status


def services(surroundings: Surroundings, tasks: TaskRunner) -> Services:
    """Return what every screen is handed."""
    return Services(
        settings=surroundings.settings,
        clock=surroundings.clock,
        data_folder=surroundings.data_folder,
        tasks=tasks,
    )


def _one_of(kind: Callable[[str], Value], text: str, otherwise: Value) -> Value:
    try:
        return kind(text)
    except ValueError:
        return otherwise
