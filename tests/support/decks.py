"""Small decks made on the spot: words, animations, clips, hidden slides, notes."""

import io
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

_SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
RED, GREEN, BLUE = (220, 20, 20), (20, 180, 20), (20, 20, 220)


class DeckMaker:
    """A deck under way. `save` gives its bytes."""

    def __init__(self) -> None:
        self.deck = Presentation()

    def slide(self, title: str = "", body: Sequence[str] = (), notes: str = "") -> Any:
        """Add a slide with a title, paragraphs and speaker's notes."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[1 if body else 5])
        slide.shapes.title.text = title
        if body:
            slide.placeholders[1].text_frame.text = "\n".join(body)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        return slide

    def box(self, shapes: Any, colour: tuple[int, int, int], left: float) -> Any:
        """Add a plain square of an inch and a half, `left` inches from the edge."""
        side = Inches(1.5)
        box = shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(3), side, side)
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor(*colour)
        box.line.fill.background()
        return box

    def save(self) -> bytes:
        """Return the deck as a `.pptx`."""
        stream = io.BytesIO()
        self.deck.save(stream)
        return stream.getvalue()


def many_pages(count: int) -> bytes:
    """Return a deck of so many slides, the second hidden, each with a word of its own."""
    maker = DeckMaker()
    for number in range(1, count + 1):
        slide = maker.slide(f"Trang số {number}", (f"Từ khóa w{number:03}", "Tìm kiếm"))
        if number == 2:
            hide(slide)
    return maker.save()


def hide(slide: Any) -> None:
    """Make a slide a hidden one."""
    slide._element.set("show", "0")


def effect(
    kind: str,
    shape: Any,
    *,
    node: str = "clickEffect",
    inside: str = "",
    after: str = "",
) -> str:
    """Return one effect of the tree of times; `inside` narrows its target, `after` ends it."""
    target = f'<p:tgtEl><p:spTgt spid="{shape.shape_id}">{inside}</p:spTgt></p:tgtEl>'
    return (
        f'<p:par><p:cTn id="9" presetID="1" presetClass="{kind}" fill="hold" nodeType="{node}">'
        f"<p:childTnLst><p:set><p:cBhvr><p:cTn id='10'/>{target}</p:cBhvr></p:set></p:childTnLst>"
        f"{after}</p:cTn></p:par>"
    )


def paragraphs(first: int, last: int) -> str:
    """Return what narrows a target to some of its paragraphs."""
    return f'<p:txEl><p:pRg st="{first}" end="{last}"/></p:txEl>'


def animate(slide: Any, *clicks: Sequence[str], triggered: Sequence[str] = ()) -> None:
    """Give a slide these clicks, each a list of effects, and effects that wait for a shape."""
    groups = "".join(
        '<p:par><p:cTn id="4" fill="hold"><p:childTnLst><p:par><p:cTn id="5"><p:childTnLst>'
        f"{''.join(effects)}"
        "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
        for effects in clicks
    )
    waiting = (
        '<p:seq><p:cTn id="30" nodeType="interactiveSeq"><p:childTnLst>'
        f"{''.join(triggered)}</p:childTnLst></p:cTn></p:seq>"
        if triggered
        else ""
    )
    text = (
        f"<p:timing {_SPACES}><p:tnLst><p:par><p:cTn id='1' nodeType='tmRoot'><p:childTnLst>"
        "<p:seq><p:cTn id='2' nodeType='mainSeq'><p:childTnLst>"
        f"{groups}</p:childTnLst></p:cTn></p:seq>{waiting}"
        "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )
    slide._element.append(etree.fromstring(text))


def come_with(slide: Any, transition: str) -> None:
    """Give a slide a transition, such as `fade`."""
    node = etree.fromstring(f"<p:transition {_SPACES}><p:{transition}/></p:transition>")
    slide._element.insert_element_before(node, "p:timing")


def add_clip(slide: Any, content: bytes, place: tuple[float, float, float, float]) -> Any:
    """Put a clip on a slide; the place is in inches."""
    left, top, width, height = (Inches(side) for side in place)
    return slide.shapes.add_movie(
        io.BytesIO(content), left, top, width, height, mime_type="video/mp4"
    )
