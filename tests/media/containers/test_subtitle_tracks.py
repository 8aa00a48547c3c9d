"""Subtitles read from the containers that carry some, as plain words."""

import struct
import zlib
from pathlib import Path

import pytest

from judge_app.media.containers.mp4_subtitles import read_mp4_subtitles
from judge_app.media.containers.subtitle_lines import (
    SubtitleTracks,
    plain_words,
    words_at,
    words_of_dialogue,
)
from judge_app.media.containers.subtitle_tracks import read_subtitle_tracks
from tests.support.clips import run_ffmpeg
from tests.support.matroska import (
    SUBTITLES,
    clip,
    cluster,
    element,
    line,
    number,
    simple,
    track,
)
from tests.support.stored_bytes import reader
from tests.support.subtitled_clips import KINDS, make_subtitled_clip

_UTF8 = b"S_TEXT/UTF8"
_SLACK_MS = 30
"""So much a container may put all its tracks later."""


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("subtitled")


def _tracks(content: bytes) -> SubtitleTracks:
    tracks = read_subtitle_tracks(reader(content), len(content))
    assert tracks is not None
    return tracks


def _words(content: bytes, number_of_track: int, moment: float) -> str | None:
    lines = _tracks(content).lines_at(number_of_track, moment)
    return None if lines is None else words_at(lines)


@pytest.mark.parametrize("name", KINDS)
def test_every_moment_has_its_line(folder: Path, name: str) -> None:
    content = make_subtitled_clip(folder, name).read_bytes()
    second = "Dòng hai nghiêng\nvà dòng ba"
    shown = {0: "", 480: "", 540: "Xin chào", 1490: "Xin chào", 1550: second, 2990: second,
             3100: "", 3440: "Hết", 3790: "Hết", 3900: ""}  # fmt: skip
    for wanted in (0, 1):
        assert {moment: _words(content, wanted, moment) for moment in shown} == shown
    assert _words(content, 2, 1000) is None
    assert _words(content, -1, 1000) is None


@pytest.mark.parametrize("name", KINDS)
def test_a_line_knows_its_end(folder: Path, name: str) -> None:
    content = make_subtitled_clip(folder, name).read_bytes()
    (found,) = _tracks(content).lines_at(0, 2000) or ()
    assert 1500 <= found.start_ms <= 1500 + _SLACK_MS
    assert 3000 <= found.end_ms <= 3000 + _SLACK_MS


@pytest.mark.parametrize("name", KINDS)
def test_damage_is_survived(folder: Path, name: str) -> None:
    content = make_subtitled_clip(folder, name).read_bytes()
    for kept in range(0, len(content), len(content) // 40):
        part = content[:kept] + bytes(len(content) - kept)
        tracks = read_subtitle_tracks(reader(part), len(part))
        if tracks is not None:
            tracks.lines_at(0, 2000)


def test_what_has_no_subtitles_to_read_says_so(folder: Path) -> None:
    assert read_subtitle_tracks(reader(b""), 0) is None
    target = folder / "none.avi"
    run_ffmpeg("-f", "lavfi", "-i", "testsrc=duration=1:size=64x64", str(target))
    content = target.read_bytes()
    assert read_subtitle_tracks(reader(content), len(content)) is None


def _matroska(encoding: bytes, stored: bytes, codec: bytes = b"S_TEXT/UTF8") -> bytes:
    more = element(0x6D80, element(0x6240, encoding)) if encoding else b""
    subtitles = track(more, kind=SUBTITLES, codec=codec)
    cluster_of_line = cluster(1000, simple(0, 0x80), line(200, 500, stored), simple(40))
    return clip(
        cluster(0, simple(0, 0x80)), cluster_of_line, tracks=[track(), subtitles], cued=(0, 1)
    )


_WHOLE = "Xin chào".encode()
_STRIPPED = element(0x5034, number(0x4254, 3), element(0x4255, _WHOLE[:3]))


@pytest.mark.parametrize(
    ("encoding", "stored", "words"),
    [
        (b"", _WHOLE, "Xin chào"),
        (element(0x5034), zlib.compress(_WHOLE), "Xin chào"),
        (element(0x5034, number(0x4254, 0)), zlib.compress(_WHOLE), "Xin chào"),
        (element(0x5034), b"not deflated", ""),
        (_STRIPPED, _WHOLE[3:], "Xin chào"),
        (element(0x5034, number(0x4254, 1)), _WHOLE, None),
        (element(0x5035, bytes(4)), _WHOLE, None),
    ],
)
def test_lines_may_be_stored_in_another_form(
    encoding: bytes, stored: bytes, words: str | None
) -> None:
    """As mkvmerge deflates them unless told otherwise (RFC 9559, 5.1.4.1.31)."""
    assert _words(_matroska(encoding, stored), 0, 1300) == words


def test_pictures_of_words_cannot_be_read() -> None:
    assert _words(_matroska(b"", bytes(40), codec=b"S_HDMV/PGS"), 0, 1300) is None


def test_a_clip_counts_from_its_first_picture() -> None:
    blocks = (simple(0, 0x80), line(200, 500, _WHOLE))
    content = clip(cluster(9000, *blocks), tracks=[track(), track(kind=SUBTITLES, codec=_UTF8)])
    assert [_words(content, 0, moment) for moment in (100, 200, 699, 700)] == [
        "", "Xin chào", "Xin chào", "",
    ]  # fmt: skip


def test_lines_shown_at_once_stand_below_one_another() -> None:
    blocks = (simple(0, 0x80), line(0, 900, b"one"), line(100, 300, b"two"))
    content = clip(cluster(0, *blocks), tracks=[track(), track(kind=SUBTITLES, codec=_UTF8)])
    assert [_words(content, 0, moment) for moment in (50, 150, 500)] == ["one", "one\ntwo", "one"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{\\an8}{\\i1}Xin{\\i0} chào", "Xin chào"),
        ("<i>Xin</i> <font color='red'>chào</font>", "Xin chào"),
        ("một\\Nhai\\nba", "một\nhai\nba"),
        ("một\r\nhai\n", "một\nhai"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("a\\hb", "a b"),
        ("", ""),
    ],
)
def test_marks_are_left_out(text: str, words: str) -> None:
    assert plain_words(text) == words


def test_the_words_of_a_dialogue_stand_behind_eight_commas() -> None:
    assert words_of_dialogue("0,0,Default,,0,0,0,,Xin chào, các bạn") == "Xin chào, các bạn"
    assert words_of_dialogue("broken") == ""


def test_names_of_chapters_are_no_subtitles(folder: Path) -> None:
    chapters = folder / "chapters.txt"
    chapters.write_text(
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=Chương một\n",
        encoding="utf-8",
    )
    target = folder / "chapters.mp4"
    source = make_subtitled_clip(folder, "text.mp4")
    run_ffmpeg("-i", str(source), "-i", str(chapters), "-map", "0:v", "-map", "0:s:0",
               "-map_chapters", "1", "-c", "copy", str(target))  # fmt: skip
    content = target.read_bytes()
    assert "Chương một".encode() in content
    assert _words(content, 0, 1000) == "Xin chào"
    assert _words(content, 1, 1000) is None


def test_an_mp4_without_an_index() -> None:
    content = struct.pack(">I4s", 16, b"moov") + bytes(8)
    assert read_mp4_subtitles(reader(content), len(content)) is None
