"""What QtMultimedia does where bytes come slowly."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.media import seeking
from judge_app.ui.players.qt.player import QtPlayer
from tests.support.clips import make_clip
from tests.ui.players.faulty_source import FaultySource
from tests.ui.players.test_source_device import BIG


def test_a_step_during_a_slow_seek_does_not_lead_back(
    qtbot: QtBot, qt_player: QtPlayer, clips_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeking, "PATIENCE_MS", 300)
    source = FaultySource(make_clip(clips_folder, BIG).read_bytes())
    qt_player.open(source)
    qtbot.waitUntil(lambda: qt_player.pictures_seen > 0)
    source.answers.clear()
    qt_player.seek(3500)
    qt_player.step(1)
    qtbot.waitUntil(lambda: qt_player._seeks.under_way is None)
    source.answers.set()
    qtbot.wait(800)
    assert qt_player.position_ms >= 3480
