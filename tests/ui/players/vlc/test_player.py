"""What only the player in its own process can show: crashes, formats that Qt cannot show, damage."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import DamagedBytesError, FileSource, MemorySource
from judge_app.errors import DriveRemovedError
from judge_app.media.player import (
    Damaged,
    Ended,
    Failed,
    FailureKind,
    Moved,
    Opened,
    PlayerState,
    StateChanged,
)
from judge_app.ui.players.vlc import deaths as vlc_deaths
from judge_app.ui.players.vlc import process as vlc_process
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support.clips import H264, ClipSpec, make_clip, read_number, run_ffmpeg
from tests.support.corpus import corpus
from tests.ui.players.conftest import Heard
from tests.ui.players.faulty_source import FaultySource
from tests.ui.players.rig import SLOWLY
from tests.ui.players.test_source_device import BIG


@pytest.fixture(name="player")
def _player(qtbot: QtBot, heard: Heard) -> Iterator[VlcPlayer]:
    player = VlcPlayer(is_silent=True)
    player.listen(heard)
    yield player
    player.shut_down()


def _is_open(player: VlcPlayer) -> Callable[[], bool]:
    return lambda: player.state is PlayerState.PAUSED and player.current_picture() is not None


def _open(qtbot: QtBot, player: VlcPlayer, clip: Path) -> None:
    player.open(MemorySource(clip.name, clip.read_bytes()))
    qtbot.waitUntil(_is_open(player), timeout=15_000)


def _number(player: VlcPlayer) -> int | None:
    picture = player.current_picture()
    return None if picture is None else read_number(picture)


def _kill(player: VlcPlayer) -> None:
    assert player.process_id is not None
    os.kill(player.process_id, signal.SIGKILL)


@pytest.mark.parametrize("moment", [0.0, 0.15, 0.6])
def test_killed_while_it_plays_it_is_back_at_the_same_place(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, plain_clip: Path, moment: float
) -> None:
    _open(qtbot, player, plain_clip)
    player.set_rate(SLOWLY)
    player.seek(1000)
    player.play()
    qtbot.wait(200 + int(moment * 1000))
    first, place = player.process_id, player.position_ms
    _kill(player)
    qtbot.waitUntil(lambda: player.process_id not in {first, None}, timeout=10_000)
    seen = player.pictures_seen
    qtbot.waitUntil(lambda: player.pictures_seen > seen + 2, timeout=10_000)
    assert player.state is PlayerState.PLAYING
    assert player.position_ms >= place - 300
    assert not heard.any(Failed)
    assert len(heard.all(Opened)) == 1, "nobody needs to know"


def test_the_process_that_waited_takes_over(
    qtbot: QtBot, player: VlcPlayer, plain_clip: Path
) -> None:
    _open(qtbot, player, plain_clip)
    waiting = player.waiting_process_id
    assert waiting is not None
    _kill(player)
    qtbot.waitUntil(lambda: player.process_id == waiting, timeout=10_000)
    qtbot.waitUntil(lambda: player.waiting_process_id not in {waiting, None}, timeout=15_000)


def test_a_process_that_died_waiting_is_not_taken(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, plain_clip: Path
) -> None:
    _open(qtbot, player, plain_clip)
    waiting = player.waiting_process_id
    assert waiting is not None
    os.kill(waiting, signal.SIGKILL)
    os.waitid(os.P_PID, waiting, os.WEXITED | os.WNOWAIT)
    first = player.process_id
    _kill(player)
    qtbot.waitUntil(lambda: player.process_id not in {first, waiting, None}, timeout=10_000)
    seen = player.pictures_seen
    qtbot.waitUntil(lambda: player.pictures_seen > seen, timeout=15_000)
    assert not heard.any(Failed)


def test_a_short_sound_takes_its_time_where_nobody_hears_it(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, tmp_path: Path
) -> None:
    sound = tmp_path / "short.m4a"
    run_ffmpeg("-f", "lavfi", "-i", "sine=duration=0.8", "-c:a", "aac", str(sound))
    player.open(MemorySource(sound.name, sound.read_bytes()))
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED, timeout=15_000)
    assert not heard.last(Opened).has_picture
    assert heard.last(Opened).has_sound
    begin = time.monotonic()
    player.play()
    qtbot.waitUntil(lambda: heard.any(Ended), timeout=15_000)
    assert time.monotonic() - begin > 0.2


def test_told_to_play_at_once_after_standing_still_it_plays(
    qtbot: QtBot, player: VlcPlayer, plain_clip: Path
) -> None:
    _open(qtbot, player, plain_clip)
    for _ in range(8):
        player.play()
        player.pause()
    player.play()
    seen = player.pictures_seen
    qtbot.waitUntil(lambda: player.pictures_seen > seen + 5, timeout=10_000)


def test_killed_while_it_stands_still_it_stands_there_again(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, plain_clip: Path
) -> None:
    _open(qtbot, player, plain_clip)
    player.seek(2000)
    qtbot.waitUntil(lambda: _number(player) == 50)
    first, seen = player.process_id, player.pictures_seen
    _kill(player)
    qtbot.waitUntil(lambda: player.process_id not in {first, None})
    qtbot.waitUntil(lambda: player.pictures_seen > seen)
    assert _number(player) in {49, 50, 51}
    assert player.state is PlayerState.PAUSED


def test_a_clip_that_kills_the_process_again_is_given_up(
    qtbot: QtBot,
    player: VlcPlayer,
    heard: Heard,
    plain_clip: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vlc_deaths, "_STEADY_MS", 10**9)
    _open(qtbot, player, plain_clip)
    for _ in range(2):
        first = player.process_id
        _kill(player)
        qtbot.waitUntil(lambda: player.process_id != first, timeout=10_000)  # noqa: B023
    assert player.state is PlayerState.FAILED
    assert heard.last(Failed).kind is FailureKind.ENGINE_DIED
    _open(qtbot, player, plain_clip)
    assert player.pictures_seen > 0, "the next clip has a process of its own"


def test_sought_behind_the_last_picture_again_and_again_it_stands_there(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, tmp_path: Path
) -> None:
    clip = tmp_path / "long-sound.mp4"
    run_ffmpeg(
        "-f", "lavfi", "-i", "testsrc=duration=0.1:rate=30", "-f", "lavfi", "-i", "sine=duration=0.2",
        *H264, "-c:a", "aac", str(clip),
    )  # fmt: skip
    _open(qtbot, player, clip)
    for count in range(1, 4):
        player.seek(player.duration_ms - 20)
        qtbot.waitUntil(lambda: len(heard.all(Moved)) >= count, timeout=15_000)  # noqa: B023
        assert player.state is PlayerState.PAUSED
    assert not heard.any(Ended)


def test_a_process_that_stands_still_does_not_hold_up_the_window(
    qtbot: QtBot, player: VlcPlayer, plain_clip: Path
) -> None:
    """Had anything waited for it, that would be for ever."""
    _open(qtbot, player, plain_clip)
    assert player.process_id is not None
    os.kill(player.process_id, signal.SIGSTOP)
    for place in range(0, 3000, 20):
        player.seek(place)
    player.play()
    player.pause()
    player.close()
    player.open(MemorySource(plain_clip.name, plain_clip.read_bytes()))
    os.kill(player.process_id, signal.SIGCONT)
    qtbot.waitUntil(_is_open(player), timeout=15_000)


@pytest.mark.parametrize(
    "spec",
    [
        ClipSpec(name="av1.mp4", video=("-c:v", "libaom-av1", "-cpu-used", "8", "-g", "25")),
        ClipSpec(name="av1.webm", video=("-c:v", "libaom-av1", "-cpu-used", "8", "-g", "25"),
                 audio=("-c:a", "libopus")),
    ],
    ids=lambda spec: spec.name,
)  # fmt: skip
def test_av1_shows_the_right_pictures(
    qtbot: QtBot, player: VlcPlayer, clips_folder: Path, spec: ClipSpec
) -> None:
    _open(qtbot, player, make_clip(clips_folder, spec))
    player.seek(2020)

    qtbot.waitUntil(lambda: _number(player) in {49, 50, 51})
    picture = player.current_picture()
    assert picture is not None
    assert (picture.width, picture.height) == (320, 192), "padding is not part of the picture"


def test_the_first_picture_has_its_size_also_where_nobody_knew_it(
    qtbot: QtBot, player: VlcPlayer, clips_folder: Path
) -> None:
    """libVLC's own first idea of the size is padded to whole blocks, and its pixels taken as square."""
    spec = ClipSpec(name="blocks.mp4", video=H264, filters="scale=240:180,setsar=4/3")
    _open(qtbot, player, make_clip(clips_folder, spec))
    picture = player.current_picture()
    assert picture is not None
    assert (picture.width, picture.height) == (320, 180)


