"""The commands as staff type them, each in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from PIL import Image

from judge_app.cli.media_frames import wanted_moments
from judge_app.cli.media_soak import percentile
from judge_app.media.picture import Picture
from judge_app.ui.players.frame_job import Moment
from tests.support.bundles import make_bundle
from tests.support.clips import PLAIN, ClipSpec, make_clip, read_number
from tests.support.corpus import corpus
from tests.support.patience import LONGEST_RUN_SECONDS

AV1 = ClipSpec(name="av1.mp4", video=("-c:v", "libaom-av1", "-cpu-used", "8", "-g", "25"))


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "judge_app", "media", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_RUN_SECONDS,
    )


def _number(path: Path) -> int | None:
    with Image.open(path) as image:
        rgb = image.convert("RGBA")
        return read_number(
            Picture(width=rgb.width, height=rgb.height, stride=rgb.width * 4, pixels=rgb.tobytes())
        )


@pytest.fixture(name="room", scope="module")
def _room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clips")


def test_probe_describes_a_clip_for_scripts(room: Path) -> None:
    done = _run("probe", str(make_clip(room, PLAIN)), "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["video_codec"] == "h264"
    assert (found["width"], found["height"]) == (320, 192)
    assert found["plays_everywhere"] is True
    assert found["seeks_exactly"] is True
    assert found["problems"] == []


def test_probe_says_where_seeking_misses_the_picture(room: Path) -> None:
    clip = make_clip(room, ClipSpec(name="stream.ts", video=PLAIN.video))
    found = json.loads(_run("probe", str(clip), "--json").stdout)
    assert found["plays_everywhere"] is True
    assert found["seeks_exactly"] is False
    assert found["problems"] == ["seeks-roughly"]
    assert "không đến đúng hình" in _run("probe", str(clip), "--lang", "vi").stdout


def test_probe_tells_people_what_is_wrong(room: Path) -> None:
    clip = make_clip(room, AV1)
    words = _run("probe", str(clip), "--lang", "vi").stdout
    assert "av1 320×192" in words
    assert "nên tạo bản dễ phát" in words


def test_probe_calls_an_empty_file_empty(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"")
    done = _run("probe", str(tmp_path / "a.mp4"), "--lang", "vi")
    assert done.returncode == 1
    assert "tệp rỗng (0 byte)" in done.stdout
    assert "không phải video" not in done.stdout


def test_probe_of_what_is_no_clip_fails(tmp_path: Path) -> None:
    playlist = tmp_path / "clip.mp4"
    playlist.write_text("#EXTM3U\nhttp://127.0.0.1:9/a.ts\n", encoding="utf-8")
    done = _run("probe", str(playlist), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["problems"] == ["disguised-playlist"]


def test_frames_shows_the_right_pictures_in_qt(room: Path, tmp_path: Path) -> None:
    clip = make_clip(room, PLAIN)
    arguments = ("--at", "0,1.3,50%,end", "-o", str(tmp_path), "--engine", "qt")
    done = _run("frames", str(clip), *arguments)
    assert done.returncode == 0, done.stderr
    numbers = [_number(tmp_path / f"frame-00{place}.png") for place in range(1, 5)]
    assert numbers == [0, 32, 50, 99]


def test_frames_shows_nearly_the_right_pictures_in_vlc(room: Path, tmp_path: Path) -> None:
    clip = make_clip(room, PLAIN)
    arguments = ("--at", "0,1.3,50%,end", "-o", str(tmp_path), "--engine", "vlc")
    done = _run("frames", str(clip), *arguments)
    assert done.returncode == 0, done.stderr
    numbers = [_number(tmp_path / f"frame-00{place}.png") for place in range(1, 5)]
    for seen, wanted in zip(numbers, [0, 32, 50, 99], strict=True):
        assert seen is not None
        assert wanted - 4 <= seen <= wanted + 1


def test_frames_goes_to_the_engine_that_can(room: Path, tmp_path: Path) -> None:
    done = _run("frames", str(make_clip(room, AV1)), "--at", "50%", "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "\tvlc" in done.stdout
    assert _number(tmp_path / "frame-001.png") in range(46, 52)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_frames_reads_inside_a_bundle(
    room: Path, tmp_path: Path, form: Literal["NFC", "NFD"]
) -> None:
    bundle = tmp_path / "contest.judgebundle"
    content = make_clip(room, PLAIN).read_bytes()
    name = "Bài dự thi.mp4"
    make_bundle(bundle, {("SP-001", name): content})
    output = tmp_path / "pictures"
    done = _run(
        "frames", normalize(form, name), "--at", "2.02", "-o", str(output), "--bundle", str(bundle),
        "--entry", "SP-001",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _number(output / "frame-001.png") == 50


def test_frames_says_why_there_is_none(tmp_path: Path) -> None:
    text = tmp_path / "clip.mp4"
    text.write_text("no clip", encoding="utf-8")
    done = _run("frames", str(text), "-o", str(tmp_path / "pictures"), "--lang", "en")
    assert done.returncode == 1
    assert "No picture" in done.stderr


def test_soak_answers_for_every_file_in_every_engine(room: Path, tmp_path: Path) -> None:
    (tmp_path / "plain.mp4").write_bytes(make_clip(room, PLAIN).read_bytes())
    (tmp_path / "av1.mp4").write_bytes(make_clip(room, AV1).read_bytes())
    (tmp_path / "list.mp4").write_text("#EXTM3U\nhttp://127.0.0.1:9/\n", encoding="utf-8")
    done = _run("soak", str(tmp_path), "--seconds", "0.5", "--json")
    assert done.returncode == 0, done.stderr
    fared = {
        (Path(one["file"]).stem, one["engine"]): one["outcome"] for one in json.loads(done.stdout)
    }
    assert fared == {
        ("plain", "qt"): "plays",
        ("plain", "vlc"): "plays",
        ("av1", "qt"): "no-picture",
        ("av1", "vlc"): "plays",
        ("list", "qt"): "refused",
        ("list", "vlc"): "refused",
    }


def test_copy_makes_a_file_that_plays_everywhere(tmp_path: Path) -> None:
    clip = corpus("video", "media__sample_vvc.mp4")
    copy = tmp_path / "copy.mp4"
    done = _run("copy", str(clip), "-o", str(copy))
    assert done.returncode == 0, done.stderr
    assert json.loads(_run("probe", str(copy), "--json").stdout)["plays_everywhere"] is True


def test_moments_are_seconds_shares_or_the_end() -> None:
    assert wanted_moments("0, 12.5,1s,50%,end") == (
        Moment(milliseconds=0),
        Moment(milliseconds=12500),
        Moment(milliseconds=1000),
        Moment(share=0.5),
        Moment(share=1.0),
    )
    assert Moment(share=1.0).place(4000) == 3999
    assert Moment(share=0.25).place(4000) == 1000


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([5, 1, 3], 50) == 3
    assert percentile([], 95) == 0
    assert percentile(range(100), 95) == 95
