"""Qt is given no subtitles to read: over a track of pictures it ends the program."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.media.player import Opened, PlayerState, SubtitleChanged
from judge_app.ui.players.qt.player import QtPlayer
from tests.support.patience import PATIENCE_MS
from tests.support.picture_subtitles import make_clip_with_picture_subtitles
from tests.ui.players.conftest import Heard


def test_a_track_of_pictures_costs_nothing_but_itself(
    qtbot: QtBot, qt_player: QtPlayer, heard: Heard, clips_folder: Path
) -> None:
    clip = make_clip_with_picture_subtitles(clips_folder)
    qt_player.listen(heard)
    qt_player.open(MemorySource(clip.name, clip.read_bytes()))
    qtbot.waitUntil(lambda: qt_player.state is PlayerState.PAUSED, timeout=PATIENCE_MS)
    (track,) = heard.last(Opened).subtitles
    qt_player.choose_subtitles(track.id)
    qt_player.play()
    qtbot.waitUntil(lambda: qt_player.state is PlayerState.ENDED, timeout=PATIENCE_MS)
    assert heard.all(SubtitleChanged) == []
