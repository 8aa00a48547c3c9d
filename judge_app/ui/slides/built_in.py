"""The built-in reader beside pages that something else drew: it alone knows a slide's steps."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import ApproximationKind, PageFacts
from judge_app.slides.worker import DeckWorker


class StepSource(StrEnum):
    """Who draws the steps of a page."""

    PAGES = "pages"
    """Whoever draws the pages."""
    BUILT_IN = "built-in"
    WORDS = "words"
    """The built-in reader, which knows of this deck words and pictures only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A deck that is being let go; `close` does it, on the rendering lane."""

    deck: ByteSource | None
    close: Callable[[], None]


class BuiltInReader:
    """Opens the deck as submitted when steps are first wanted.

    Where pages come from the deck itself, `deck` is None and their own worker draws the steps.
    """

    def __init__(self, pages: DeckWorker) -> None:
        self._pages = pages
        self._own: DeckWorker | None = None
        self._opened: ByteSource | None = None
        self.deck: ByteSource | None = None
        """The deck as submitted, where the pages come from something else."""
        self._is_plain = False

    @property
    def source(self) -> StepSource:
        """Who draws steps; of a deck that was not opened yet, the built-in reader."""
        if self.deck is None:
            return StepSource.PAGES
        return StepSource.WORDS if self._is_plain else StepSource.BUILT_IN

    def start(self) -> None:
        """Load a process ahead of time, if there will be one; only on the rendering lane."""
        if self.deck is not None and self._own is None:
            self._own = DeckWorker()
            self._own.start()

    def worker(self) -> DeckWorker:
        """Return who draws steps; blocks while it opens the deck, so only on the rendering lane.

        `UnreadableDeckError` if the deck cannot be read.
        """
        deck = self.deck
        if deck is None:
            return self._pages
        if self._own is None:
            self._own = DeckWorker()
        if self._opened is not deck:
            self._own.open(deck)
            self._opened = deck
            self._is_plain = _are_plain(self._own.pages)
        return self._own

    def closing(self) -> "Closing":
        """Forget the deck, and return what remains to be done on the rendering lane."""
        deck, self.deck = self.deck, None
        self._is_plain = False

        def close() -> None:
            if self._own is not None and self._opened is not None:
                self._own.close_deck()
            self._opened = None
            if deck is not None:
                deck.close()

        return Closing(deck=deck, close=close)

    def shut_down(self) -> None:
        """End its process, if it has one."""
        if self._own is not None:
            self._own.shut_down()
        if self.deck is not None:
            self.deck.close()
            self.deck = None


def _are_plain(pages: tuple[PageFacts, ...]) -> bool:
    """Say whether pages are those of a deck of which only words and pictures are known."""
    return any(
        found.kind is ApproximationKind.TEXT_ONLY for page in pages for found in page.approximations
    )
