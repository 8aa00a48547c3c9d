"""Looking for words on all pages of a deck, page after page, without holding anything up."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from judge_app.slides.deck import WordPlace
from judge_app.slides.searching import SearchedText
from judge_app.ui.slides.deck_model import DeckModel


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One place where the words stand: the how-manieth on its page, or in its speaker's notes."""

    page: int
    in_notes: bool
    number: int


class DeckSearch(QObject):
    """Knows the hits found so far and which of them is looked at."""

    changed = Signal()
    """More hits, or another one is looked at, or the search is over."""
    places_found = Signal(int)
    """The places on this page are known now."""

    def __init__(self, deck: DeckModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._texts: dict[int, tuple[SearchedText, SearchedText]] = {}
        self._words = ""
        self._hits: list[Hit] = []
        self._current: Hit | None = None
        self._waiting: list[int] = []
        self._round = 0
        self._places: dict[int, tuple[tuple[WordPlace, ...], ...]] = {}

    @property
    def words(self) -> str:
        """What is looked for; empty where nothing is."""
        return self._words

    @property
    def count(self) -> int:
        """How many hits there are so far."""
        return len(self._hits)

    @property
    def position(self) -> int:
        """Which of the hits is looked at, from 1; 0 where none is."""
        return self._hits.index(self._current) + 1 if self._current in self._hits else 0

    @property
    def current(self) -> Hit | None:
        """The hit that is looked at."""
        return self._current

    @property
    def is_over(self) -> bool:
        """Whether every page was looked through."""
        return not self._waiting

    def clear(self) -> None:
        """Look for nothing."""
        self._begin("")
        self.changed.emit()

    def forget(self) -> None:
        """Forget the texts too: another deck is open."""
        self._texts.clear()
        self.clear()

    def look_for(self, words: str, page: int) -> None:
        """Look for words from `page` on, around to the page before it."""
        self._begin(words.strip())
        if self._words:
            count = len(self._deck.pages)
            self._waiting = [*range(page, count + 1), *range(1, page)]
            self._go_on(self._round)
        self.changed.emit()

    def move(self, direction: int) -> None:
        """Look at the next (+1) or the previous (-1) hit, around the ends."""
        if not self._hits:
            return
        now = self._hits.index(self._current) if self._current in self._hits else -1
        self._current = self._hits[(now + direction) % len(self._hits)]
        self.changed.emit()

    def places(self, page: int) -> tuple[tuple[WordPlace, ...], ...]:
        """Return where the hits stand on a page; `places_found` follows if that is not known yet."""
        if not any(hit.page == page and not hit.in_notes for hit in self._hits):
            return ()
        if page not in self._places:
            self._places[page] = ()
            self._deck.find_words(page, self._words, partial(self._on_places, self._round, page))
        return self._places[page]

    def _begin(self, words: str) -> None:
        self._round += 1
        self._words = words
        self._hits = []
        self._current = None
        self._waiting = []
        self._places.clear()

    def _go_on(self, round_: int) -> None:
        """Look through what is known at once, and read on where it is not."""
        found = 0
        while self._waiting and round_ == self._round:
            page = self._waiting[0]
            if page not in self._texts:
                self._deck.read_text(page, partial(self._on_text, round_, page))
                break
            found += self._take(self._waiting.pop(0))
        if found or not self._waiting:
            self.changed.emit()

    def _take(self, page: int) -> int:
        text, notes = self._texts[page]
        hits = [Hit(page, in_notes=False, number=n) for n in range(len(text.hits(self._words)))]
        hits += [Hit(page, in_notes=True, number=n) for n in range(len(notes.hits(self._words)))]
        self._hits = sorted((*self._hits, *hits))
        if hits and self._current is None:
            self._current = hits[0]
        return len(hits)

    def _on_text(self, round_: int, page: int, text: str) -> None:
        notes = self._deck.pages[page - 1].notes
        self._texts[page] = (SearchedText(text), SearchedText(notes))
        if round_ == self._round:
            self._go_on(round_)

    def _on_places(self, round_: int, page: int, hits: tuple[tuple[WordPlace, ...], ...]) -> None:
        if round_ == self._round:
            self._places[page] = hits
            self.places_found.emit(page)
