"""The clip that Qt reads: through which device, and how it is opened once more out of sight."""

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtMultimedia import QMediaPlayer

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.ui.players.held_device import ClipDevice, device_for
from judge_app.ui.players.qt.times import QtTimes


class QtSource:
    """One clip at a time, for one player, which stands at its beginning once it is open."""

    def __init__(self, media: QMediaPlayer) -> None:
        self.media = media
        """The player, which is sent to places in the clip."""
        self._room = QByteArray()
        self._source: ByteSource | None = None
        self._duration_ms = 0
        self._sound: int | None = None
        self.device: ClipDevice | None = None
        """What Qt reads from, None while no clip is open."""
        self.times = QtTimes()
        """When the clip's pictures begin."""
        media.mediaStatusChanged.connect(self._on_status)

    @property
    def duration_ms(self) -> int:
        """The clip's length as Qt knows it, also while it is opened anew."""
        if self.device is not None:
            self._duration_ms = self.media.duration() or self._duration_ms
        return self._duration_ms

    @property
    def failure(self) -> JudgeAppError | None:
        """Why bytes could not be read, if some could not."""
        failure = self.device and self.device.failure
        return failure.cause if failure else None

    def open(self, source: ByteSource) -> None:
        """Read this clip from now on; the source stays the caller's.

        Raises:
            JudgeAppError: if it cannot be opened for reading.
        """
        self._read(source)
        self.times.open(source)

    def open_anew(self) -> None:
        """Stand at the clip's beginning, as when it was opened; what is heard stays chosen.

        Raises:
            JudgeAppError: if it cannot be opened for reading.
        """
        if self._source is None:
            return
        duration_ms, source = self.duration_ms, self._source
        sound = self.media.activeAudioTrack()
        self._let_go()
        self._duration_ms, self._sound = duration_ms, sound
        self._read(source)

    def close(self) -> None:
        """Stop the reading, clear the source, and only then let go of the device."""
        self._let_go()
        self.times.close()

    def _read(self, source: ByteSource) -> None:
        self.device = device_for(source, self._room)
        self._source = source
        self.media.setSourceDevice(self.device)
        self.media.pause()

    def _let_go(self) -> None:
        device, self.device = self.device, None
        self._source = self._sound = None
        self._duration_ms = 0
        if device is None:
            return
        # First of all, so that nothing below waits long for a drive that does not answer.
        device.hurry()
        self.media.stop()
        # Without this the next `setSourceDevice` waits for the old clip's loader while it
        # holds the interpreter that the loader needs to read: a deadlock.
        self.media.setSource(QUrl())
        device.release()
        device.close()
        device.deleteLater()

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        """Choose the sound again before the first packet is read: later Qt would leave out some."""
        if status != QMediaPlayer.MediaStatus.LoadedMedia or self._sound is None:
            return
        sound, self._sound = self._sound, None
        if self.media.activeAudioTrack() != sound:
            self.media.setActiveAudioTrack(sound)
