"""What players read of a clip before they show its first picture, in memory before they ask."""

from collections.abc import Callable

from judge_app.byte_source import ByteSource, HoldingSource
from judge_app.media.magic import HEAD_BYTES, has_index_at_end

WHOLE_BYTES = 8 << 20
"""Clips up to this size are held whole: so much every source keeps in memory."""


def hold_ends(source: HoldingSource, goes_on: Callable[[], bool]) -> None:
    """Have in memory what is read first: the beginning, and the end if the index is there.

    `goes_on` is asked before each piece. Raises what reading raises.
    """
    if source.size == 0 or not goes_on():
        return
    first = source.hold(0)
    if has_index_at_end(first.content[:HEAD_BYTES]) and goes_on():
        source.hold(source.size - 1)


def hold_beginning(source: HoldingSource, goes_on: Callable[[], bool]) -> None:
    """Do the same, and hold the whole of a small clip."""
    hold_ends(source, goes_on)
    end = 0
    while end < source.size <= WHOLE_BYTES and goes_on():
        piece = source.hold(end)
        end = piece.start + len(piece.content)


def held_whole(source: ByteSource) -> tuple[bytes, ...] | None:
    """Return all of a small clip, in order, if it is in memory already; it waits for nothing."""
    if not isinstance(source, HoldingSource) or not 0 < source.size <= WHOLE_BYTES:
        return None
    parts: list[bytes] = []
    end = 0
    while end < source.size:
        piece = source.held_at(end)
        if piece is None:
            return None
        parts.append(piece.content[end - piece.start :])
        end = piece.start + len(piece.content)
    return tuple(parts)
