"""How libVLC is started with a clip, again and again, with libVLC left out."""

from types import SimpleNamespace
from typing import Any

import pytest

from judge_app.media.containers.stretch import Approach, Cut
from judge_app.ui.players.vlc import medium as vlc_medium
from judge_app.ui.players.vlc.medium import VlcMedium

HIDDEN = {100: b"free"}


class _Media:
    """One medium of libVLC's."""

    def __init__(self, room: list["_Media"]) -> None:
        self.options: list[str] = []
        self.releases = 0
        room.append(self)

    def add_option(self, option: str) -> None:
        self.options.append(option)

    def release(self) -> None:
        self.releases += 1


class _Rig:
    """A libVLC that notes in which order it is told what."""

    def __init__(
        self,
        patch: pytest.MonkeyPatch,
        *,
        hidden: dict[int, bytes] | None = None,
        longest_ms: int | None = None,
    ) -> None:
        self.length_ms = 0
        self.told: list[str] = []
        self.made: list[_Media] = []
        self.set: list[Any] = []
        player = SimpleNamespace(
            get_length=lambda: self.length_ms,
            set_media=self._set,
            play=lambda: self.told.append("play"),
        )
        dll = SimpleNamespace(libvlc_media_new_callbacks=lambda *_: 4711)
        library = SimpleNamespace(dll=dll, Media=self._make)
        engine = SimpleNamespace(
            library=library, instance=None, player=player, stop=lambda: self.told.append("stop")
        )
        self.reading = SimpleNamespace(read_at=None, size=9, has_failed=False, replaced={})
        patch.setattr(vlc_medium, "hidden_texts", lambda *_: hidden or {})
        patch.setattr(vlc_medium, "hidden_key_lists", lambda *_: {})
        patch.setattr(vlc_medium, "played_length_ms", lambda *_: longest_ms)
        patch.setattr(vlc_medium, "reading_calls", lambda _reading: (None,) * 4)
        self.medium = VlcMedium(engine, self.reading)  # type: ignore[arg-type]

    def _make(self, pointer: int) -> _Media:
        assert pointer == 4711
        return _Media(self.made)

    def _set(self, media: Any) -> None:
        self.told.append("set")
        self.set.append(media)


@pytest.mark.parametrize("plays", [True, False])
def test_what_was_cut_must_be_started_anew_unless_it_plays(
    monkeypatch: pytest.MonkeyPatch, *, plays: bool
) -> None:
    rig = _Rig(monkeypatch)
    cuts: list[Cut | None] = []
    rig.reading.cut = cuts.append
    cut = Cut(head=b"", offset=9, begins_ms=1234.4)
    rig.medium.take(Approach(ask_ms=0, steps=0, shown_ms=None, cut=cut, plays=plays))
    assert (rig.medium.is_cut, rig.medium.starts_anew) == (True, not plays)
    assert rig.medium.begins_ms == 1234
    rig.medium.take(Approach(ask_ms=0, steps=0, shown_ms=None))
    assert (rig.medium.is_cut, rig.medium.starts_anew, rig.medium.begins_ms) == (False, False, 0)
    assert cuts == [cut, None]


def test_a_length_that_somebody_knows_is_told(rig: _Rig) -> None:
    rig.medium.known_ms = 3999.6
    assert rig.medium.duration_ms == 4000


@pytest.fixture(name="rig")
def _rig(monkeypatch: pytest.MonkeyPatch) -> _Rig:
    return _Rig(monkeypatch)


def test_each_start_is_of_a_new_medium_with_its_own_options_and_no_others(rig: _Rig) -> None:
    rig.medium.start(":rate=1", ":start-paused")
    rig.medium.start(":rate=2")
    assert [media.options for media in rig.made] == [[":rate=1", ":start-paused"], [":rate=2"]]
    assert rig.set == rig.made
    assert rig.told == ["stop", "set", "play"] * 2, "never while the one before still plays"
    assert [media.releases for media in rig.made] == [1, 0]
    assert rig.medium.media is rig.made[-1]


def test_closed_it_is_stopped_and_let_go_of(rig: _Rig) -> None:
    rig.medium.start()
    rig.told.clear()
    rig.medium.close()
    assert rig.told == ["stop", "set"]
    assert rig.set[-1] is None
    assert rig.made[0].releases == 1


def test_closed_before_it_was_started_there_is_nothing_to_let_go_of(rig: _Rig) -> None:
    rig.medium.close()
    assert rig.set == [None]


@pytest.mark.parametrize(
    ("longest_ms", "told_ms", "duration_ms"),
    [(None, 4000, 4000), (None, 0, 0), (3500, 4000, 3500), (3500, 3000, 3000), (3500, -1, 0)],
)
def test_how_long_a_clip_is(
    monkeypatch: pytest.MonkeyPatch, longest_ms: int | None, told_ms: int, duration_ms: int
) -> None:
    rig = _Rig(monkeypatch, longest_ms=longest_ms)
    rig.length_ms = told_ms
    assert rig.medium.duration_ms == duration_ms


def test_how_long_it_is_is_not_forgotten_when_libvlc_is_stopped(rig: _Rig) -> None:
    rig.length_ms = 4000
    assert rig.medium.duration_ms == 4000
    rig.length_ms = 0
    assert rig.medium.duration_ms == 4000
    rig.length_ms = 4100
    assert rig.medium.duration_ms == 4100, "as it is read on, more may be known"


def test_bytes_that_failed_may_come_after_another_start(rig: _Rig) -> None:
    rig.medium.start()
    rig.reading.has_failed = True
    assert rig.medium.has_failed
    rig.medium.start()
    assert not rig.medium.has_failed


def test_lines_are_hidden_from_the_start_on_that_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = _Rig(monkeypatch, hidden=HIDDEN)
    rig.medium.start()
    assert rig.reading.replaced == {}
    assert rig.medium.is_outdated
    rig.medium.hide_lines()
    assert rig.reading.replaced == {}, "while it plays nothing changes"
    assert rig.medium.is_outdated
    rig.medium.start()
    assert rig.reading.replaced == HIDDEN
    assert not rig.medium.is_outdated


def test_a_clip_without_lines_is_never_outdated(rig: _Rig) -> None:
    assert not rig.medium.is_outdated
    rig.medium.hide_lines()
    rig.medium.start()
    assert not rig.medium.is_outdated
