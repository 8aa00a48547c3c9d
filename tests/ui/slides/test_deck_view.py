"""Looking through decks as a judge does: keys, numbers, lists, zoom, hidden pages, notes."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from judge_app.byte_source import FileSource, MemorySource
from judge_app.errors import JudgeAppError
from judge_app.slides.deck import UnreadableDeckError
from judge_app.slides.worker import PageNotDrawnError
from judge_app.ui.slides.page_canvas import Zoom
from tests.support.decks import GREEN, DeckMaker, hide, many_pages
from tests.support.pages.deck import DeckPage

KEY = Qt.Key


@pytest.fixture(scope="module")
def twelve() -> bytes:
    return many_pages(12)


def pdf(*colours: tuple[int, int, int]) -> bytes:
    pages = [Image.new("RGB", (400, 300), colour) for colour in colours]
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:])
    return stream.getvalue()


FROM_PAGE_FIVE: tuple[tuple[tuple[KEY, ...], int], ...] = (
    ((KEY.Key_Right,), 6),
    ((KEY.Key_Down, KEY.Key_PageDown, KEY.Key_Space), 8),
    ((KEY.Key_Left, KEY.Key_PageUp), 3),
    ((KEY.Key_Backspace, KEY.Key_Up), 3),
    ((KEY.Key_Home,), 1),
    ((KEY.Key_Home, KEY.Key_Left), 1),
    ((KEY.Key_End,), 12),
    ((KEY.Key_End, KEY.Key_Right), 12),
    ((KEY.Key_1, KEY.Key_1, KEY.Key_Return), 11),
    ((KEY.Key_9, KEY.Key_9, KEY.Key_Enter), 12),
    ((KEY.Key_3, KEY.Key_Escape, KEY.Key_Right), 6),
)


def test_keys_go_from_page_to_page(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve)
    reached = []
    for keys, _ in FROM_PAGE_FIVE:
        deck.view.go_to(5)
        for key in keys:
            deck.type(chr(key)) if KEY.Key_0 <= key <= KEY.Key_9 else deck.press(key)
        reached.append(deck.page)

    assert reached == [page for _, page in FROM_PAGE_FIVE]


def test_buttons_know_the_first_and_the_last_page(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve)
    at_first = (deck.can("deck.previous"), deck.can("deck.next"))
    deck.do("deck.last")

    assert at_first == (False, True)
    assert deck.page == 12
    assert (deck.can("deck.previous"), deck.can("deck.next")) == (True, False)


def test_hidden_pages_are_dimmed_and_named(deck: DeckPage) -> None:
    maker = DeckMaker()
    for number in range(2):
        slide = maker.slide("Trang")
        maker.box(slide.shapes, GREEN, 4)
        if number:
            hide(slide)
    deck.open(maker.save())
    shown = deck.colour_at(0.5, 0.5)
    deck.press(KEY.Key_Right)
    deck.drawn()

    assert "Trang ẩn" in deck.strip_texts
    assert "ẩn" in deck.titles[1]
    assert deck.colour_at(0.5, 0.5).green() != shown.green()
    assert deck.colour_at(0.5, 0.5).saturation() < shown.saturation()


def test_the_contents_list_names_pages_and_goes_to_them(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve)

    deck.choose_title(6)

    assert deck.titles[6] == "7.  Trang số 7"
    assert deck.page == 7


def test_only_thumbnails_in_sight_are_drawn(deck: DeckPage) -> None:
    deck.open(many_pages(40))
    deck.idle()
    drawn: list[int] = []
    deck.view.stage.side.thumbnails.model().dataChanged.connect(
        lambda first, _last: drawn.append(first.row() + 1)
    )

    deck.press(KEY.Key_End)
    deck.wait(lambda: 40 in drawn, "the last thumbnail")
    deck.idle()

    assert 20 not in drawn
    assert len(drawn) < 15


def test_the_page_is_sized_to_fit_to_the_width_and_in_steps(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve)
    fitted = deck.canvas.page_area
    deck.do("deck.zoom-in")
    larger = deck.canvas.page_area
    deck.do("deck.width")
    deck.drawn()
    wide = deck.canvas.page_area
    deck.do("deck.fit")

    assert larger.width() > fitted.width()
    assert deck.canvas.viewport().width() - wide.width() < 30
    assert deck.canvas.page_area == fitted
    assert deck.canvas.zoom is Zoom.FIT


def test_arrows_scroll_a_magnified_page(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve)
    for _ in range(4):
        deck.do("deck.zoom-in")

    deck.press(KEY.Key_Down, KEY.Key_Right)

    assert deck.page == 1
    assert deck.canvas.verticalScrollBar().value() > 0
    assert deck.canvas.horizontalScrollBar().value() > 0


def test_the_speakers_notes_are_under_the_page(deck: DeckPage) -> None:
    maker = DeckMaker()
    maker.slide("Một", notes="Chào ban giám khảo.")
    maker.slide("Hai")
    deck.open(maker.save())
    pane = deck.view.stage.notes
    deck.do("deck.notes")
    said = pane.toPlainText()
    deck.press(KEY.Key_Right)

    assert pane.isVisible()
    assert said == "Chào ban giám khảo."
    assert pane.toPlainText() == ""


def test_pdf_entries_are_looked_at_the_same_way(deck: DeckPage) -> None:
    deck.open(pdf((200, 0, 0), (0, 200, 0), (0, 0, 200)))
    deck.press(KEY.Key_Right)
    deck.drawn()

    assert deck.page_count == 3
    assert deck.colour_at(0.5, 0.5).green() > 150


def test_the_whole_screen_is_lent_and_given_back(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve, 3)
    deck.do("deck.full-screen")
    borrowed = deck.canvas.window()
    deck.press(KEY.Key_Right)
    deck.press(KEY.Key_Escape)
    deck.wait(lambda: deck.canvas.window() is deck.view.window(), "the stage to come back")

    assert borrowed is not deck.view.window()
    assert deck.page == 4
    assert deck.view.stage.side.isVisible()


def test_a_note_is_asked_for_at_the_page_on_display(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve, 4)
    deck.do("deck.full-screen")

    deck.do("deck.note")

    assert deck.notes_asked == [4]
    assert deck.canvas.window() is deck.view.window(), "the note is written in the window"


def test_a_deck_that_cannot_be_opened_says_so(deck: DeckPage) -> None:
    deck.open(b"PK\x03\x04 not really")

    assert isinstance(deck.refused[0], UnreadableDeckError)
    assert deck.view.stage.message == "Không mở được tệp này."
    assert not deck.can("deck.next")


def test_the_line_under_a_deck_that_cannot_be_opened_keeps_no_number_of_the_one_before(
    deck: DeckPage, twelve: bytes
) -> None:
    deck.open(twelve, page=5)
    bar = deck.view.stage.bar
    labels = bar.findChildren(QLabel)
    before = [bar.findChildren(QLineEdit)[0].text(), *(label.text() for label in labels)]
    deck.open(b"PK\x03\x04 not really")
    after = [bar.findChildren(QLineEdit)[0].text(), *(label.text() for label in labels)]

    assert before[:2] == ["5", "/ 12"]
    assert not any(after)


def test_another_deck_may_be_opened_at_once(deck: DeckPage, twelve: bytes) -> None:
    deck.view.open(MemorySource("một.pptx", twelve))
    deck.view.open(MemorySource("hai.pptx", many_pages(3)))
    deck.wait(lambda: deck.page_count, "the second deck")

    assert deck.page_count == 3


def test_a_shorter_deck_begins_at_its_first_page(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve, 12)
    deck.open(many_pages(2))
    deck.view.resize(500, 500)
    deck.idle()

    assert deck.page == 1
    assert deck.canvas.picture is not None


def test_pages_go_on_after_the_drawing_process_died(deck: DeckPage, twelve: bytes) -> None:
    deck.open(twelve)
    deck.kill_reader()
    deck.press(KEY.Key_End)
    deck.idle()
    deck.press(KEY.Key_Left, KEY.Key_Left, KEY.Key_Left)
    deck.drawn()

    assert deck.page == 9
    assert deck.canvas.picture is not None


def test_a_page_that_is_not_drawn_shows_its_words_with_the_reason_until_it_is_drawn_again(
    deck: DeckPage, twelve: bytes
) -> None:
    deck.open(twelve)
    with deck.reader_killed_once_asked():
        deck.press(KEY.Key_End)
        deck.wait(lambda: deck.canvas.words, "words in the page's place")
    deck.wait(lambda: "w012" in (deck.canvas.words or ""), "the page's own words")

    assert (deck.canvas.words or "").startswith("Phần vẽ đã dừng ở trang 12.")
    deck.press_strip("Vẽ lại trang này")
    deck.drawn()
    assert deck.canvas.words is None
    assert "Vẽ lại trang này" not in deck.strip_texts


def test_a_page_that_failed_while_it_was_prepared_is_drawn_when_the_judge_comes_to_it(
    deck: DeckPage, twelve: bytes
) -> None:
    deck.open(twelve, page=5)
    deck.idle()
    with deck.reader_killed_once_asked():
        deck.press(KEY.Key_Right)
        deck.wait(lambda: deck.view._model.failure(8), "the failure of page 8, two pages ahead")
    deck.idle()
    deck.press(KEY.Key_Right, KEY.Key_Right)
    deck.drawn()

    assert deck.page == 8
    assert deck.canvas.words is None
    assert deck.view._model.failure(8) is None


def test_words_instead_of_a_page_are_read_again_where_the_process_died_once_more(
    deck: DeckPage, twelve: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck.open(twelve)
    worker = deck.view._model._worker
    read, asked = worker.text, list[int]()

    def dying(page: int) -> str:
        asked.append(page)
        if len(asked) == 1:
            raise PageNotDrawnError(page, "died")
        return read(page)

    monkeypatch.setattr(worker, "text", dying)
    with deck.reader_killed_once_asked():
        deck.press(KEY.Key_End)
        deck.wait(lambda: "w012" in (deck.canvas.words or ""), "the page's own words")
    assert asked == [12, 12]


def test_a_thumbnail_that_the_drawing_process_died_with_is_drawn_once_more(
    deck: DeckPage,
) -> None:
    deck.open(many_pages(40))
    deck.idle()
    with deck.reader_killed_once_asked():
        assert deck.view._model.thumbnail(40) is None
        deck.wait(lambda: deck.view._model.thumbnail(40), "the thumbnail")
    assert deck.view._model.failure(40) is None


def test_the_end_of_the_program_closes_what_was_being_closed(
    deck: DeckPage, twelve: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "bài.pptx"
    path.write_bytes(twelve)
    sources = FileSource(path), FileSource(path)
    deck.open_source(sources[0], 1, sources[1])

    deck.view.close_deck()
    deck.tasks.shut_down()
    deck.view.shut_down()

    for source in sources:
        with pytest.raises((ValueError, JudgeAppError)):
            source.read_at(0, 1)


def test_the_source_is_closed_with_the_deck(deck: DeckPage, twelve: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bài.pptx"
    path.write_bytes(twelve)
    source = FileSource(path)
    deck.open_source(source)

    deck.view.close_deck()
    deck.idle()

    with pytest.raises((ValueError, JudgeAppError)):
        source.read_at(0, 1)
