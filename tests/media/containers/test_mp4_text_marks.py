"""Tracks of readable lines are not found any more; all others are as they were."""

from pathlib import Path

import av
import pytest

from judge_app.media.containers.mp4_text_marks import hidden_texts
from tests.support.clips import PLAIN, make_clip
from tests.support.stored_bytes import reader
from tests.support.subtitled_clips import make_subtitled_clip


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts")


def _kinds(clip: Path) -> list[str]:
    with av.open(str(clip)) as found:
        return [stream.type for stream in found.streams]


def test_lines_are_not_found_and_every_track_keeps_its_number(folder: Path, tmp_path: Path) -> None:
    clip = make_subtitled_clip(folder, "text.mp4")
    content = bytearray(clip.read_bytes())
    hidden = tmp_path / "hidden.mp4"
    for offset, other in hidden_texts(reader(bytes(content)), len(content)).items():
        content[offset : offset + len(other)] = other
    hidden.write_bytes(content)
    assert _kinds(clip) == ["video", "audio", "audio", "subtitle", "subtitle"]
    assert _kinds(hidden) == ["video", "audio", "audio", "data", "data"]
    assert len(content) == clip.stat().st_size


def test_what_has_no_lines_to_read_is_left_alone(folder: Path) -> None:
    plain = make_clip(folder, PLAIN).read_bytes()
    other = make_subtitled_clip(folder, "srt.mkv").read_bytes()
    for content in (plain, other, b"", plain[: len(plain) // 2]):
        assert hidden_texts(reader(content), len(content)) == {}


def test_pictures_for_subtitles_are_left_to_the_player(folder: Path) -> None:
    content = make_subtitled_clip(folder, "text.mp4").read_bytes().replace(b"tx3g", b"mp4s")
    assert hidden_texts(reader(content), len(content)) == {}


@pytest.mark.parametrize("box", [b"hdlr", b"stsd", b"stbl", b"mdia"])
def test_a_track_with_something_missing_is_left_alone(folder: Path, box: bytes) -> None:
    content = make_subtitled_clip(folder, "text.mp4").read_bytes().replace(box, b"skip")
    assert hidden_texts(reader(content), len(content)) == {}
