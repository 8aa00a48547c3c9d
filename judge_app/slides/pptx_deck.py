"""A `.pptx` as a deck: read by the built-in reader, drawn by the painter."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import (
    Approximation,
    ApproximationKind,
    PageFacts,
    Picture,
    Sheet,
    UnreadableDeckError,
    UnreadableReason,
    WordPlace,
)
from judge_app.slides.paint.brought_fonts import BroughtFonts
from judge_app.slides.paint.finding import find_on_slide
from judge_app.slides.paint.fonts import is_missing, sized_font
from judge_app.slides.paint.metafiles.player import is_rough, metafile_of
from judge_app.slides.paint.missing_letters import count_missing
from judge_app.slides.paint.painter import draw_picture, need_application, write_pdf
from judge_app.slides.paint.rare_pictures import is_whole
from judge_app.slides.paint.svg import is_rough_svg, is_svg
from judge_app.slides.picture_size import picture_size
from judge_app.slides.plain.layout import plain_scene
from judge_app.slides.pptx.package import DAMAGE
from judge_app.slides.pptx.reader import PptxReader
from judge_app.slides.precheck import LARGEST_PICTURE
from judge_app.slides.scene import Scene, bullets_of, words_of
from judge_app.slides.stepping import staged
from judge_app.slides.xml_budget import weigh_parts

_PICTURE_HEAD = 65_536
_KEPT_METAFILES = 16
_MOST_ASPECT = 50
"""How many times wider than high a slide may be, or higher than wide."""
_MENDED = Approximation(kind=ApproximationKind.DAMAGED)


class PptxDeck:
    """An open deck; scenes are made page by page as they are drawn."""

    def __init__(self, source: ByteSource) -> None:
        self._heavy = weigh_parts(source)
        try:
            self._reader = PptxReader(source)
            numbers = range(1, self._reader.count + 1)
            self._pages = tuple(self._reader.facts(number) for number in numbers)
        except DAMAGE as error:
            raise UnreadableDeckError(source.name, UnreadableReason.DAMAGED, str(error)) from error
        if not self._pages:
            raise UnreadableDeckError(source.name, UnreadableReason.NO_PAGES)
        width, height = self._reader.size
        if not (0 < width < _MOST_ASPECT * height and height < _MOST_ASPECT * width):
            raise UnreadableDeckError(source.name, UnreadableReason.DAMAGED, f"{width}x{height}")
        need_application()
        self._fonts = BroughtFonts(self._reader.brought_fonts())

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The slides in order, hidden ones included."""
        return self._pages

    def render(self, page: int, width: int, step: int | None = None) -> Picture:
        """Draw slide `page` (from 1) `width` pixels wide, whole or after `step` clicks."""
        scene = self.scene(page)
        with _damage_named():  # numbers beyond what Qt takes
            if step is not None:
                scene = staged(scene, self._pages[page - 1], step)
            return draw_picture(scene, width)

    def scene(self, page: int) -> Scene:
        """Return slide `page` (from 1) as things to draw."""
        if self._reader.part_name(page) in self._heavy:
            raise UnreadableDeckError("", UnreadableReason.TOO_LARGE, "too much on one slide")
        with _damage_named():
            scene, approximations = self._reader.scene(page)
            metafiles = _rough_metafiles(scene)
            pictures, fonts = _unreadable_pictures(scene), _substituted(scene)
            mended = (_MENDED,) if self._reader.is_mended else ()
            found = (
                *mended,
                *approximations,
                *pictures,
                *metafiles,
                *fonts,
                *_missing_letters(scene),
            )
            self._note(page, found)
            return scene

    def text(self, page: int) -> str:
        """Return the words of slide `page` (from 1)."""
        with _damage_named():
            return self._reader.text(page)

    def find(self, page: int, words: str) -> tuple[tuple[WordPlace, ...], ...]:
        """Return where words stand on slide `page` (from 1)."""
        with _damage_named():
            return find_on_slide(self.scene(page), words)

    def write_pages(self, sheets: tuple[Sheet, ...], target: Path) -> None:
        """Write pages as a PDF."""
        with _damage_named():
            write_pdf(map(self._sheet, sheets), target)

    def close(self) -> None:
        """Take the deck's own fonts away again; nothing else is held."""
        self._fonts.release()

    def _sheet(self, sheet: Sheet) -> Scene:
        facts = self._pages[sheet.page - 1]
        if sheet.plain:
            lines = tuple(
                line for line in self.text(sheet.page).splitlines() if line != facts.title
            )
            return plain_scene((facts.width, facts.height), facts.title, lines, ())
        scene = self.scene(sheet.page)
        return scene if sheet.step is None else staged(scene, facts, sheet.step)

    def _note(self, page: int, approximations: tuple[Approximation, ...]) -> None:
        pages = list(self._pages)
        pages[page - 1] = replace(pages[page - 1], approximations=approximations)
        self._pages = tuple(pages)


@contextmanager
def _damage_named() -> Iterator[None]:
    """Say by `UnreadableDeckError` what strange numbers and missing parts lead to."""
    try:
        yield
    except DAMAGE as error:
        raise UnreadableDeckError("", UnreadableReason.DAMAGED, str(error)) from error


def _unreadable_pictures(scene: Scene) -> tuple[Approximation, ...]:
    """Count pictures that are missing, damaged, or larger than may be unpacked, and rough SVG."""
    images = [item.fill.image for item in scene.items if item.fill.image is not None]
    count = sum(not _is_drawn_whole(image.content) for image in images)
    return (Approximation(kind=ApproximationKind.PICTURE, count=count),) if count else ()


def _is_drawn_whole(content: bytes) -> bool:
    if not content:
        return False
    if is_svg(content):
        return not is_rough_svg(content)
    if metafile_of(content) is not None:
        return True
    size = picture_size(content[:_PICTURE_HEAD])
    return (size is None or size[0] * size[1] <= LARGEST_PICTURE) and is_whole(content)


def _rough_metafiles(scene: Scene) -> tuple[Approximation, ...]:
    """Count metafiles that draw something their players pass over."""
    images = [item.fill.image for item in scene.items if item.fill.image is not None]
    count = sum(_is_rough(image.content) for image in images)
    return (Approximation(kind=ApproximationKind.METAFILE, count=count),) if count else ()


@lru_cache(maxsize=_KEPT_METAFILES)
def _is_rough(content: bytes) -> bool:
    metafile = metafile_of(content)
    return metafile is not None and is_rough(metafile)


def _substituted(scene: Scene) -> Iterator[Approximation]:
    """Yield the fonts of a slide in whose place others are drawn."""
    counted = Counter(run.font for run in words_of(scene) if run.text.strip())
    counted += Counter(bullet.font for bullet in bullets_of(scene) if not bullet.picture)
    for name in sorted(counted):
        if is_missing(name):
            yield Approximation(kind=ApproximationKind.FONT, what=name, count=counted[name])


def _missing_letters(scene: Scene) -> tuple[Approximation, ...]:
    """Count letters for which the machine has no font."""
    count = sum(count_missing(run.text, sized_font(run.font, run.size)) for run in words_of(scene))
    return (Approximation(kind=ApproximationKind.LETTERS, count=count),) if count else ()
