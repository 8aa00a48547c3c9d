"""Looks at the engine in use again and again, for the watchdog: no engine tells all that is wrong."""

from PySide6.QtCore import QObject, QTimer, Signal

from judge_app.contest.facts import MediaFacts
from judge_app.media.player import Opened, Player
from judge_app.media.watchdog import Glimpse, Watchdog
from judge_app.ui.players.engine_base import now_ms

WATCH_MS = 200


class ClipWatch(QObject):
    """Watches one clip on one engine at a time."""

    trouble_found = Signal(object)
    """`Trouble`, once, until `pardon`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: Player | None = None
        self._watchdog: Watchdog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, engine: Player, facts: MediaFacts | None) -> None:
        """Watch an engine that opens a clip of which the manifest says `facts`."""
        self._engine = engine
        self._watchdog = Watchdog(
            # Of a damaged clip nobody knows whether there should be a picture: the engine says.
            expects_picture=True if facts is not None and facts.has_picture else None,
            duration_ms=0 if facts is None else facts.duration_ms,
            now_ms=now_ms(),
        )
        self._timer.start()

    def learn(self, event: Opened) -> None:
        """Take what the engine found where the manifest said nothing."""
        if self._watchdog is not None:
            self._watchdog.learn(has_picture=event.has_picture, duration_ms=event.duration_ms)

    def look(self) -> None:
        """Look now."""
        engine, watchdog = self._engine, self._watchdog
        if engine is None or watchdog is None:
            return
        glimpse = Glimpse(
            state=engine.state, position_ms=engine.position_ms, pictures_seen=engine.pictures_seen
        )
        verdict = watchdog.look(glimpse, now_ms())
        if verdict is not None:
            self.trouble_found.emit(verdict.trouble)

    def pardon(self) -> None:
        """Watch on after something was wrong, because the user chose to go on."""
        if self._watchdog is not None:
            self._watchdog.pardon(now_ms())
            self._timer.start()

    def stop(self) -> None:
        """Look no more by itself."""
        self._timer.stop()
