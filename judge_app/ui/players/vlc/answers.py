"""What the window hears about one clip in libVLC."""

from collections.abc import Callable
from typing import Any

from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.media import clip_ready
from judge_app.ui.players.vlc.medium import VlcMedium

_CLOCK_SECONDS = 0.1


class VlcAnswers:
    """Tells of clip number `clip` through `say`. Moments in milliseconds."""

    def __init__(
        self, say: Callable[[wire.Answer], None], clip: int, player: Any, medium: VlcMedium
    ) -> None:
        self._say = say
        self._clip = clip
        self._player = player
        self._medium = medium
        self._clocked_at = 0.0
        self.is_ready = False

    def ready(self, *, has_picture: bool, is_exact: bool) -> None:
        """The clip is open; told once."""
        if not self.is_ready:
            self.is_ready = True
            self._say(
                clip_ready(
                    self._player,
                    self._clip,
                    duration_ms=self._medium.duration_ms,
                    has_picture=has_picture,
                    is_exact=is_exact,
                )
            )
            self._medium.hide_lines()

    def clock(self, now: float) -> None:
        """Tell how far the clip is, every now and then, once it is open."""
        if self.is_ready and now - self._clocked_at >= _CLOCK_SECONDS:
            self._clocked_at = now
            self._say(wire.Clock(self._clip, self._now_ms, self._medium.duration_ms))

    def landed(self, place_ms: int, *, is_shown: bool) -> None:
        """What was sought is there, or `is_shown` is False and only the wait for it is over."""
        self._say(wire.Landed(self._clip, place_ms, is_shown))

    def stepped(self, shown_ms: float) -> None:
        """The picture of the latest steps is there."""
        self._say(wire.Stepped(self._clip, round(shown_ms)))

    def needs_ahead(self, ahead_ms: int) -> None:
        """Other processes should read so far ahead as well."""
        self._say(wire.NeedsAhead(self._clip, ahead_ms))

    def runs(self) -> None:
        """It has begun to run."""
        self._say(wire.Runs(self._clip))

    def at_end(self) -> None:
        """It is over."""
        self._say(wire.AtEnd(self._clip, self._now_ms))

    def cannot_play(self, reason: str) -> None:
        """It cannot be played."""
        self._say(wire.CannotPlay(self._clip, reason))

    @property
    def _now_ms(self) -> int:
        return max(0, int(self._player.get_time()) + self._medium.begins_ms)
