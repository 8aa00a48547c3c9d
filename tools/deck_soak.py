"""Handle a deck's view as roughly as nobody would, and see that it lives.

    python -m tools.deck_soak DECK... [--seconds 60] [--seed 1]

Keys, buttons, sizes, looks and decks follow each other at random; the same seed does the same again.
It ends with an error when anything broke. Needs a screen (Xvfb will do): the offscreen platform itself
dies when a film's own surface changes windows.
"""

import argparse
import faulthandler
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from judge_app.byte_source import FileSource
from judge_app.ui.app import make_application
from judge_app.ui.slides.deck_view import DeckView
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.palettes import Look
from judge_app.ui.theme.theme import theme

_KEYS = (
    Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)  # fmt: skip
_WORDS = ("a", "the", "hoi", "không có", "")


class Rough:
    """One view, and what is done to it."""

    def __init__(
        self, app: QApplication, view: DeckView, decks: list[Path], chance: random.Random
    ) -> None:
        self._app = app
        self._view = view
        self._decks = decks
        self._chance = chance

    def do_something(self) -> None:
        """Do one thing, chosen by chance."""
        chance, view = self._chance, self._view
        draw = chance.random()
        if draw < 0.07:
            view.open(FileSource(chance.choice(self._decks)), chance.randint(1, 5))
        elif draw < 0.12:
            view.resize(chance.randint(200, 1400), chance.randint(150, 900))
        elif draw < 0.14:
            look = chance.choice((Look.LIGHT, Look.DARK))
            theme.put_on(self._app, look, text_percent=chance.choice((100, 150, 200)))
        elif draw < 0.17:
            view.search()
            view.stage.find_bar.look_for(chance.choice(_WORDS))
        elif draw < 0.5:
            QTest.keyClick(view.stage.canvas, chance.choice(_KEYS))
        else:
            possible = [a for a in view.actions_declared() if a.isEnabled()]
            if possible:
                chance.choice(possible).trigger()


def rest(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Be rough for as long as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("decks", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    faulthandler.enable()
    app = make_application(sys.argv[:1])
    theme.put_on(app, Look.LIGHT)
    tasks = TaskRunner()
    broken: list[BaseException] = []
    tasks.broken.connect(broken.append)
    chance = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as home:
        view = DeckView(tasks, Path(home))
        view.show()
        rough = Rough(app, view, chosen.decks, chance)
        count, end = 0, time.monotonic() + chosen.seconds
        while time.monotonic() < end:
            rough.do_something()
            count += 1
            if chance.random() < 0.3:
                rest(chance.choice((0, 5, 30, 150)))
        view.shut_down()
        tasks.shut_down()
    for bug in broken:
        traceback.print_exception(bug)
    print(f"{count} things done, {len(broken)} broken")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
