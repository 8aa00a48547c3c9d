"""Turns the shapes of an OpenDocument slide into words, pictures, tables and clips at their places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from judge_app.slides.deck import MediaPlace
from judge_app.slides.plain import writing
from judge_app.slides.plain.clip_places import clip_place
from judge_app.slides.plain.odp.links import clip_at, leads_outside, linked_name
from judge_app.slides.plain.odp.nodes import attribute, child, children, local, within
from judge_app.slides.plain.odp.objects import object_lines
from judge_app.slides.plain.odp.package import OdpPackage
from judge_app.slides.plain.odp.places import Place, place_of
from judge_app.slides.plain.odp.styles import Styles
from judge_app.slides.plain.odp.tables import table_of
from judge_app.slides.plain.odp.texts import Setting, Texts, with_size
from judge_app.slides.plain.outlines import outlined, preset_of
from judge_app.slides.scene import RECTANGLE, Fill, Image, Item
from judge_app.slides.scene_text import Paragraph

_GROUPS = {"g", "a"}
_NOT_SHAPES = {"notes", "par", "seq", "forms", "animations", "page-thumbnail", "control"}
TITLE, SUBTITLE = "title", "subtitle"
_TITLE_SIZE, _SUBTITLE_SIZE = 40.0, 28.0
_SHOWN_OTHERWISE = ("object", "plugin", "table")
"""What a picture in the same frame only stands in for."""
_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_DEEPEST = 20
_MOST_ITEMS = 5000


@dataclass(slots=True, kw_only=True)
class Found:
    """What was found on one slide so far."""

    items: list[Item] = field(default_factory=list)
    titles: list[tuple[Paragraph, ...]] = field(default_factory=list)
    lines: list[tuple[Paragraph, ...]] = field(default_factory=list)
    media: list[MediaPlace] = field(default_factory=list)
    targets: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    linked: list[str] = field(default_factory=list)
    undrawn: int = 0


class Shapes:
    """Goes through the shapes of the slides of one deck."""

    def __init__(self, package: OdpPackage, styles: Styles, size: tuple[int, int]) -> None:
        self._package = package
        self._styles = styles
        self._texts = Texts(styles)
        self._size = size
        self._fields: Mapping[str, str] = {}
        self._shown: Callable[[Any], bool] = lambda _shape: True

    def read(
        self,
        page: Any,
        number: int,
        *,
        shown: Callable[[Any], bool] = lambda _shape: True,
        fields: Mapping[str, str] = MappingProxyType({}),
    ) -> Found:
        """Return what stands on slide `number`, from the back to the front.

        Of a master only the shapes that are `shown` are meant, with its fields filled in.
        """
        found = Found()
        self._fields = fields
        self._shown = shown
        self._inside(page, number, (), found, 0)
        return found

    def words(self, node: Any) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a shape for themselves, such as those of notes."""
        return self._texts.paragraphs(_holder(node), self._setting(node, 0))

    def _inside(
        self, node: Any, number: int, groups: tuple[str, ...], found: Found, depth: int
    ) -> None:
        for part in node:
            name = local(part)
            if not name or name in _NOT_SHAPES or len(found.items) >= _MOST_ITEMS:
                continue
            if name in _GROUPS:
                if depth < _DEEPEST:
                    inner = (*groups, *filter(None, (attribute(part, "id"),)))
                    found.targets.update({one: (one, None) for one in inner})
                    self._inside(part, number, inner, found, depth + 1)
            elif self._shown(part):
                self._shape(part, number, groups, found)

    def _place(self, node: Any) -> Place:
        """Return where a shape stands; one that does not say it has the page's middle."""
        place = place_of(node)
        if place.width or place.height:
            return place
        width, height = self._size
        return Place(x=width * 0.1, y=height * 0.2, width=width * 0.8, height=height * 0.7)

    def _shape(self, node: Any, number: int, groups: tuple[str, ...], found: Found) -> None:
        place = self._place(node)
        own = attribute(node, "id")
        item = Item(
            x=place.x,
            y=place.y,
            width=place.width,
            height=place.height,
            rotation=place.rotation,
            flip_y=place.falls_left,
            shapes=(*groups, *filter(None, (own,))),
        )
        if own:
            found.targets[own] = (own, None)
        self._clips(node, place, own, found)
        picture = self._picture(node, found)
        if picture:
            image = Image(content=picture)
            found.items.append(replace(item, outlines=(RECTANGLE,), fill=Fill(image=image)))
        elif self._has_outline(node):
            found.items += outlined(item, _preset(node))
        table = child(node, "table")
        if table is not None:
            made = table_of(table, place, self._styles, self._texts, number)
            found.items.append(replace(item, table=made))
            found.lines += [cell.text.paragraphs for cell in made.cells if cell.text is not None]
        self._words(node, number, item, found, has_picture=bool(picture))

    def _words(
        self, node: Any, number: int, item: Item, found: Found, *, has_picture: bool
    ) -> None:
        setting = self._setting(node, number)
        named = list(self._texts.named(_holder(node), setting))
        own = attribute(node, "id")
        for place, (name, _) in enumerate(named):
            if name:
                found.targets[name] = (own or name, place if own else None)
        paragraphs = self._texts.paragraphs(_holder(node), setting)
        if not paragraphs and not has_picture:
            lines = object_lines(node, self._package)
            paragraphs = tuple(Paragraph(runs=(writing.run(line),)) for line in lines)
        if not paragraphs:
            return
        is_title = attribute(node, "class") == TITLE
        text = writing.boxed(paragraphs, is_title=is_title)
        align = self._styles.value(setting.family, setting.style, "textarea-vertical-align")
        text = replace(text, anchor=_ANCHORS.get(align, text.anchor))
        found.items.append(replace(item, text=text, flip_y=False))
        (found.titles if is_title else found.lines).append(paragraphs)

    def _setting(self, node: Any, number: int) -> Setting:
        family, style = "presentation", attribute(node, "style-name")
        if not _has_presentation_style(node):
            family = "graphic"
        kind = attribute(node, "class")
        size = {TITLE: _TITLE_SIZE, SUBTITLE: _SUBTITLE_SIZE}.get(kind, writing.STANDARD_SIZE)
        look = self._styles.look(family, style, self._styles.default("graphic"))
        text_style = attribute(node, "text-style-name")
        look = self._styles.look("paragraph", text_style, look) if text_style else look
        return Setting(
            look=with_size(look, size),
            family=family,
            style=style,
            page=number,
            fields=self._fields,
            levels=self._styles.own_list(family, style),
        )

    def _picture(self, node: Any, found: Found) -> bytes:
        """Return the picture of a frame or a shape's fill; what is not drawn is counted."""
        images = list(children(node, "image"))
        for image in images:
            content = self._package.picture(image)
            if content:
                return content
        outside = [name for image in images if (name := self._outside(image))]
        if images and not outside:
            found.undrawn += next(children(node, *_SHOWN_OTHERWISE), None) is None
        found.linked += outside
        if local(node) == "frame":
            return b""
        return self._package.picture_at(self._fill_picture(node))

    def _outside(self, image: Any) -> str:
        reference = attribute(image, "href")
        return linked_name(reference) if leads_outside(reference) else ""

    def _fill_picture(self, node: Any) -> str:
        family = "presentation" if _has_presentation_style(node) else "graphic"
        style = attribute(node, "style-name")
        if self._styles.value(family, style, "fill") != "bitmap":
            return ""
        return self._styles.image(self._styles.value(family, style, "fill-image-name"))

    def _has_outline(self, node: Any) -> bool:
        """Say whether a shape has a line or a fill; frames and boxes for words have none."""
        if local(node) == "frame" or attribute(node, "class"):
            return False
        style = attribute(node, "style-name")
        seen = (self._styles.value("graphic", style, name) for name in ("stroke", "fill"))
        return any(value != "none" for value in seen)

    def _clips(self, node: Any, place: Place, own: str, found: Found) -> None:
        named = (n for n in node.iter("*") if local(n) in {"plugin", "sound"})
        for clip in named:
            if within(clip, "notes"):
                continue
            part, link, is_sound = clip_at(clip, self._package)
            found.media.append(
                clip_place(
                    place.box,
                    part=part,
                    link=link,
                    is_sound=is_sound,
                    shape=own,
                    rotation=place.rotation,
                )
            )


def _preset(node: Any) -> str:
    """Return the preset that a shape looks like, by its element or by its own geometry."""
    geometry = child(node, "enhanced-geometry")
    return preset_of(local(node) if geometry is None else attribute(geometry, "type"))


def _holder(node: Any) -> Any:
    """Return the element in which a shape's paragraphs stand."""
    box = child(node, "text-box")
    return node if box is None else box


def _has_presentation_style(node: Any) -> bool:
    return any("presentation" in str(key) and "style-name" in str(key) for key in node.attrib)
