"""What the tags of an FLV that hold pictures tell of them ("Video File Format Specification" 10.1, E.4.3)."""

from judge_app.media.containers.flv_tags import PICTURE, FlvTag
from judge_app.media.containers.stretch import StoredPicture

_KEY, _COMMAND = 1, 5
_AVC = 7
_NALU = 1
_BYTES_BEFORE = {2: 1, 3: 1, 4: 2, 5: 2, 6: 1, _AVC: 5}
"""What stands before the picture itself, by codec: Sorenson H.263, two for screens, VP6 without and with
alpha, H.264. Tags that hold no more are no pictures for FFmpeg."""
_SIGN = 1 << 23


class UnknownPictureError(Exception):
    """A picture of a codec, or of a time, of which is not known when it is shown."""


def stored_picture(tag: FlvTag) -> StoredPicture | None:
    """Return a tag's picture, with times as the clip tells them; None if it holds none.

    Raises:
        UnknownPictureError: nobody knows when it is shown.
    """
    if tag.kind != PICTURE or not tag.head:
        return None
    kind, codec = tag.head[0] >> 4, tag.head[0] & 15
    if kind == _COMMAND:
        return None
    before = _BYTES_BEFORE.get(codec)
    if before is None or kind > _COMMAND:
        raise UnknownPictureError
    if tag.length <= before or (codec == _AVC and tag.head[1] != _NALU):
        return None
    later_ms = _signed(tag.head[2:5]) if codec == _AVC else 0
    if later_ms < 0:
        # FFmpeg trusts no time of such a clip.
        raise UnknownPictureError
    return StoredPicture(
        shown_ms=tag.time_ms + later_ms, decoded_ms=tag.time_ms, is_key=kind == _KEY
    )


def _signed(content: bytes) -> int:
    value = int.from_bytes(content)
    return value - 2 * _SIGN if value & _SIGN else value
