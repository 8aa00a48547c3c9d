"""Played on from where it stands, a clip in libVLC never shows what lies before: in the real libVLC."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.media import seeking
from judge_app.media.player import PlayerState
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support.clips import (
    H264,
    RATE,
    ClipSpec,
    make_base,
    make_clip,
    read_number,
    run_ffmpeg,
)

PICTURE_MS = 1000 // RATE


@pytest.fixture(name="player")
def _player(qtbot: QtBot) -> Iterator[VlcPlayer]:
    player = VlcPlayer(is_silent=True)
    yield player
    player.shut_down()


def _number(player: VlcPlayer) -> int | None:
    picture = player.current_picture()
    return None if picture is None else read_number(picture)


@pytest.mark.parametrize("picture", [30, 80, 99])
def test_played_on_from_where_it_stands_it_only_goes_forward(
    qtbot: QtBot, player: VlcPlayer, plain_clip: Path, picture: int
) -> None:
    player.open(MemorySource(plain_clip.name, plain_clip.read_bytes()))
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED, timeout=15_000)
    player.seek(picture * PICTURE_MS)
    qtbot.waitUntil(lambda: _number(player) == picture, timeout=5000)
    qtbot.wait(100)
    seen = [picture]
    player.image_changed.connect(lambda: seen.append(_number(player) or 0))
    player.play()
    qtbot.waitUntil(
        lambda: player.state is PlayerState.ENDED or len(seen) > 6,
        timeout=8000,
    )
    assert seen == sorted(seen)


MPEG2 = ClipSpec(
    name="on.mpg", video=("-c:v", "mpeg2video", "-q:v", "3", "-bf", "2"), audio=("-c:a", "mp2")
)
WAITING = ClipSpec(name="on.ts", video=(*H264, "-bf", "3"), audio=("-an",))


@pytest.mark.parametrize("spec", [WAITING, MPEG2], ids=lambda spec: spec.name)
def test_a_stream_without_an_index_is_played_on_from_the_very_picture(
    qtbot: QtBot, player: VlcPlayer, clips_folder: Path, spec: ClipSpec
) -> None:
    player.open(MemorySource(spec.name, make_clip(clips_folder, spec).read_bytes()))
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED, timeout=15_000)
    # A little later than the picture begins, for its sound may begin before the pictures do.
    player.seek(41 * PICTURE_MS + PICTURE_MS - 1)
    qtbot.waitUntil(lambda: _number(player) == 41, timeout=15_000)
    seen = [41]
    player.image_changed.connect(lambda: seen.append(_number(player) or 0))
    player.play()
    qtbot.waitUntil(lambda: seen[-1] > 60, timeout=15_000)
    assert seen == sorted(seen)
    assert player.position_ms > 50 * PICTURE_MS, "its clock goes on from there"


def test_sound_alone_plays_on_at_once_after_its_end(
    qtbot: QtBot, player: VlcPlayer, clips_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So that it does not play on only because a seek that nobody answers is given up.
    monkeypatch.setattr(seeking, "PATIENCE_MS", 10**9)
    sound = clips_folder / "one-second.m4a"
    run_ffmpeg("-i", str(make_base(clips_folder)), "-vn", "-t", "1", str(sound))
    player.open(MemorySource(sound.name, sound.read_bytes()))
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED, timeout=15_000)
    player.play()
    qtbot.waitUntil(lambda: player.state is PlayerState.ENDED, timeout=8000)
    player.play()
    qtbot.waitUntil(lambda: player.position_ms > 0)
    assert player.state is not PlayerState.PAUSED
