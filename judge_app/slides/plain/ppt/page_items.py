"""Turns the shapes of a slide into words and pictures at their places, and its clips."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from judge_app.slides.deck import MediaPlace
from judge_app.slides.plain import writing
from judge_app.slides.plain.clip_places import clip_place
from judge_app.slides.plain.outlines import OLD_FORMS, outlined
from judge_app.slides.plain.ppt.bodies import Body, Writer
from judge_app.slides.plain.ppt.shapes import Box, PptShape
from judge_app.slides.plain.ppt.sounds import NamedClip, PptSounds
from judge_app.slides.plain.ppt.streams import emu
from judge_app.slides.scene import RECTANGLE, Fill, Image, Item, Stroke

_PICTURE_NUMBER, _FILL_PICTURE = 0x0104, 0x0186
_CROP = (0x0102, 0x0100, 0x0103, 0x0101)
"""Left, top, right, bottom."""
_FILLS = 0x0180
_PICTURE_FILLS = {2, 3}
_PLACEHOLDER, _OBJECT, _ACTION, _ACTION_ATOM = 3011, 3009, 4082, 4083
_ANIMATION, _ANIMATION_ATOM, _PLAYS_SOUND = 4116, 4081, 0x10
_TEXT_ANCHOR, _TEXT_FLOW = 0x0087, 0x0088
_ANCHORS = {0: "t", 1: "ctr", 2: "b", 3: "t", 4: "ctr", 5: "b"}
"""Where words stand in their box from top to bottom ([MS-ODRAW] 2.4.5)."""
_TURNED = {1: 90.0, 2: 270.0, 3: 90.0, 5: 90.0}
"""Degrees of vertical text ([MS-ODRAW] 2.4.6)."""
_SEEN = ((0x01BF, 0x10), (0x01FF, 0x08))
"""Where a shape's switches are, and which of them fills it or draws its line."""
_CELL_LINE = Stroke(colour=(170, 170, 170, 255), width=9525)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a slide's shapes need of the rest of the deck."""

    pictures: Sequence[bytes]
    writer: Writer


def items_of(
    shapes: Sequence[PptShape], texts: Mapping[str, Body], around: Surroundings
) -> tuple[Item, ...]:
    """Return words and pictures from the back to the front."""
    return tuple(item for shape in shapes for item in _items(shape, texts, around))


def undrawn_pictures(shapes: Sequence[PptShape], pictures: Sequence[bytes]) -> int:
    """Count pictures that are of a kind that is not drawn, or that are missing."""
    numbers = (shape.options.get(_PICTURE_NUMBER, 0) for shape in shapes)
    return sum(number > 0 and not _picture(number, pictures) for number in numbers)


def clips_of(shapes: Sequence[PptShape], sounds: PptSounds) -> Iterator[MediaPlace]:
    """Yield the clips that lie on a slide, and the sounds of its shapes."""
    for shape in shapes:
        for clip in dict.fromkeys(_clips(shape, sounds)):
            yield clip_place(
                emu_box(shape.box),
                part=clip.part,
                link=clip.link,
                is_sound=clip.is_sound,
                shape=str(shape.identity),
                rotation=shape.rotation + (180 if shape.flip_y else 0),
                is_mirrored=shape.flip_x != shape.flip_y,
            )


def _clips(shape: PptShape, sounds: PptSounds) -> Iterator[NamedClip]:
    for record in shape.data:
        named = None
        if record.kind == _OBJECT:
            named = sounds.clip(record.number(0))
        elif record.kind == _ACTION:
            atom = record.first(_ACTION_ATOM)
            named = sounds.sound(atom.number(0)) if atom is not None else None
        elif record.kind == _ANIMATION:
            atom = record.first(_ANIMATION_ATOM)
            plays = atom is not None and atom.number(4) & _PLAYS_SOUND
            named = sounds.sound(atom.number(8)) if atom is not None and plays else None
        if named is not None:
            yield named


def emu_box(box: Box) -> Box:
    """Return a box in EMU."""
    return emu(box[0]), emu(box[1]), emu(box[2]), emu(box[3])


def _items(shape: PptShape, texts: Mapping[str, Body], around: Surroundings) -> Iterator[Item]:
    picture = _picture(shape.options.get(_PICTURE_NUMBER, 0), around.pictures)
    if not picture and shape.options.get(_FILLS) in _PICTURE_FILLS:
        picture = _picture(shape.options.get(_FILL_PICTURE, 0), around.pictures)
    if picture:
        crop = tuple(_share(shape.options.get(side, 0)) for side in _CROP)
        image = Image(content=picture, crop=(crop[0], crop[1], crop[2], crop[3]))
        yield replace(_item(shape), fill=Fill(image=image), outlines=(RECTANGLE,))
    elif _has_outline(shape):
        yield from outlined(_item(shape), OLD_FORMS.get(shape.form, ""))
    body = texts.get(str(shape.identity))
    paragraphs = () if body is None else around.writer.paragraphs(body)
    if body is not None and paragraphs:
        text = writing.boxed(paragraphs, is_title=body.is_title)
        anchor = _ANCHORS.get(shape.options.get(_TEXT_ANCHOR, -1), text.anchor)
        turned = _TURNED.get(shape.options.get(_TEXT_FLOW, 0), 0.0)
        text = replace(text, anchor=anchor, turned=turned)
        yield replace(_item(shape), text=text, flip_x=False, flip_y=False)
    if shape.in_table:
        yield replace(_item(shape), stroke=_CELL_LINE, outlines=(RECTANGLE,))


def _has_outline(shape: PptShape) -> bool:
    """Say whether a shape has a line around it or a fill; boxes for a slide's words have none."""
    if shape.in_table or any(record.kind in {_PLACEHOLDER, _OBJECT} for record in shape.data):
        return False
    return any(_is_on(shape.options.get(name), bit) for name, bit in _SEEN)


def _is_on(switches: int | None, bit: int) -> bool:
    """Say whether a switch is on; one that is not in use is ([MS-ODRAW] 2.3.7.43, 2.3.8.38)."""
    return switches is None or not switches & (bit << 16) or bool(switches & bit)


def _item(shape: PptShape) -> Item:
    x, y, width, height = emu_box(shape.box)
    return Item(
        x=x,
        y=y,
        width=width,
        height=height,
        rotation=shape.rotation,
        flip_x=shape.flip_x,
        flip_y=shape.flip_y,
        shapes=shape.names,
    )


def _picture(number: int, pictures: Sequence[bytes]) -> bytes:
    return pictures[number - 1] if 0 < number <= len(pictures) else b""


def _share(fixed: int) -> float:
    """Return a number of 16 bits before and 16 behind the point, kept within sensible bounds."""
    value = (fixed - (1 << 32) if fixed >= 1 << 31 else fixed) / 65536
    return value if -1 < value < 1 else 0.0
