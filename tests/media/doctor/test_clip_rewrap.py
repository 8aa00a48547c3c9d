import hashlib
import struct
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from judge_app.media.doctor.clip_copying import make_copy
from judge_app.media.doctor.clip_rewrap import NotRewrappedError, rewrap
from tests.support.clips import H264, make_base, run_ffmpeg
from tests.support.field_pictures import make_field_clip

MPEG2 = ("-c:v", "mpeg2video", "-q:v", "3", "-g", "12", "-bf", "2")
HEVC = ("-c:v", "libx265", "-x265-params", "log-level=none:keyint=25", "-pix_fmt", "yuv420p")


def _ignore(_done: int, _total: int) -> None:
    """Hear nothing of how far the copy is."""


def _clip(tmp_path: Path, name: str, *arguments: str) -> Path:
    clip = tmp_path / name
    run_ffmpeg("-i", str(make_base(tmp_path)), *arguments, str(clip))
    return clip


def _kept(clip: Path, tmp_path: Path) -> Path:
    target = tmp_path / "copy"
    assert make_copy(clip, target, _ignore, keeps_media=True)
    return target


def _content(clip: Path) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """Return every decoded picture and sound with its time, counted from the clip's beginning."""
    pictures, sounds = [], []
    with av.open(str(clip)) as container:
        start = (container.start_time or 0) / 1_000_000
        for packet in container.demux():
            # FFmpeg decodes one and the same MP2 to whole numbers or to fractions.
            is_mp2 = "mp" in packet.stream.codec_context.name
            for frame in packet.decode():
                if isinstance(frame, av.VideoFrame):
                    pictures.append(((frame.time or 0.0) - start, _digest(frame.to_ndarray())))
                elif isinstance(frame, av.AudioFrame):
                    content = bytes(packet) if is_mp2 else frame.to_ndarray().tobytes()
                    sounds.append(((frame.time or 0.0) - start, _digest(content)))
    return sorted(pictures), sorted(sounds)


def _digest(content: bytes | np.ndarray) -> str:
    return hashlib.sha256(content if isinstance(content, bytes) else content.tobytes()).hexdigest()


def _line(time: int) -> bytes:
    """Return one empty subtitle as Blu-ray discs have them, at a time in 1/90000 s."""
    screen = struct.pack(">HHBHBBBB", 320, 192, 0x10, 1, 0x80, 0, 0, 0)
    parts = ((0x16, screen), (0x80, b""))
    heads = (struct.pack(">2sIIBH", b"PG", time, 0, kind, len(rest)) + rest for kind, rest in parts)
    return b"".join(heads)


@pytest.mark.parametrize(
    ("name", "codecs"),
    [
        ("clip.mpg", (*MPEG2, "-c:a", "mp2")),
        ("clip.vob", (*MPEG2, "-c:a", "ac3")),
        ("clip.ts", (*H264, "-c:a", "aac")),
        ("clip.mts", (*H264, "-c:a", "ac3", "-f", "mpegts", "-mpegts_m2ts_mode", "1")),
        ("hevc.ts", (*HEVC, "-c:a", "aac")),
        ("clip.flv", (*H264, "-c:a", "aac")),
        ("silent.ts", (*H264, "-an")),
    ],
)
def test_every_picture_and_sound_is_the_same_at_the_same_time(
    tmp_path: Path, name: str, codecs: tuple[str, ...]
) -> None:
    clip = _clip(tmp_path, name, *codecs)
    copy = _kept(clip, tmp_path)
    before, after = _content(clip), _content(copy)
    assert len(before[0]) == 100
    for own, other in zip(before, after, strict=True):
        assert [pixels for _, pixels in own] == [pixels for _, pixels in other]
        assert [time for time, _ in own] == pytest.approx([time for time, _ in other], abs=0.0015)
    with av.open(str(copy)) as container:
        assert "mp4" in container.format.name


def test_the_index_comes_first_unless_that_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = _clip(tmp_path, "clip.ts", *H264, "-c:a", "aac")
    assert b"moov" in _kept(clip, tmp_path).read_bytes()[:200]
    monkeypatch.setattr("judge_app.media.doctor.clip_rewrap.LARGEST_TURNED", 1000)
    assert b"moov" not in _kept(clip, tmp_path).read_bytes()[:200]


def test_interlacing_shape_and_languages_survive(tmp_path: Path) -> None:
    clip = _clip(
        tmp_path, "clip.ts", *MPEG2, "-flags", "+ilme+ildct", "-top", "1", "-aspect", "16:9",
        "-map", "0:v", "-map", "0:a", "-map", "0:a", "-c:a", "mp2",
        "-metadata:s:a:0", "language=vie", "-metadata:s:a:1", "language=eng",
    )  # fmt: skip
    with av.open(str(_kept(clip, tmp_path))) as copy, av.open(str(clip)) as original:
        assert [sound.language for sound in copy.streams.audio] == ["vie", "eng"]
        own, other = original.streams.video[0], copy.streams.video[0]
        assert own.sample_aspect_ratio == other.sample_aspect_ratio != 1
        picture = next(copy.decode(video=0))
        assert picture.interlaced_frame


def test_subtitles_that_are_pictures_go_into_matroska(tmp_path: Path) -> None:
    clip, lines = tmp_path / "clip.m2ts", tmp_path / "lines.sup"
    plain = _clip(tmp_path, "plain.ts", *H264, "-c:a", "aac")
    lines.write_bytes(b"".join(_line(second * 90_000) for second in range(1, 4)))
    run_ffmpeg(
        "-i", str(plain), "-i", str(lines), "-map", "0", "-map", "1", "-c", "copy", str(clip)
    )
    with av.open(str(_kept(clip, tmp_path))) as copy:
        assert "matroska" in copy.format.name
        assert [line.codec_context.name for line in copy.streams.subtitles] == ["pgssub"]


