"""Words are found on every page and in the notes, and their places are marked."""

import pytest

from tests.support.decks import DeckMaker
from tests.support.pages.deck import DeckPage


@pytest.fixture(scope="module")
def content() -> bytes:
    maker = DeckMaker()
    maker.slide("Chuyển đổi số", ("Hội viên tìm kiếm", "Tìm kiếm thông tin"))
    maker.slide("Kết quả", ("Không có gì",), notes="Nhấn mạnh việc tìm kiếm.")
    maker.slide("TÌM KIẾM", ("chữ cuối",))
    return maker.save()


def marked(deck: DeckPage) -> bool:
    """Return whether any place of the page has the colour of found words."""
    picture = deck.picture
    area = deck.canvas.page_area
    colours = (
        picture.pixelColor(x, y)
        for x in range(area.left(), area.right(), 3)
        for y in range(area.top(), area.bottom(), 3)
    )
    return any(colour.blue() < 190 and colour.red() > 230 for colour in colours)


def test_hits_are_counted_over_all_pages_and_gone_through(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.search("tim kiem")
    path = [(deck.found, deck.page)]
    for _ in range(4):
        deck.do("deck.next-hit")
        deck.idle()
        path.append((deck.found, deck.page))
    deck.do("deck.previous-hit")

    assert path == [("1/4", 1), ("2/4", 1), ("3/4", 2), ("4/4", 3), ("1/4", 1)]
    assert (deck.found, deck.page) == ("4/4", 3)


def test_the_search_begins_at_the_page_on_display(deck: DeckPage, content: bytes) -> None:
    deck.open(content, 3)
    deck.search("tìm kiếm")

    assert (deck.found, deck.page) == ("4/4", 3)


def test_the_places_of_found_words_are_marked(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    before = marked(deck)
    deck.search("tìm kiếm")
    deck.wait(lambda: marked(deck), "the marks")
    deck.view.stage.find_bar.closed.emit()

    assert not before
    assert not marked(deck), "closing the search takes them away"


def test_words_in_the_speakers_notes_bring_the_notes_up(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.search("nhấn mạnh")

    notes = deck.view.stage.notes
    assert deck.page == 2
    assert notes.isVisible()
    assert [selection.cursor.selectedText() for selection in notes.extraSelections()] == [
        "Nhấn mạnh"
    ]


def test_words_that_stand_nowhere_are_said_to(deck: DeckPage, content: bytes) -> None:
    deck.open(content, 2)
    deck.search("không hề có")

    assert deck.found == "Không thấy"
    assert deck.page == 2
    assert not deck.can("deck.next-hit")


def test_another_deck_begins_without_a_search(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.search("tìm kiếm")
    deck.open(content)

    assert deck.found == ""
    assert not deck.view.stage.find_bar.isVisible()
