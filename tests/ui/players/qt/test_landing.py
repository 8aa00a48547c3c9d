"""The very picture of a moment in Qt, also where Qt by itself shows another one."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QMediaPlayer
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.media.passage import Passage
from judge_app.media.player import PlayerState
from judge_app.ui.players.qt import asking
from judge_app.ui.players.qt.player import QtPlayer
from tests.support.clips import PICTURES, ClipSpec, make_clip, read_number
from tests.support.corpus import corpus
from tests.ui.players.conftest import Heard
from tests.ui.players.rig import SLOWLY

_THERE_AND_BACK = (1, 1, 1, -1, 1, 1, *[-1] * 9, 1, 1, -1)
_CALM_MS = 30
_X264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p")
_OPEN_X264 = (*_X264, "-x264-params", "open-gop=1:keyint=25:bframes=3")
_OPEN_X265 = ("-c:v", "libx265", "-x265-params", "log-level=none:keyint=25:open-gop=1")
_EVERY_THIRD = "select='not(mod(n,3))'"

UNEVEN = ClipSpec(name="thirds.mp4", video=(*_X264, "-g", "25"), filters=_EVERY_THIRD,
                  last=("-vsync", "vfr"))  # fmt: skip
"""Pictures last three times as long as their container tells."""
UNEVEN_MKV = ClipSpec(name="thirds.mkv", video=UNEVEN.video, filters=_EVERY_THIRD, last=UNEVEN.last)
STILLS = ClipSpec(name="stills.mp4", video=(*_X264, "-g", "250"), last=UNEVEN.last,
                  filters="settb=1/1000,setpts='N*40+floor(N/20)*1600'")  # fmt: skip
"""Every twentieth picture stands for 1.6 seconds, and is told to last a moment."""
STILLS_MKV = ClipSpec(
    name="stills.mkv", video=STILLS.video, filters=STILLS.filters, last=STILLS.last
)
OPEN = ClipSpec(name="open.mp4", video=_OPEN_X264)
"""The pictures before a key picture cannot be decoded from it on."""
OPEN_HEVC = ClipSpec(name="open.hevc.mp4", video=_OPEN_X265)
SHORT = ClipSpec(name="short.mp4", video=(*_X264, "-g", "60"), filters="setpts=N/60/TB",
                 last=("-r", "60"))  # fmt: skip
"""Sixty pictures a second, and sound that goes on for longer."""
LATE = ClipSpec(name="late.mp4", video=(*_X264, "-g", "25"), filters="setpts=PTS+0.5/TB",
                last=("-vsync", "vfr"))  # fmt: skip
"""Sound half a second before the first picture."""


class Stand:
    """A Qt player that stands, and what it shows."""

    def __init__(self, qtbot: QtBot, player: QtPlayer, clip: Path) -> None:
        self.player = player
        self._qtbot = qtbot
        self.heard = Heard()
        player.listen(self.heard)
        player.open(MemorySource(clip.name, clip.read_bytes()))
        self.rest(lambda: player.pictures_seen > 0 and player.state is PlayerState.PAUSED)

    def rest(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=6000)
        self._qtbot.wait(_CALM_MS)

    def number(self) -> int | None:
        picture = self.player.current_picture()
        return None if picture is None else read_number(picture)

    def tracks(self) -> tuple[int, float]:
        """Return the sound track heard and the speed of playing."""
        media = self.player.findChild(QMediaPlayer)
        assert isinstance(media, QMediaPlayer)
        return media.activeAudioTrack(), media.playbackRate()

    def seek(self, position_ms: int) -> int | None:
        return self._after(lambda: self.player.seek(position_ms))

    def step(self, pictures: int) -> int | None:
        return self._after(lambda: self.player.step(pictures))

    def _after(self, move: Callable[[], None]) -> int | None:
        """Return the picture that stands after a move; where it leads nowhere, the one that stood."""
        move()
        self.rest(self.is_idle)
        return self.number()

    def is_idle(self) -> bool:
        """Whether it has nowhere to go any more."""
        player = self.player
        is_bound = player._seeks.under_way is not None or player._steps
        return not is_bound and not player._is_coming_to_rest


@pytest.mark.qt_log_ignore("mmco: unref short failure")
@pytest.mark.parametrize(
    ("spec", "moments"),
    [
        (UNEVEN, [(1199, 27), (1200, 30), (53, 0), (119, 0), (120, 3), (3430, 84)]),
        (UNEVEN_MKV, [(1100, 24), (200, 3), (3500, 84)]),
        (STILLS, [(770, 19), (1500, 19), (2399, 19), (2400, 20), (4000, 39), (60, 1), (4801, 40)]),
        (STILLS_MKV, [(1500, 19), (2430, 20), (4000, 39), (70, 1), (4830, 40)]),
        (OPEN, [(974, 24), (925, 23), (1000, 25), (1950, 48)]),
        (OPEN_HEVC, [(974, 24), (850, 21), (999, 24), (1000, 25)]),
        (SHORT, [(15, 0), (16, 1), (1640, 98), (1660, 99), (2500, 99)]),
        (LATE, [(100, 0), (300, 0), (559, 0), (560, 1), (3000, 62)]),
    ],
    ids=lambda value: value.name if isinstance(value, ClipSpec) else "",
)
def test_a_seek_shows_the_picture_of_that_moment(
    qtbot: QtBot,
    qt_player: QtPlayer,
    clips_folder: Path,
    spec: ClipSpec,
    moments: list[tuple[int, int]],
) -> None:
    stand = Stand(qtbot, qt_player, make_clip(clips_folder, spec))
    assert [(moment, stand.seek(moment)) for moment, _ in moments] == moments
    assert qt_player.state is PlayerState.PAUSED


@pytest.mark.qt_log_ignore("mmco: unref short failure")
@pytest.mark.parametrize(
    ("spec", "start_ms", "numbers"),
    [
        (UNEVEN, 1000, [24, 27, 30, 27, 24, 21]),
        (STILLS, 1500, [19, 20, 19, 18]),
        (STILLS_MKV, 4000, [39, 40, 41, 40, 39, 38]),
        (OPEN, 930, [23, 24, 25, 24, 23, 22]),
        (OPEN_HEVC, 850, [21, 22, 23, 22, 21, 20]),
        (SHORT, 500, [30, 31, 32, 31, 30, 29]),
    ],
    ids=lambda value: value.name if isinstance(value, ClipSpec) else "",
)
def test_steps_lead_to_the_neighbours(
    qtbot: QtBot,
    qt_player: QtPlayer,
    clips_folder: Path,
    spec: ClipSpec,
    start_ms: int,
    numbers: list[int],
) -> None:
    stand = Stand(qtbot, qt_player, make_clip(clips_folder, spec))
    seen = [stand.seek(start_ms)]
    for before, after in pairwise(numbers):
        seen.append(stand.step(1 if after > before else -1))
    assert seen == numbers


@pytest.mark.qt_log_ignore("mmco: unref short failure")
@pytest.mark.parametrize(
    ("spec", "ways"),
    [(UNEVEN, (1, 1, -1, -1, 1)), (OPEN, _THERE_AND_BACK), (SHORT, _THERE_AND_BACK)],
    ids=lambda value: value.name if isinstance(value, ClipSpec) else "",
)
def test_where_asking_takes_long_steps_are_played_or_remembered(
    qtbot: QtBot,
    qt_player: QtPlayer,
    clips_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    spec: ClipSpec,
    ways: tuple[int, ...],
) -> None:
    monkeypatch.setattr(asking, "_SLOW_MS", 0)
    stand = Stand(qtbot, qt_player, make_clip(clips_folder, spec))
    apart = 3 if spec is UNEVEN else 1
    number = stand.seek(800)
    assert number is not None
    for way in ways:
        number += way * apart
        assert stand.step(way) == number
    assert qt_player.state is PlayerState.PAUSED
    qt_player.set_rate(SLOWLY)
    qt_player.play()
    seen = []
    for _ in range(8):
        qtbot.wait(30)
        seen.append(stand.number() or 0)
    assert seen == sorted(seen)
    assert number <= seen[0] <= number + 4 * apart, "it plays on from what was shown"


@pytest.mark.parametrize(
    ("name", "begins_ms"),
    [
        ("PptxGenJS__sample-hd.m4v", {1767: 1766, 1738: 1733, 1: 0}),
        ("media__sample_fragmented_sgpd_v2.mp4", {1990: 1960, 1999: 1960, 2000: 2000}),
        ("media__sample_with_overlapping_srt.mkv", {883: 867, 899: 867, 900: 900}),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_clips_that_tell_wrong_lengths_of_pictures(
    qtbot: QtBot, qt_player: QtPlayer, name: str, begins_ms: dict[int, int]
) -> None:
    """Told to last longer than until the next one, or next to no time at all."""
    stand = Stand(qtbot, qt_player, corpus("video", name))
    found = {}
    for place in begins_ms:
        stand.seek(place)
        found[place] = qt_player.position_ms
    assert found == begins_ms


@pytest.mark.parametrize("spec", [UNEVEN, SHORT], ids=lambda spec: spec.name)
def test_at_the_end_steps_know_the_last_picture(
    qtbot: QtBot, qt_player: QtPlayer, clips_folder: Path, spec: ClipSpec
) -> None:
    stand = Stand(qtbot, qt_player, make_clip(clips_folder, spec))
    last = PICTURES - 1
    before = last - (3 if spec is UNEVEN else 1)
    assert stand.seek(qt_player.duration_ms - 400) == (last if spec is SHORT else 90)
    qt_player.set_rate(SLOWLY)
    qt_player.play()
    stand.rest(lambda: qt_player.state is PlayerState.ENDED)
    assert stand.number() == last
    for way, number in ((1, last), (-1, before), (1, last), (1, last), (-1, before)):
        assert stand.step(way) == number


@pytest.mark.parametrize("rate", [0.25, 2.0])
def test_the_picture_at_a_pause_is_where_steps_begin(
    qtbot: QtBot, qt_player: QtPlayer, clips_folder: Path, rate: float
) -> None:
    stand = Stand(qtbot, qt_player, make_clip(clips_folder, UNEVEN))
    qt_player.set_rate(rate)
    qt_player.set_loop(Passage(start_ms=1000, end_ms=1400))
    for way in (-1, 1):
        qt_player.seek(1100)
        qt_player.play()
        qtbot.wait(500)
        qt_player.pause()
        stand.rest(stand.is_idle)  # the passage may just have begun anew, which is a seek
        number = stand.number()
        assert number is not None
        assert stand.step(way) == number + 3 * way


def test_at_the_end_of_a_drag_while_it_plays_stands_the_last_picture(
    qtbot: QtBot, qt_player: QtPlayer, plain_clip: Path
) -> None:
    stand = Stand(qtbot, qt_player, plain_clip)
    qt_player.play()
    qtbot.wait(200)
    for place in range(1000, 4000, 500):
        qt_player.seek(place)
    qt_player.seek(qt_player.duration_ms - 1)
    stand.rest(lambda: qt_player.state is PlayerState.ENDED)
    assert stand.number() == PICTURES - 1


def test_a_pause_in_the_midst_of_a_seek_keeps_the_place(
    qtbot: QtBot, qt_player: QtPlayer, plain_clip: Path
) -> None:
    stand = Stand(qtbot, qt_player, plain_clip)
    qt_player.play()
    qtbot.wait(200)
    qt_player.seek(3020)
    qt_player.pause()
    stand.rest(lambda: stand.number() == 75)
    assert stand.number() == 75
    assert qt_player.state is PlayerState.PAUSED


@pytest.mark.parametrize("way", [1, -1])
def test_a_key_held_down_leads_not_far_beyond_where_it_is_let_go(
    qtbot: QtBot, qt_player: QtPlayer, plain_clip: Path, way: int
) -> None:
    stand = Stand(qtbot, qt_player, plain_clip)
    assert stand.seek(2020) == 50
    for _ in range(40):
        qt_player.step(way)
    stand.rest(stand.is_idle)
    assert stand.number() == 50 + 3 * way
