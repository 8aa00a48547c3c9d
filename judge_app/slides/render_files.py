"""Draws decks into files: a picture a slide, and one PDF with words as words."""

from collections.abc import Callable
from pathlib import Path

from judge_app.byte_source import FileSource
from judge_app.slides.deck import Deck, Picture
from judge_app.slides.opening import open_deck
from judge_app.slides.pptx_deck import PptxDeck


def render_deck(deck_path: Path, folder: Path, *, width: int, wanted: Callable[[int], bool]) -> int:
    """Write `slide-001.png` and so on and `slides.pdf`; return how many slides were drawn."""
    from judge_app.slides.paint.files import save_picture  # noqa: PLC0415 - loads Qt

    source = FileSource(deck_path)
    try:
        deck = open_deck(source)
        numbers = [page.number for page in deck.pages if wanted(page.number)]
        folder.mkdir(parents=True, exist_ok=True)
        for number in numbers:
            picture: Picture = deck.render(number, width)
            save_picture(picture, folder / f"slide-{number:03d}.png")
        _write_pages(deck, deck_path, numbers, folder / "slides.pdf")
        deck.close()
    finally:
        source.close()
    return len(numbers)


def _write_pages(deck: Deck, deck_path: Path, numbers: list[int], target: Path) -> None:
    if not isinstance(deck, PptxDeck):
        target.write_bytes(deck_path.read_bytes())
        return
    from judge_app.slides.paint.painter import write_pdf  # noqa: PLC0415 - loads Qt

    write_pdf([deck.scene(number) for number in numbers], target)
