"""The six rules for reading from Python under QMediaPlayer, each where it can be seen."""

import gc
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QIODeviceBase
from pytestqt.qtbot import QtBot

from judge_app.byte_source import DamagedBytesError
from judge_app.errors import DriveRemovedError
from judge_app.media.player import Damaged, Ended, Failed, PlayerState
from judge_app.ui.players import source_device
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.source_device import HELD_BACK_SECONDS, SourceDevice
from tests.support.clips import H264, ClipSpec, make_clip
from tests.ui.players.conftest import Heard
from tests.ui.players.faulty_source import FaultySource, HoldingCopy
from tests.ui.players.rig import SLOWLY

CONTENT = bytes(range(256)) * 4096  # 1 MiB
FOR_EVER = 1e6

# Noise makes the file big enough for damage in its middle to lie ahead of what is read at once.
BIG = ClipSpec(
    name="big.mp4",
    video=(*H264[:-4], "-crf", "4", "-g", "5", "-pix_fmt", "yuv420p"),
    filters="noise=alls=60:allf=t",
    last=("-movflags", "+faststart"),
)


@pytest.fixture(name="big", scope="session")
def _big(clips_folder: Path) -> bytes:
    return make_clip(clips_folder, BIG).read_bytes()


def _read(device: SourceDevice, position: int, length: int) -> bytes:
    device.seek(position)
    return bytes(device.read(length).data())


