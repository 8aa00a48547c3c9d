"""PDF pages come out right, in process and through the drawing process."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from judge_app.byte_source import DamagedBytesError, FileSource
from judge_app.slides.deck import Picture, UnreadableDeckError, UnreadableReason
from judge_app.slides.pdf_deck import PdfDeck
from judge_app.slides.worker import DeckWorker, PageNotDrawnError
from tests.support.dying_worker import killed_once_asked

COLOURS = ((200, 30, 30), (30, 200, 30), (30, 30, 200))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Three pages, each of one colour with a white band."""
    pages = []
    for colour in COLOURS:
        page = Image.new("RGB", (400, 300), colour)
        ImageDraw.Draw(page).rectangle((0, 0, 400, 40), fill="white")
        pages.append(page)
    path = tmp_path / "bài.pdf"
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=100)
    return path


@pytest.fixture
def worker() -> Iterator[DeckWorker]:
    process = DeckWorker()
    yield process
    process.shut_down()


def _middle(picture: Picture) -> tuple[int, int, int]:
    place = picture.stride * (picture.height // 2) + 4 * (picture.width // 2)
    blue, green, red = picture.pixels[place : place + 3]
    return red, green, blue


def _near(seen: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(seen, wanted, strict=True))


def test_each_page_is_drawn_at_the_width_asked_for(pdf: Path) -> None:
    with closing(FileSource(pdf)) as source, closing(PdfDeck(source)) as deck:
        assert [page.number for page in deck.pages] == [1, 2, 3]
        for number, colour in enumerate(COLOURS, 1):
            picture = deck.render(number, 640)
            assert (picture.width, picture.height) == (640, 480)
            assert _near(_middle(picture), colour)


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 and then nothing of the kind")
    with closing(FileSource(path)) as source, pytest.raises(UnreadableDeckError) as caught:
        PdfDeck(source)
    assert caught.value.reason is UnreadableReason.DAMAGED


def test_the_worker_draws_the_same_pages(pdf: Path, worker: DeckWorker) -> None:
    with closing(FileSource(pdf)) as source:
        assert len(worker.open(source)) == 3
        for number, colour in enumerate(COLOURS, 1):
            assert _near(_middle(worker.render(number, 320)), colour)
        assert worker.render(1, 1920).width == 1920


def test_the_worker_refuses_what_is_no_deck(tmp_path: Path, worker: DeckWorker) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 and then nothing of the kind")
    with closing(FileSource(path)) as source, pytest.raises(UnreadableDeckError):
        worker.open(source)


def test_a_killed_worker_is_back_for_the_next_page(pdf: Path, worker: DeckWorker) -> None:
    with closing(FileSource(pdf)) as source:
        worker.open(source)
        with killed_once_asked(worker), pytest.raises(PageNotDrawnError) as caught:
            worker.render(1, 320)
        assert caught.value.reason == "died"
        assert _near(_middle(worker.render(2, 320)), COLOURS[1])


class _HalfDamaged:
    """A source whose second half fails its check."""

    name = "clip.pdf"

    def __init__(self, content: bytes) -> None:
        self._stream = io.BytesIO(content)
        self.size = len(content)

    def read_at(self, offset: int, length: int) -> bytes:
        if offset + length > self.size // 2:
            raise DamagedBytesError(self.name, offset, offset + length)
        self._stream.seek(offset)
        return self._stream.read(length)

    def reopened(self) -> "_HalfDamaged":
        return self

    def close(self) -> None:
        return


def test_damage_of_the_source_keeps_its_name(pdf: Path, worker: DeckWorker) -> None:
    with pytest.raises(DamagedBytesError) as caught:
        worker.open(_HalfDamaged(pdf.read_bytes()))
    assert caught.value.name == "clip.pdf"
