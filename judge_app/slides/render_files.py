"""Draws decks into files: a picture a slide, and one PDF with words as words.

Decks are read in the drawing process, so that a bad one costs only itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from judge_app.byte_source import FileSource
from judge_app.file_errors import explained
from judge_app.slides.deck import Sheet
from judge_app.slides.worker import DeckWorker, PageNotDrawnError

PAGES_NAME = "slides.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """How many slides were drawn, and those that could not be, each with the reason."""

    drawn: int
    failures: tuple[PageNotDrawnError, ...] = ()


def render_deck(
    deck: Path, folder: Path, worker: DeckWorker, *, width: int, wanted: Callable[[int], bool]
) -> Rendered:
    """Write `slide-001.png` and so on and `slides.pdf`, slides that are not `wanted` left out.

    A slide that cannot be drawn has no picture, and its words stand on its page of the PDF.
    """
    from judge_app.slides.paint.files import save_picture  # noqa: PLC0415 - loads Qt

    source = FileSource(deck)
    failures: list[PageNotDrawnError] = []
    try:
        pages = [page.number for page in worker.open(source) if wanted(page.number)]
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
        for number in pages:
            try:
                picture = worker.render(number, width)
            except PageNotDrawnError as failure:
                failures.append(failure)
            else:
                save_picture(picture, folder / f"slide-{number:03d}.png")
        bad = {failure.page for failure in failures}
        if pages:
            sheets = tuple(Sheet(page=number, plain=number in bad) for number in pages)
            worker.write_pages(sheets, folder / PAGES_NAME)
    finally:
        worker.close_deck()
        source.close()
    return Rendered(drawn=len(pages) - len(failures), failures=tuple(failures))