class _Waits:
    """Notes for how long a device waits instead of waiting."""

    def __init__(self, device: SourceDevice, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds: list[float] = []
        monkeypatch.setattr(device._went_on, "wait", self.seconds.append)


def _stands_at(player: QtPlayer, position_ms: int) -> bool:
    picture = player.current_picture()
    if picture is None or picture.start_us is None:
        return False
    return abs(picture.start_us // 1000 - position_ms) <= 40


def test_it_reads_what_the_source_has() -> None:
    device = SourceDevice(FaultySource(CONTENT))
    assert device.openMode() & QIODeviceBase.OpenModeFlag.ReadOnly
    assert not device.isSequential()
    assert device.size() == len(CONTENT)
    assert _read(device, 1000, 300) == CONTENT[1000:1300]
    assert device.pos() == 1300
    assert not device.atEnd()
    assert _read(device, len(CONTENT) - 10, 300) == CONTENT[-10:]
    assert device.atEnd()
    assert device.writeData(b"x", 1) == -1
    device.release()


def test_rule_1_a_new_clip_while_the_old_one_still_loads(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    """Else they wait for one another for ever."""
    slow = FaultySource(big, delay=0.03)
    for _ in range(8):
        qt_player.open(slow)
    qtbot.waitUntil(lambda: qt_player.state is PlayerState.PAUSED)
    qtbot.waitUntil(lambda: slow.open_copies == 1)


def test_rule_2_a_bad_stretch_is_an_end_and_not_a_loop() -> None:
    source = FaultySource(CONTENT, damaged=range(2000, 3000))
    device = SourceDevice(source)
    assert _read(device, 1500, 1000) == CONTENT[1500:2000], "what is sound comes through"
    assert not device.atEnd()
    assert _read(device, 2000, 100) == b""
    assert device.atEnd()
    failure = device.failure
    assert failure is not None
    assert isinstance(failure.cause, DamagedBytesError)
    assert (failure.start, failure.end) == (2000, 3000)
    asked = len(source.reads)
    assert _read(device, 2500, 100) == b""
    assert len(source.reads) == asked, "the drive is not asked for the same bad bytes again"
    device.seek(3000)
    assert not device.atEnd()
    assert _read(device, 3000, 100) == CONTENT[3000:3100], "beyond it all is well"
    device.release()


def test_rule_2_in_the_player_damage_ends_the_playing_and_a_seek_goes_past_it(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    bad = range(len(big) // 3, len(big) // 3 + 100_000)
    qt_player.open(FaultySource(big, damaged=bad))
    qtbot.waitUntil(lambda: qt_player.state is PlayerState.PAUSED)
    qt_player.set_rate(2.0)
    qt_player.play()
    qtbot.waitUntil(lambda: heard.any(Damaged), timeout=8000)
    damage = heard.last(Damaged)
    assert isinstance(damage.cause, DamagedBytesError)
    assert damage.position_ms is not None
    assert 300 < damage.position_ms < 3000
    qt_player.set_rate(SLOWLY)
    qt_player.seek(3500)
    qt_player.play()
    qtbot.waitUntil(lambda: heard.any(Ended), timeout=8000)
    assert heard.last(Ended).position_ms >= 3900


def test_rule_2_standing_still_a_seek_into_damage_is_told_with_its_place(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    qt_player.open(FaultySource(big, damaged=range(len(big) // 3, len(big))))
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    qt_player.seek(3000)
    qtbot.waitUntil(lambda: heard.any(Damaged), timeout=8000)
    damage = heard.last(Damaged)
    assert isinstance(damage.cause, DamagedBytesError)
    assert damage.position_ms == 3000
    qt_player.seek(200)
    qtbot.waitUntil(lambda: abs(qt_player.position_ms - 200) <= 40, timeout=8000)
    assert qt_player.state is PlayerState.PAUSED


def test_rule_3_the_player_keeps_the_device_alive(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    source = FaultySource(big)
    qt_player.open(source)
    gc.collect()
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    assert source.open_copies == 1
    qt_player.close()
    gc.collect()
    qtbot.waitUntil(lambda: source.open_copies == 0)


def test_rule_4_a_lost_drive_is_told_as_such(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    source = FaultySource(big)
    qt_player.open(source)
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    source.is_gone = True
    qt_player.seek(3000)
    qt_player.play()
    qtbot.waitUntil(lambda: heard.any(Damaged), timeout=8000)
    assert isinstance(heard.last(Damaged).cause, DriveRemovedError)
    assert not heard.any(Ended)
    source.is_gone = False
    qt_player.open(source, start_ms=2000)
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    assert qt_player.state is PlayerState.PAUSED


def test_rule_4_when_the_drive_is_lost_the_last_picture_stays(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    source = FaultySource(big)
    source.is_gone_from = len(big) // 3
    qt_player.open(source)
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    qt_player.play()
    qtbot.waitUntil(lambda: heard.any(Damaged), timeout=8000)
    qtbot.wait(700)
    assert qt_player._sink.videoFrame().isValid()


def test_rule_4_a_drive_that_is_gone_is_gone_for_every_byte_until_forgiven() -> None:
    source = FaultySource(CONTENT)
    device = SourceDevice(source)
    source.is_gone = True
    assert _read(device, 5000, 100) == b""
    device.seek(0)
    assert device.atEnd()
    source.is_gone = False
    assert _read(device, 0, 100) == b""
    device.forgive()
    assert _read(device, 0, 100) == CONTENT[:100]
    device.release()


def test_rule_4_a_seek_tries_again_what_was_lost(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    source = FaultySource(big)
    qt_player.open(source)
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    source.is_gone = True
    qt_player.seek(3000)
    qtbot.waitUntil(lambda: heard.any(Damaged), timeout=8000)
    source.is_gone = False
    qt_player.seek(2000)
    qtbot.waitUntil(lambda: _stands_at(qt_player, 2000), timeout=8000)


def test_rule_4_damage_before_the_first_picture_is_told_as_damage(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    qt_player.open(FaultySource(big, damaged=range(len(big))))
    qtbot.waitUntil(lambda: qt_player.state is PlayerState.FAILED, timeout=8000)
    assert isinstance(heard.last(Damaged).cause, DamagedBytesError)
    assert heard.last(Damaged).position_ms is None
    assert not heard.any(Failed)


def test_rule_4_a_drive_lost_before_opening(qt_player: QtPlayer, heard: Heard, big: bytes) -> None:
    source = FaultySource(big)
    source.is_gone = True
    qt_player.open(source)
    assert qt_player.state is PlayerState.FAILED
    assert heard.last(Damaged).position_ms is None


def test_rule_5_many_threads_read_at_once() -> None:
    source = FaultySource(CONTENT)
    device = SourceDevice(source)
    errors: list[int] = []

    def read_on() -> None:
        for _ in range(200):
            # The position belongs to Qt; what counts here is that nothing breaks or mixes.
            piece = device.readData(100)
            if not isinstance(piece, bytes) or len(piece) > 100:
                errors.append(1)

    threads = [threading.Thread(target=read_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(source.reads) == 800
    device.release()
    assert device.readData(100) == b"", "closed, it gives nothing and does not fail"


def test_rule_5_ffmpeg_reads_on_threads_of_its_own(
    qtbot: QtBot, qt_player: QtPlayer, big: bytes
) -> None:
    source = FaultySource(big)
    qt_player.open(source)
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    assert source.threads
    assert threading.get_ident() not in source.threads


def test_rule_6_bytes_in_memory_come_at_once_and_the_others_wait_on_another_thread() -> None:
    source = FaultySource(CONTENT)
    device = SourceDevice(HoldingCopy(source, held=50_000))
    source.answers.clear()
    assert (
        _read(device, 0, 1) + _read(device, 40_000, 10_000) == CONTENT[:1] + CONTENT[40_000:50_000]
    )
    assert source.reads == []
    source.answers.set()
    assert _read(device, 49_000, 10_000)[:1000] == CONTENT[49_000:50_000]
    assert _read(device, 50_000, 10_000) == CONTENT[50_000:60_000]
    assert source.threads
    assert threading.get_ident() not in source.threads
    device.release()
    assert _read(device, 40_000, 10_000) == b"", "released, it gives not even these"


@pytest.mark.parametrize("is_opened", [False, True])
def test_rule_6_a_drive_that_does_not_answer_holds_nobody_up(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes, is_opened: bool
) -> None:
    source = FaultySource(big)
    if is_opened:
        qt_player.open(source)
        qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
        source.answers.clear()
        qt_player.seek(3500)
    else:
        source.answers.clear()
        qt_player.open(source)
    qtbot.waitUntil(lambda: source.waiting > 0)
    qt_player.close()
    qt_player.open(FaultySource(big))
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    assert source.waiting > 0, "it has not answered yet"
    source.answers.set()
    qtbot.waitUntil(lambda: source.open_copies == 0)


def test_rule_6_a_read_is_small_and_closing_waits_for_one_at_most(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes
) -> None:
    source = FaultySource(big, delay=0.3)
    qt_player.open(source)
    qtbot.waitUntil(lambda: len(source.reads) > 0)
    before = len(source.reads)
    qt_player.close()
    assert len(source.reads) - before <= 2, "one of each of FFmpeg's threads"


def test_rule_6_a_wish_for_much_is_read_a_small_block_at_a_time() -> None:
    source = FaultySource(CONTENT)
    device = SourceDevice(source)
    assert len(_read(device, 0, len(CONTENT))) <= len(CONTENT)
    assert max(length for _, length in source.reads) <= 256 * 1024
    device.release()


def test_rule_6_a_clip_closed_in_the_middle_is_not_called_broken(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, big: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(6):
        qt_player.open(FaultySource(big))
        qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
        qt_player.close()
    said = capfd.readouterr()
    assert "corrupt" not in said.err
    assert "Invalid" not in said.err


@pytest.mark.parametrize(
    ("head", "places"),
    [(b"\0\0\0\x18ftypisom", [0, len(CONTENT) - 1]), (b"\0\0\0\x10ftypisom\0\0\0\x10moov", [0])],
)
def test_what_a_player_reads_first_is_read_before_it_asks(
    qtbot: QtBot, head: bytes, places: list[int]
) -> None:
    source = FaultySource(head + CONTENT[len(head) :])
    device = SourceDevice(HoldingCopy(source, held=0))
    qtbot.waitUntil(lambda: len(source.reads) >= len(places))
    assert [offset for offset, _ in source.reads] == places
    device.release()


def test_reading_ahead_waits_a_little_for_the_first_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    device = SourceDevice(HoldingCopy(FaultySource(CONTENT), held=50_000))
    device.hold_back(duration_ms=20_000)
    waits = _Waits(device, monkeypatch)
    assert _read(device, 40_000, 10) == CONTENT[40_000:40_010]
    assert waits.seconds == [], "what is in memory is handed over"
    assert _read(device, 60_000, 10) == CONTENT[60_000:60_010]
    assert waits.seconds == [HELD_BACK_SECONDS]
    assert _read(device, 70_000, 10) == CONTENT[70_000:70_010]
    assert waits.seconds == [HELD_BACK_SECONDS], "it waits once"
    device.release()


def test_reading_ahead_waits_until_it_is_told_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_device, "HELD_BACK_SECONDS", FOR_EVER)
    device = SourceDevice(HoldingCopy(FaultySource(CONTENT), held=50_000))
    device.hold_back(duration_ms=20_000)
    threading.Timer(0.01, device.go_on).start()
    assert _read(device, 80_000, 10) == CONTENT[80_000:80_010]
    device.release()


@pytest.mark.parametrize(
    ("held", "duration_ms", "position"),
    [
        (50_000, 5000, 60_000),  # half a second is a tenth of the clip, which is not yet read
        (0, 60_000, 60_000),  # nothing is checked
        (50_000, 0, 60_000),  # nobody knows how much half a second is
    ],
)
def test_what_the_first_picture_needs_waits_for_nothing(
    monkeypatch: pytest.MonkeyPatch, held: int, duration_ms: int, position: int
) -> None:
    monkeypatch.setattr(source_device, "HELD_BACK_SECONDS", FOR_EVER)
    device = SourceDevice(HoldingCopy(FaultySource(CONTENT), held=held))
    device.hold_back(duration_ms)
    assert _read(device, position, 10) == CONTENT[position : position + 10]
    device.release()


def test_what_is_closed_reads_on_for_a_moment_and_then_no_more() -> None:
    source = FaultySource(CONTENT)
    device = SourceDevice(source)
    device.hurry()
    assert _read(device, 0, 10) == CONTENT[:10]
    assert not device.atEnd()
    source.answers.clear()
    assert _read(device, 10, 10) == b""
    device.seek(0)
    assert device.atEnd()
    assert source.waiting == 1, "the drive has not answered yet"
    source.answers.set()
    device.release()
