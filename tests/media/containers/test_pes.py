"""Heads of PES packets, by ISO/IEC 13818-1, 2.4.3.6, and ISO/IEC 11172-1, 2.4.3.3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers.pes import WRAP, read_pes_head, ticks_since, with_time
from judge_app.media.containers.pes_blocks import DamageError
from tests.support.mpeg_streams import pes, time

ticks = st.integers(0, WRAP - 1)
START = b"\0\0\1\xe0\0\0"


@given(ticks, ticks)
def test_times_are_read_as_they_are_written(shown: int, decoded: int) -> None:
    head = read_pes_head(pes(b"picture", shown, decoded))
    assert (head.shown, head.decoded, head.size) == (shown, decoded, 19)
    alone = read_pes_head(pes(b"picture", shown))
    assert (alone.shown, alone.decoded, alone.size) == (shown, shown, 14)


@pytest.mark.parametrize("stuffing", [0, 1, 16])
@pytest.mark.parametrize("buffer", [b"", b"\x60\x2e"])
@given(shown=ticks)
def test_heads_of_the_older_kind(stuffing: int, buffer: bytes, shown: int) -> None:
    lead = START + b"\xff" * stuffing + buffer
    for told, times in (
        (time(shown, 2), 1),
        (time(shown, 3) + time(shown // 2, 1), 2),
        (b"\x0f", 0),
    ):
        head = read_pes_head(lead + told + b"picture")
        assert head.size == len(lead + told)
        assert [value for _, value in head.times] == [shown, shown // 2][:times]


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        START,
        b"\0\0\2" + bytes(20),
        START + b"\xff" * 17 + b"\x0f" + bytes(9),
        START + b"\x00" * 9,
        pes(b"", 5)[:13],
        pes(b"", 5)[:10] + bytes(4),
    ],
)
def test_what_is_no_head(packet: bytes) -> None:
    with pytest.raises(DamageError):
        read_pes_head(packet)


@given(ticks, ticks)
def test_a_time_is_exchanged_and_nothing_else(shown: int, other: int) -> None:
    packet = pes(b"picture", shown, 7)
    at, _ = read_pes_head(packet).times[0]
    assert with_time(packet, at, other) == pes(b"picture", other, 7)


@given(ticks, st.integers(-WRAP // 2, WRAP // 2 - 1))
def test_ticks_between_two_times_whatever_wraps(start: int, between: int) -> None:
    assert ticks_since((start + between) % WRAP, start) == between


@given(st.binary(max_size=40))
def test_any_bytes_are_a_head_or_damage(content: bytes) -> None:
    try:
        head = read_pes_head(START + content)
    except DamageError:
        return
    assert 7 <= head.size <= len(START + content)