def test_what_leans_on_pictures_that_are_lost_is_left_out(tmp_path: Path) -> None:
    whole = _clip(tmp_path, "whole.ts", *H264, "-c:a", "aac").read_bytes()
    cut = tmp_path / "cut.ts"
    cut.write_bytes(whole[188 * 40 :])
    with av.open(str(_kept(cut, tmp_path))) as copy:
        first = next(copy.demux(video=0))
        assert first.is_keyframe


def test_two_fields_that_come_one_by_one_are_one_picture(tmp_path: Path) -> None:
    clip = make_field_clip(tmp_path / "fields.ts", 60)
    with av.open(str(clip)) as original:
        assert sum(packet.size > 0 for packet in original.demux(video=0)) == 120
    copy = _kept(clip, tmp_path)
    assert _content(copy) == (_content(clip)[0], [])
    with av.open(str(copy)) as rewrapped:
        assert sum(packet.size > 0 for packet in rewrapped.demux(video=0)) == 60


def test_pictures_without_times_that_are_no_fields_are_coded_anew(tmp_path: Path) -> None:
    plain = _clip(tmp_path, "plain.h264", "-an", *H264)
    clip = tmp_path / "two-at-once.ts"
    with av.open(str(plain)) as pictures, av.open(str(clip), "w", format="mpegts") as out:
        track = out.add_stream_from_template(pictures.streams.video[0])
        packets = [bytes(packet) for packet in pictures.demux(video=0) if packet.size]
        for number in range(0, len(packets), 2):
            packet = av.Packet(packets[number] + packets[number + 1])
            packet.stream, packet.time_base = track, Fraction(1, 25)
            packet.pts = packet.dts = number
            out.mux_one(packet)
    assert not make_copy(clip, tmp_path / "copy", _ignore, keeps_media=True)


def test_groups_that_lean_on_the_one_before_are_no_hindrance(tmp_path: Path) -> None:
    options = "log-level=none:keyint=25:open-gop=1:bframes=4:b-adapt=0"
    video = ("-c:v", "libx265", "-x265-params", options, "-pix_fmt", "yuv420p")
    _kept(_clip(tmp_path, "open.ts", *video, "-c:a", "aac"), tmp_path)


def test_damaged_sound_does_not_keep_the_pictures_from_being_copied(tmp_path: Path) -> None:
    content = bytearray(_clip(tmp_path, "whole.ts", *H264, "-c:a", "aac").read_bytes())
    del content[188 * 200 : 188 * 240]
    clip = tmp_path / "holes.ts"
    clip.write_bytes(content)
    with av.open(str(_kept(clip, tmp_path))) as copy:
        found = [packet.stream.type for packet in copy.demux() if packet.size]
    assert found.count("video") > 60
    assert found.count("audio") > 100


def test_pieces_with_clocks_of_their_own_follow_each_other(tmp_path: Path) -> None:
    piece = _clip(tmp_path, "piece.ts", *H264, "-c:a", "aac").read_bytes()
    joined = tmp_path / "joined.ts"
    joined.write_bytes(piece * 3)
    pictures, sounds = _content(_kept(joined, tmp_path))
    assert len(pictures) == 300
    assert pictures[-1][0] == pytest.approx(12.0, abs=0.3)
    assert sounds[-1][0] == pytest.approx(12.0, abs=0.3)
    gaps = [after[0] - before[0] for before, after in pairwise(pictures)]
    assert max(gaps) < 0.3


def test_a_clock_that_runs_over_goes_on(tmp_path: Path) -> None:
    late = ("-output_ts_offset", str((1 << 33) / 90_000 - 2))
    clip = _clip(tmp_path, "late.ts", *H264, "-c:a", "aac", *late)
    pictures, _sounds = _content(_kept(clip, tmp_path))
    assert len(pictures) == 100
    assert pictures[-1][0] == pytest.approx(3.98, abs=0.05)


def test_what_no_container_holds_is_coded_anew(tmp_path: Path) -> None:
    clip = _clip(tmp_path, "old.flv", "-c:v", "flv1", "-c:a", "libmp3lame")
    target = tmp_path / "copy.mp4"
    with pytest.raises(NotRewrappedError):
        rewrap(clip, target, _ignore)
    assert not make_copy(clip, target, _ignore, keeps_media=True)
    with av.open(str(target)) as copy:
        assert copy.streams.video[0].codec_context.name == "h264"


def test_who_does_not_ask_for_the_same_media_gets_h264(tmp_path: Path) -> None:
    clip = _clip(tmp_path, "clip.mpg", *MPEG2, "-c:a", "mp2")
    target = tmp_path / "copy.mp4"
    assert not make_copy(clip, target, _ignore, keeps_media=False)
    with av.open(str(target)) as copy:
        assert copy.streams.video[0].codec_context.name == "h264"


@pytest.mark.parametrize("keeps_media", [True, False])
def test_progress_never_goes_back(tmp_path: Path, *, keeps_media: bool) -> None:
    """Picture and sound come in turns, and the sound of a moment often after its picture."""
    clip = _clip(tmp_path, "clip.mpg", *MPEG2, "-c:a", "mp2")
    heard = list[int]()
    make_copy(
        clip, tmp_path / "copy.mp4", lambda done, _: heard.append(done), keeps_media=keeps_media
    )
    told = [done for done in heard if done > 1]  # 1 of 1 is said while the copy is checked
    assert told == sorted(told)
    assert told[-1] == pytest.approx(4000, abs=200)
