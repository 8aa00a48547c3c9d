"""Old decks that nobody converted: words and pictures at their places, steps, and all of it said."""

from pathlib import Path

import pytest

from judge_app.byte_source import FileSource
from judge_app.slides.deck import ApproximationKind, Sheet, UnreadableDeckError
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.plain_deck import PlainDeck
from tests.slides.plain.odp.decks import OLD_FONT, odp
from tests.support.corpus import corpus

BOX = 'svg:x="2cm" svg:y="3cm" svg:width="20cm" svg:height="4cm"'
STEPPED = f"""<draw:page><draw:custom-shape xml:id="id1" {BOX}><text:p>Hiện sau</text:p></draw:custom-shape>
<anim:par presentation:node-type="timing-root"><anim:seq presentation:node-type="main-sequence"><anim:par>
<anim:par presentation:node-type="on-click" presentation:preset-class="entrance"><anim:set smil:targetElement="id1"/></anim:par>
</anim:par></anim:seq></anim:par></draw:page>"""


def test_a_page_says_that_it_does_not_have_its_look() -> None:
    source = FileSource(corpus("slides", "ppt", "poi_pictures.ppt"))
    deck = PlainDeck.of_ppt(source)
    source.close()
    kinds = [[one.kind for one in page.approximations] for page in deck.pages]
    assert kinds[0] == [ApproximationKind.TEXT_ONLY]
    assert kinds[3] == [ApproximationKind.TEXT_ONLY, ApproximationKind.PICTURE]


def test_steps_are_drawn() -> None:
    deck = PlainDeck.of_odp(odp(STEPPED))
    (page,) = deck.pages
    assert len(page.steps) == 1
    before, after = deck.render(1, 320, 0).pixels, deck.render(1, 320, 1).pixels
    assert before.count(b"\xff\xff\xff\xff") > after.count(b"\xff\xff\xff\xff")
    assert after == deck.render(1, 320).pixels


def test_words_in_old_fonts_can_be_read_and_it_is_said() -> None:
    words = "Héi liªn hiÖp Phô n÷"
    page = (
        f'<draw:page><draw:custom-shape {BOX}><text:p><text:span text:style-name="T1">{words}'
        "</text:span></text:p></draw:custom-shape></draw:page>"
    )
    deck = PlainDeck.of_odp(odp(page, automatic=OLD_FONT))
    assert deck.text(1) == "Hội liên hiệp Phụ nữ"
    found = [(a.kind, a.what) for a in deck.pages[0].approximations]
    assert (ApproximationKind.OLD_LETTERS, ".VnTime") in found
    assert deck.find(1, "phụ nữ")


def test_what_has_no_place_is_laid_out_anew() -> None:
    page = PlainPage(title="Tiêu đề", lines=("một", "hai"))
    deck = PlainDeck((9_144_000, 6_858_000), (page,))
    assert deck.text(1) == "Tiêu đề\nmột\nhai"
    assert deck.find(1, "hai")


def test_letters_without_a_font_are_counted_once() -> None:
    page = (
        f"<draw:page><draw:custom-shape {BOX}><text:p>表情</text:p></draw:custom-shape></draw:page>"
    )
    deck = PlainDeck.of_odp(odp(page))
    for _ in range(2):
        deck.render(1, 96)
    found = [a.count for a in deck.pages[0].approximations if a.kind is ApproximationKind.LETTERS]
    assert found in ([], [2]), "where the machine has such a font nothing is missing"


def test_a_page_with_too_much_can_still_be_written_by_its_words(tmp_path: Path) -> None:
    many = "<text:p>chữ</text:p>" * 8000
    page = f"<draw:page><draw:custom-shape {BOX}>{many}</draw:custom-shape></draw:page>"
    deck = PlainDeck.of_odp(odp(page))
    with pytest.raises(UnreadableDeckError):
        deck.render(1, 96)
    deck.write_pages((Sheet(page=1, plain=True),), tmp_path / "chữ.pdf")
    assert (tmp_path / "chữ.pdf").stat().st_size > 0
