"""The drawing process is bounded, comes back when it dies, and says why a page is missing."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_app.byte_source import MemorySource
from judge_app.helper_memory import HelperMemory
from judge_app.slides.deck import ApproximationKind, Sheet, UnreadableDeckError, UnreadableReason
from judge_app.slides.wire import MEMORY_LIMIT
from judge_app.slides.worker import DeckWorker, PageNotDrawnError
from tests.slides.flavours import SLIDES, TEXT, sample
from tests.support.dying_worker import kill_unasked, killed_once_asked
from tools.deck_bombs import BOMBS, deck, picture, shape

DECK = MemorySource("bài.pptx", sample())


@pytest.fixture(name="worker")
def _worker() -> Iterator[DeckWorker]:
    worker = DeckWorker(patience=6)
    yield worker
    worker.shut_down()


@pytest.mark.skipif(sys.platform != "linux", reason="limits are read from /proc")
def test_its_memory_is_bounded(worker: DeckWorker) -> None:
    worker.open(DECK)
    limits = Path(f"/proc/{worker.process_id}/limits").read_text(encoding="ascii")
    line = next(line for line in limits.splitlines() if line.startswith("Max data size"))
    assert line.split()[3] == str(MEMORY_LIMIT)


def test_a_process_that_was_started_ahead_opens_decks(worker: DeckWorker) -> None:
    worker.start()
    worker.start()
    assert len(worker.open(DECK)) == SLIDES


def test_it_comes_back_for_pages_words_and_the_next_deck(worker: DeckWorker) -> None:
    worker.open(DECK)
    with killed_once_asked(worker), pytest.raises(PageNotDrawnError) as caught:
        worker.render(2, 64)
    assert (caught.value.page, caught.value.reason) == (2, "died")
    assert TEXT.points[0] in worker.text(2)
    with killed_once_asked(worker), pytest.raises(UnreadableDeckError) as refused:
        worker.open(DECK)
    assert refused.value.reason is UnreadableReason.KILLED_READER
    assert len(worker.open(DECK)) == SLIDES
    assert worker.render(2, 64).width == 64


def test_a_death_while_nobody_asks_costs_nothing(worker: DeckWorker) -> None:
    worker.start()
    kill_unasked(worker)
    assert len(worker.open(DECK)) == SLIDES
    kill_unasked(worker)
    assert worker.render(2, 64).width == 64
    kill_unasked(worker)
    assert TEXT.points[0] in worker.text(2)


def test_what_takes_too_long_is_stopped() -> None:
    worker = DeckWorker(patience=0.00001)
    try:
        with pytest.raises(UnreadableDeckError) as caught:
            worker.open(DECK)
        assert caught.value.reason is UnreadableReason.TOO_SLOW
    finally:
        worker.shut_down()


def test_a_slide_too_heavy_to_draw_still_has_its_words(worker: DeckWorker) -> None:
    words = "<a:p><a:r><a:t>Lời nói đầu</a:t></a:r></a:p>"
    worker.open(MemorySource("nặng.pptx", deck(shape(words) + shape() * 8_000, level=0)))
    before = worker.process_id
    with pytest.raises(PageNotDrawnError) as caught:
        worker.render(1, 64)
    assert caught.value.reason == "too-large"
    assert worker.text(1) == "Lời nói đầu"
    assert worker.process_id == before


def test_letters_of_absurd_sizes_end_nothing(worker: DeckWorker) -> None:
    words = '<a:p><a:r><a:rPr sz="99999999999999999999"/><a:t>Chữ</a:t></a:r></a:p>'
    worker.open(MemorySource("chữ.pptx", deck(shape(words), level=0)))
    before = worker.process_id
    assert worker.render(1, 64).width == 64
    worker.find(1, "Chữ")
    assert worker.process_id == before


def test_drawing_a_page_tells_what_is_not_exact(worker: DeckWorker) -> None:
    worker.open(MemorySource("ảnh.pptx", deck(picture(), {"a.png": b"no picture"})))
    assert not any(page.approximations for page in worker.pages)
    worker.open(MemorySource("bom.pptx", BOMBS["30,000 x 30,000 pixels in one PNG"]()))
    worker.render(1, 64)
    (approximation,) = worker.pages[0].approximations
    assert approximation.kind is ApproximationKind.PICTURE


def test_pages_are_written_as_a_pdf(worker: DeckWorker, tmp_path: Path) -> None:
    worker.open(DECK)
    target = tmp_path / "trang.pdf"
    worker.write_pages((Sheet(page=2), Sheet(page=3, plain=True)), target)
    content = target.read_bytes()
    written = worker.open(MemorySource("trang.pdf", content))
    assert len(written) == 2
    assert TEXT.points[0] in worker.text(1)


def test_nothing_is_asked_of_a_worker_that_was_shut_down(worker: DeckWorker) -> None:
    worker.open(DECK)
    worker.shut_down()
    with pytest.raises(PageNotDrawnError):
        worker.render(1, 64)


def test_a_worker_that_is_shut_down_gives_its_memory_back() -> None:
    worker = DeckWorker()
    name = worker._memory_of(1, 100).name
    HelperMemory.found(name).close()
    worker.shut_down()
    with pytest.raises(FileNotFoundError):
        HelperMemory.found(name)
