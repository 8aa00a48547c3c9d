"""A clip in memory is handed over byte by byte as it is, and plays whatever the drive does."""

import random
from pathlib import Path

from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from judge_app.media.player import Damaged, Ended, PlayerState
from judge_app.ui.players.held_device import HeldDevice
from judge_app.ui.players.qt.player import QtPlayer
from tests.support.clips import read_number
from tests.ui.players.conftest import Heard
from tests.ui.players.faulty_source import FaultySource, HoldingCopy

LONG = tuple(random.Random(number).randbytes(100_000 + number) for number in range(3))
SHORT = (b"a" * 1000, b"", b"b" * 7)


def test_it_has_the_bytes_of_its_clip_and_no_others() -> None:
    room = QByteArray()
    for parts in (LONG, SHORT, LONG):
        device = HeldDevice(parts, room)
        content = b"".join(parts)
        assert device.size() == len(content)
        assert not device.isSequential()
        assert bytes(device.readAll().data()) == content
        assert device.atEnd()
        device.seek(len(content) - 5)
        assert bytes(device.read(100).data()) == content[-5:]
        assert not device.isWritable()
        assert device.failure is None
        device.close()


def number_shown(player: QtPlayer) -> int | None:
    picture = player.current_picture()
    return None if picture is None else read_number(picture)


def test_a_clip_in_memory_plays_and_seeks_without_its_drive(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, plain_clip: Path
) -> None:
    source = FaultySource(plain_clip.read_bytes())
    source.is_gone = True
    for _ in range(2):
        qt_player.open(HoldingCopy(source, held=source.size))
        qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
        qtbot.waitUntil(lambda: number_shown(qt_player) == 0)
        qt_player.seek(1620)
        qtbot.waitUntil(lambda: number_shown(qt_player) == 40, timeout=8000)
    qt_player.seek(3500)
    qt_player.play()
    qtbot.waitUntil(lambda: heard.any(Ended), timeout=8000)
    assert qt_player.state is PlayerState.ENDED
    assert not heard.any(Damaged)
    assert source.reads == []


def test_a_clip_that_is_in_memory_in_part_is_read_from_its_source(
    qtbot: QtBot, qt_player: QtPlayer, plain_clip: Path
) -> None:
    source = FaultySource(plain_clip.read_bytes())
    held = HoldingCopy(source, held=source.size - 1)
    qt_player.open(held)
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    assert held.open_copies == 1
    qt_player.close()
