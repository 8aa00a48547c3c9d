"""Subtitles while the clip stands: chosen, switched off, sought and stepped to, at once and right."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.media.player import EngineName, Opened, Player, PlayerState, SubtitleChanged
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support.subtitled_clips import KINDS, make_subtitled_clip
from tests.ui.players.conftest import Heard
from tests.ui.players.rig import SLOWLY

SECOND = "Dòng hai nghiêng\nvà dòng ba"


class Reader:
    """Somebody who reads what is under the picture of a player."""

    def __init__(self, qtbot: QtBot, player: Player, heard: Heard) -> None:
        self.player = player
        self._qtbot = qtbot
        self._heard = heard

    def open(self, clip: Path) -> None:
        self.player.open(MemorySource(clip.name, clip.read_bytes()))
        self._qtbot.waitUntil(lambda: self.player.pictures_seen > 0, timeout=6000)
        self._qtbot.waitUntil(lambda: self._heard.any(Opened), timeout=6000)
        self._qtbot.waitUntil(lambda: self.player.state is PlayerState.PAUSED, timeout=6000)

    def choose(self, number: int | None) -> None:
        tracks = self._heard.last(Opened).subtitles
        self.player.choose_subtitles(None if number is None else tracks[number].id)

    @property
    def all_words(self) -> list[str]:
        return [told.text for told in self._heard.all(SubtitleChanged)]

    @property
    def words(self) -> str:
        return self.all_words[-1] if self.all_words else ""

    def reads(self, words: str) -> None:
        self.until(lambda: self.words == words)
        self._qtbot.wait(60)
        assert self.words == words

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=4000)


@pytest.fixture(name="reader", params=[EngineName.QT, EngineName.VLC])
def _reader(request: pytest.FixtureRequest, qtbot: QtBot, heard: Heard) -> Iterator[Reader]:
    is_qt = request.param is EngineName.QT
    player: Player = QtPlayer(has_surface=False) if is_qt else VlcPlayer(is_silent=True)
    player.listen(heard)
    yield Reader(qtbot, player, heard)
    player.shut_down()


@pytest.mark.parametrize("name", KINDS)
def test_chosen_and_switched_off_while_it_stands(
    reader: Reader, clips_folder: Path, name: str
) -> None:
    reader.open(make_subtitled_clip(clips_folder, name))
    reader.player.seek(2100)
    reader.choose(0)
    reader.reads(SECOND)
    reader.choose(None)
    reader.reads("")
    reader.choose(1)
    reader.reads(SECOND)
    assert reader.player.state is PlayerState.PAUSED


@pytest.mark.parametrize("name", KINDS)
def test_the_line_is_that_of_the_moment(reader: Reader, clips_folder: Path, name: str) -> None:
    reader.open(make_subtitled_clip(clips_folder, name))
    reader.choose(0)
    for place, words in ((2100, SECOND), (1100, "Xin chào"), (3200, ""), (3700, "Hết"), (0, "")):
        reader.player.seek(place)
        reader.reads(words)


def test_steps_lead_into_a_line_and_out_of_it(reader: Reader, clips_folder: Path) -> None:
    reader.open(make_subtitled_clip(clips_folder, "text.mp4"))
    reader.choose(0)
    reader.player.seek(1480)
    reader.reads("Xin chào")
    reader.player.step(1)
    reader.reads(SECOND)
    reader.player.step(-1)
    reader.reads("Xin chào")


def test_a_line_that_began_before_the_place_is_shown_and_ends_in_time(
    reader: Reader, clips_folder: Path
) -> None:
    """Playing from a key picture on, Qt itself never comes to its beginning."""
    reader.open(make_subtitled_clip(clips_folder, "text.mp4"))
    reader.choose(0)
    reader.player.set_rate(SLOWLY)
    reader.player.play()
    reader.player.seek(2700)
    reader.until(lambda: reader.all_words[-4:] == [SECOND, "", "Hết", ""])


def test_lines_played_carry_no_marks(reader: Reader, clips_folder: Path) -> None:
    reader.open(make_subtitled_clip(clips_folder, "srt.mkv"))
    reader.choose(0)
    reader.player.seek(1300)
    reader.player.set_rate(SLOWLY)
    reader.player.play()
    reader.until(lambda: reader.player.position_ms > 1700)
    reader.reads(SECOND)
    reader.player.pause()
    reader.reads(SECOND)


def test_another_clip_begins_without_words(reader: Reader, clips_folder: Path) -> None:
    reader.open(make_subtitled_clip(clips_folder, "text.mp4"))
    reader.player.seek(1000)
    reader.choose(0)
    reader.reads("Xin chào")
    reader.open(make_subtitled_clip(clips_folder, "srt.mkv"))
    assert reader.words == ""
    reader.player.seek(1000)
    reader.reads("")
