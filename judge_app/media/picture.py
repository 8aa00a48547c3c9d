"""One picture of a clip as plain bytes, so that tests and tools need no window system."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture upright and with square pixels, ready to show.

    `pixels` holds `height` rows of `stride` bytes; a pixel is blue, green, red, unused (the
    byte order of a 32-bit RGB value on little-endian machines).
    """

    width: int
    height: int
    stride: int
    pixels: bytes
    start_us: int | None = None
    """When the picture appears, in microseconds of the clip; None where the engine cannot say."""
    end_us: int | None = None

    def grey(self, x: int, y: int) -> int:
        """Return the brightness 0..255 of one pixel, as the mean of its three colours."""
        at = y * self.stride + 4 * x
        return sum(self.pixels[at : at + 3]) // 3
