"""What is to be drawn next: the page that is looked at, its neighbours, small pictures in sight."""

from collections.abc import Sequence

from judge_app.ui.slides.page_cache import PageSize

_SMALL_KEPT = 40
"""Small pictures that were asked for longer ago have scrolled away; they ask again when seen."""


class DrawQueue:
    """Pages are drawn one at a time, and each time the most wanted is chosen anew.

    So a judge who pages on never waits for pages that are no longer looked at.
    """

    def __init__(self) -> None:
        self._wanted: PageSize | None = None
        self._beside: list[PageSize] = []
        self._small: list[PageSize] = []

    def want(self, wanted: PageSize | None, beside: Sequence[PageSize]) -> None:
        """Look at this page, if it must be drawn at all, and then prepare those beside it."""
        self._wanted = wanted
        self._beside = list(beside)

    def want_small(self, size: PageSize) -> None:
        """Ask for a small picture; the latest come first."""
        if size in self._small:
            self._small.remove(size)
        self._small.append(size)
        del self._small[:-_SMALL_KEPT]

    def take(self) -> PageSize | None:
        """Return what to draw now, None where nothing is wanted."""
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            return wanted
        if self._beside:
            return self._beside.pop(0)
        return self._small.pop() if self._small else None

    def clear(self) -> None:
        """Want nothing any more."""
        self.want(None, ())
        self._small.clear()
