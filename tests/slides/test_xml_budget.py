"""Decks whose XML is a bomb are refused before a parser meets them; real ones pass."""

import pytest

from judge_app.byte_source import FileSource, MemorySource
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.xml_budget import weigh_parts
from tests.slides.zips import deck_like
from tests.support.corpus import corpus

SLIDE = "ppt/slides/slide1.xml"


def test_letters_are_counted_across_blocks() -> None:
    words = b"<a:t>" + b"bom " * 300_000 + b"</a:t>" + b" " * 500_000 + b"<b>" + b"x" * 99
    deck = deck_like(members={SLIDE: words})
    assert weigh_parts(MemorySource("bai.pptx", deck)) == {SLIDE}


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({SLIDE: b"<a/>" * 600_001}, "tags"),
        ({f"ppt/slides/slide{n}.xml": b"<a/>" * 590_000 for n in range(4)}, "tags"),
        ({SLIDE: b"<a:t>" + b"bom " * 500_001 + b"</a:t>"}, "letters"),
        ({SLIDE: b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "entities"),
    ],
)
def test_a_heavy_part_is_named(members: dict[str, bytes], what: str) -> None:
    with pytest.raises(UnreadableDeckError) as caught:
        weigh_parts(MemorySource("bom.pptx", deck_like(members=members)))
    assert caught.value.reason is UnreadableReason.BOMB
    assert what in caught.value.detail
    assert "ppt/slides/slide" in caught.value.detail


def test_indentation_is_no_text() -> None:
    members = {SLIDE: (b"<a:p>\n" + b" " * 40) * 30_000}
    assert weigh_parts(MemorySource("bai.pptx", deck_like(members=members))) == set()


def test_data_of_charts_may_be_long() -> None:
    members = {"ppt/charts/chart1.xml": b"<c:v>12.5</c:v>" * 60_000}
    weigh_parts(MemorySource("bai.pptx", deck_like(members=members)))


def test_slides_too_heavy_to_draw_are_named() -> None:
    members = {SLIDE: b"<a/>" * 120_001, "ppt/slides/slide2.xml": b"<t>" + b"x" * 60_001 + b"</t>"}
    found = weigh_parts(MemorySource("bai.pptx", deck_like(members=members)))
    assert found == {SLIDE, "ppt/slides/slide2.xml"}


def test_real_decks_pass() -> None:
    for folder in ("vi", "real", "feature", "truth"):
        for path in sorted(corpus("slides", folder).glob("*.pptx")):
            source = FileSource(path)
            assert weigh_parts(source) == set()
            source.close()
