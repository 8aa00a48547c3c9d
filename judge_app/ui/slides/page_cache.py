"""Pictures of pages that were drawn lately, so that turning back is immediate."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QImage

CAPACITY_BYTES = 160 * 1024 * 1024
"""About twenty pages at 1920×1080."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page at a width in pixels, whole or as it stands after `step` clicks."""

    page: int
    width: int
    step: int | None = None


class PageCache:
    """Keeps the pictures used last within `CAPACITY_BYTES`."""

    def __init__(self, capacity: int = CAPACITY_BYTES) -> None:
        self._capacity = capacity
        self._bytes = 0
        self._pictures: OrderedDict[PageSize, QImage] = OrderedDict()

    def get(self, wanted: PageSize) -> QImage | None:
        """Return the picture at exactly this size, if it is kept."""
        picture = self._pictures.get(wanted)
        if picture is not None:
            self._pictures.move_to_end(wanted)
        return picture

    def nearest(self, page: int, step: int | None = None) -> QImage | None:
        """Return the widest picture of the page, to show until the right one is drawn."""
        sizes = [size for size in self._pictures if (size.page, size.step) == (page, step)]
        if not sizes:
            return None
        return self._pictures[max(sizes, key=lambda size: size.width)]

    def put(self, size: PageSize, picture: QImage) -> None:
        """Keep a picture, and let go of the oldest where the room is spent."""
        old = self._pictures.pop(size, None)
        if old is not None:
            self._bytes -= old.sizeInBytes()
        self._pictures[size] = picture
        self._bytes += picture.sizeInBytes()
        while self._bytes > self._capacity and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()

    def clear(self) -> None:
        """Let go of everything."""
        self._pictures.clear()
        self._bytes = 0