def test_a_turned_picture_is_upright(qtbot: QtBot, player: VlcPlayer) -> None:
    with closing(FileSource(corpus("video", "decord__video_90.mov"))) as source:
        player.open(source, size=(320, 568))
        qtbot.waitUntil(lambda: player.pictures_seen > 0)
    picture = player.current_picture()
    assert picture is not None
    assert (picture.width, picture.height) == (320, 568)


def test_damage_is_told_and_a_seek_goes_past_it(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clips_folder: Path
) -> None:
    content = make_clip(clips_folder, BIG).read_bytes()
    bad = range(len(content) // 3, len(content) // 3 + 300_000)
    player.open(FaultySource(content, damaged=bad))
    qtbot.waitUntil(_is_open(player), timeout=15_000)
    player.play()
    qtbot.waitUntil(lambda: heard.any(Damaged), timeout=15_000)
    position = heard.last(Damaged).position_ms
    assert position is not None
    assert 200 < position < 3000
    player.seek(3500)
    player.play()
    qtbot.waitUntil(lambda: heard.any(Ended), timeout=15_000)


def test_standing_still_a_seek_into_damage_is_told_with_its_place(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clips_folder: Path
) -> None:
    content = make_clip(clips_folder, BIG).read_bytes()
    player.open(FaultySource(content, damaged=range(len(content) // 3, len(content))))
    qtbot.waitUntil(_is_open(player), timeout=15_000)
    player.seek(3000)
    qtbot.waitUntil(lambda: heard.any(Damaged), timeout=15_000)
    assert isinstance(heard.last(Damaged).cause, DamagedBytesError)
    assert heard.last(Damaged).position_ms == 3000
    player.seek(200)
    qtbot.waitUntil(lambda: player._seeks.under_way is None, timeout=15_000)
    assert len(heard.all(Damaged)) == 1, "before it all is well"


def test_a_drive_that_is_gone_is_told_as_such(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clips_folder: Path
) -> None:
    source = FaultySource(make_clip(clips_folder, BIG).read_bytes())
    source.is_gone = False
    player.open(source)
    qtbot.waitUntil(_is_open(player), timeout=15_000)
    source.is_gone = True
    player.seek(2500)
    player.play()
    qtbot.waitUntil(lambda: heard.any(Damaged), timeout=15_000)
    assert isinstance(heard.last(Damaged).cause, DriveRemovedError)


def test_a_drive_that_does_not_answer_holds_nobody_up(
    qtbot: QtBot, player: VlcPlayer, clips_folder: Path, plain_clip: Path
) -> None:
    source = FaultySource(make_clip(clips_folder, BIG).read_bytes())
    player.open(source)
    qtbot.waitUntil(_is_open(player), timeout=15_000)
    source.answers.clear()
    player.seek(3500)
    player.play()
    qtbot.waitUntil(lambda: source.waiting > 0)
    player.close()
    player.open(MemorySource(plain_clip.name, plain_clip.read_bytes()))
    qtbot.waitUntil(_is_open(player))
    assert source.waiting > 0, "it has not answered yet"
    source.answers.set()
    qtbot.waitUntil(lambda: source.open_copies == 0)


def test_every_copy_of_the_source_is_closed(
    qtbot: QtBot, player: VlcPlayer, clips_folder: Path
) -> None:
    source = FaultySource(make_clip(clips_folder, BIG).read_bytes())
    for _ in range(3):
        player.open(source)
        qtbot.waitUntil(_is_open(player), timeout=15_000)
    player.close()
    qtbot.waitUntil(lambda: source.open_copies == 0, timeout=10_000)


@pytest.mark.parametrize(
    "text",
    [
        "#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:{port}/a.ts\n",
        "[playlist]\nFile1=http://127.0.0.1:{port}/a.mp3\n",
        "ID3 #EXTM3U\nhttp://127.0.0.1:{port}/a.ts\n",
    ],
)
def test_libvlc_never_gets_a_list_of_addresses(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, text: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        content = text.format(port=server.getsockname()[1]).encode()
        player.open(MemorySource("clip.mp4", content))
        qtbot.waitUntil(lambda: player.state is PlayerState.FAILED, timeout=15_000)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_machine_without_libvlc_says_so(
    qtbot: QtBot,
    player: VlcPlayer,
    heard: Heard,
    plain_clip: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vlc_process, "_command", lambda: ["/bin/false"])
    player.open(MemorySource(plain_clip.name, plain_clip.read_bytes()))
    qtbot.waitUntil(lambda: player.state is PlayerState.FAILED, timeout=15_000)
    assert heard.last(Failed).kind is FailureKind.ENGINE_DIED
    assert heard.last(StateChanged).state is PlayerState.FAILED


def test_the_last_clip_s_picture_is_never_taken_for_the_next_one_s(
    qtbot: QtBot, player: VlcPlayer, plain_clip: Path
) -> None:
    _open(qtbot, player, plain_clip)
    player.seek(2020)
    qtbot.waitUntil(lambda: _number(player) == 50)
    assert player.process_id is not None
    os.kill(player.process_id, signal.SIGSTOP)
    player.open(MemorySource(plain_clip.name, plain_clip.read_bytes()))
    qtbot.wait(100)
    assert player.current_picture() is None, "the process has not heard of the next clip yet"
    os.kill(player.process_id, signal.SIGCONT)
    qtbot.waitUntil(_is_open(player), timeout=15_000)
    assert _number(player) == 0


def test_sound_that_nobody_can_decode_is_refused_and_not_played_as_silence(
    qtbot: QtBot, player: VlcPlayer, heard: Heard
) -> None:
    for name, event in (("ac4", Failed), ("audio_only", Opened)):
        clip = corpus("video", f"media__sample_{name}.mp4")
        player.open(MemorySource(clip.name, clip.read_bytes()))
        qtbot.waitUntil(lambda: heard.any(event), timeout=15_000)  # noqa: B023 - waited for here
    assert heard.last(Failed).kind is FailureKind.UNREADABLE
    assert heard.last(Opened).has_sound
