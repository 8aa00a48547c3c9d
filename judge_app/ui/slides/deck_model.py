"""The deck on the screen, without widgets: its pages, their pictures, and what went wrong.

Drawing happens in the drawing process, asked from the rendering lane, one page at a time; only the
page that is looked at, its neighbours and the thumbnails in sight are drawn.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.slides.deck import PageFacts, Picture, WordPlace
from judge_app.slides.worker import DeckWorker, PageNotDrawnError
from judge_app.ui.slides.built_in import BuiltInReader, StepSource
from judge_app.ui.slides.draw_queue import DrawQueue
from judge_app.ui.slides.page_cache import PageCache, PageSize
from judge_app.ui.tasks import TaskRunner

THUMBNAIL_WIDTH = 160
_NEIGHBOURS = (1, -1, 2)
_PASSING = frozenset({"died", "too-slow"})
"""Why a page was not drawn, where the reason may lie outside the page."""

T = TypeVar("T")


class DeckModel(QObject):
    """One deck at a time, opened and drawn beside the window."""

    opened = Signal()
    could_not_open = Signal(object)
    """A `JudgeAppError` that says why."""
    page_drawn = Signal(int)
    page_failed = Signal(int, object)
    """The page and a `JudgeAppError`; `words_instead` has its text after `page_drawn`."""
    step_failed = Signal(object)
    """A `JudgeAppError`: the steps of a page cannot be drawn, the page itself can."""
    thumbnail_drawn = Signal(int)
    facts_changed = Signal(int)
    """More is known of this page now that it was drawn."""

    def __init__(
        self, tasks: TaskRunner, parent: QObject | None = None, *, worker: DeckWorker | None = None
    ) -> None:
        """`worker` is a drawing process that was started ahead; it becomes the model's."""
        super().__init__(parent)
        self._tasks = tasks
        self._worker = worker or DeckWorker()
        self._built_in = BuiltInReader(self._worker)
        self._cache = PageCache()
        self._thumbnails: dict[int, QImage] = {}
        self._queue = DrawQueue()
        self._is_drawing = False
        self._failed: dict[int, str] = {}
        self._failures: dict[int, PageNotDrawnError] = {}
        self._failed_unseen: set[int] = set()
        """Pages that failed while they were prepared; whoever comes to one has it drawn anew."""
        self._drawn_again: set[int] = set()
        """Pages whose thumbnail was asked for once more after a drawing process died with it."""
        self._pages: tuple[PageFacts, ...] = ()
        self._source: ByteSource | None = None
        self._leaving: list[ByteSource] = []
        """Sources of decks that are being closed; at the end all of them are closed for sure."""
        self._generation = 0
        self._wanted = PageSize(1, 0)

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The pages of the open deck; empty while none is."""
        return self._pages

    @property
    def step_source(self) -> StepSource:
        """Who draws steps, as far as that is known."""
        return self._built_in.source

    @property
    def deck_itself(self) -> ByteSource | None:
        """The deck as it was submitted, where clips are; None while no deck is open."""
        return self._built_in.deck or self._source

    def open(self, source: ByteSource, deck: ByteSource | None = None) -> None:
        """Open a deck; `opened` or `could_not_open` follows.

        `deck` is the file as submitted where `source` is what staff made of it. Both become the
        model's.
        """
        self.close_deck()
        self._source = source
        self._built_in.deck = deck
        self.ask(lambda: self._worker.open(source), self._on_opened, self.could_not_open.emit)

    def close_deck(self) -> None:
        """Let go of the deck; what is still being drawn of it is dropped."""
        self._generation += 1
        self._pages = ()
        self._cache.clear()
        self._thumbnails.clear()
        self._queue.clear()
        self._failed.clear()
        self._failures.clear()
        self._failed_unseen.clear()
        self._drawn_again.clear()
        self._is_drawing = False
        source, self._source = self._source, None
        if source is not None:
            closing = self._built_in.closing()
            gone = (source,) if closing.deck is None else (source, closing.deck)
            self._leaving.extend(gone)
            self._tasks.render(lambda: self._let_go(gone, closing.close))

    def shut_down(self) -> None:
        """End the drawing processes."""
        self._generation += 1
        self._worker.shut_down()
        self._built_in.shut_down()
        left = [*self._leaving, *([] if self._source is None else [self._source])]
        self._source = None
        for source in left:  # the end of the program drops work that has not begun
            source.close()

    def picture(self, page: int, width: int, step: int | None = None) -> QImage | None:
        """Return the page's picture; where it must still be drawn, a coarser one or None.

        `page_drawn` follows when the right one is there.
        """
        self._wanted = PageSize(page, width, step)
        exact = self._cache.get(self._wanted)
        self._queue.want(None if exact is not None else self._wanted, self._beside())
        self._draw_next()
        if exact is not None:
            return exact
        nearest = self._cache.nearest(page, step)
        return nearest if nearest is not None or step is not None else self._thumbnails.get(page)

    def thumbnail(self, page: int) -> QImage | None:
        """Return the page's thumbnail, or None and `thumbnail_drawn` follows."""
        picture = self._thumbnails.get(page)
        if picture is None and page not in self._failed:
            self._queue.want_small(PageSize(page, THUMBNAIL_WIDTH))
            self._draw_next()
        return picture

    def words_instead(self, page: int) -> str | None:
        """Return the words of a page that could not be drawn, None where it could."""
        return self._failed.get(page)

    def failure(self, page: int) -> PageNotDrawnError | None:
        """Return why a page could not be drawn, None where it could."""
        return self._failures.get(page)

    def come_to(self, page: int) -> None:
        """Let a page that failed while it was prepared be drawn anew, once.

        What made it fail (a drawing process that died, a busy machine) may have passed.
        """
        if page in self._failed_unseen:
            self.try_again(page)

    def try_again(self, page: int) -> None:
        """Let a page that could not be drawn be drawn anew, at whatever size is asked for."""
        self._failed_unseen.discard(page)
        self._failed.pop(page, None)
        self._failures.pop(page, None)

    def read_text(self, page: int, then: Callable[[str], object]) -> None:
        """Read the words of a page, empty where they cannot be read."""
        self.ask(lambda: self._worker.text(page), then, lambda _failure: then(""))

    def find_words(
        self, page: int, words: str, then: Callable[[tuple[tuple[WordPlace, ...], ...]], object]
    ) -> None:
        """Look for the places of words on a page; none where they cannot be found."""
        self.ask(lambda: self._worker.find(page, words), then, lambda _failure: then(()))

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[JudgeAppError], object],
    ) -> None:
        """Do work on the rendering lane; nothing follows once another deck is open."""
        generation = self._generation

        def still(hear: Callable[[T], object]) -> Callable[[T], object]:
            return lambda value: hear(value) if generation == self._generation else None

        def still_failed(failure: JudgeAppError) -> None:
            if generation == self._generation:
                failed(failure)

        self._tasks.render(work, then=still(then), failed=still_failed)

    def _let_go(self, gone: tuple[ByteSource, ...], closing: Callable[[], None]) -> None:
        self._worker.close_deck()
        closing()
        for source in gone:
            source.close()
            self._leaving.remove(source)

    def _beside(self) -> list[PageSize]:
        """Return what the judge will probably look at next and what is not drawn yet."""
        page, width, step = self._wanted.page, self._wanted.width, self._wanted.step
        if step is not None:
            last = len(self._pages[page - 1].steps)
            near = [PageSize(page, width, n) for n in (step + 1, step - 1) if 0 <= n <= last]
        else:
            near = [
                PageSize(page + away, width)
                for away in _NEIGHBOURS
                if 1 <= page + away <= len(self._pages)
            ]
        return [size for size in near if self._cache.get(size) is None]

    def _draw_next(self) -> None:
        if self._is_drawing or not self._pages:
            return
        size = self._queue.take()
        while size is not None and self._is_needless(size):
            size = self._queue.take()
        if size is None:
            return
        self._is_drawing = True
        wanted = size
        self.ask(
            lambda: self._drawn(wanted),
            lambda picture: self._on_drawn(wanted, picture),
            lambda failure: self._on_failed(wanted, failure),
        )

    def _is_needless(self, size: PageSize) -> bool:
        if size.width < 1 or (size.page in self._failed and size.step is None):
            return True
        if size.width == THUMBNAIL_WIDTH and size.step is None:
            return size.page in self._thumbnails
        return self._cache.get(size) is not None

    def _drawn(self, size: PageSize) -> QImage:
        """Run on the rendering lane."""
        worker = self._worker if size.step is None else self._built_in.worker()
        if size.page > len(worker.pages):  # the deck as submitted is not the one that was packed
            raise PageNotDrawnError(size.page, "damaged")
        return _image(worker.render(size.page, size.width, size.step))

    def _on_opened(self, pages: tuple[PageFacts, ...]) -> None:
        self._pages = pages
        if any(page.steps for page in pages):
            self._tasks.render(self._built_in.start)
        self.opened.emit()

    def _on_drawn(self, size: PageSize, image: QImage) -> None:
        self._is_drawing = False
        self._learn(size.page)
        if size.width == THUMBNAIL_WIDTH and size.step is None:
            self._thumbnails[size.page] = image
            self.thumbnail_drawn.emit(size.page)
        else:
            self._cache.put(size, image)
            self.page_drawn.emit(size.page)
            if size.step is not None and self.step_source is StepSource.WORDS:
                self.facts_changed.emit(size.page)
        self._draw_next()

    def _learn(self, page: int) -> None:
        """Take over what the reader counted as not exact while it drew the page."""
        known = self._worker.pages
        if len(known) == len(self._pages) and known[page - 1] != self._pages[page - 1]:
            self._pages = known
            self.facts_changed.emit(page)

    def _on_failed(self, size: PageSize, failure: JudgeAppError) -> None:
        self._is_drawing = False
        if size.step is not None:
            self.step_failed.emit(failure)
        elif isinstance(failure, PageNotDrawnError) and self._has_another_chance(size, failure):
            self._queue.want_small(size)
        elif isinstance(failure, PageNotDrawnError):
            self._failed[size.page] = ""
            self._failures[size.page] = failure
            if size.page != self._wanted.page and failure.reason in _PASSING:
                self._failed_unseen.add(size.page)
            self._read_words(size.page)
            self.page_failed.emit(size.page, failure)
        else:
            self.page_failed.emit(size.page, failure)
        self._draw_next()

    def _has_another_chance(self, size: PageSize, failure: PageNotDrawnError) -> bool:
        """Whether this is a thumbnail, and the first that the drawing process died with.

        Nobody comes to a thumbnail to have it drawn anew, and the death may be another page's.
        """
        is_small = size.width == THUMBNAIL_WIDTH and size.page not in self._drawn_again
        if not is_small or failure.reason != "died":
            return False
        self._drawn_again.add(size.page)
        return True

    def _read_words(self, page: int, chances: int = 2) -> None:
        """Read the words that stand for a page; the process may die once more meanwhile."""

        def fail(_failure: JudgeAppError) -> None:
            if chances > 1:
                self._read_words(page, chances - 1)
            else:
                self._on_words(page, "")

        self.ask(lambda: self._worker.text(page), lambda text: self._on_words(page, text), fail)

    def _on_words(self, page: int, text: str) -> None:
        self._failed[page] = text
        self.page_drawn.emit(page)


def _image(picture: Picture) -> QImage:
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGB32,
    )
    return image.copy()  # the picture's bytes live only as long as the answer
