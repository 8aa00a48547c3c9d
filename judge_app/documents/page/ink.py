"""A drawn signature as ink: where it is dark, the page is blue; nothing else is kept of a picture.

Decree 30/2020/NĐ-CP, Annex I asks for a blue picture without background.
"""

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from judge_app.errors import JudgeAppError

if TYPE_CHECKING:
    from PIL import Image

_WIDEST = 720
_HIGHEST = 300
_LARGEST_PICTURE = 4 * 1024 * 1024
_MOST_PIXELS = 25_000_000


class UnreadableInkError(JudgeAppError):
    """The picture of a signature cannot be read, or is far too large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How much ink lies on each point, row by row, one byte a point (255: full), zlib-packed."""

    width: int
    height: int
    packed: bytes

    @property
    def is_sound(self) -> bool:
        """Whether the size is bearable and the packed points are exactly as many as it says."""
        if not (1 <= self.width <= _WIDEST and 1 <= self.height <= _HIGHEST):
            return False
        points = self.width * self.height
        unpacking = zlib.decompressobj()
        try:
            content = unpacking.decompress(self.packed, points + 1)
        except zlib.error:
            return False
        return len(content) == points and unpacking.eof and not unpacking.unused_data


def ink_from_png(content: bytes) -> Ink:
    """Return the ink of a picture: its dark, opaque points.

    Raises:
        UnreadableInkError: the bytes are no picture, or a needlessly large one.
    """
    from PIL import Image  # noqa: PLC0415 - comes with reportlab, needed by few

    if len(content) > _LARGEST_PICTURE or _pixels(content) > _MOST_PIXELS:
        raise UnreadableInkError
    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            points = _inkiness(picture)
    except (OSError, ValueError, SyntaxError) as cause:
        raise UnreadableInkError from cause
    points.thumbnail((_WIDEST, _HIGHEST))
    return Ink(width=points.width, height=points.height, packed=zlib.compress(points.tobytes(), 9))


def _pixels(png: bytes) -> int:
    """Return how many pixels the head of a PNG file announces."""
    return int.from_bytes(png[16:20]) * int.from_bytes(png[20:24])


def _inkiness(picture: "Image.Image") -> "Image.Image":
    """Return what is opaque, or, in a picture without background, what is dark."""
    from PIL import ImageChops  # noqa: PLC0415

    coloured = picture.convert("RGBA")
    opacity = coloured.getchannel("A")
    if opacity.getextrema() == (255, 255):
        return ImageChops.invert(coloured.convert("L"))
    return opacity
