"""The engine in use, and what every engine that takes over is told: how loud, and how fast."""

from PySide6.QtCore import QObject, Signal

from judge_app.media.player import EngineName, Listener
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.engine_shelf import EngineShelf


class EngineSeat(QObject):
    """One engine at a time; the others stay closed.

    Args:
        shelf: where engines come from.
        parent: the owner.
    """

    leaving = Signal()
    """What the engine in use shows is about to go, and something else comes."""
    changed = Signal()
    """Another engine is in use."""

    def __init__(self, shelf: EngineShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._engine: Engine | None = None
        self._volume = 100
        self._rate = 1.0

    @property
    def engine(self) -> Engine | None:
        """The engine in use, None before the first."""
        return self._engine

    def take(self, name: EngineName, listener: Listener) -> Engine:
        """Return this engine, made the one in use; it tells `listener` everything."""
        self.leaving.emit()
        engine = self._shelf.get(name)
        if engine is not self._engine:
            if self._engine is not None:
                self._engine.close()
            self._engine = engine
            self.changed.emit()
        engine.listen(listener)
        engine.set_volume(self._volume)
        engine.set_rate(self._rate)
        return engine

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, also the clips that follow."""
        self._rate = rate
        if self._engine is not None:
            self._engine.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """Set the loudness, also of the clips that follow."""
        self._volume = percent
        if self._engine is not None:
            self._engine.set_volume(percent)

    def shut_down(self) -> None:
        """End the engines."""
        self._engine = None
        self._shelf.shut_down()
