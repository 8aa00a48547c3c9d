"""How fast the clip plays: one of a few speeds, the natural one for every new clip."""

from judge_app.ui.players.control_bar import RATES, ControlBar
from judge_app.ui.players.playback import Playback


class Speed:
    """Sets the speed on the player and shows it on the controls."""

    def __init__(self, playback: Playback, bar: ControlBar) -> None:
        self._playback = playback
        self._bar = bar
        self._rate = 1.0

    def choose(self, rate: float) -> None:
        """Play at this multiple of the natural speed."""
        self._rate = rate
        self._playback.set_rate(rate)
        self._bar.show_rate(rate)

    def slower(self) -> None:
        """Take the next slower speed."""
        self.choose(max((rate for rate in RATES if rate < self._rate), default=RATES[0]))

    def faster(self) -> None:
        """Take the next faster speed."""
        self.choose(min((rate for rate in RATES if rate > self._rate), default=RATES[-1]))
