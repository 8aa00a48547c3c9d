"""Thumbnails of a clip: one picture side by side, and what they tell about black or frozen ones."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from judge_app.media.examination import THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH

_QUALITY = 80
_DARK = 34
"""A brightness, 0 to 255, that is still black; video black is 16 where the range is limited."""
_SAME = 0.6
"""Two pictures that differ by less, in the mean of their brightness, show the same."""
_LEAST_SECONDS = 3.0


def write_strip(target: Path, pictures: Sequence[Image.Image | None]) -> None:
    """Write the thumbnails side by side into a JPEG; a picture that is missing stays black."""
    shapes = [picture.size for picture in pictures if picture is not None]
    width = max((shape[0] for shape in shapes), default=THUMBNAIL_WIDTH)
    height = max((shape[1] for shape in shapes), default=THUMBNAIL_HEIGHT)
    strip = Image.new("RGB", (width * len(pictures), height))
    for number, picture in enumerate(pictures):
        if picture is not None:
            left = number * width + (width - picture.width) // 2
            strip.paste(picture, (left, (height - picture.height) // 2))
    strip.save(target, "JPEG", quality=_QUALITY)


def is_black(pictures: Sequence[Image.Image]) -> bool:
    """Whether nothing can be seen in any of these pictures."""
    return bool(pictures) and all(_brightest(picture) <= _DARK for picture in pictures)


def is_frozen(pictures: Sequence[tuple[float, Image.Image]]) -> bool:
    """Whether all these pictures, each with its second of the clip, show the same.

    Clips shorter than three seconds, or with fewer than four pictures decoded, are not judged.
    """
    by_moment = dict(pictures)
    moments = sorted(by_moment)
    if len(moments) < 4 or moments[-1] - moments[0] < _LEAST_SECONDS:
        return False
    first = by_moment[moments[0]].convert("L")
    return all(_differ(first, by_moment[moment].convert("L")) < _SAME for moment in moments[1:])


def _brightest(picture: Image.Image) -> int:
    """Return the brightness that one pixel in a hundred exceeds."""
    counts = picture.convert("L").histogram()
    left = picture.width * picture.height // 100
    for level in range(255, -1, -1):
        left -= counts[level]
        if left < 0:
            return level
    return 0


def _differ(one: Image.Image, other: Image.Image) -> float:
    if one.size != other.size:
        return 255.0
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])
