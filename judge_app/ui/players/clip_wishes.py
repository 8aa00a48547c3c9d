"""What the judge asked of the clip that is open, so that a player that takes it over goes on with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from judge_app.media.passage import Passage
from judge_app.media.player import Opened, Track
from judge_app.ui.players.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipWishes:
    """A passage to play over and over, and tracks by their rank, for each player numbers them anew.

    `sound` is None while the judge left the choice to the clip, `subtitles` while none are wished.
    """

    passage: Passage | None = None
    sound: int | None = None
    subtitles: int | None = None

    def with_sound(self, track: int, offered: Opened) -> "ClipWishes":
        """Return the wishes with this sound track of those that were offered."""
        return replace(self, sound=_rank(track, offered.sounds))

    def with_subtitles(self, track: int | None, offered: Opened) -> "ClipWishes":
        """Return the wishes with this subtitle track, or with none."""
        return replace(self, subtitles=_rank(track, offered.subtitles))

    def told_to(self, engine: Engine, opened: Opened) -> Opened:
        """Tell a player that has opened the clip; return what it opened as it is heard and seen now."""
        if self.passage is not None:
            engine.set_loop(self.passage)
        sound = _track(self.sound, opened.sounds)
        if sound is not None:
            engine.choose_sound(sound)
        subtitles = _track(self.subtitles, opened.subtitles)
        if subtitles is not None:
            engine.choose_subtitles(subtitles)
        return replace(
            opened, sound=opened.sound if sound is None else sound, shown_subtitles=subtitles
        )


def _rank(track: int | None, tracks: Sequence[Track]) -> int | None:
    return next((rank for rank, each in enumerate(tracks) if each.id == track), None)


def _track(rank: int | None, tracks: Sequence[Track]) -> int | None:
    return tracks[rank].id if rank is not None and rank < len(tracks) else None
