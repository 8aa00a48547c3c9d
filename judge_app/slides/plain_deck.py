"""A deck shown as words and pictures: old binary and OpenDocument ones that nobody converted."""

from collections.abc import Mapping
from dataclasses import replace
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
from judge_app.slides.old_letters import with_modern_letters
from judge_app.slides.paint.finding import find_on_slide
from judge_app.slides.paint.fonts import sized_font
from judge_app.slides.paint.missing_letters import count_missing
from judge_app.slides.paint.painter import draw_picture, need_application, write_pdf
from judge_app.slides.plain.layout import plain_scene
from judge_app.slides.plain.odp.reader import read_odp
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.plain.ppt.reader import read_ppt
from judge_app.slides.scene import Fill, Scene, words_of
from judge_app.slides.stepping import staged
from judge_app.slides.xml_budget import HEAVY_LETTERS, weigh_parts

_PAPER = Fill(colour=(255, 255, 255, 255))
_MOST_WORDS = 4000
"""Letters of a page that is shown by its words alone."""
_ITEM_WEIGHT, _RUN_WEIGHT = 16, 12
_TEXT_ONLY = Approximation(kind=ApproximationKind.TEXT_ONLY)


class PlainDeck:
    """Words and pictures stand at their places; every page says that it does not have its look."""

    def __init__(self, size: tuple[int, int], pages: tuple[PlainPage, ...]) -> None:
        self._size = size
        self._plain = pages
        self._noted: set[int] = set()
        drawn = tuple(with_modern_letters(self._written(page)) for page in pages)
        self._scenes = tuple(scene for scene, _ in drawn)
        self._pages = tuple(
            self._facts(number, page, _inexact(page, old_fonts))
            for number, (page, (_, old_fonts)) in enumerate(zip(pages, drawn, strict=True), 1)
        )

    @classmethod
    def of_ppt(cls, source: ByteSource) -> "PlainDeck":
        """Open an old binary deck; `UnreadableDeckError` where no words are found in it."""
        return cls(*read_ppt(source))

    @classmethod
    def of_odp(cls, source: ByteSource) -> "PlainDeck":
        """Open an OpenDocument deck; `UnreadableDeckError` where it is damaged or a bomb."""
        weigh_parts(source)
        return cls(*read_odp(source))

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The slides in order, hidden ones included."""
        return self._pages

    def render(self, page: int, width: int, step: int | None = None) -> Picture:
        """Draw slide `page` (from 1) `width` pixels wide, whole or after `step` clicks."""
        scene = self._scene(page, step)
        need_application()
        self._note_letters(page, scene)
        return draw_picture(scene, width)

    def text(self, page: int) -> str:
        """Return the words of slide `page` (from 1)."""
        plain = self._plain[page - 1]
        return "\n".join(filter(None, (plain.title, *plain.lines)))

    def find(self, page: int, words: str) -> tuple[tuple[WordPlace, ...], ...]:
        """Return where words stand on slide `page` (from 1)."""
        return find_on_slide(self._scene(page), words)

    def write_pages(self, sheets: tuple[Sheet, ...], target: Path) -> None:
        """Write pages as a PDF."""
        write_pdf(map(self._sheet, sheets), target)

    def close(self) -> None:
        """Nothing is held open."""

    def _sheet(self, sheet: Sheet) -> Scene:
        if not sheet.plain:
            return self._scene(sheet.page, sheet.step)
        page = self._plain[sheet.page - 1]
        words = "\n".join(page.lines)[:_MOST_WORDS]
        return plain_scene(self._size, page.title[:_MOST_WORDS], tuple(words.split("\n")), ())

    def _note_letters(self, page: int, scene: Scene) -> None:
        """Count letters for which the machine has no font, now that fonts can be asked."""
        count = sum(count_missing(r.text, sized_font(r.font, r.size)) for r in words_of(scene))
        if not count or page in self._noted:
            return
        self._noted.add(page)
        facts = self._pages[page - 1]
        letters = Approximation(kind=ApproximationKind.LETTERS, count=count)
        facts = replace(facts, approximations=(*facts.approximations, letters))
        self._pages = (*self._pages[: page - 1], facts, *self._pages[page:])

    def _scene(self, page: int, step: int | None = None) -> Scene:
        scene = self._scenes[page - 1]
        if _weight(scene) > HEAVY_LETTERS:
            raise UnreadableDeckError("", UnreadableReason.TOO_LARGE, "too much on one slide")
        return scene if step is None else staged(scene, self._pages[page - 1], step)

    def _written(self, page: PlainPage) -> Scene:
        if not page.items:
            return plain_scene(self._size, page.title, page.lines, ())
        width, height = self._size
        return Scene(width=width, height=height, background=_PAPER, items=page.items)

    def _facts(
        self, number: int, page: PlainPage, approximations: tuple[Approximation, ...]
    ) -> PageFacts:
        width, height = self._size
        return PageFacts(
            number=number,
            width=width,
            height=height,
            title=page.title,
            hidden=page.hidden,
            notes=page.notes,
            transition=page.transition,
            opening=page.motion.opening,
            steps=page.motion.steps,
            motion_paths=page.motion.motion_paths,
            triggers=page.motion.triggers,
            media=page.media,
            approximations=approximations,
        )


def _weight(scene: Scene) -> int:
    """Return the letters of a page; things and runs weigh as much as a few."""
    return len(scene.items) * _ITEM_WEIGHT + sum(
        len(run.text) + _RUN_WEIGHT for run in words_of(scene)
    )


def _inexact(page: PlainPage, old_fonts: Mapping[str, int]) -> tuple[Approximation, ...]:
    """Return what is not as its makers made it on a page."""
    found = [_TEXT_ONLY]
    found += (
        Approximation(kind=ApproximationKind.OLD_LETTERS, what=font, count=count)
        for font, count in sorted(old_fonts.items())
    )
    found += (
        Approximation(kind=ApproximationKind.LINKED, what=name)
        for name in dict.fromkeys(page.linked)
    )
    if page.undrawn_pictures:
        kind = ApproximationKind.PICTURE
        found.append(Approximation(kind=kind, count=page.undrawn_pictures))
    return tuple(found)
