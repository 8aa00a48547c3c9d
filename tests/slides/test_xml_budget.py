"""Decks whose XML is a bomb are refused before a parser meets them; real ones pass."""

import pytest

from judge_app.byte_source import FileSource, MemorySource
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.xml_budget import refuse_heavy_parts
from tests.slides.zips import deck_like
from tests.support.corpus import corpus

SLIDE = "ppt/slides/slide1.xml"


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({SLIDE: b"<a/>" * 300_001}, "tags"),
        ({f"ppt/slides/slide{n}.xml": b"<a/>" * 290_000 for n in range(7)}, "tags"),
        ({SLIDE: b"<a:t>" + b"bom " * 50_001 + b"</a:t>"}, "letters"),
        ({SLIDE: b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "entities"),
    ],
)
def test_a_heavy_part_is_named(members: dict[str, bytes], what: str) -> None:
    with pytest.raises(UnreadableDeckError) as caught:
        refuse_heavy_parts(MemorySource("bom.pptx", deck_like(members=members)))
    assert caught.value.reason is UnreadableReason.BOMB
    assert what in caught.value.detail
    assert "ppt/slides/slide" in caught.value.detail


def test_data_of_charts_may_be_long() -> None:
    members = {"ppt/charts/chart1.xml": b"<c:v>12.5</c:v>" * 60_000}
    refuse_heavy_parts(MemorySource("bai.pptx", deck_like(members=members)))


def test_real_decks_pass() -> None:
    for folder in ("vi", "real", "feature", "truth"):
        for path in sorted(corpus("slides", folder).glob("*.pptx")):
            source = FileSource(path)
            refuse_heavy_parts(source)
            source.close()
