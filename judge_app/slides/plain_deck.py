"""A deck shown as words and pictures: old binary and OpenDocument ones that nobody converted."""

from pathlib import Path

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import (
    Approximation,
    ApproximationKind,
    PageFacts,
    Picture,
    Sheet,
    WordPlace,
)
from judge_app.slides.paint.finding import find_on_slide
from judge_app.slides.paint.painter import draw_picture, write_pdf
from judge_app.slides.plain.layout import plain_scene
from judge_app.slides.plain.odp import read_odp
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.plain.ppt import read_ppt
from judge_app.slides.scene import Scene

_SAID = (Approximation(kind=ApproximationKind.TEXT_ONLY),)


class PlainDeck:
    """Every page is laid out anew and says that it does not look as its makers meant it."""

    def __init__(self, size: tuple[int, int], pages: tuple[PlainPage, ...]) -> None:
        self._size = size
        self._plain = pages
        self._pages = tuple(self._facts(number, page) for number, page in enumerate(pages, 1))

    @classmethod
    def of_ppt(cls, source: ByteSource) -> "PlainDeck":
        """Open an old binary deck; `UnreadableDeckError` where no words are found in it."""
        return cls(*read_ppt(source))

    @classmethod
    def of_odp(cls, source: ByteSource) -> "PlainDeck":
        """Open an OpenDocument deck; `UnreadableDeckError` where it is damaged."""
        return cls(*read_odp(source))

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The slides in order, hidden ones included."""
        return self._pages

    def render(self, page: int, width: int, step: int | None = None) -> Picture:  # noqa: ARG002
        """Draw slide `page` (from 1) `width` pixels wide; nothing is known of steps."""
        return draw_picture(self._scene(page), width)

    def text(self, page: int) -> str:
        """Return the words of slide `page` (from 1)."""
        plain = self._plain[page - 1]
        return "\n".join(filter(None, (plain.title, *plain.lines)))

    def find(self, page: int, words: str) -> tuple[tuple[WordPlace, ...], ...]:
        """Return where words stand on slide `page` (from 1)."""
        return find_on_slide(self._scene(page), words)

    def write_pages(self, sheets: tuple[Sheet, ...], target: Path) -> None:
        """Write pages as a PDF."""
        write_pdf((self._scene(sheet.page) for sheet in sheets), target)

    def close(self) -> None:
        """Nothing is held open."""

    def _scene(self, page: int) -> Scene:
        plain = self._plain[page - 1]
        return plain_scene(self._size, plain.title, plain.lines, plain.pictures)

    def _facts(self, number: int, page: PlainPage) -> PageFacts:
        width, height = self._size
        return PageFacts(
            number=number,
            width=width,
            height=height,
            title=page.title,
            hidden=page.hidden,
            notes=page.notes,
            approximations=_SAID,
        )
