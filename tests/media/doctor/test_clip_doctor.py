import os
import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from judge_app.contest.facts import ClipProblem
from judge_app.errors import CancelledByUserError
from judge_app.media.doctor import clip_doctor as doctor_module
from judge_app.media.doctor.clip_doctor import ClipDoctor, ClipNotCopiedError, NoClipReaderError
from judge_app.media.examination import FILMSTRIP_PICTURES
from judge_app.media.magic import Container
from judge_app.progress import Cancellation, Progress, unheard
from tests.support.clips import H264, ClipSpec, make_clip, run_ffmpeg
from tests.support.corpus import corpus
from tests.support.patience import PATIENCE_MS

# A clip with its index in front keeps the promised length when its end is cut off.
BY_PROMISE = ClipSpec(name="faststart.mp4", video=H264, last=("-movflags", "+faststart"))

LARGE = ClipSpec(
    name="large.mkv", video=("-c:v", "ffv1"), filters="scale=1920:1152", last=("-t", "1")
)
"""Larger than a copy may be, and not longer than need be."""


@pytest.fixture(name="doctor")
def _doctor() -> Iterator[ClipDoctor]:
    doctor = ClipDoctor()
    yield doctor
    doctor.close()


def _cut(clip: Path, target: Path, share: float) -> Path:
    content = clip.read_bytes()
    target.write_bytes(content[: int(len(content) * share)])
    return target


def test_a_plain_clip_is_described_and_its_pictures_are_seen(
    doctor: ClipDoctor, plain_clip: Path, tmp_path: Path
) -> None:
    strip = tmp_path / "strip.jpg"
    found = doctor.examine(plain_clip, strip)
    assert found.container is Container.MP4
    assert (found.video_codec, found.audio_codec) == ("h264", "aac")
    assert abs(found.duration_ms - 4000) < 60
    assert abs(found.ends_at_ms - 4000) < 60
    assert (found.width, found.height, found.rotation) == (320, 192, 0)
    assert found.frames_per_second == "25/1"
    assert found.has_picture
    assert found.has_sound
    assert not found.is_silent
    assert found.pictures_decoded == (True, True, True)
    assert found.problems == ()
    assert found.filmstrip_pictures == FILMSTRIP_PICTURES
    with Image.open(strip) as picture:
        assert picture.width == FILMSTRIP_PICTURES * 160


def test_the_thumbnails_are_evenly_spread(
    doctor: ClipDoctor, plain_clip: Path, tmp_path: Path
) -> None:
    strip = tmp_path / "strip.jpg"
    doctor.examine(plain_clip, strip)
    numbers = []
    with Image.open(strip) as picture:
        width = picture.width // FILMSTRIP_PICTURES
        grey = picture.convert("L")
        for place in range(FILMSTRIP_PICTURES):
            bits = 0
            for bit in range(10):
                row, column = divmod(bit, 6)
                x = place * width + int((column + 0.5) * width / 6)
                y = int((row + 0.5) * picture.height / 4)
                bits |= (grey.tobytes()[y * grey.width + x] > 127) << bit
            numbers.append(bits)
    expected = [int((place + 0.5) * 100 / FILMSTRIP_PICTURES) for place in range(12)]
    assert all(abs(seen - wanted) <= 1 for seen, wanted in zip(numbers, expected, strict=True))


@pytest.mark.parametrize("share", [0.3, 0.6])
def test_a_clip_that_was_copied_in_part_ends_early(
    doctor: ClipDoctor, clips_folder: Path, tmp_path: Path, share: float
) -> None:
    clip = make_clip(clips_folder, BY_PROMISE)
    found = doctor.examine(_cut(clip, tmp_path / "cut.mp4", share))
    assert ClipProblem.ENDS_EARLY in found.problems
    assert abs(found.duration_ms - 4000) < 60
    assert 0 < found.ends_at_ms < 3400


def test_a_clip_cut_before_its_first_picture_is_not_called_one_without_any(
    doctor: ClipDoctor, clips_folder: Path, tmp_path: Path
) -> None:
    content = make_clip(clips_folder, BY_PROMISE).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(content[: content.index(b"mdat") + 600])
    problems = doctor.examine(cut).problems
    assert ClipProblem.ENDS_EARLY in problems
    assert ClipProblem.NO_PICTURE not in problems


@pytest.mark.parametrize(
    "spec",
    [
        ClipSpec(
            name="cut.avi", video=("-c:v", "mpeg4", "-q:v", "3"), audio=("-c:a", "libmp3lame")
        ),
        ClipSpec(name="cut.wmv", video=("-c:v", "wmv2", "-q:v", "3"), audio=("-c:a", "wmav2")),
    ],
    ids=lambda spec: spec.name,
)
def test_a_clip_that_keeps_no_promise_of_its_own_is_found_out_by_its_head(
    doctor: ClipDoctor, clips_folder: Path, tmp_path: Path, spec: ClipSpec
) -> None:
    clip = make_clip(clips_folder, spec)
    assert ClipProblem.ENDS_EARLY not in doctor.examine(clip).problems
    found = doctor.examine(_cut(clip, tmp_path / spec.name, 0.5))
    assert ClipProblem.ENDS_EARLY in found.problems
    assert abs(found.duration_ms - 4000) < 120
    assert 0 < found.ends_at_ms < 3000


