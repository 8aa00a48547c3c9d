"""A deck's package opened: slides, their facts, and the scene of each when it is wanted."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import Approximation, ApproximationKind, PageFacts
from judge_app.slides.old_letters import with_modern_letters, words_in
from judge_app.slides.pptx.colours import Palette, read_palette
from judge_app.slides.pptx.embedded_fonts import embedded_fonts
from judge_app.slides.pptx.fills import NO_FILL, own_fill, read_fill
from judge_app.slides.pptx.graphics import Graphics
from judge_app.slides.pptx.media import media_places
from judge_app.slides.pptx.names import Node, child, flag, local, q, whole
from judge_app.slides.pptx.notes import notes_words
from judge_app.slides.pptx.package import DAMAGE, open_package
from judge_app.slides.pptx.parts import Relations, root_of
from judge_app.slides.pptx.placeholders import Family, kind_of
from judge_app.slides.pptx.shape import read_shape
from judge_app.slides.pptx.shapes import read_tree
from judge_app.slides.pptx.surroundings import Surroundings, ThemeParts
from judge_app.slides.pptx.theme import read_theme, theme_part
from judge_app.slides.pptx.timing import read_timing, read_transition
from judge_app.slides.scene import Fill, Item, Scene, boxes_of

_LAID_OUT = {"chart", "chartex", "diagram"}
"""Graphics whose words stand in parts of their own, by the end of their name."""
_WHITE = Fill(colour=(255, 255, 255, 255))


@dataclass(slots=True)
class Notes:
    """Counts what is not drawn exactly."""

    found: Counter[tuple[ApproximationKind, str]] = field(default_factory=Counter)

    def add(self, kind: ApproximationKind, what: str) -> None:
        """Count one more."""
        self.found[kind, what] += 1

    def listed(self) -> tuple[Approximation, ...]:
        """Return everything counted."""
        return tuple(
            Approximation(kind=kind, what=what, count=count)
            for (kind, what), count in sorted(self.found.items())
        )


class PptxReader:
    """Reads slides one at a time; pictures are looked up when a scene needs them."""

    def __init__(self, source: ByteSource) -> None:
        opened = open_package(source)
        self.is_mended = opened.is_mended
        """Whether damaged parts of the deck were read as far as they go."""
        self._names_old_fonts = opened.names_old_fonts
        self._deck = opened.presentation
        self._slides = list(self._deck.slides)
        self._themes: dict[Any, ThemeParts] = {}
        root = self._deck.part._element  # noqa: SLF001 - the XML is what we read
        self._first_number = whole(root, "firstSlideNum", 1)
        """What the first slide is numbered with on the slides themselves."""
        self._table_styles = self._read_table_styles()

    @property
    def count(self) -> int:
        """How many slides there are, hidden ones included."""
        return len(self._slides)

    def part_name(self, number: int) -> str:
        """Return the name of a slide's part inside the package."""
        return str(self._slides[number - 1].part.partname).lstrip("/")

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of every slide."""
        return int(self._deck.slide_width or 9144000), int(self._deck.slide_height or 6858000)

    def brought_fonts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the plain fonts the deck brings along, with what it calls them."""
        for font in embedded_fonts(self._deck.part):
            yield font.name, font.content

    def facts(self, number: int) -> PageFacts:
        """Return what there is to know of a slide without drawing it."""
        slide = self._slides[number - 1]
        root = slide._element  # noqa: SLF001 - the XML is what we read
        width, height = self.size
        notes = ""
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            notes = slide.notes_slide.notes_text_frame.text
            if self._names_old_fonts:
                notes = notes_words(slide.notes_slide.notes_text_frame._element)  # noqa: SLF001
        timing = read_timing(root)
        return PageFacts(
            number=number,
            width=width,
            height=height,
            title=self._title(slide, number),
            hidden=flag(root, "show") is False,
            notes=notes,
            transition=read_transition(root),
            opening=timing.opening,
            steps=timing.steps,
            motion_paths=timing.motion_paths,
            triggers=timing.triggers,
            media=tuple(media_places(root, slide.part, partial(self._slide_family, slide))),
        )

    def text(self, number: int) -> str:
        """Return every word of a slide, those of its charts and diagrams last."""
        if self._names_old_fonts:
            own = (item for item in self.scene(number)[0].items if item.shapes)
            return "\n".join(words_in(box) for item in own for box in boxes_of(item))
        slide = self._slides[number - 1]
        paragraphs = slide._element.iter(q("a:p"))  # noqa: SLF001
        lines = (*map(_line, paragraphs), *self._laid_out(slide, number))
        return "\n".join(line for line in lines if line.strip())

    def _laid_out(self, slide: Any, number: int) -> Iterator[str]:
        """Yield the words of a slide's charts and diagrams, as far as those can be read."""
        around = self._around(slide, slide.slide_layout.slide_master, number, Notes())
        for data in slide._element.iter(q("a:graphicData")):  # noqa: SLF001
            if data.get("uri", "").rpartition("/")[2] not in _LAID_OUT:
                continue
            with suppress(*DAMAGE):
                for item in around.graphic(data.getparent().getparent(), around):
                    yield from map(words_in, boxes_of(item))

    def scene(self, number: int) -> tuple[Scene, tuple[Approximation, ...]]:
        """Return a slide as things to draw, and what of it is not exact."""
        slide = self._slides[number - 1]
        layout, master = slide.slide_layout, slide.slide_layout.slide_master
        notes = Notes()
        width, height = self.size
        background = self._background((slide, layout, master), master, number, notes)
        root, layout_root = (part._element for part in (slide, layout))  # noqa: SLF001
        shows = flag(root, "showMasterSp") is not False
        parts = [(slide, True)]
        if shows:
            parts.insert(0, (layout, False))
        if shows and flag(layout_root, "showMasterSp") is not False:
            parts.insert(0, (master, False))
        items: list[Item] = []
        for part, placeholders in parts:
            around = self._around(part, master, number, notes)
            around = replace(around, background=background)
            items += _items(part, around, placeholders=placeholders)
        graphics = Graphics(slide.part, self._table_styles)
        items += graphics.controls(root, self._around(slide, master, number, notes))
        scene = Scene(width=width, height=height, background=background, items=tuple(items))
        if self._names_old_fonts:
            scene, old_fonts = with_modern_letters(scene)
            for font, count in old_fonts.items():
                notes.found[ApproximationKind.OLD_LETTERS, font] += count
        return scene, notes.listed()

    def _slide_family(self, slide: Any) -> Family:
        return self._family(slide, slide.slide_layout.slide_master)

    def _family(self, part: Any, master: Any) -> Family:
        layout = getattr(part, "slide_layout", None) if part is not master else None
        return Family(
            layout=None if layout is None else child(layout._element, "p:cSld", "p:spTree"),  # noqa: SLF001
            master=child(master._element, "p:cSld", "p:spTree"),  # noqa: SLF001
            default_styles=child(self._deck.part._element, "p:defaultTextStyle"),  # noqa: SLF001
        )

    def _around(self, part: Any, master: Any, number: int, notes: Notes) -> Surroundings:
        theme = self._theme(master)
        relations = Relations(part.part)
        of_theme = theme_part(master)
        return Surroundings(
            palette=self._palette(part, master, theme),
            images=relations.picture,
            theme_images=relations.picture if of_theme is None else Relations(of_theme).picture,
            links=relations.link,
            family=self._family(part, master),
            theme=theme,
            number=number + self._first_number - 1,
            note=notes.add,
            graphic=Graphics(part.part, self._table_styles).read,
        )

    def _palette(self, part: Any, master: Any, theme: ThemeParts) -> Palette:
        mapping = child(master._element, "p:clrMap")  # noqa: SLF001
        own = child(part._element, "p:clrMapOvr", "a:overrideClrMapping")  # noqa: SLF001
        chosen = own if own is not None else mapping
        return read_palette(theme.root, dict(chosen.attrib) if chosen is not None else {})

    def _theme(self, master: Any) -> ThemeParts:
        known = self._themes.get(master.part.partname)
        if known is None:
            known = self._themes[master.part.partname] = read_theme(master)
        return known

    def _read_table_styles(self) -> Node | None:
        parts = Relations(self._deck.part).of_kind("/tableStyles")
        return root_of(parts[0]) if parts else None

    def _background(self, parts: tuple[Any, ...], master: Any, number: int, notes: Notes) -> Fill:
        for part in parts:
            node = child(part._element, "p:cSld", "p:bg")  # noqa: SLF001
            if node is None:
                continue
            around = self._around(part, master, number, notes)
            properties, reference = child(node, "p:bgPr"), child(node, "p:bgRef")
            if properties is not None:
                fill = read_fill(own_fill(properties), around.palette, around.images)
                return _WHITE if fill == NO_FILL else fill
            if reference is not None:
                index, colour = around.reference(node, "p:bgRef")
                fill = around.theme_fill(index, colour)
                return Fill(colour=colour) if fill == NO_FILL else fill
        return _WHITE

    def _title(self, slide: Any, number: int) -> str:
        family = Family(layout=None, master=None, default_styles=None)
        for shape in slide._element.iter(q("p:sp")):  # noqa: SLF001
            if kind_of(shape, family) == "title":
                words = "".join(t.text or " " for t in shape.iter(q("a:t"), q("a:br")))
                if self._names_old_fonts:
                    master = slide.slide_layout.slide_master
                    around = self._around(slide, master, number, Notes())
                    boxes = (item.text for item in read_shape(shape, around))
                    words = " ".join(words_in(box) for box in boxes if box is not None)
                return " ".join(words.split())
        return ""


def _line(paragraph: Node) -> str:
    parts = paragraph.iter(q("a:t"), q("a:br"))
    return "".join(" " if local(part) == "br" else part.text or "" for part in parts)


def _items(part: Any, around: Surroundings, *, placeholders: bool) -> Iterator[Item]:
    tree = child(part._element, "p:cSld", "p:spTree")  # noqa: SLF001
    if tree is not None:
        for item in read_tree(tree, around, placeholders=placeholders):
            # Animations of a slide name its own shapes; those of its layout may bear the same ids.
            yield item if placeholders else replace(item, shapes=())
