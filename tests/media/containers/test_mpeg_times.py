"""When pictures of transport and program streams are shown, beside streams written by hand and PyAV."""

import random
from itertools import pairwise
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers import mpeg_times
from judge_app.media.containers.mpeg_times import MpegTimes, read_mpeg_times
from judge_app.media.containers.stretch import approach
from judge_app.media.magic import HEAD_BYTES, Container, sniff
from tests.support.clips import H264, ClipSpec, make_clip
from tests.support.field_pictures import make_field_clip
from tests.support.mpeg_streams import (
    MPEG2,
    SOUND_STREAM,
    VIDEO,
    group,
    packets,
    pes,
    picture,
    program,
    tables,
    transport,
)
from tests.support.picture_truth import timed_frames
from tests.support.stored_bytes import reader

MS = 90
TURN = 40 * MS
START = 5000 * MS
# Stored I B B P B B, of which the first two need what comes before the group unless it is closed.
ORDER = ((2, 1), (0, 3), (1, 3), (5, 2), (3, 3), (4, 3))


def _read(content: bytes) -> MpegTimes | None:
    container = sniff(content[:HEAD_BYTES])
    return read_mpeg_times(container, reader(content), len(content))


def _group(begin: int, told: range = range(6), *, is_closed: bool = False) -> list[bytes]:
    """Return the PES packets of six pictures, of which some tell their times, the first shown at `begin`."""
    found = []
    for number, (turn, coding) in enumerate(ORDER):
        content = group(is_closed=is_closed) if number == 0 else b""
        shown = begin + turn * TURN if number in told else None
        found.append(pes(content + picture(turn, coding), shown))
    return found


def _video(groups: int, told: range = range(6)) -> list[bytes]:
    return [packet for at in range(groups) for packet in _group(START + at * 6 * TURN, told)]


def _ts(*video: bytes, sound: tuple[bytes, ...] = ()) -> bytes:
    return transport(video, sound, tables(MPEG2))


def test_pictures_from_the_key_picture_before_a_moment() -> None:
    times = _read(_ts(*_video(9)))
    assert times is not None
    # The clip's first time is that of the picture stored first, which is the third shown.
    found = times.stretch(300)
    assert found is not None
    assert found.times_ms[:4] == (240, 280, 320, 360)
    assert found.times_ms[-1] == 54 * 40 - 120
    assert times.length_ms == 54 * 40 - 80


def test_pictures_that_need_what_comes_before_a_group_belong_to_the_group_before() -> None:
    times = _read(_ts(*_video(9)))
    assert times is not None
    found = times.stretch(170)
    assert found is not None
    assert found.times_ms[:5] == (0, 40, 80, 120, 160)


def test_the_first_pictures_of_a_closed_group_are_decoded() -> None:
    begin = START + 54 * TURN
    closed = [*_video(9), *_group(begin, is_closed=True), *_group(begin + 6 * TURN)]
    times = _read(_ts(*closed))
    assert times is not None
    found = times.stretch(54 * 40 + 10)
    assert found is not None
    assert found.times_ms[:2] == (54 * 40 - 80, 54 * 40 - 40)


@pytest.mark.parametrize("told", [range(1), range(3, 4), range(5, 6)])
def test_times_that_are_not_told_follow_from_the_turns(told: range) -> None:
    all_told, some = _read(program(*_video(9))), _read(program(*_video(9, told)))
    assert all_told is not None
    assert some is not None
    late = 0 if 0 in told else (ORDER[told[0]][0] - 2) * 40
    for target in (0, 300, 1000, 2000):
        expected, found = all_told.stretch(target), some.stretch(target - late)
        assert expected is not None
        assert found is not None
        assert found.times_ms == tuple(time - late for time in expected.times_ms)


