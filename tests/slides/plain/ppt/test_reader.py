"""Old binary decks give their words, notes and pictures; what is none of that is refused."""

import pytest

from judge_app.byte_source import FileSource
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.picture_size import picture_size
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.plain.ppt.reader import read_ppt
from tests.support.corpus import corpus


def pages_of(name: str) -> tuple[tuple[int, int], tuple[PlainPage, ...]]:
    source = FileSource(corpus("slides", "ppt", name))
    try:
        return read_ppt(source)
    finally:
        source.close()


def test_titles_lines_and_notes_come_slide_by_slide() -> None:
    size, (first, second) = pages_of("poi_SampleShow.ppt")
    assert size == (9144000, 6858000)
    assert first.title == "Title of the first slide"
    assert first.lines == ("Subtitle of the first slide", "This bit is in italic green")
    assert first.notes == "I am the notes of the first slide"
    assert second.title == "This is the second slide"
    assert "THIS LINE IS BOLD" in second.notes
    assert not first.hidden


def test_pictures_stand_on_their_slides() -> None:
    _, pages = pages_of("poi_pictures.ppt")
    assert len(pages) == 5
    shown = [[i.fill.image for i in page.items if i.fill.image] for page in pages]
    assert [len(images) for images in shown] == [1, 1, 1, 0, 1], "the fourth is a Mac's PICT"
    assert [page.undrawn_pictures for page in pages] == [0, 0, 0, 1, 0]
    heads = [image.content for images in shown for image in images]
    assert sum(picture_size(head) is not None for head in heads) >= 2
    assert sum(head[40:44] == b" EMF" or head[:2] in {b"\xd7\xcd", b"\1\0"} for head in heads) >= 2


def test_letters_beyond_latin_are_kept() -> None:
    _, (page,) = pages_of("poi_54880_chinese.ppt")
    assert page.lines[:3] == ("Single byte", "複数の文字", "カタカナ")


def test_a_slide_without_words_is_still_a_page() -> None:
    _, pages = pages_of("poi_table_test.ppt")
    assert len(pages) == 1


def test_powerpoint_95_is_refused_by_name() -> None:
    with pytest.raises(UnreadableDeckError) as caught:
        pages_of("poi_PPT95.ppt")
    assert caught.value.reason is UnreadableReason.OLD_BINARY


def test_a_deck_with_damaged_lists_gives_what_is_found() -> None:
    source = FileSource(corpus("slides", "bad", "poi_57272_corrupted_usereditatom.ppt"))
    _, pages = read_ppt(source)
    source.close()
    assert any(page.title or page.lines for page in pages)


def test_words_stand_where_their_makers_put_them() -> None:
    size, pages = pages_of("poi_alterman_security.ppt")
    number, title, *_ = (item for item in pages[1].items if item.text is not None)
    assert number.text is not None
    assert number.text.paragraphs[0].runs[0].text == "2", "the page's number, from its master"
    assert title.y < size[1] * 0.25
    assert title.text is not None
    assert title.text.paragraphs[0].align == "ctr"
    levels = {p.margin for i in pages[2].items if i.text for p in i.text.paragraphs if p.bullet}
    assert len(levels) == 2, "points, and points below them"


def test_a_sound_lies_at_its_place() -> None:
    size, (page,) = pages_of("poi_sound.ppt")
    (sound,) = page.media
    assert sound.part == "/sounds/1/ringin.wav"
    assert sound.is_sound
    assert not sound.external
    assert 0 < sound.x < size[0]
    assert 0 < sound.width < size[0] / 4
    assert page.motion.steps == (), "playing a sound changes nothing that is seen"
