"""What graphic frames hold: tables, charts, diagrams, and objects that show a picture of themselves."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.charts.chart import read_chart
from judge_app.slides.pptx.charts.newer import read_newer_chart
from judge_app.slides.pptx.charts.user_shapes import user_shapes
from judge_app.slides.pptx.colours import read_override
from judge_app.slides.pptx.diagrams.diagrams import Diagrams
from judge_app.slides.pptx.frames import Box, Frame, box_of
from judge_app.slides.pptx.names import Node, child, local, parse_loosely, q
from judge_app.slides.pptx.parts import Relations, is_of_2007, root_of
from judge_app.slides.pptx.pictures import read_picture
from judge_app.slides.pptx.placeholders import transform_of
from judge_app.slides.pptx.surroundings import Surroundings
from judge_app.slides.pptx.tables import read_table
from judge_app.slides.pptx.theme import latin_of
from judge_app.slides.pptx.vml import preview_relation, shape_box
from judge_app.slides.scene import RECTANGLE, Fill, Image, Item

_NO_PLACE = (0.0, 0.0, 0.0, 0.0)
"""Where what says nothing of its place stands: in the corner, as large as it needs to be."""


class Graphics:
    """Draws the graphic frames of one part; `table_styles` are the deck's."""

    def __init__(self, part: Any, table_styles: Node | None) -> None:
        self._relations = Relations(part)
        self._styles = table_styles
        self._diagrams = Diagrams(part)

    def read(self, frame: Node, around: Surroundings) -> Iterator[Item]:
        """Yield the items of a `p:graphicFrame`."""
        data = child(frame, "a:graphic", "a:graphicData")
        if data is None:
            return
        own = box_of(child(frame, "p:xfrm"))
        box = own or box_of(transform_of(frame, around.family)) or _NO_PLACE
        table = child(data, "a:tbl")
        if table is not None:
            yield from read_table(table, box, around, self._styles)
        else:
            yield from self._laid_out(data, box, around)

    def _laid_out(self, data: Node, box: Box, around: Surroundings) -> Iterator[Item]:
        """Yield what is laid out at the size it is seen at, however groups stretch its frame."""
        x, y, width, height = box
        across, down = (scale or 1.0 for scale in around.stretch)
        seen = (0.0, 0.0, width * across, height * down)
        frame = Frame(x=x, y=y, scale_x=1 / across, scale_y=1 / down)
        chart, newer = child(data, "c:chart"), child(data, "cx:chart")
        if chart is not None:
            items = self._chart(chart, seen, around)
        elif newer is not None:
            items = self._newer_chart(newer, seen, around)
        elif data.get("uri", "").endswith("/diagram"):
            items = self._diagrams.read(data, seen, around)
        else:
            items = self._preview(data, seen, around)
        for item in items:
            yield frame.placed(item)

    def _chart(self, chart: Node, box: Box, around: Surroundings) -> Iterator[Item]:
        relation = chart.get(q("r:id"), "")
        part = self._relations.target(relation)
        root = None if part is None else root_of(part)
        if root is None:
            kind = ApproximationKind.CHART
            if self._relations.is_outside(relation):
                kind = ApproximationKind.LINKED
            around.note(kind, "")
            return
        around = _overridden(part, root, around)
        yield from read_chart(root, box, around, is_old=is_of_2007(part))
        yield from user_shapes(part, box, around)

    def _newer_chart(self, chart: Node, box: Box, around: Surroundings) -> Iterator[Item]:
        part = self._relations.target(chart.get(q("r:id"), ""))
        root = None if part is None else root_of(part)
        if root is not None:
            yield from read_newer_chart(root, box, around)

    def _preview(self, data: Node, box: Box, around: Surroundings) -> Iterator[Item]:
        """Draw the picture that an embedded object keeps of itself; the object stays closed."""
        around.note(ApproximationKind.OLE, _program(data))
        picture = next(data.iter(q("p:pic")), None)
        if picture is not None:
            for item in read_picture(picture, around):
                yield replace(item, x=box[0], y=box[1], width=box[2], height=box[3])
            return
        names = (node.get("spid", "") for node in data.iter() if local(node) == "oleObj")
        for name in names:
            content = self._old_picture(name)[0]
            if content is not None:
                yield _picture(content, box)
                return

    def controls(self, slide: Node, around: Surroundings) -> Iterator[Item]:
        """Yield the pictures that a slide's controls (such as players) show of themselves."""
        holder = child(slide, "p:cSld", "p:controls")
        for node in () if holder is None else holder.iter(q("p:control")):
            around.note(ApproximationKind.OLE, node.get("name", ""))
            picture = child(node, "p:pic")
            if picture is not None:
                yield from read_picture(picture, around)
                continue
            content, box = self._old_picture(node.get("spid", ""))
            if content is not None and box is not None:
                yield _picture(content, box)

    def _old_picture(self, name: str) -> tuple[bytes | None, Box | None]:
        """Return picture and place that decks of 2007 keep in a drawing of the older kind (VML)."""
        for part in self._relations.of_kind("/vmlDrawing"):
            root = parse_loosely(part.blob)
            relation = "" if root is None else preview_relation(root, name)
            found = Relations(part).picture(relation) if relation else None
            if found is not None and root is not None:
                return found, shape_box(root, name)
        return None, None


def _picture(content: bytes, box: Box) -> Item:
    x, y, width, height = box
    fill = Fill(image=Image(content=content))
    return Item(x=x, y=y, width=width, height=height, outlines=(RECTANGLE,), fill=fill)


def _overridden(part: Any, root: Node, around: Surroundings) -> Surroundings:
    """Return the surroundings of a chart that was brought along with a theme of its own."""
    relations = Relations(part)
    around = replace(around, images=relations.picture, links=relations.link)
    overrides = relations.of_kind("/themeOverride")
    theme = root_of(overrides[0]) if overrides else None
    if theme is None:
        return around
    mapping = child(root, "c:clrMapOvr")
    names = dict(mapping.attrib) if mapping is not None else around.palette.mapping
    fonts = child(theme, "a:fontScheme")
    own = around.theme
    if fonts is not None:
        own = replace(own, major=latin_of(fonts, "major"), minor=latin_of(fonts, "minor"))
    return replace(around, palette=read_override(theme, names), theme=own)


def _program(data: Node) -> str:
    return next((n.get("progId", "") for n in data.iter() if local(n) == "oleObj"), "")
