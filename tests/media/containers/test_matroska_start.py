"""When a Matroska clip begins on its own clock."""

import pytest

from judge_app.media.containers.matroska_start import matroska_start_ms
from tests.support.matroska import (
    SOUND,
    SUBTITLES,
    clip,
    cluster,
    endless,
    group,
    line,
    number,
    simple,
    track,
)
from tests.support.stored_bytes import reader

CODEC_DELAY = 0x56AA
FILM = track()
TONE = track(kind=SOUND, codec=b"A_AAC")
OPUS = track(number(CODEC_DELAY, 6_500_000), kind=SOUND, codec=b"A_OPUS")
WORDS = track(kind=SUBTITLES, codec=b"S_TEXT/UTF8")


def _sound(late: int) -> bytes:
    return simple(late, track_number=SOUND)


@pytest.mark.parametrize(
    ("tracks", "blocks", "start"),
    [
        ([FILM], [simple(0)], 10_000),
        ([FILM], [group(40, -40), simple(0)], 10_040),
        ([FILM, TONE], [simple(40), _sound(10)], 10_010),
        ([FILM, TONE], [_sound(0), simple(40)], 10_000),
        ([FILM, OPUS], [_sound(0), simple(7)], 9_993),
        ([FILM, OPUS], [simple(0), _sound(500)], 10_000),
        ([FILM, OPUS], [simple(0), simple(1200), _sound(0)], 10_000),
        ([FILM, WORDS], [line(0, 900, b"xin"), simple(500)], 10_000),
        ([FILM, WORDS], [line(0, 900, b"xin"), simple(1500)], 11_500),
        ([FILM, WORDS], [simple(0), line(500, 900, b"xin")], 10_000),
        ([FILM, WORDS], [line(0, 900, b"xin")], 0),
        ([FILM], [simple(0, track_number=SOUND)], 0),
    ],
)  # fmt: skip
def test_the_first_of_all_tracks_is_the_beginning(
    tracks: list[bytes], blocks: list[bytes], start: float
) -> None:
    content = clip(cluster(10_000, *blocks), tracks=tracks)
    assert matroska_start_ms(reader(content), len(content)) == start


def test_sound_that_warms_up_begins_before_0() -> None:
    content = clip(cluster(0, _sound(0), simple(7)), tracks=[FILM, OPUS])
    assert matroska_start_ms(reader(content), len(content)) == -7


def test_its_own_clock_may_tick_finer() -> None:
    content = clip(cluster(1000, simple(5), _sound(5)), tracks=[FILM, OPUS], scale_ns=100_000)
    assert matroska_start_ms(reader(content), len(content)) == pytest.approx(100.5 - 6.5)


def test_clusters_need_not_tell_their_size() -> None:
    clusters = (
        endless(0x1F43B675, number(0xE7, 700)),
        endless(0x1F43B675, number(0xE7, 900), simple(3)),
    )
    content = clip(*clusters, cued=None)
    assert matroska_start_ms(reader(content), len(content)) == 903


@pytest.mark.parametrize("content", [b"", b"RIFF" + bytes(100), clip(), clip(cluster(9, b"\x00"))])
def test_what_tells_nothing_begins_at_0(content: bytes) -> None:
    assert matroska_start_ms(reader(content), len(content)) == 0
