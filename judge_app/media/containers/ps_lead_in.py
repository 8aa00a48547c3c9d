"""A program stream handed on from a key picture, with what comes before a moment hurried or left out."""

from collections.abc import Iterable

from judge_app.media.containers.lead_in import LeadIn
from judge_app.media.containers.pes import read_pes_head
from judge_app.media.containers.ps_packets import PsPacket
from judge_app.media.containers.stored_bytes import LONGEST_STRETCH

_MOST_BEHIND = 4 << 20
"""Sound that is stored so far behind the pictures it belongs to is not waited for."""


def ps_lead_in(
    packets: Iterable[PsPacket], lead_in: LeadIn, *, video: int, others: set[int]
) -> tuple[bytes, int]:
    """Return what packets become, the first with video, and where the clip goes on unchanged.

    `others` are the numbers of the streams that begin with the moment; those of no stream count are kept.
    """
    parts: list[bytes] = []
    late = {video, *others}
    size = end = 0
    most = LONGEST_STRETCH
    for packet in packets:
        if not late or size > most:
            break
        content, end = packet.stored, packet.end
        if packet.stream in late:
            head = read_pes_head(content)
            if packet.stream == video:
                content = lead_in.dated(content, head)
            elif head.shown is not None and not lead_in.is_before(head.shown):
                late.discard(packet.stream)
            else:
                content = b""
        if lead_in.is_over and video in late:
            late.discard(video)
            most = size + _MOST_BEHIND
        parts.append(packet.pack + content)
        size += len(packet.pack) + len(content)
    return b"".join(parts), end
