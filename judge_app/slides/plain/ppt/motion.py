"""A slide's animations as steps, from the tree of times or from the older list of effects.

PowerPoint 2002 and later keep a tree ([MS-PPT] 2.8.15) in a tag named `___PPT10`; PowerPoint 97 and
2000 gave each shape one effect and a place in the order ([MS-PPT] 2.8.4). Both may be there; the
tree is what is shown.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from judge_app.slides.click_steps import ClickSteps, gone
from judge_app.slides.deck import Effect, EffectKind
from judge_app.slides.plain.pages import Motion
from judge_app.slides.plain.ppt.bodies import Body
from judge_app.slides.plain.ppt.shapes import PptShape
from judge_app.slides.plain.ppt.sounds import words_of
from judge_app.slides.plain.records import Record, records

_TAGS, _TAG, _TEXT, _BLOB, _NEWER = 5000, 5002, 4026, 5003, "___PPT10"
_NODE, _LATER, _PROPERTIES, _PROPERTY = 0xF144, 0xF145, 0xF13D, 0xF142
_TARGET, _SHAPE_TARGET = 0xF13C, 0x2AFB
_WORDS_TARGET, _BOX_TARGET = 2, 6
_MASTER_ENDS, _CLASS, _NODE_TYPE = 5, 11, 20
_ON_CLICK, _MAIN, _INTERACTIVE = 1, 4, 5
_KINDS = {1: EffectKind.ENTRANCE, 2: EffectKind.EXIT, 3: EffectKind.EMPHASIS}
_PATH = 4
_NEXT_CLICK = 2
_DEEPEST = 40
_OLD_ANIMATION, _OLD_ATOM = 4116, 4081
_BY_ITSELF, _BACKGROUND = 0x4, 0x4000
_NO_BUILD, _WHOLE = 0, 1
_HIDE_ON_CLICK, _HIDE = 2, 3


Texts = Mapping[str, Body]
"""The texts of a slide's shapes by the shapes' numbers."""


def read_motion(slide: Record, shapes: Sequence[PptShape], texts: Texts) -> Motion:
    """Return what clicks do on a slide; effects whose shape is gone are left out."""
    known = {name for shape in shapes for name in shape.names}
    root = _tree(slide)
    return _of_list(shapes, texts) if root is None else _of_tree(root, known, texts)


def _tree(slide: Record) -> Record | None:
    tags = slide.first(_TAGS)
    for tag in () if tags is None else tags.inside():
        if tag.kind != _TAG:
            continue
        name, blob = tag.first(_TEXT), tag.first(_BLOB)
        if name is not None and blob is not None and words_of(name) == _NEWER:
            return next((r for r in records(blob.content) if r.kind == _NODE), None)
    return None


def _of_tree(root: Record, known: set[str], texts: Texts) -> Motion:
    nodes = list(_nodes(root))
    found = ClickSteps()
    for click in (c for node in nodes if _says(node, _NODE_TYPE) == _MAIN for c in _children(node)):
        _add(click, found, known, texts)
    return Motion(
        opening=found.opening,
        steps=found.steps,
        motion_paths=sum(_says(node, _CLASS) == _PATH for node in nodes),
        triggers=sum(
            _says(node, _NODE_TYPE) == _ON_CLICK and _says(node, _CLASS) in {*_KINDS, _PATH}
            for sequence in nodes
            if _says(sequence, _NODE_TYPE) == _INTERACTIVE
            for node in _nodes(sequence)
        ),
    )


def _add(click: Record, steps: ClickSteps, known: set[str], texts: Texts) -> None:
    effects: list[Effect] = []
    leaving: list[Effect] = []
    is_click = False
    for node in _nodes(click):
        is_click |= _says(node, _NODE_TYPE) == _ON_CLICK
        kind = _KINDS.get(_says(node, _CLASS))
        if kind is None:
            continue
        found = [e for e in dict.fromkeys(_effects(node, kind, texts)) if e.shape in known]
        effects += found
        for after in (r for r in node.inside() if r.kind == _LATER and _is_hiding(r)):
            target = leaving if _says(after, _MASTER_ENDS) == _NEXT_CLICK else effects
            target += gone(found)
    steps.add(effects, is_click=is_click, leaving=leaving)


def _effects(node: Record, kind: EffectKind, texts: Texts) -> Iterator[Effect]:
    for child in _children(node):
        for record in child.below():
            if record.kind == _SHAPE_TARGET and len(record.content) >= 20:
                yield _effect(record, kind, texts)


def _effect(target: Record, kind: EffectKind, texts: Texts) -> Effect:
    what, _, shape, start, end = struct.unpack_from("<IIIii", target.content)
    body = texts.get(str(shape))
    span = None
    if what == _WORDS_TARGET and body is not None and 0 <= start < end:
        span = body.paragraphs_between(start, end)
    box_only = what == _BOX_TARGET
    return Effect(kind=kind, shape=str(shape), paragraphs=span, box_only=box_only)


def _is_hiding(after: Record) -> bool:
    return any(r.kind == _PROPERTY and _words_of_value(r) == "hidden" for r in after.below())


def _words_of_value(record: Record) -> str:
    """Return a value that is a text, empty where it is a number."""
    content = bytes(record.content)
    is_text = content[:1] == b"\3"
    return content[1:].decode("utf-16-le", "replace").rstrip("\0") if is_text else ""


def _nodes(root: Record, depth: int = 0) -> Iterator[Record]:
    """Yield a node of the tree and all below it."""
    yield root
    if depth < _DEEPEST:
        for child in _children(root):
            yield from _nodes(child, depth + 1)


def _children(node: Record) -> Iterator[Record]:
    return (record for record in node.inside() if record.kind == _NODE)


def _says(node: Record, name: int) -> int:
    """Return a property of a node that is a number, 0 where it is not there."""
    properties = node.first(_PROPERTIES)
    for value in () if properties is None else properties.inside():
        if value.kind == _PROPERTY and value.instance == name and bytes(value.content[:1]) == b"\1":
            return int.from_bytes(value.content[1:5], "little")
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Old:
    """The effect of one shape in the older list."""

    order: int
    by_itself: bool
    steps: tuple[tuple[Effect, ...], ...]
    leaves_on_click: bool


def _of_list(shapes: Sequence[PptShape], texts: Texts) -> Motion:
    found = ClickSteps()
    effects = [old for shape in shapes for old in _old_effects(shape, texts)]
    for old in sorted(effects, key=lambda one: one.order):
        for step in old.steps:
            found.add(step, is_click=not old.by_itself)
        if old.leaves_on_click:
            found.add((), is_click=False, leaving=gone(e for step in old.steps for e in step))
    return Motion(opening=found.opening, steps=found.steps)


def _old_effects(shape: PptShape, texts: Texts) -> Iterator[_Old]:
    info = next((r for r in shape.data if r.kind == _OLD_ANIMATION), None)
    atom = info.first(_OLD_ATOM) if info is not None else None
    if atom is None or len(atom.content) < 24 or atom.content[20] == _NO_BUILD:
        return
    flags, order = atom.number(4), int.from_bytes(atom.content[16:18], "little")
    build, after = atom.content[20], atom.content[23]
    body = texts.get(str(shape.identity))
    whole = (Effect(kind=EffectKind.ENTRANCE, shape=str(shape.identity)),)
    steps: tuple[tuple[Effect, ...], ...] = (whole,)
    if build != _WHOLE and body is not None:
        steps = tuple(_paragraph_steps(shape, body, with_box=bool(flags & _BACKGROUND)))
    if after == _HIDE:
        steps = (*steps[:-1], (*steps[-1], *gone(e for step in steps for e in step)))
    yield _Old(
        order=order,
        by_itself=bool(flags & _BY_ITSELF),
        steps=steps,
        leaves_on_click=after == _HIDE_ON_CLICK,
    )


def _paragraph_steps(
    shape: PptShape, body: Body, *, with_box: bool
) -> Iterator[tuple[Effect, ...]]:
    """Yield an entrance for each paragraph; the box comes with the first where it comes at all."""
    entrance = Effect(kind=EffectKind.ENTRANCE, shape=str(shape.identity))
    lines = body.words.rstrip("\r").split("\r")
    for number, line in enumerate(lines):
        if line.strip():
            own = replace(entrance, paragraphs=(number, number))
            first = (replace(entrance, box_only=True),) if with_box and number == 0 else ()
            yield (*first, own)
