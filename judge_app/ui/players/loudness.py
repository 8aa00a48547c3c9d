"""How loud clips are: chosen once, remembered for every clip and every run."""

from PySide6.QtCore import QObject, QTimer, Signal

from judge_app.ui.players.preferences import PlayerPreferencesFile

STEP = 5
_SAVE_AFTER_MS = 800


class Loudness(QObject):
    """Keeps the loudness, and writes it down when it has not changed for a moment."""

    changed = Signal(int)
    """The loudness in force, 0 while muted."""

    def __init__(self, preferences: PlayerPreferencesFile, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVE_AFTER_MS)
        self._saving.timeout.connect(self._preferences.save)

    @property
    def percent(self) -> int:
        """The loudness in force, 0 while muted."""
        chosen = self._preferences.current
        return 0 if chosen.is_muted else chosen.volume

    def choose(self, percent: int) -> None:
        """Take this loudness; choosing one ends the silence."""
        self._preferences.change(volume=min(100, max(0, percent)), is_muted=False)
        self._settle()

    def change_by(self, percent: int) -> None:
        """Turn up or down from what was last heard."""
        self.choose(self._preferences.current.volume + percent)

    def toggle_mute(self) -> None:
        """Fall silent, or be as loud as before."""
        self._preferences.change(is_muted=not self._preferences.current.is_muted)
        self._settle()

    def shut_down(self) -> None:
        """Write down what is not yet written."""
        self._saving.stop()
        self._preferences.save()

    def _settle(self) -> None:
        self._saving.start()
        self.changed.emit(self.percent)
