"""Which of a clip's words are shown when, and which tracks are left to the player to draw."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.ui.players.found_subtitles import NO_TRACK, FoundSubtitles
from tests.support.clips import run_ffmpeg
from tests.support.subtitled_clips import make_subtitled_clip

FIRST, SECOND, MISSING = 7, 9, 11
"""libVLC's numbers of tracks; the clip has two."""


class Reader:
    """Somebody who chooses a track and reads what is shown."""

    def __init__(self, qtbot: QtBot, owner: QObject) -> None:
        self.words: list[str] = []
        self.given: list[int] = []
        self._qtbot = qtbot
        self.subtitles = FoundSubtitles(owner)
        self.subtitles.changed.connect(self.words.append)
        self.subtitles.given.connect(self.given.append)

    def open(self, clip: Path) -> None:
        self.subtitles.open(MemorySource(clip.name, clip.read_bytes()))
        self.subtitles.learn([FIRST, SECOND, MISSING])

    def stands_at(self, place_ms: int) -> None:
        self.subtitles.follow(place_ms, stands=True)

    def plays_to(self, place_ms: int) -> None:
        self.subtitles.follow(place_ms, stands=False)

    def reads(self, *words: str) -> None:
        self._qtbot.waitUntil(lambda: self.words == list(words), timeout=4000)

    def is_left_to_libvlc(self, track: int) -> None:
        self._qtbot.waitUntil(lambda: self.given == [NO_TRACK, track], timeout=4000)


@pytest.fixture(name="reader")
def _reader(qtbot: QtBot) -> Iterator[Reader]:
    owner = QObject()
    reader = Reader(qtbot, owner)
    yield reader
    reader.subtitles.close()
    owner.deleteLater()


@pytest.fixture(name="clip")
def _clip(clips_folder: Path) -> Path:
    return make_subtitled_clip(clips_folder, "srt.mkv")


def test_lines_that_can_be_looked_up_are_never_left_to_libvlc(reader: Reader, clip: Path) -> None:
    reader.open(clip)
    reader.subtitles.choose(SECOND)
    reader.stands_at(1000)
    reader.reads("Xin chào")
    reader.subtitles.choose(None)
    reader.reads("Xin chào", "")
    assert reader.given == [NO_TRACK, NO_TRACK]


def test_a_track_that_cannot_be_read_is_left_to_libvlc_once(
    qtbot: QtBot, reader: Reader, clip: Path
) -> None:
    reader.open(clip)
    reader.subtitles.choose(MISSING)
    reader.stands_at(1000)
    reader.is_left_to_libvlc(MISSING)
    reader.stands_at(2000)
    qtbot.wait(60)
    reader.is_left_to_libvlc(MISSING)
    assert reader.words == []


def test_so_is_one_of_a_container_that_nobody_reads(
    reader: Reader, plain_clip: Path, tmp_path: Path
) -> None:
    stream = tmp_path / "clip.ts"
    run_ffmpeg("-i", str(plain_clip), "-map", "0:v", "-c", "copy", str(stream))
    reader.open(stream)
    reader.subtitles.choose(FIRST)
    reader.stands_at(1000)
    reader.is_left_to_libvlc(FIRST)


def test_while_it_plays_one_line_follows_the_other_without_a_gap(
    qtbot: QtBot, reader: Reader, clip: Path
) -> None:
    reader.open(clip)
    reader.subtitles.choose(FIRST)
    reader.plays_to(1480)
    reader.reads("Xin chào")
    reader.plays_to(1560)
    reader.reads("Xin chào", "Dòng hai nghiêng\nvà dòng ba")


def test_a_line_ends_in_time_where_looking_takes_long(reader: Reader, clip: Path) -> None:
    reader.open(clip)
    reader.subtitles.choose(FIRST)
    reader.plays_to(2980)
    reader.reads("Dòng hai nghiêng\nvà dòng ba")
    reader.plays_to(3080)
    assert reader.words[-1] == "", "at once"


def test_what_was_looked_up_for_another_place_is_not_shown(
    qtbot: QtBot, reader: Reader, clip: Path
) -> None:
    reader.open(clip)
    reader.subtitles.choose(FIRST)
    reader.stands_at(1000)
    reader.stands_at(3700)
    reader.reads("Hết")
    reader.stands_at(1000)
    reader.subtitles.choose(None)
    qtbot.wait(60)
    assert reader.words == ["Hết", ""]


def test_nothing_is_read_of_a_clip_that_is_closed(qtbot: QtBot, reader: Reader, clip: Path) -> None:
    reader.open(clip)
    reader.subtitles.choose(FIRST)
    reader.stands_at(1000)
    reader.subtitles.close()
    qtbot.wait(60)
    reader.stands_at(1000)
    assert reader.words == []
