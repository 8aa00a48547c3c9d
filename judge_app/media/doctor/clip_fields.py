"""Brings together the two fields of a picture that FFmpeg hands over one after the other.

Many camcorders code a picture as two fields. Read from a stream the second has no time of its own; in
a container both are one sample. Runs in the looking process only.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import av


class FieldJoiner:
    """Joins fields of one H.264 track; every other packet passes."""

    def __init__(self, picture: av.VideoStream) -> None:
        self._index = picture.index
        self._is_h264 = picture.codec_context.name == "h264"
        self.has_joined = False
        """Whether any picture was put together so far."""

    def joined(self, packets: "Iterable[av.Packet[Any]]") -> "Iterator[av.Packet[Any]]":
        """Yield packets, each picture whole; a third field without a time stays without one."""
        waiting: av.Packet[Any] | None = None
        may_join = False
        for packet in packets:
            if packet.stream_index != self._index or not self._is_h264:
                yield packet
            elif packet.pts is None and packet.size and waiting is not None and may_join:
                waiting, may_join = _joined(waiting, packet), False
                self.has_joined = True
            else:
                if waiting is not None:
                    yield waiting
                waiting, may_join = packet, packet.size > 0
        if waiting is not None:
            yield waiting


def _joined(first: "av.Packet[Any]", second: "av.Packet[Any]") -> "av.Packet[Any]":
    whole = av.Packet(bytes(first) + bytes(second))
    whole.stream, whole.time_base = first.stream, first.time_base
    whole.pts, whole.dts, whole.duration = first.pts, first.dts, first.duration
    whole.is_keyframe = first.is_keyframe
    return whole
