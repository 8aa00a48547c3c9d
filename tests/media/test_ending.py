"""What is put behind a clip's end."""

from judge_app.media.coded.coded_picture import CodedPicture
from judge_app.media.containers.pes import WRAP, read_pes_head, ticks_since
from judge_app.media.containers.ts_packets import TsPackets, packed
from judge_app.media.ending import behind_the_end, key_picture
from tests.support.stored_bytes import reader

LASTS = 3600


def _picture(at: int, *, is_key: bool = True, is_anew: bool = True) -> CodedPicture:
    return CodedPicture(at=at, dated_at=at, is_key=is_key, is_anew=is_anew)


def test_the_first_picture_that_needs_no_other_and_holds_none_back() -> None:
    content = bytes(range(50))
    pictures = [_picture(0, is_key=False), _picture(10, is_anew=False), _picture(20), _picture(30)]
    assert key_picture(content, pictures) == content[20:30]
    assert key_picture(content, pictures[:3]) == b"", "its end is not known"
    assert key_picture(content, []) == b""


def test_it_goes_on_at_the_clip_s_pace_and_then_far_behind() -> None:
    end = WRAP - 10 * LASTS
    heads = [read_pes_head(packet) for packet in behind_the_end(b"picture", end, LASTS)]
    times = [ticks_since(head.shown or 0, end) for head in heads]
    assert times[:24] == [number * LASTS for number in range(24)]
    assert times[24] - times[23] > 10 * 90_000
    assert times == sorted(times)


def test_a_large_picture_takes_several_packets_of_which_the_first_tells_the_time() -> None:
    packets = behind_the_end(b"x" * 130_000, 0, LASTS)
    told = [read_pes_head(packet).shown for packet in packets[:4]]
    assert told == [0, None, None, LASTS]


def test_in_a_transport_stream_it_is_stored_in_packets_that_begin_anew() -> None:
    pes_packets = behind_the_end(b"picture" * 100, 0, LASTS)
    for size in (188, 192):
        stored = packed(pes_packets, 0x123, size)
        packets = TsPackets(reader(stored), len(stored))
        assert packets.size == size
        found = list(packets.runs(0, packets.count, 0x123))
        assert b"".join(packet.content for packet in found) == b"".join(pes_packets)
        assert sum(packet.begins for packet in found) == len(pes_packets)
        assert found[0].stored[size - 188 + 5] & 0x80, "whatever was counted before"
