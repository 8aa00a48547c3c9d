"""Transport and program streams in Qt: no index, and FFmpeg begins with the next key picture only."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.media.player import Capability, Opened, PlayerState
from judge_app.ui.players.qt.player import QtPlayer
from tests.support.clips import PICTURES, ClipSpec, make_clip
from tests.support.picture_truth import KnownPictures, numbers_by_time, rank_at
from tests.ui.players.qt.test_landing import Stand
from tests.ui.players.rig import SLOWLY

_X264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p")
_MPEG2 = ("-c:v", "mpeg2video", "-q:v", "3", "-bf", "2", "-sc_threshold", "1000000000")
_MP2 = ("-c:a", "mp2")
_MP3 = ("-c:a", "libmp3lame")

_X265 = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=25")

STREAMS = (
    ClipSpec(name="often.ts", video=(*_X264, "-g", "25")),
    ClipSpec(name="once.ts", video=(*_X264, "-g", "250"), audio=("-an",)),
    ClipSpec(name="open.ts", video=(*_X264, "-x264-params", "open-gop=1:keyint=25:bframes=3")),
    ClipSpec(name="often.mpg", video=(*_MPEG2, "-g", "25"), audio=("-an",)),
    ClipSpec(name="once.vob", video=(*_MPEG2, "-g", "250"), audio=_MP2),
)
# Behind and before the second key picture in turn: those before it nothing leads to but opening anew.
_SHARES = (0.7, 0.1, 0.9, 0.3, 0.02)
_STEPS = (1, 1, -1, -1, -1, 1)


def _places(known: KnownPictures) -> list[int]:
    """Return moments inside pictures, in whole milliseconds."""
    return [round(known[int(share * len(known))][0]) + 15 for share in _SHARES]


@pytest.mark.qt_log_ignore("co located POCs unavailable|mmco: unref short failure")
@pytest.mark.parametrize("spec", STREAMS, ids=lambda spec: spec.name)
def test_seeks_and_steps_are_exact(
    qtbot: QtBot, qt_player: QtPlayer, clips_folder: Path, spec: ClipSpec
) -> None:
    clip = make_clip(clips_folder, spec)
    known = numbers_by_time(clip)
    stand = Stand(qtbot, qt_player, clip)
    places = _places(known)
    assert [stand.seek(place) for place in places] == [
        known[rank_at(known, place)][1] for place in places
    ]
    number = stand.seek(places[2])
    assert number is not None
    for way in _STEPS:
        number += way
        assert stand.step(way) == number
    assert qt_player.state is PlayerState.PAUSED


@pytest.fixture(name="two_sounds")
def _two_sounds(clips_folder: Path) -> Path:
    return make_clip(
        clips_folder,
        ClipSpec(
            name="two-sounds.ts",
            video=(*_X264, "-g", "50", "-map", "0:v", "-map", "0:a", "-map", "0:a"),
        ),
    )


def test_a_place_from_which_the_way_is_not_told_does_not_lead_astray(
    qtbot: QtBot, qt_player: QtPlayer, clips_folder: Path
) -> None:
    flv = ClipSpec(name="flv1.flv", video=("-c:v", "flv", "-q:v", "3", "-g", "25"), audio=_MP3)
    stand = Stand(qtbot, qt_player, make_clip(clips_folder, flv))
    assert [stand.seek(place) for place in (1, 2030, 1, 3030)] == [0, 50, 0, 75]


@pytest.mark.qt_log_ignore("co located POCs unavailable|mmco: unref short failure")
def test_opened_anew_all_is_as_the_judge_chose_it(
    qtbot: QtBot, qt_player: QtPlayer, two_sounds: Path
) -> None:
    stand = Stand(qtbot, qt_player, two_sounds)
    qt_player.choose_sound(1)
    qt_player.set_rate(0.5)
    length, seen = qt_player.duration_ms, qt_player.pictures_seen
    assert stand.seek(3500) is not None
    assert stand.seek(500) is not None
    assert qt_player.pictures_seen == seen + 2, "nothing on the way was shown"
    assert qt_player.duration_ms == length
    assert stand.tracks() == (1, 0.5)
    assert len(stand.heard.all(Opened)) == 1
    qt_player.play()
    qtbot.waitUntil(lambda: qt_player.position_ms > 700, timeout=20_000)
    assert (stand.number() or 0) < PICTURES // 2


@pytest.mark.qt_log_ignore("co located POCs unavailable|mmco: unref short failure")
@pytest.mark.parametrize("spec", [STREAMS[0], STREAMS[3]], ids=lambda spec: spec.name)
def test_playing_goes_on_from_the_very_picture(
    qtbot: QtBot, qt_player: QtPlayer, clips_folder: Path, spec: ClipSpec
) -> None:
    clip = make_clip(clips_folder, spec)
    known = numbers_by_time(clip)
    stand = Stand(qtbot, qt_player, clip)
    number = stand.seek(2700)
    assert number is not None
    for _ in range(5):
        number -= 1
        assert stand.step(-1) == number
    seen: list[int | None] = []
    qt_player.image_changed.connect(lambda: seen.append(stand.number()))
    qt_player.set_rate(SLOWLY)
    qt_player.play()
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen[0] in range(number + 1, number + 9), "not from the next key picture on"
    qt_player.seek(510)
    early = range(known[rank_at(known, 1000)][1])
    qtbot.waitUntil(lambda: seen[-1] in early, timeout=20_000)
    expected = known[rank_at(known, 510)][1]
    assert next(seen_early for seen_early in seen if seen_early in early) == expected
    assert qt_player.state is PlayerState.PLAYING


@pytest.mark.parametrize(("name", "is_exact"), [("hevc.ts", False), ("hevc.mkv", True)])
def test_what_is_broken_after_a_seek_is_not_called_exact(
    qtbot: QtBot, qt_player: QtPlayer, clips_folder: Path, name: str, is_exact: bool
) -> None:
    Stand(qtbot, qt_player, make_clip(clips_folder, ClipSpec(name=name, video=_X265)))
    assert (Capability.EXACT_STEP in qt_player.capabilities) is is_exact
