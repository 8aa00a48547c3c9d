"""Going through a page's animations click by click, whoever drew its pages."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from judge_app.byte_source import MemorySource
from judge_app.slides.deck import UnreadableDeckError
from judge_app.slides.pack import DeckPack, PackOrigin, PackPage, write_pack
from judge_app.slides.plain_deck import PlainDeck
from judge_app.slides.pptx_deck import PptxDeck
from tests.slides.plain.odp.decks import OLD_LETTERS, odp
from tests.support.decks import BLUE, RED, DeckMaker, animate, come_with, effect
from tests.support.pages.deck import DeckPage

KEY = Qt.Key
_RED_PLACE, _BLUE_PLACE = (0.175, 0.5), (0.475, 0.5)


@pytest.fixture(scope="module")
def content() -> bytes:
    """Two pages; on the first a red square comes, then goes while a blue one comes."""
    maker = DeckMaker()
    slide = maker.slide("Hai ô")
    red, blue = maker.box(slide.shapes, RED, 1), maker.box(slide.shapes, BLUE, 4)
    animate(
        slide,
        [effect("entr", red)],
        [effect("exit", red), effect("entr", blue, node="withEffect")],
        triggered=[effect("emph", red)],
    )
    come_with(slide, "fade")
    maker.slide("Trang tĩnh")
    return maker.save()


@pytest.fixture(scope="module")
def converted(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same deck as staff's machine packs it; its pages are plain green, to be told apart."""
    folder: Path = tmp_path_factory.mktemp("pack")
    pages = [Image.new("RGB", (400, 300), (0, 200, 0)) for _ in range(2)]
    pages[0].save(folder / "pages.pdf", save_all=True, append_images=pages[1:])
    facts = PptxDeck(MemorySource("bài.pptx", content)).pages
    pack = DeckPack(
        name="bài.pptx",
        sha256="",
        size=len(content),
        origin=PackOrigin.CONVERTED,
        producer="LibreOffice",
        pages=tuple(PackPage(facts=page, sheet=page.number) for page in facts),
    )
    write_pack(folder / "bài.pack", pack, folder / "pages.pdf")
    return (folder / "bài.pack").read_bytes()


def seen(deck: DeckPage) -> tuple[bool, bool]:
    """Return whether the red and the blue square are seen."""
    deck.idle()
    red, blue = deck.colour_at(*_RED_PLACE), deck.colour_at(*_BLUE_PLACE)
    return red.red() > 150 and red.blue() < 100, blue.blue() > 150 and blue.red() < 100


def test_a_page_is_whole_at_first_and_says_how_many_steps_it_has(
    deck: DeckPage, content: bytes
) -> None:
    deck.open(content)

    assert "2 bước · 1 hiệu ứng chờ bấm vào hình" in deck.strip_texts
    assert "Chuyển trang: mờ dần" in deck.strip_texts
    assert seen(deck) == (True, True)


def test_each_click_shows_what_it_would_show(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.press_badge("2 bước · 1 hiệu ứng chờ bấm vào hình")
    shown = [(deck.step, seen(deck))]
    for _ in range(2):
        deck.press(KEY.Key_Right)
        shown.append((deck.step, seen(deck)))
    deck.press(KEY.Key_Left)
    shown.append((deck.step, seen(deck)))

    assert shown == [
        ("Bước 0/2", (False, False)),
        ("Bước 1/2", (True, False)),
        ("Bước 2/2", (False, True)),
        ("Bước 1/2", (True, False)),
    ]


def test_the_last_step_leads_to_the_next_page_and_back_again(
    deck: DeckPage, content: bytes
) -> None:
    deck.open(content)
    deck.do("deck.steps")
    deck.press(KEY.Key_Right, KEY.Key_Right, KEY.Key_Right)
    onward = deck.page, deck.step
    deck.press(KEY.Key_Left)

    assert onward == (2, "Trang này không có bước")
    assert (deck.page, deck.step) == (1, "Bước 2/2")


def test_a_still_page_among_steps_is_the_converters_own(
    deck: DeckPage, content: bytes, converted: bytes
) -> None:
    deck.open(converted, deck=content)
    deck.do("deck.steps")
    deck.press(KEY.Key_Right, KEY.Key_Right, KEY.Key_Right)
    deck.drawn()

    assert deck.page == 2
    assert deck.colour_at(0.5, 0.5).green() > 150
    assert "Vẽ bằng trình đọc sẵn có" not in deck.strip_texts


def test_the_whole_page_comes_back(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.do("deck.steps")
    deck.do("deck.steps")

    assert deck.step == ""
    assert seen(deck) == (True, True)


def test_the_page_number_always_leads_to_a_whole_page(deck: DeckPage, content: bytes) -> None:
    deck.open(content)
    deck.do("deck.steps")
    deck.type("1")
    deck.press(KEY.Key_Return)

    assert deck.step == ""


def test_a_still_page_offers_no_steps(deck: DeckPage, content: bytes) -> None:
    deck.open(content, 2)

    assert not deck.can("deck.steps")
    assert not any("bước" in text for text in deck.strip_texts)


def test_steps_of_converted_pages_are_drawn_by_the_built_in_reader_and_say_so(
    deck: DeckPage, content: bytes, converted: bytes
) -> None:
    deck.open(converted, deck=content)
    before = deck.colour_at(*_RED_PLACE)
    deck.do("deck.steps")
    deck.press(KEY.Key_Right)
    after = seen(deck)

    assert before.green() > 150, "the page comes from the converted pages"
    assert after == (True, False)
    assert "Vẽ bằng trình đọc sẵn có" in deck.strip_texts


def test_a_deck_whose_steps_cannot_be_drawn_stays_whole(
    deck: DeckPage, content: bytes, converted: bytes
) -> None:
    deck.open(converted, deck=b"not a deck at all")
    deck.do("deck.steps")
    deck.wait(lambda: deck.troubles, "the trouble to be told")

    assert isinstance(deck.troubles[0], UnreadableDeckError)
    assert deck.step == ""
    assert deck.colour_at(*_RED_PLACE).green() > 150


def test_steps_of_an_old_deck_say_that_they_are_words_and_pictures(
    deck: DeckPage, tmp_path: Path
) -> None:
    words = odp(OLD_LETTERS)
    original = words.read_at(0, words.size)
    Image.new("RGB", (400, 300), (0, 200, 0)).save(tmp_path / "pages.pdf")
    pages = PlainDeck.of_odp(words).pages
    pack = DeckPack(
        name="bài.odp",
        sha256="",
        size=len(original),
        origin=PackOrigin.CONVERTED,
        producer="LibreOffice",
        pages=(PackPage(facts=pages[0], sheet=1),),
    )
    write_pack(tmp_path / "bài.pack", pack, tmp_path / "pages.pdf")
    deck.open((tmp_path / "bài.pack").read_bytes(), deck=original)
    deck.do("deck.steps")
    said = "Từng bước chỉ có chữ và hình, không giữ được cách trình bày"
    deck.wait(lambda: said in deck.strip_texts, "the remark about the steps")