@pytest.mark.parametrize(
    "spec",
    [
        ClipSpec(name="late.mkv", video=H264, last=("-output_ts_offset", "10")),
        ClipSpec(
            name="late.wmv", video=("-c:v", "wmv2", "-q:v", "3"), last=("-output_ts_offset", "10")
        ),
    ],
    ids=lambda spec: spec.name,
)
def test_a_clip_whose_clock_begins_late_is_as_long_as_it_plays(
    doctor: ClipDoctor, clips_folder: Path, spec: ClipSpec
) -> None:
    found = doctor.examine(make_clip(clips_folder, spec))
    assert ClipProblem.ENDS_EARLY not in found.problems
    assert abs(found.duration_ms - 4000) < 100


def test_the_pictures_of_a_transport_stream_are_found_though_it_has_no_index(
    doctor: ClipDoctor, clips_folder: Path
) -> None:
    long_gop = ClipSpec(name="long-gop.ts", video=(*H264[:-4], "-g", "250", "-pix_fmt", "yuv420p"))
    found = doctor.examine(make_clip(clips_folder, long_gop))
    assert found.problems == (ClipProblem.SEEKS_ROUGHLY,)
    assert found.pictures_decoded == (True, True, True)
    assert (found.width, found.height) == (320, 192)


@pytest.mark.parametrize(
    "video", [(*H264, "-bf", "0"), ("-c:v", "mpeg4", "-q:v", "3")], ids=["h264", "mpeg4"]
)
def test_an_avi_needs_its_index(
    doctor: ClipDoctor, clips_folder: Path, tmp_path: Path, video: tuple[str, ...]
) -> None:
    spec = ClipSpec(name=f"{video[1]}.avi", video=video, audio=("-c:a", "libmp3lame"))
    clip = make_clip(clips_folder, spec)
    assert ClipProblem.SEEKS_ROUGHLY not in doctor.examine(clip).problems
    content = clip.read_bytes()
    bare = tmp_path / "bare.avi"
    bare.write_bytes(content[: content.rfind(b"idx1")])
    assert ClipProblem.SEEKS_ROUGHLY in doctor.examine(bare).problems


def test_a_clip_whose_index_is_lost_is_damaged(
    doctor: ClipDoctor, plain_clip: Path, tmp_path: Path
) -> None:
    found = doctor.examine(_cut(plain_clip, tmp_path / "cut.mp4", 0.5))
    assert found.problems == (ClipProblem.DAMAGED,)
    assert found.details


@pytest.mark.parametrize(
    ("filters", "audio", "problems"),
    [
        ("drawbox=color=black:t=fill", ("-c:a", "aac"), {ClipProblem.BLACK}),
        ("loop=loop=99:size=1:start=0", ("-c:a", "aac"), {ClipProblem.FROZEN}),
        ("", ("-af", "volume=0", "-c:a", "aac"), {ClipProblem.SILENT}),
        ("", ("-an",), set()),
    ],
)
def test_black_frozen_and_silent_clips_are_noticed(
    doctor: ClipDoctor,
    clips_folder: Path,
    filters: str,
    audio: tuple[str, ...],
    problems: set[ClipProblem],
) -> None:
    name = f"{'-'.join(sorted(problems)) or 'mute'}.mp4"
    spec = ClipSpec(name=name, video=H264, filters=filters, audio=audio, last=("-t", "4"))
    assert set(doctor.examine(make_clip(clips_folder, spec)).problems) == problems


def test_a_picture_turned_by_the_camera_is_described_upright(
    doctor: ClipDoctor, plain_clip: Path, tmp_path: Path
) -> None:
    turned = tmp_path / "turned.mp4"
    run_ffmpeg("-i", str(plain_clip), "-c", "copy", "-metadata:s:v", "rotate=90", str(turned))
    found = doctor.examine(turned, tmp_path / "strip.jpg")
    assert found.rotation == 270, "this way round ffmpeg 5 writes it"
    assert (found.width, found.height) == (192, 320)
    with Image.open(tmp_path / "strip.jpg") as strip:
        assert strip.height > strip.width // FILMSTRIP_PICTURES


def test_a_codec_that_not_every_laptop_has_asks_for_a_copy(
    doctor: ClipDoctor, tmp_path: Path
) -> None:
    clip = corpus("video", "media__sample_with_colr_mdcv_and_clli.mp4")
    assert ClipProblem.NEEDS_COPY in doctor.examine(clip).problems
    copy = tmp_path / "copy.mp4"
    doctor.copy(clip, copy, unheard, Cancellation())
    found = doctor.examine(copy)
    assert found.video_codec == "h264"
    assert ClipProblem.NEEDS_COPY not in found.problems
    assert (found.width, found.height) == (1920, 1080)
    assert abs(found.duration_ms - 1022) < 100


