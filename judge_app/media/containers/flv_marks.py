"""The list of key pictures in the head of an FLV, so that it can be kept from a reader.

FFmpeg takes the times in it for whole seconds, and begins at the wrong key picture where there are several in
one (`parse_keyframes_index` in `libavformat/flvdec.c`); without it, it finds them all itself.
"""

from collections.abc import Iterator

from judge_app.media.containers.flv_tags import SCRIPT, read_flv_tags
from judge_app.media.containers.stored_bytes import LARGEST_INDEX, ReadAt

_NAME = b"keyframes"
_MARK = len(_NAME).to_bytes(2) + _NAME
_NOTHING = b"_"
"""In place of the first letter; no reader knows a list of that name."""
_FIRST = 16
"""Tags; heads come first."""


def hidden_key_lists(read_at: ReadAt, size: int) -> dict[int, bytes]:
    """Return what to read in place of some bytes for no list of key pictures to be found.

    Keys are offsets in the clip. Nothing for a clip without one, or of another container.
    """
    return dict.fromkeys(_marks(read_at, size), _NOTHING)


def _marks(read_at: ReadAt, size: int) -> Iterator[int]:
    tags = read_flv_tags(read_at, size)
    if tags is None:
        return
    for tag, _ in zip(tags.onwards(tags.begin), range(_FIRST), strict=False):
        if tag.kind != SCRIPT:
            continue
        content = read_at(tag.content_at, min(tag.length, LARGEST_INDEX))
        at = content.find(_MARK)
        while at >= 0:
            yield tag.content_at + at + len(_MARK) - len(_NAME)
            at = content.find(_MARK, at + 1)