def test_a_clock_may_begin_anew_at_its_end() -> None:
    begin = (1 << 33) - 700 * MS
    video = [
        packet
        for at in range(9)
        for packet in _group((begin + at * 6 * TURN) % (1 << 33))
        if begin + at * 6 * TURN + 5 * TURN < 1 << 33 or begin + at * 6 * TURN >= 1 << 33
    ]
    times = _read(_ts(*video))
    assert times is not None
    assert times.length_ms > 1500
    assert times.stretch(1200) is not None


def test_sound_begins_and_ends_a_clip_too() -> None:
    sound = tuple(pes(b"s", START + at * 400 * MS, stream=SOUND_STREAM) for at in range(10))
    times = _read(_ts(*_video(3), sound=sound))
    assert times is not None
    assert times.length_ms == 3600
    found = times.stretch(0)
    assert found is not None
    assert found.times_ms[0] == 80


def test_a_player_is_handed_the_clip_from_the_key_picture_on() -> None:
    video = _video(9)
    for content in (_ts(*video), program(*video)):
        times = _read(content)
        assert times is not None
        found = times.stretch(700)
        assert found is not None
        assert found.cut is not None
        handed = _read(found.cut.head + content[found.cut.offset :])
        assert handed is not None
        assert found.cut.tail.count(b"\0\0\1\xb3") == 32, "so that no player meets the end"
        first = handed.stretch(0)
        assert first is not None
        begin = found.times_ms[0]
        assert first.times_ms == tuple(time - begin for time in found.times_ms)


def test_what_lies_before_a_key_picture_in_its_packet_is_not_handed_on() -> None:
    first, *others = _video(9)
    second = others.pop(5)
    joined = pes(b"\x55" * 9 + second[14:], START + 8 * TURN)
    content = program(first, *others[:5], joined, *others[5:])
    times = _read(content)
    assert times is not None
    found = times.stretch(300)
    assert found is not None
    assert found.cut is not None
    assert b"\x55\x55\0\0\1\xb3" not in found.cut.head
    assert b"\0\0\1\xb3" in found.cut.head


def test_for_playing_what_comes_before_the_picture_takes_no_time() -> None:
    sound = tuple(pes(b"s", START + at * 40 * MS, stream=SOUND_STREAM) for at in range(54))
    video = _video(9)
    for content in (_ts(*video, sound=sound), program(*video, *sound)):
        times = _read(content)
        assert times is not None
        played = times.play_from(405)
        assert played is not None
        cut, lead = played
        handed = _read(cut.head + content[cut.offset :])
        assert lead == 2
        assert handed is not None
        begin = times.stretch(405)
        assert begin is not None
        moment_ms = begin.times_ms[lead]
        assert moment_ms - 10 < cut.begins_ms < moment_ms
        shown = handed.stretch(0)
        assert shown is not None
        assert len(shown.times_ms) == len(begin.times_ms)
        assert shown.times_ms[lead] + cut.begins_ms == pytest.approx(moment_ms, abs=0.1)
        assert all(later - earlier <= 40 for earlier, later in pairwise(shown.times_ms))


UNKNOWN = {
    "of two programs": transport(_video(3), head=tables(MPEG2).replace(b"\0\1\xf0\0", b"\0\1\xf0\0" * 2)),
    "two videos": transport(_video(3), head=tables(MPEG2, (0x105, MPEG2))),
    "no key picture": _ts(*_video(1)[1:]),
    "no times": _ts(*_video(3, range(0))),
    "another clip in the middle": _ts(*_video(60), *_video(60)),
    "a packet lost": _ts(*_video(3)).replace(packets(VIDEO, _video(3)[4], 4), b""),
    "scrambled": _ts(*_video(3))[:188 * 3] + bytes([0x47, 1, 0, 0xD0]) + bytes(184),
    "no pack": b"\0\0\1\xba" + bytes(500),
}  # fmt: skip


@pytest.mark.parametrize("name", UNKNOWN)
def test_clips_that_do_not_tell(name: str) -> None:
    times = _read(UNKNOWN[name])
    assert times is None or times.stretch(1000) is None


