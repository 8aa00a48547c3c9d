"""Language, look and size of text: chosen by actions, put on at once, remembered."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication

from judge_app.settings import SettingsFile
from judge_app.ui import shell_actions
from judge_app.ui.actions import ActionTable
from judge_app.ui.language import Language, language
from judge_app.ui.theme.palettes import Look
from judge_app.ui.theme.theme import theme

_SIZES = (90, 100, 115, 130, 150, 175, 200)


class Appearance(QObject):
    """Changes how everything looks."""

    def __init__(self, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._table: ActionTable | None = None

    def declare(self, table: ActionTable) -> None:
        """Add the actions to the window's table."""
        self._table = table
        table.add(shell_actions.LANGUAGE, self._switch_language)
        group = QActionGroup(self)
        for spec in shell_actions.LOOKS:
            look = Look(spec.id.removeprefix("look-"))
            action = table.add(spec, partial(self._wear, look))
            action.setChecked(look is theme.look)
            group.addAction(action)
        still = table.add(shell_actions.STILL, self._switch_motion)
        still.setChecked(theme.reduce_motion)
        table.add(shell_actions.LARGER, partial(self._resize_text, 1))
        table.add(shell_actions.SMALLER, partial(self._resize_text, -1))
        table.add(shell_actions.NORMAL, partial(self._resize_text, 0))

    def _switch_language(self) -> None:
        english = language.current is Language.ENGLISH
        wanted = Language.VIETNAMESE if english else Language.ENGLISH
        language.use(wanted)
        self._settings.change(language=wanted.value)

    def _wear(self, look: Look) -> None:
        self._settings.change(theme=look.value)
        self._put_on()

    def _switch_motion(self) -> None:
        self._settings.change(reduce_motion=not self._settings.current.reduce_motion)
        self._put_on()

    def _resize_text(self, steps: int) -> None:
        percent = next_size(self._settings.current.text_percent, steps)
        self._settings.change(text_percent=percent)
        self._put_on()

    def _put_on(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        now = self._settings.current
        theme.put_on(
            app, Look(now.theme), reduce_motion=now.reduce_motion, text_percent=now.text_percent
        )


def next_size(percent: int, steps: int) -> int:
    """Return the size `steps` up or down from `percent`; no steps mean the ordinary size."""
    if steps == 0:
        return 100
    nearest = min(range(len(_SIZES)), key=lambda index: abs(_SIZES[index] - percent))
    return _SIZES[min(max(nearest + steps, 0), len(_SIZES) - 1)]
