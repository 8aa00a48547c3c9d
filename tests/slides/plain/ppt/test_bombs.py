"""Old binary decks made to exhaust whoever opens them end in a reason, or are drawn in part."""

import struct
import zlib

import pytest

from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.plain.ppt.reader import pages_of
from judge_app.slides.plain_deck import PlainDeck
from tests.slides.plain.binary_decks import atom, container, text
from tests.slides.plain.ppt.decks import deck
from tests.slides.plain.ppt.drawings import child_place, group, place, shape, slide, words

BOX = place((0, 0, 900, 900))
LABEL = shape(5, BOX, words(text(4, "x" * 20)))


@pytest.mark.parametrize(
    "page",
    [
        slide(*[LABEL] * 20_000),
        slide(shape(5, BOX, words(text(4, "chữ " * 100_000)))),
        slide(shape(5, BOX, words(text(4, "a\r" * 100_000)))),
    ],
    ids=["shapes", "letters", "paragraphs"],
)
def test_too_much_on_one_slide_is_said(page: bytes) -> None:
    shown = PlainDeck(*pages_of(deck(page)))
    with pytest.raises(UnreadableDeckError) as caught:
        shown.render(1, 96)
    assert caught.value.reason is UnreadableReason.TOO_LARGE


def test_looks_without_end_are_borne() -> None:
    style = atom(4001, struct.pack("<IHI", 1, 0, 0) * 100_000)
    page = slide(shape(5, BOX, words(text(4, "a" * 40_000), style)))
    shown = PlainDeck(*pages_of(deck(page)))
    assert shown.render(1, 96).width == 96


def test_pictures_that_swell_are_cut_short() -> None:
    swelling = bytes(34) + zlib.compress(bytes(60_000_000))
    picture = atom(0xF01A, bytes(16) + swelling, instance=0x3D4)
    entry = atom(0xF007, bytes(36), instance=2)
    store = container(1035, container(0xF000, container(0xF001, *[entry] * 40)))
    shown = (shape(5, BOX, options={0x104: number}) for number in range(1, 41))
    _, (page,) = pages_of(deck(slide(*shown), pictures=picture, more=store))
    assert page.undrawn_pictures == 40


def test_groups_without_end_are_left() -> None:
    inner = shape(9, child_place((0, 0, 9, 9)))
    for _ in range(1000):
        inner = group(7, (0, 0, 9, 9), child_place((0, 0, 9, 9)), inner)
    _, (page,) = pages_of(deck(slide(inner)))
    assert page.items == ()
