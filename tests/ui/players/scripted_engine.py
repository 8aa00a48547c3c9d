"""A scripted player in the place of an engine."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from judge_app.media.player import EngineName
from judge_app.media.scripted_player import Script, ScriptedPlayer


class _Signals(QObject):
    image_changed = Signal()
    words_changed = Signal()


class ScriptedEngine(ScriptedPlayer):
    """A scripted player that the screen can take for an engine."""

    def __init__(self, script: Script, engine: EngineName) -> None:
        super().__init__(script, engine=engine)
        self._signals = _Signals()
        self.image_changed = self._signals.image_changed
        self.words_changed = self._signals.words_changed
        self.words = ""

    @property
    def surface(self) -> None:
        return None

    def image(self) -> QImage | None:
        return None
