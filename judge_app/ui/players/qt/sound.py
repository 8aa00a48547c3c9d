"""Where the Qt player's sound goes: the loudspeakers that there are now, as loud as the judge wants."""

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QtAudio

from judge_app.ui.players.qt.noise import known_noise


def has_loudspeaker() -> bool:
    """Return whether there is anything to hear sound with."""
    with known_noise():
        return not QMediaDevices.defaultAudioOutput().isNull()


class QtSound(QObject):
    """Follows loudspeakers that come and go; without any, clips play silently in real time."""

    def __init__(self, media: QMediaPlayer, parent: QObject) -> None:
        super().__init__(parent)
        self._media = media
        self._volume = 1.0
        self._is_hushed = False
        with known_noise():
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._attach)
        self._attach()

    def set_volume(self, percent: int) -> None:
        """Set the loudness as the ear hears it."""
        heard = min(100, max(0, percent)) / 100
        scale = QtAudio.VolumeScale
        self._volume = QtAudio.convertVolume(
            heard, scale.LogarithmicVolumeScale, scale.LinearVolumeScale
        )
        output = self._media.audioOutput()
        if output is not None:
            output.setVolume(self._volume)

    def set_hushed(self, *, hushed: bool) -> None:
        """Say nothing for a while, whatever the loudness."""
        self._is_hushed = hushed
        output = self._media.audioOutput()
        if output is not None:
            output.setMuted(hushed)

    def _attach(self) -> None:
        if not has_loudspeaker():
            self._media.setAudioOutput(None)  # type: ignore[arg-type]
        elif self._media.audioOutput() is None:
            output = QAudioOutput(self)
            output.setVolume(self._volume)
            output.setMuted(self._is_hushed)
            self._media.setAudioOutput(output)
