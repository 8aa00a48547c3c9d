"""A deck's package opened: slides, their facts, and the scene of each when it is wanted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from judge_app.byte_source import ByteSource
from judge_app.slides.deck import Approximation, ApproximationKind, PageFacts
from judge_app.slides.pptx.charts import Box, read_chart
from judge_app.slides.pptx.colours import Palette, read_palette
from judge_app.slides.pptx.fills import own_fill, read_fill
from judge_app.slides.pptx.media import media_places
from judge_app.slides.pptx.names import Node, child, children, flag, q, whole
from judge_app.slides.pptx.package import open_package
from judge_app.slides.pptx.placeholders import Family, kind_of
from judge_app.slides.pptx.shapes import Frame, Surroundings, box_of, read_tree
from judge_app.slides.pptx.tables import read_table
from judge_app.slides.pptx.timing import read_timing, read_transition
from judge_app.slides.scene import Fill, Item, Scene

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_WHITE = Fill(colour=(255, 255, 255, 255))


@dataclass(slots=True)
class _Theme:
    fills: tuple[Node, ...] = ()
    lines: tuple[Node, ...] = ()
    backgrounds: tuple[Node, ...] = ()
    major: str = "Calibri"
    minor: str = "Calibri"
    root: Node | None = None


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
        self._deck = opened.presentation
        self._slides = list(self._deck.slides)
        self._themes: dict[Any, _Theme] = {}

    @property
    def count(self) -> int:
        """How many slides there are, hidden ones included."""
        return len(self._slides)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of every slide."""
        return int(self._deck.slide_width or 9144000), int(self._deck.slide_height or 6858000)

    def facts(self, number: int) -> PageFacts:
        """Return what there is to know of a slide without drawing it."""
        slide = self._slides[number - 1]
        root = slide._element  # noqa: SLF001 - the XML is what we read
        width, height = self.size
        notes = ""
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            notes = slide.notes_slide.notes_text_frame.text
        timing = read_timing(root)
        return PageFacts(
            number=number,
            width=width,
            height=height,
            title=self._title(slide),
            hidden=flag(root, "show") is False,
            notes=notes,
            transition=read_transition(root),
            opening=timing.opening,
            steps=timing.steps,
            motion_paths=timing.motion_paths,
            triggers=timing.triggers,
            media=tuple(media_places(root, slide.part)),
        )

    def text(self, number: int) -> str:
        """Return every word of a slide."""
        root = self._slides[number - 1]._element  # noqa: SLF001
        paragraphs = ("".join(t.text or "" for t in p.iter(q("a:t"))) for p in root.iter(q("a:p")))
        return "\n".join(line for line in paragraphs if line.strip())

    def scene(self, number: int) -> tuple[Scene, tuple[Approximation, ...]]:
        """Return a slide as things to draw, and what of it is not exact."""
        slide = self._slides[number - 1]
        layout, master = slide.slide_layout, slide.slide_layout.slide_master
        notes = Notes()
        width, height = self.size
        root, layout_root = (part._element for part in (slide, layout))  # noqa: SLF001
        items: list[Item] = []
        shows = flag(root, "showMasterSp") is not False
        if shows and flag(layout_root, "showMasterSp") is not False:
            items += self._items(master, master, number, notes, placeholders=False)
        if shows:
            items += self._items(layout, master, number, notes, placeholders=False)
        items += self._items(slide, master, number, notes, placeholders=True)
        scene = Scene(
            width=width,
            height=height,
            background=self._background((slide, layout, master), master, number, notes),
            items=tuple(items),
        )
        return scene, notes.listed()

    def _items(
        self, part: Any, master: Any, number: int, notes: Notes, *, placeholders: bool
    ) -> Iterator[Item]:
        around = self._around(part, master, number, notes)
        tree = child(part._element, "p:cSld", "p:spTree")  # noqa: SLF001
        if tree is not None:
            yield from read_tree(tree, around, placeholders=placeholders)

    def _around(self, part: Any, master: Any, number: int, notes: Notes) -> Surroundings:
        theme = self._theme(master)
        layout = getattr(part, "slide_layout", None) if part is not master else None
        return Surroundings(
            palette=self._palette(part, master, theme),
            images=_Images(part.part).read,
            family=Family(
                layout=None if layout is None else child(layout._element, "p:cSld", "p:spTree"),  # noqa: SLF001
                master=child(master._element, "p:cSld", "p:spTree"),  # noqa: SLF001
                default_styles=child(self._deck.part._element, "p:defaultTextStyle"),  # noqa: SLF001
            ),
            major=theme.major,
            minor=theme.minor,
            theme_fills=theme.fills,
            theme_lines=theme.lines,
            number=number,
            note=notes.add,
            graphic=_Graphics(part.part).read,
        )

    def _palette(self, part: Any, master: Any, theme: _Theme) -> Palette:
        mapping = child(master._element, "p:clrMap")  # noqa: SLF001
        own = child(part._element, "p:clrMapOvr", "a:overrideClrMapping")  # noqa: SLF001
        chosen = own if own is not None else mapping
        return read_palette(theme.root, dict(chosen.attrib) if chosen is not None else {})

    def _theme(self, master: Any) -> _Theme:
        known = self._themes.get(master.part.partname)
        if known is None:
            known = _read_theme(master)
            self._themes[master.part.partname] = known
        return known

    def _background(self, parts: tuple[Any, ...], master: Any, number: int, notes: Notes) -> Fill:
        for part in parts:
            node = child(part._element, "p:cSld", "p:bg")  # noqa: SLF001
            if node is None:
                continue
            around = self._around(part, master, number, notes)
            properties, reference = child(node, "p:bgPr"), child(node, "p:bgRef")
            if properties is not None:
                fill = own_fill(properties)
                return read_fill(fill, around.palette, around.images)
            if reference is not None:
                colour = around.palette.colour(reference)
                backgrounds = self._theme(master).backgrounds
                index = whole(reference, "idx") - 1001
                if 0 <= index < len(backgrounds):
                    images = _Images(_theme_part(master) or part.part).read
                    return read_fill(backgrounds[index], around.palette, images, colour)
                return Fill(colour=colour)
        return _WHITE

    def _title(self, slide: Any) -> str:
        family = Family(layout=None, master=None, default_styles=None)
        for shape in slide._element.iter(q("p:sp")):  # noqa: SLF001
            if kind_of(shape, family) == "title":
                words = "".join(t.text or " " for t in shape.iter(q("a:t"), q("a:br")))
                return " ".join(words.split())
        return ""


