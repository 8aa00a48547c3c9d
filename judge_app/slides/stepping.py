"""How a slide stands after some clicks: pure, a scene in and a scene out.

A thing that has an entrance is not there before it; a thing that leaves is gone afterwards. What a
click points out gets a frame, because a still picture cannot pulse or spin.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from judge_app.slides.deck import Effect, EffectKind, PageFacts
from judge_app.slides.scene import RECTANGLE, Item, Scene, Stroke
from judge_app.slides.scene_text import TextBox

_FRAME = Stroke(colour=(138, 28, 91, 255), width=28_575, dash="dash")
_AWAY = 60_000.0
"""How far a frame stands off its shape, EMU."""


def staged(scene: Scene, facts: PageFacts, step: int) -> Scene:
    """Return the scene after `step` clicks; 0 is how the slide begins."""
    step = min(max(0, step), len(facts.steps))
    states = _States(facts, step)
    items = tuple(_frames(scene.items, facts, step))
    return replace(scene, items=(*_shown(scene.items, states), *items))


class _States:
    """Tells of a shape's parts whether they are there."""

    def __init__(self, facts: PageFacts, step: int) -> None:
        moving = (EffectKind.ENTRANCE, EffectKind.EXIT)
        happened = [*facts.opening, *(e for s in facts.steps[:step] for e in s.effects)]
        coming = [e for s in facts.steps[step:] for e in s.effects]
        self._happened = [effect for effect in happened if effect.kind in moving]
        self._coming = [effect for effect in coming if effect.kind in moving]
        self._animated = {effect.shape for effect in (*self._happened, *self._coming)}

    def touches(self, shapes: Sequence[str]) -> bool:
        """Return whether any of these shapes ever comes or goes."""
        return not self._animated.isdisjoint(shapes)

    def has_box(self, shape: str) -> bool:
        """Return whether a shape is there, its words aside."""
        return self._is_there([e.paragraphs is None and e.shape == shape for e in self._all])

    def has_paragraph(self, shape: str, number: int) -> bool:
        """Return whether a paragraph (from 0) is there."""
        return self._is_there(
            [
                effect.shape == shape
                and not effect.box_only
                and (effect.paragraphs is None or _within(number, effect.paragraphs))
                for effect in self._all
            ]
        )

    @property
    def _all(self) -> list[Effect]:
        return [*self._happened, *self._coming]

    def _is_there(self, concerned: list[bool]) -> bool:
        """The last that happened decides; before anything did, the first that will."""
        split = len(self._happened)
        happened = [e for e, is_meant in zip(self._happened, concerned, strict=False) if is_meant]
        if happened:
            return happened[-1].kind is EffectKind.ENTRANCE
        coming = [
            e for e, is_meant in zip(self._coming, concerned[split:], strict=True) if is_meant
        ]
        return not coming or coming[0].kind is EffectKind.EXIT


def _shown(items: Sequence[Item], states: _States) -> Iterator[Item]:
    for item in items:
        if not states.touches(item.shapes):
            yield item
        elif all(states.has_box(group) for group in item.shapes[:-1]):
            yield _part_of(item, states)


def _part_of(item: Item, states: _States) -> Item:
    """Return an item without what is not there yet or no more."""
    shape = item.shapes[-1]
    if not states.has_box(shape):
        item = replace(item, outlines=())
    if item.text is None:
        return item
    return replace(item, text=_text_of(item.text, shape, states))


def _text_of(text: TextBox, shape: str, states: _States) -> TextBox:
    paragraphs = (
        replace(paragraph, shown=states.has_paragraph(shape, number))
        for number, paragraph in enumerate(text.paragraphs)
    )
    return replace(text, paragraphs=tuple(paragraphs))


def _frames(items: Sequence[Item], facts: PageFacts, step: int) -> Iterator[Item]:
    """Yield a frame around each thing that the last click pointed out."""
    if step == 0:
        return
    effects = facts.steps[step - 1].effects
    for shape in dict.fromkeys(e.shape for e in effects if e.kind is EffectKind.EMPHASIS):
        boxes = [item for item in items if shape in item.shapes]
        if boxes:
            yield _around(boxes)


def _around(items: Sequence[Item]) -> Item:
    turned = items[0].rotation if len(items) == 1 else 0.0
    left = min(item.x for item in items) - _AWAY
    top = min(item.y for item in items) - _AWAY
    right = max(item.x + item.width for item in items) + _AWAY
    bottom = max(item.y + item.height for item in items) + _AWAY
    return Item(
        x=left,
        y=top,
        width=right - left,
        height=bottom - top,
        rotation=turned,
        outlines=(RECTANGLE,),
        stroke=_FRAME,
    )


def _within(number: int, span: tuple[int, int]) -> bool:
    return span[0] <= number <= span[1]
