"""Animations of an OpenDocument slide as steps (ODF 1.2, chapter 15 and 9.7 for the older kind)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from judge_app.slides.click_steps import ClickSteps, gone
from judge_app.slides.deck import Effect, EffectKind
from judge_app.slides.plain.odp.nodes import attribute, child, local, within
from judge_app.slides.plain.pages import Motion

_KINDS = {
    "entrance": EffectKind.ENTRANCE,
    "exit": EffectKind.EXIT,
    "emphasis": EffectKind.EMPHASIS,
}
_PATH = "motion-path"
_OLD_KINDS = {"show": EffectKind.ENTRANCE, "hide": EffectKind.EXIT, "dim": EffectKind.EMPHASIS}

Targets = Mapping[str, tuple[str, int | None]]
"""What ids mean: a shape, and the paragraph (from 0) where only that one is meant."""


def read_motion(page: Any, targets: Targets) -> Motion:
    """Return what clicks do on a slide; effects whose shape is gone are left out."""
    root = child(page, "par")
    if root is None:
        return _older(page, targets)
    found = ClickSteps()
    for click in _clicks(root):
        _add(click, found, targets)
    named = [node for node in root.iter("*") if attribute(node, "preset-class")]
    return Motion(
        opening=found.opening,
        steps=found.steps,
        motion_paths=sum(attribute(node, "preset-class") == _PATH for node in named),
        triggers=sum(1 for node in named if _is_trigger(node)),
    )


def _clicks(root: Any) -> Iterator[Any]:
    for sequence in root.iter("*"):
        if attribute(sequence, "node-type") == "main-sequence":
            yield from (node for node in sequence if isinstance(node.tag, str))


def _is_trigger(node: Any) -> bool:
    is_click = attribute(node, "node-type") == "on-click"
    above = (attribute(parent, "node-type") for parent in node.iterancestors())
    is_effect = attribute(node, "preset-class") in {*_KINDS, _PATH}
    return is_click and is_effect and "interactive-sequence" in above


def _add(click: Any, steps: ClickSteps, targets: Targets) -> None:
    effects: list[Effect] = []
    leaving: list[Effect] = []
    is_click = False
    for node in click.iter("*"):
        is_click |= attribute(node, "node-type") == "on-click"
        kind = _KINDS.get(attribute(node, "preset-class"))
        if kind is not None:
            effects += dict.fromkeys(_effects(node, kind, targets))
        elif attribute(node, "master-element") and attribute(node, "to") == "hidden":
            leaving += gone(_effect(attribute(node, "targetElement"), targets))
    steps.add(effects, is_click=is_click, leaving=leaving)


def _effects(node: Any, kind: EffectKind, targets: Targets) -> Iterator[Effect]:
    for behaviour in node.iter("*"):
        target = attribute(behaviour, "targetElement")
        if not target or attribute(behaviour, "master-element"):
            continue
        box_only = attribute(behaviour, "sub-item") == "background"
        for effect in _effect(target, targets):
            yield replace(effect, kind=kind, box_only=box_only)


def _effect(target: str, targets: Targets) -> Iterator[Effect]:
    known = targets.get(target)
    if known is not None:
        shape, number = known
        span = None if number is None else (number, number)
        yield Effect(kind=EffectKind.ENTRANCE, shape=shape, paragraphs=span)


def _older(page: Any, targets: Targets) -> Motion:
    """Read `presentation:animations`: each thing that comes or goes waits for a click."""
    found = ClickSteps()
    animations = child(page, "animations")
    for node in () if animations is None else animations.iter("*"):
        kind = _OLD_KINDS.get(local(node).partition("-")[0])
        if kind is not None:
            effects = [replace(e, kind=kind) for e in _effect(attribute(node, "shape-id"), targets)]
            is_first = not within(node, "animation-group") or node.getprevious() is None
            found.add(effects, is_click=is_first)
    return Motion(opening=found.opening, steps=found.steps)
