"""The deck on the screen, without widgets: its pages, their pictures, and what went wrong.

Drawing happens in the drawing process, asked from the rendering lane; only the page that is looked
at, its neighbours and the thumbnails in sight are drawn.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.slides.deck import PageFacts, Picture
from judge_app.slides.worker import DeckWorker, PageNotDrawnError
from judge_app.ui.slides.page_cache import PageCache, PageSize
from judge_app.ui.tasks import TaskRunner

THUMBNAIL_WIDTH = 160
_NEIGHBOURS = (1, -1, 2)


class DeckModel(QObject):
    """One deck at a time, opened and drawn beside the window."""

    opened = Signal()
    could_not_open = Signal(object)
    """A `JudgeAppError` that says why."""
    page_drawn = Signal(int)
    page_failed = Signal(int, object)
    """The page and a `JudgeAppError`; `words` has its text once `page_drawn` was emitted."""
    thumbnail_drawn = Signal(int)
    found = Signal(object)
    """A tuple of the pages on which the words searched for stand."""

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._worker = DeckWorker()
        self._cache = PageCache()
        self._thumbnails: dict[int, QImage] = {}
        self._asked: set[PageSize] = set()
        self._failed: dict[int, str] = {}
        self._pages: tuple[PageFacts, ...] = ()
        self._source: ByteSource | None = None
        self._generation = 0
        self._wanted = PageSize(1, 0)

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The pages of the open deck; empty while none is."""
        return self._pages

    def open(self, source: ByteSource) -> None:
        """Open a deck; `opened` or `could_not_open` follows. The source becomes the model's."""
        self.close_deck()
        self._source = source
        generation = self._generation
        self._tasks.render(
            lambda: self._worker.open(source),
            then=lambda pages: self._on_opened(generation, pages),
            failed=lambda failure: self._on_refused(generation, failure),
        )

    def close_deck(self) -> None:
        """Let go of the deck; what is still being drawn of it is dropped."""
        self._generation += 1
        self._pages = ()
        self._cache.clear()
        self._thumbnails.clear()
        self._asked.clear()
        self._failed.clear()
        source, self._source = self._source, None
        if source is not None:
            self._tasks.render(lambda: self._let_go(source))

    def shut_down(self) -> None:
        """End the drawing process."""
        self._worker.shut_down()
        self._generation += 1
        source, self._source = self._source, None
        if source is not None:
            source.close()

    def picture(self, page: int, width: int) -> QImage | None:
        """Return the page's picture; where it must still be drawn, a coarser one or None.

        `page_drawn` follows when the right one is there.
        """
        self._wanted = PageSize(page, width)
        exact = self._cache.get(self._wanted)
        if exact is not None:
            self._draw_neighbours()
            return exact
        self._draw(self._wanted)
        return self._cache.nearest(page) or self._thumbnails.get(page)

    def thumbnail(self, page: int) -> QImage | None:
        """Return the page's thumbnail, or None and `thumbnail_drawn` follows."""
        picture = self._thumbnails.get(page)
        if picture is None:
            self._draw(PageSize(page, THUMBNAIL_WIDTH))
        return picture

    def words_instead(self, page: int) -> str | None:
        """Return the words of a page that could not be drawn, None where it could."""
        return self._failed.get(page)

    def search(self, words: str) -> None:
        """Look for words on all pages, upper and lower case alike; `found` follows."""
        generation = self._generation
        wanted = words.casefold().strip()
        pages = range(1, len(self._pages) + 1)
        self._tasks.render(
            lambda: tuple(p for p in pages if wanted and wanted in self._text(p)),
            then=lambda found: self._on_found(generation, found),
        )

    def _text(self, page: int) -> str:
        facts = self._pages[page - 1]
        words = f"{facts.title}\n{self._worker.text(page)}\n{facts.notes}"
        return " ".join(words.casefold().split())

    def _let_go(self, source: ByteSource) -> None:
        self._worker.close_deck()
        source.close()

    def _draw(self, size: PageSize) -> None:
        if size in self._asked or size.width < 1 or size.page in self._failed:
            return
        self._asked.add(size)
        generation = self._generation
        self._tasks.render(
            self._drawing(size, generation),
            then=lambda picture: self._on_drawn(generation, size, picture),
            failed=lambda failure: self._on_failed(generation, size, failure),
        )

    def _drawing(self, size: PageSize, generation: int) -> Callable[[], Picture | None]:
        def draw() -> Picture | None:
            if generation != self._generation:
                return None
            far = abs(size.page - self._wanted.page) > len(_NEIGHBOURS)
            if far and size.width != THUMBNAIL_WIDTH:
                return None  # the judge has paged on; what is seen now comes first
            return self._worker.render(size.page, size.width)

        return draw

    def _draw_neighbours(self) -> None:
        for step in _NEIGHBOURS:
            page = self._wanted.page + step
            if 1 <= page <= len(self._pages):
                self._draw(PageSize(page, self._wanted.width))

    def _on_opened(self, generation: int, pages: tuple[PageFacts, ...]) -> None:
        if generation == self._generation:
            self._pages = pages
            self.opened.emit()

    def _on_refused(self, generation: int, failure: JudgeAppError) -> None:
        if generation == self._generation:
            self.could_not_open.emit(failure)

    def _on_drawn(self, generation: int, size: PageSize, picture: Picture | None) -> None:
        if generation != self._generation:
            return
        self._asked.discard(size)
        if picture is None:
            return
        image = _image(picture)
        if size.width == THUMBNAIL_WIDTH:
            self._thumbnails[size.page] = image
            self.thumbnail_drawn.emit(size.page)
            return
        self._cache.put(size, image)
        self.page_drawn.emit(size.page)
        if size == self._wanted:
            self._draw_neighbours()

    def _on_failed(self, generation: int, size: PageSize, failure: JudgeAppError) -> None:
        if generation != self._generation:
            return
        self._asked.discard(size)
        if not isinstance(failure, PageNotDrawnError):
            self.page_failed.emit(size.page, failure)
            return
        self._failed[size.page] = ""
        self.page_failed.emit(size.page, failure)
        self._tasks.render(
            lambda: self._worker.text(size.page),
            then=lambda text: self._on_words(generation, size.page, text),
            failed=lambda _failure: None,
        )

    def _on_words(self, generation: int, page: int, text: str) -> None:
        if generation == self._generation:
            self._failed[page] = text
            self.page_drawn.emit(page)

    def _on_found(self, generation: int, pages: tuple[int, ...]) -> None:
        if generation == self._generation:
            self.found.emit(pages)


def _image(picture: Picture) -> QImage:
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGB32,
    )
    return image.copy()  # the picture's bytes live only as long as the answer
