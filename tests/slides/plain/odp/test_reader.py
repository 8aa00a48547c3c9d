"""OpenDocument decks give words, notes, pictures and hidden marks; links outside are not looked for."""

import io
import zipfile

import pytest

from judge_app.byte_source import FileSource, MemorySource
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.plain.odp.reader import read_odp
from tests.slides.plain.odp.decks import BODY, PIXEL, odp
from tests.slides.zips import zipped
from tests.support.corpus import corpus


def test_everything_of_a_slide_is_found() -> None:
    size, (first, second) = read_odp(
        odp(BODY, {"Pictures/a.png": PIXEL, "Pictures/table.svm": b"VCLMTF"})
    )
    assert size == (10_080_000, 5_670_000)
    assert first.title == "Mở đầu"
    assert first.lines == ("Một  hai\tba", "Năm", "Số vụ")
    assert first.notes == "Nói chậm."
    images = [item.fill.image.content for item in first.items if item.fill.image]
    assert images == [PIXEL, PIXEL]
    assert first.linked == ("127.0.0.1", "passwd"), "named, not looked for"
    assert first.undrawn_pictures == 1
    assert (first.hidden, second.hidden) == (False, True)


def test_a_real_deck() -> None:
    source = FileSource(corpus("slides", "odp", "docling_01.odp"))
    _, pages = read_odp(source)
    source.close()
    assert len(pages) == 3
    assert pages[0].title == "Test Table Slide"
    assert pages[1].notes == "Some notes on the second slide."


@pytest.mark.parametrize("name", ["content.xml", "styles.xml"])
def test_a_deck_without_its_parts_is_damaged(name: str) -> None:
    whole = odp(BODY)
    with zipfile.ZipFile(io.BytesIO(whole.read_at(0, whole.size))) as archive:
        rest = {n: archive.read(n) for n in archive.namelist() if n != name}
    with pytest.raises(UnreadableDeckError) as caught:
        read_odp(MemorySource("bai.odp", zipped(rest)))
    assert caught.value.reason is UnreadableReason.DAMAGED


def test_a_deck_without_slides_says_so() -> None:
    with pytest.raises(UnreadableDeckError) as caught:
        read_odp(odp(""))
    assert caught.value.reason is UnreadableReason.NO_PAGES
