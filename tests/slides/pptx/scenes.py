"""Slides written as XML on the spot, and what the reader makes of them."""

import io
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from judge_app.byte_source import MemorySource
from judge_app.slides.deck import Approximation, ApproximationKind
from judge_app.slides.pptx.colours import Palette
from judge_app.slides.pptx.reader import PptxReader
from judge_app.slides.pptx.text_styles import TextStyles
from judge_app.slides.scene import Item, Scene

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
INCH = 914_400
PALETTE = Palette(
    theme={"dk1": 0x000000, "lt1": 0xFFFFFF, "accent1": 0x4472C4, "hlink": 0x0563C1},
    mapping={"tx1": "dk1", "bg1": "lt1"},
)


def xml(text: str) -> Any:
    """Return an element; the usual prefixes are known."""
    head, rest = text.split(None, 1) if " " in text.split(">", 1)[0] else (text, "")
    if rest:
        return etree.fromstring(f"{head} {SPACES} {rest}")
    name = text.split(">", 1)[0]
    if name.endswith("/"):
        return etree.fromstring(f"{name[:-1]} {SPACES}/>")
    return etree.fromstring(text.replace(name, f"{name} {SPACES}", 1))


def styles(*lists: Any, **other: Any) -> TextStyles:
    """Return plain text styles over these lists."""
    given: dict[str, Any] = {
        "lists": lists,
        "palette": PALETTE,
        "major": "Cambria",
        "minor": "Calibri",
        "images": lambda _name: None,
        "links": lambda _name: "https://noi.khac/trang",
        "note": lambda _kind, _what: None,
    }
    return TextStyles(**(given | other))


class SlideMaker:
    """A deck of one empty slide, 10 by 7.5 inches, to which shapes are added as XML."""

    def __init__(self, layout: int = 6) -> None:
        self.deck = Presentation()
        self.deck.slide_width, self.deck.slide_height = Emu(10 * INCH), Emu(round(7.5 * INCH))
        self.slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])

    def add(self, text: str) -> Any:
        """Add an element to the shape tree."""
        node = xml(text)
        self.slide.shapes._spTree.append(node)
        return node

    def shape(
        self,
        inside: str = '<a:prstGeom prst="rect"/>',
        *,
        body: str = "",
        transform: str = "",
        extra: str = "",
        name: int = 7,
    ) -> Any:
        """Add a shape of 2 by 1 inches at 1, 1; `inside` are its properties."""
        text = f"<p:txBody>{body}</p:txBody>" if body else ""
        return self.add(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{name}" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr><a:xfrm {transform}>"
            f'<a:off x="{INCH}" y="{INCH}"/><a:ext cx="{2 * INCH}" cy="{INCH}"/></a:xfrm>'
            f"{inside}</p:spPr>{extra}{text}</p:sp>"
        )

    def reader(self) -> PptxReader:
        """Return a reader of the deck."""
        stream = io.BytesIO()
        self.deck.save(stream)
        return PptxReader(MemorySource("bài.pptx", stream.getvalue()))

    def read(self) -> tuple[Scene, tuple[Approximation, ...]]:
        """Return the slide as a scene, and what of it is not exact."""
        return self.reader().scene(1)

    def items(self) -> tuple[Item, ...]:
        """Return the slide's items."""
        return self.read()[0].items

    def kinds(self) -> set[ApproximationKind]:
        """Return what kinds of things are not exact."""
        return {found.kind for found in self.read()[1]}
