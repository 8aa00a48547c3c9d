"""How a container's reader gets at a clip's bytes, and how many of them it may ask for."""

from collections.abc import Callable

ReadAt = Callable[[int, int], bytes]
"""Returns the bytes from an offset on, as many as asked for or as there are."""

LARGEST_INDEX = 8 << 20
"""Bytes; an index that is larger is not looked into."""
LONGEST_STRETCH = 64 << 20
"""Bytes; pictures that are stored further apart are not looked for. In a bundle each byte is hashed."""