class _Images:
    """Pictures of one part, by relationship."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def read(self, relation: str) -> bytes | None:
        found = self._part.rels.get(relation)
        if found is None or found.is_external:
            return None
        content: bytes = found.target_part.blob
        return content


class _Graphics:
    """What graphic frames of one part hold."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def read(self, frame: Node, around: Surroundings) -> Iterator[Item]:
        data = child(frame, "a:graphic", "a:graphicData")
        box = box_of(child(frame, "p:xfrm"))
        if data is None or box is None:
            return
        table = child(data, "a:tbl")
        if table is not None:
            yield from read_table(frame, table, around)
            return
        chart = child(data, "c:chart")
        if chart is not None:
            yield from self._chart(
                chart, Box(x=box[0], y=box[1], width=box[2], height=box[3]), around
            )
            return
        yield from self._preview(data, box, around)

    def _chart(self, chart: Node, box: Box, around: Surroundings) -> Iterator[Item]:
        found = self._part.rels.get(chart.get(q("r:id"), ""))
        if found is None or found.is_external:
            around.note(ApproximationKind.LINKED, "")
            return
        root = etree.fromstring(found.target_part.blob, _PARSER)
        yield from read_chart(root, box, around)

    def _preview(
        self, data: Node, box: tuple[float, float, float, float], around: Surroundings
    ) -> Iterator[Item]:
        """Draw the picture an embedded object keeps of itself, or a diagram's own drawing."""
        picture = next(data.iter(q("p:pic")), None)
        if picture is not None:
            around.note(ApproximationKind.OLE, "")
            holder = etree.Element(q("p:spTree"))
            holder.append(_copied(picture))
            yield from read_tree(holder, around, placeholders=True)
            return
        drawing = self._drawing(data)
        if drawing is not None:
            inner = Frame(x=box[0], y=box[1])
            yield from read_tree(drawing, around, placeholders=True, frame=inner)
            return
        around.note(ApproximationKind.SMART_ART, "")

    def _drawing(self, data: Node) -> Node | None:
        """Return the shape tree of a SmartArt's drawing part, its names brought to ours."""
        if not data.get("uri", "").endswith("/diagram"):
            return None
        for relation in self._part.rels.values():
            if relation.reltype.endswith("/diagramDrawing") and not relation.is_external:
                text = relation.target_part.blob.replace(
                    b"http://schemas.microsoft.com/office/drawing/2008/diagram",
                    b"http://schemas.openxmlformats.org/presentationml/2006/main",
                )
                return child(etree.fromstring(text, _PARSER), "p:spTree")
        return None


def _copied(node: Node) -> Node:
    return etree.fromstring(etree.tostring(node), _PARSER)


def _theme_part(master: Any) -> Any:
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            return relation.target_part
    return None


def _read_theme(master: Any) -> _Theme:
    part = _theme_part(master)
    if part is None:
        return _Theme()
    root = etree.fromstring(part.blob, _PARSER)
    formats = child(root, "a:themeElements", "a:fmtScheme")
    fonts = child(root, "a:themeElements", "a:fontScheme")
    major, minor = (child(fonts, name, "a:latin") for name in ("a:majorFont", "a:minorFont"))
    return _Theme(
        fills=children(formats, "a:fillStyleLst"),
        lines=children(formats, "a:lnStyleLst"),
        backgrounds=children(formats, "a:bgFillStyleLst"),
        major="Calibri" if major is None else major.get("typeface") or "Calibri",
        minor="Calibri" if minor is None else minor.get("typeface") or "Calibri",
        root=root,
    )
