"""What libVLC plays: the clip's bytes, and the options with which it is started.

After a seek FFmpeg's reader of MP4 hands libVLC no time before the next line of subtitles begins, chosen or
not, and playing goes on there. So tracks whose lines the window draws are kept from libVLC once it has told
their names.
"""

from contextlib import AbstractContextManager
from typing import Any

from judge_app.media.containers.edit_list import played_length_ms
from judge_app.media.containers.flv_marks import hidden_key_lists
from judge_app.media.containers.mp4_text_marks import hidden_texts
from judge_app.media.containers.stretch import Approach
from judge_app.ui.players.vlc.engine import VlcEngine
from judge_app.ui.players.vlc.media import duration_ms, reading_calls
from judge_app.ui.players.vlc.reading import AskedBytes


class VlcMedium:
    """One clip.

    `known_ms` is how long it is where somebody else knows; `is_cut`: libVLC was handed only what follows a
    key picture, and counts from `begins_ms`.
    """

    def __init__(self, engine: VlcEngine, reading: AskedBytes) -> None:
        self._engine = engine
        self._player = engine.player
        self._reading = reading
        # libVLC keeps these addresses as long as it plays.
        self._calls = reading_calls(reading)
        # The FFmpeg in libVLC counts what comes before the first track of an MP4 as well.
        self._longest_ms = played_length_ms(reading.read_at, reading.size)
        self._duration_ms = 0
        self.known_ms: float | None = None
        self.is_cut = self._is_led = False
        self.begins_ms = 0
        self._misleading = hidden_key_lists(reading.read_at, reading.size)
        self._to_hide = hidden_texts(reading.read_at, reading.size)
        self._hides = False
        self.media: Any = None

    @property
    def duration_ms(self) -> int:
        """How long libVLC believes the clip to be, which it forgets when it is stopped; 0: not known."""
        if self.known_ms is not None:
            return round(self.known_ms)
        told_ms = duration_ms(self._player)
        if self._longest_ms is not None:
            told_ms = min(told_ms, self._longest_ms)
        self._duration_ms = told_ms or self._duration_ms
        return self._duration_ms

    @property
    def has_failed(self) -> bool:
        """Whether bytes failed since libVLC was started; it takes that for the end."""
        return self._reading.has_failed

    def hide_lines(self) -> None:
        """Have libVLC find no subtitles whose lines can be looked up, from the next start on."""
        self._hides = True

    @property
    def is_outdated(self) -> bool:
        """Whether libVLC was started with something to find that it should not."""
        return not self._to_hide.items() <= self._reading.replaced.items()

    def withheld(self) -> AbstractContextManager[None]:
        """Have libVLC read nothing before this is over."""
        return self._reading.withheld()

    @property
    def starts_anew(self) -> bool:
        """Whether libVLC, to play on, must be started anew."""
        return self._is_led or self.is_outdated

    def take(self, way: Approach) -> None:
        """Hand libVLC, which plays nothing, what it is to be handed on this way."""
        self._reading.cut(way.cut)
        self.is_cut, self._is_led = way.cut is not None, way.cut is not None and not way.plays
        self.begins_ms = 0 if way.cut is None else round(way.cut.begins_ms)

    def start(self, *options: str) -> None:
        """Have libVLC start the clip anew with these options and no others."""
        self.stop()
        self._reading.has_failed = False
        self._reading.replaced = self._misleading | (self._to_hide if self._hides else {})
        former, library = self.media, self._engine.library
        # A new medium each time: an option that one has had before does not count again.
        pointer = library.dll.libvlc_media_new_callbacks(self._engine.instance, *self._calls, None)
        self.media = library.Media(pointer)
        for option in options:
            self.media.add_option(option)
        self._player.set_media(self.media)
        if former is not None:
            former.release()
        self._player.play()

    def stop(self) -> None:
        """End what libVLC plays; its threads end here."""
        self._engine.stop()

    def close(self) -> None:
        """Let go of it."""
        self.stop()
        self._player.set_media(None)
        if self.media is not None:
            self.media.release()
