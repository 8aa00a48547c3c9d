from array import array
from itertools import pairwise
from pathlib import Path

import av
import pytest

from judge_app.media.doctor.clip_copy import NotCopiedError, fitted, write_copy
from tests.support.clips import H264, make_base, run_ffmpeg

_RATE = 1000


def _ignore(_done: int, _total: int) -> None:
    """Hear nothing of how far the copy is."""


def _copy(clip: Path, tmp_path: Path) -> Path:
    target = tmp_path / "copy.mp4"
    write_copy(clip, target, _ignore)
    return target


def _first_picture_seconds(clip: Path) -> float:
    with av.open(str(clip)) as container:
        frame = next(container.decode(video=0))
    assert frame.time is not None
    return frame.time


def _loudness(clip: Path) -> list[float]:
    """Return how loud each tenth of a second is, 0 to 1."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    heard = array("h")
    with av.open(str(clip)) as container:
        for frame in container.decode(audio=0):
            for plain in resampler.resample(frame):
                heard.frombytes(bytes(plain.planes[0])[: plain.samples * 2])
    tenth = _RATE // 10
    parts = [heard[place : place + tenth] for place in range(0, len(heard), tenth)]
    return [max(map(abs, part)) / 32768 for part in parts]


def _clip(tmp_path: Path, name: str, *arguments: str) -> Path:
    clip = tmp_path / name
    run_ffmpeg("-i", str(make_base(tmp_path)), *arguments, str(clip))
    return clip


def test_sound_that_begins_before_the_picture_keeps_its_place(tmp_path: Path) -> None:
    late = ("-filter:v", "setpts=PTS+0.6/TB", "-fps_mode", "passthrough")
    clip = _clip(tmp_path, "late.mkv", *late, *H264, "-c:a", "libopus")
    copy = _copy(clip, tmp_path)
    assert _first_picture_seconds(copy) == pytest.approx(0.6, abs=0.05)
    assert min(_loudness(copy)[1:9]) > 0.05, "the sound is there from the beginning"


def test_what_comes_after_a_pause_in_the_sound_keeps_its_place(tmp_path: Path) -> None:
    pause = ("-filter:a", "aselect=not(between(t\\,1\\,2))")
    clip = _clip(tmp_path, "pause.mkv", *H264, *pause, "-c:a", "libopus")
    loudness = _loudness(_copy(clip, tmp_path))
    assert min(loudness[1:9]) > 0.05
    assert max(loudness[12:18]) < 0.02
    assert min(loudness[22:38]) > 0.05
    assert len(loudness) == pytest.approx(40, abs=1)


def test_pieces_with_clocks_of_their_own_follow_each_other(tmp_path: Path) -> None:
    piece = _clip(tmp_path, "piece.ts", *H264, "-c:a", "aac").read_bytes()
    joined = tmp_path / "joined.ts"
    joined.write_bytes(piece * 2)
    copy = _copy(joined, tmp_path)
    with av.open(str(copy)) as container:
        times = [frame.time or 0.0 for frame in container.decode(video=0)]
    assert len(times) >= 198
    assert max(after - before for before, after in pairwise(times)) < 0.2
    assert times[-1] == pytest.approx(8.0, abs=0.2)
    assert min(_loudness(copy)[1:77]) > 0.05


def test_pictures_without_times_follow_each_other(tmp_path: Path) -> None:
    copy = _copy(_clip(tmp_path, "bare.h264", "-an", *H264), tmp_path)
    with av.open(str(copy)) as container:
        times = [frame.time or 0.0 for frame in container.decode(video=0)]
    assert len(times) == 100
    assert times[-1] == pytest.approx(99 / 25, abs=0.05)


def test_sound_alone_and_pictures_alone_are_copied_too(tmp_path: Path) -> None:
    sound = _copy(_clip(tmp_path, "sound.ogg", "-vn", "-c:a", "libvorbis"), tmp_path)
    with av.open(str(sound)) as container:
        assert [stream.type for stream in container.streams] == ["audio"]
    pictures = _copy(_clip(tmp_path, "silent.mkv", "-an", *H264), tmp_path)
    with av.open(str(pictures)) as container:
        assert [stream.type for stream in container.streams] == ["video"]


def test_a_clip_without_anything_to_decode_gets_no_copy(tmp_path: Path) -> None:
    clip = tmp_path / "broken.mp4"
    clip.write_bytes(_clip(tmp_path, "whole.mp4", *H264).read_bytes()[:600])
    with pytest.raises(NotCopiedError):
        write_copy(clip, tmp_path / "copy.mp4", _ignore)


@pytest.mark.parametrize(
    ("shape", "sides"),
    [
        ((1920, 1080), (1920, 1080)),
        ((3840, 2160), (1920, 1080)),
        ((2160, 3840), (1080, 1920)),
        ((321, 193), (320, 192)),
        ((4000, 1000), (1920, 480)),
        ((1, 1), (2, 2)),
    ],
)
def test_sides_are_even_and_fit_a_screen(
    shape: tuple[float, float], sides: tuple[int, int]
) -> None:
    assert fitted(*shape) == sides