def test_pictures_that_lie_too_far_apart_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = _read(_ts(*_video(9)))
    assert times is not None
    monkeypatch.setattr(mpeg_times, "LONGEST_STRETCH", 100)
    assert times.stretch(0) is None
    assert times.play_from(0) is None


SAMPLES = (_ts(*_video(4)), program(*_video(4)))


@given(st.sampled_from(SAMPLES), st.data())
def test_a_damaged_clip_is_no_error(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content) - 1))
    value = data.draw(st.integers(0, 255))
    target = data.draw(st.floats(0, 2000))
    for changed in (content[:at], content[:at] + bytes([value]) + content[at + 1 :]):
        container = Container.MPEG_TS if content[0] == 0x47 else Container.MPEG_PS
        times = read_mpeg_times(container, reader(changed), len(changed))
        found = None if times is None else times.stretch(target)
        assert found is None or list(found.times_ms) == sorted(set(found.times_ms))
        played = None if times is None else times.play_from(target)
        assert played is None or played[1] >= 0


@given(st.binary(max_size=2000), st.sampled_from([Container.MPEG_TS, Container.MPEG_PS]))
def test_any_bytes_are_no_error(content: bytes, container: Container) -> None:
    times = read_mpeg_times(container, reader(content), len(content))
    assert times is None or times.length_ms > 0


HEVC = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=25")
MPEG_2 = ("-c:v", "mpeg2video", "-q:v", "3", "-g", "12", "-bf", "2")
CODED = (
    ClipSpec(name="times.ts", video=(*H264, "-bf", "3")),
    ClipSpec(name="open.ts", video=(*H264, "-x264-params", "open-gop=1:bframes=3")),
    ClipSpec(name="lines.m2ts", video=(*H264, "-flags", "+ildct+ilme"), audio=("-c:a", "ac3")),
    ClipSpec(name="hevc.ts", video=HEVC, audio=("-an",)),
    ClipSpec(name="mpeg4.ts", video=("-c:v", "mpeg4", "-g", "25", "-bf", "2"), audio=("-c:a", "mp2")),
    ClipSpec(name="mpeg2.ts", video=MPEG_2, audio=("-c:a", "mp2")),
    ClipSpec(name="mpeg2.mpg", video=MPEG_2, audio=("-c:a", "mp2")),
    ClipSpec(name="mpeg1.mpg", video=("-c:v", "mpeg1video", "-bf", "2"), audio=("-an",)),
    ClipSpec(name="mpeg2.vob", video=MPEG_2, audio=("-c:a", "ac3")),
)  # fmt: skip


@pytest.mark.parametrize("spec", CODED, ids=lambda spec: spec.name)
def test_every_picture_is_where_ffmpeg_shows_it(
    tmp_path_factory: pytest.TempPathFactory, spec: ClipSpec
) -> None:
    _check_against_ffmpeg(make_clip(tmp_path_factory.getbasetemp(), spec))


def test_two_fields_are_one_picture(tmp_path: Path) -> None:
    _check_against_ffmpeg(make_field_clip(tmp_path / "fields.ts", 60))


def _check_against_ffmpeg(path: Path) -> None:
    times = _read(path.read_bytes())
    assert times is not None
    shown = _shown(path)
    assert len(shown) > 50
    assert times.length_ms == pytest.approx(shown[-1] + 40, abs=60)
    for number, time in random.Random(5).sample(list(enumerate(shown)), 30):
        stretch = times.stretch(time + 1)
        assert stretch is not None
        here = approach(stretch, time + 1)
        first = min(shown, key=lambda other: abs(other - stretch.times_ms[0]))
        assert here is not None
        assert here.shown_ms == pytest.approx(time, abs=0.6)
        assert here.steps == number - shown.index(first)


def _shown(path: Path) -> list[float]:
    with av.open(str(path)) as opened:
        start = (opened.start_time or 0) / 1000
        return sorted(time - start for time, _ in timed_frames(opened))
