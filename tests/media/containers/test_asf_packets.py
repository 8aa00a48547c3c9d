"""Heads and packets of ASF, written out by hand."""

import struct

import pytest

from judge_app.media.containers.asf_packets import AsfHead, StoredObject, read_asf_head, read_packet
from tests.support.asf import (
    PACKET_SIZE,
    PREROLL_MS,
    SOUND,
    clip,
    compressed,
    packet,
    payload,
    single,
    stream,
)
from tests.support.stored_bytes import reader

PACKETS = [packet(0, payload(0, is_key=True)), packet(40, payload(40))]
AUDIO = stream(SOUND, b"\0\0\0\0", shows=False)


def _head(content: bytes) -> AsfHead | None:
    return read_asf_head(reader(content), len(content))


def _object(time_ms: int, *, is_key: bool = False, number: int = 1) -> StoredObject:
    return StoredObject(stream=number, time_ms=time_ms + PREROLL_MS, is_key=is_key)


def test_the_head_tells_where_packets_lie() -> None:
    content = clip(PACKETS, AUDIO, stream(3, b"wmv1"))
    head = _head(content)
    assert head is not None
    assert (head.stream, head.preroll_ms, head.packets) == (3, PREROLL_MS, 2)
    assert content[head.packets_at :] == b"".join(PACKETS)
    assert head.packet_size == PACKET_SIZE


@pytest.mark.parametrize(
    ("codec", "private", "is_in_order"),
    [
        (b"MP43", b"", True), (b"WMV3", b"\x4e\x19\x1a\x01", True), (b"WMV3", b"\0\0\0\x10", False),
        (b"WMV3", b"", False), (b"WVC1", b"", False),
    ],
)  # fmt: skip
def test_codecs_without_pictures_that_wait(codec: bytes, private: bytes, is_in_order: bool) -> None:
    head = _head(clip(PACKETS, stream(1, codec, private)))
    assert head is not None
    assert head.is_in_order is is_in_order


@pytest.mark.parametrize(
    "content",
    [
        clip(PACKETS, AUDIO),
        clip(PACKETS, stream(1), stream(2)),
        clip(PACKETS, largest=PACKET_SIZE + 1),
        clip(PACKETS).replace(bytes.fromhex("3626b275"), bytes(4)),
        bytes(100),
    ],
)
def test_heads_that_do_not_tell(content: bytes) -> None:
    assert _head(content) is None


def test_several_payloads() -> None:
    found = read_packet(
        packet(
            70, payload(30, offset=50), compressed(35), payload(40, is_key=True), payload(80),
        )
    )  # fmt: skip
    assert found.sent_ms == 70
    assert list(found.objects) == [
        _object(35, number=SOUND), _object(40, is_key=True), _object(80),
    ]  # fmt: skip


def test_one_payload() -> None:
    found = read_packet(single(9, payload(40, is_key=True, several=False)))
    assert (found.sent_ms, found.objects) == (9, (_object(40, is_key=True),))


@pytest.mark.parametrize("end", range(30))
def test_a_packet_that_was_cut(end: int) -> None:
    with pytest.raises((struct.error, IndexError)):
        read_packet(packet(0, payload(0, is_key=True), payload(40))[:end])
