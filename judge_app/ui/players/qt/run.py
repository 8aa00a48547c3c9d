"""Playing unheard and at any speed, only to get somewhere; then all is again as the judge wants it."""

from PySide6.QtMultimedia import QMediaPlayer

from judge_app.ui.players.qt.sound import QtSound


class QtRun:
    """One run at a time of the clip that is open."""

    def __init__(self, media: QMediaPlayer, sound: QtSound) -> None:
        self._media = media
        self._sound = sound
        self._rate = 1.0
        self._is_on = False

    def set_rate(self, rate: float) -> None:
        """Play at this speed whenever the judge plays."""
        self._rate = rate
        if not self._is_on:
            self._media.setPlaybackRate(rate)

    def begin(self, rate: float) -> None:
        """Play on from where it stands."""
        self._is_on = True
        self._sound.set_hushed(hushed=True)
        self._media.setPlaybackRate(rate)
        self._media.play()

    def go_at(self, rate: float) -> None:
        """Go on faster or slower."""
        self._media.setPlaybackRate(rate)

    def end(self) -> None:
        """Stand still where it came to, if it runs."""
        if self._is_on:
            self._is_on = False
            self._media.pause()
            self._media.setPlaybackRate(self._rate)
        self._sound.set_hushed(hushed=False)