def test_a_sound_without_a_picture(doctor: ClipDoctor) -> None:
    found = doctor.examine(corpus("video", "tika__testMP4AudioOnly.mp4"))
    assert not found.has_picture
    assert found.has_sound
    assert found.audio_codec == "mp3"
    assert found.problems == (ClipProblem.NO_PICTURE,)


@pytest.mark.parametrize(
    "text",
    [
        "#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:{port}/a.ts\n",
        "ffconcat version 1.0\nfile 'http://127.0.0.1:{port}/a.mp4'\n",
        '<asx version="3.0"><entry><ref href="http://127.0.0.1:{port}/a"/></entry></asx>',
        "[playlist]\nFile1=http://127.0.0.1:{port}/a.mp3\n",
        "just words http://127.0.0.1:{port}/",
    ],
)
def test_nothing_that_a_file_names_is_ever_fetched(
    doctor: ClipDoctor, tmp_path: Path, text: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        clip = tmp_path / "clip.mp4"
        clip.write_text(text.format(port=server.getsockname()[1]), encoding="utf-8")
        found = doctor.examine(clip)
        assert {ClipProblem.DISGUISED_PLAYLIST, ClipProblem.NOT_A_CLIP} & set(found.problems)
        with pytest.raises(TimeoutError):
            server.accept()


def test_an_empty_file_is_no_clip(doctor: ClipDoctor, tmp_path: Path) -> None:
    clip = tmp_path / "empty.mp4"
    clip.touch()
    assert doctor.examine(clip).problems == (ClipProblem.NOT_A_CLIP,)


def test_a_reader_that_is_killed_costs_one_clip_only(doctor: ClipDoctor, plain_clip: Path) -> None:
    assert doctor.examine(plain_clip).problems == ()
    conversation = doctor._process._process._conversation
    assert conversation is not None
    os.kill(conversation.process.pid, signal.SIGKILL)
    assert doctor.examine(plain_clip).problems == (ClipProblem.KILLED_READER,)
    assert doctor.examine(plain_clip).problems == ()


def test_a_reader_that_hangs_is_ended(plain_clip: Path) -> None:
    doctor = ClipDoctor(patience=0.4)
    doctor._process._process._living()
    conversation = doctor._process._process._conversation
    assert conversation is not None
    os.kill(conversation.process.pid, signal.SIGSTOP)
    assert doctor.examine(plain_clip).problems == (ClipProblem.TIMED_OUT,)
    doctor.close()


def test_a_copy_tells_how_far_it_is_and_keeps_the_clock(
    doctor: ClipDoctor, clips_folder: Path, tmp_path: Path
) -> None:
    clip = make_clip(clips_folder, LARGE)
    heard: list[Progress] = []
    doctor.copy(clip, tmp_path / "copy.mp4", heard.append, Cancellation())
    assert heard
    assert all(0 <= sign.done <= sign.total + 100 for sign in heard if sign.total)
    found = doctor.examine(tmp_path / "copy.mp4")
    assert abs(found.duration_ms - 1000) < 100
    assert (found.width, found.height) == (1800, 1080)


def test_a_copy_can_be_stopped(doctor: ClipDoctor, clips_folder: Path, tmp_path: Path) -> None:
    clip = make_clip(clips_folder, LARGE)
    stop = Cancellation()

    def first_sign(_progress: Progress) -> None:
        stop.cancel()

    with pytest.raises(CancelledByUserError):
        doctor.copy(clip, tmp_path / "copy.mp4", first_sign, stop)
    assert doctor._process._process._conversation is None


def test_what_cannot_be_copied_says_why(doctor: ClipDoctor, tmp_path: Path) -> None:
    text = tmp_path / "text.mp4"
    text.write_text("no clip at all", encoding="utf-8")
    with pytest.raises(ClipNotCopiedError) as caught:
        doctor.copy(text, tmp_path / "copy.mp4", unheard, Cancellation())
    assert caught.value.details


def test_without_the_extra_the_kind_of_file_is_still_told(
    plain_clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_module, "find_spec", lambda _name: None)
    doctor = ClipDoctor()
    found = doctor.examine(plain_clip)
    assert found.container is Container.MP4
    assert not found.is_examined
    with pytest.raises(NoClipReaderError):
        doctor.copy(plain_clip, tmp_path / "copy.mp4", unheard, Cancellation())
    doctor.close()


def test_every_real_clip_is_answered_for(doctor: ClipDoctor) -> None:
    """What a decoder made of each file is in the corpus' own list; the doctor sees the same."""
    folder = corpus("video")
    described = 0
    for clip in sorted(folder.iterdir())[::4]:
        found = doctor.examine(clip)
        assert found.is_examined, clip.name
        assert ClipProblem.KILLED_READER not in found.problems, clip.name
        assert ClipProblem.TIMED_OUT not in found.problems, clip.name
        described += found.has_picture or found.has_sound
    assert described > 15


def test_no_thread_stays_behind(doctor: ClipDoctor, plain_clip: Path) -> None:
    doctor.examine(plain_clip)
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(PATIENCE_MS / 1000)
            assert not thread.is_alive()
