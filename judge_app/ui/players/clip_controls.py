"""What keys and buttons do to a clip: play, skip, step, speed, loudness."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from judge_app.media.player import PlayerState
from judge_app.ui.players.loudness import STEP, Loudness
from judge_app.ui.players.playback import Playback
from judge_app.ui.players.speed import Speed

SKIP_MS = 5000


class ClipControls:
    """One method for each thing that can be done, whichever way it is asked for.

    Args:
        playback: what plays the clip.
        speed: how fast.
        loudness: how loud.
        play: how the clip is set playing; past a problem, if one stands.
    """

    def __init__(
        self, playback: Playback, speed: Speed, loudness: Loudness, play: Callable[[], None]
    ) -> None:
        self._playback = playback
        self._play = play
        self._speed = speed
        self._loudness = loudness

    @property
    def keys(self) -> Mapping[Qt.Key, Callable[[], None]]:
        """What plain keys do while the picture has the focus."""
        return {
            Qt.Key.Key_Space: self.toggle_play,
            Qt.Key.Key_Left: self.skip_back,
            Qt.Key.Key_Right: self.skip_forward,
            Qt.Key.Key_Up: self.louder,
            Qt.Key.Key_Down: self.quieter,
            Qt.Key.Key_Comma: self.step_back,
            Qt.Key.Key_Period: self.step_forward,
        }

    def toggle_play(self) -> None:
        """Play, or stand still."""
        if self._playback.state is PlayerState.PLAYING:
            self._playback.pause()
        else:
            self._play()

    def skip_back(self) -> None:
        """Go back five seconds."""
        self._playback.seek(max(0, self._playback.position_ms - SKIP_MS))

    def skip_forward(self) -> None:
        """Go on by five seconds, at most to the end."""
        self._playback.seek(self._playback.position_ms + SKIP_MS)

    def step_back(self) -> None:
        """Go to the picture before."""
        self._playback.step(-1)

    def step_forward(self) -> None:
        """Go to the picture after."""
        self._playback.step(1)

    def slower(self) -> None:
        """Take the next slower speed."""
        self._speed.slower()

    def faster(self) -> None:
        """Take the next faster speed."""
        self._speed.faster()

    def louder(self) -> None:
        """Turn the sound up a little."""
        self._loudness.change_by(STEP)

    def quieter(self) -> None:
        """Turn the sound down a little."""
        self._loudness.change_by(-STEP)

    def toggle_mute(self) -> None:
        """Turn the sound off, or on as it was."""
        self._loudness.toggle_mute()
