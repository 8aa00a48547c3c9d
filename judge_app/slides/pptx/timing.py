"""A slide's animations as steps: what each click shows, hides or points out in the end.

The tree of times has a main sequence whose children are clicks; inside each, effects say what kind
they are by `presetClass` and what they change by the ids of shapes (ECMA-376 part 1, 19.5).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.slides.click_steps import ClickSteps, gone
from judge_app.slides.deck import ClickStep, Effect, EffectKind
from judge_app.slides.pptx.names import Node, child, local, q, whole

_KINDS = {"entr": EffectKind.ENTRANCE, "exit": EffectKind.EXIT, "emph": EffectKind.EMPHASIS}
_PATH = "path"
_MEDIA = {"mediacall", "verb"}
_ON_CLICK = "clickEffect"
_NOT_AN_EFFECT = {"sndAc", "extLst"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The animations of one slide."""

    opening: tuple[Effect, ...] = ()
    steps: tuple[ClickStep, ...] = ()
    motion_paths: int = 0
    triggers: int = 0


def read_timing(root: Node) -> Timing:
    """Return what clicks do on a slide; effects whose shape is gone are left out."""
    timing = next(root.iter(q("p:timing")), None)
    if timing is None:
        return Timing()
    known = {node.get("id", "") for node in root.iter(q("p:cNvPr"))}
    found = ClickSteps()
    for click in _clicks(timing):
        effects, is_click, later = _happenings(click, known)
        found.add(effects, is_click=is_click, leaving=later)
    paths = sum(node.get("presetClass") == _PATH for node in timing.iter(q("p:cTn")))
    return Timing(
        opening=found.opening,
        steps=found.steps,
        motion_paths=paths,
        triggers=sum(1 for _ in _triggered(timing)),
    )


def read_transition(root: Node) -> str:
    """Return the name of the effect with which a slide comes, empty where it just appears."""
    transition = next(root.iter(q("p:transition")), None)
    if transition is None:
        return ""
    names = (local(node) for node in transition)
    return next((name for name in names if name and name not in _NOT_AN_EFFECT), "")


def _clicks(timing: Node) -> Iterator[Node]:
    for sequence in timing.iter(q("p:cTn")):
        if sequence.get("nodeType") == "mainSeq":
            children = child(sequence, "p:childTnLst")
            yield from () if children is None else children.findall(q("p:par"))


def _happenings(click: Node, known: set[str]) -> tuple[list[Effect], bool, list[Effect]]:
    """Return a click's effects, whether it needs a click at all, and what the next click hides."""
    effects: list[Effect] = []
    later: list[Effect] = []
    is_click = False
    for node in click.iter(q("p:cTn")):
        kind = _KINDS.get(node.get("presetClass", ""))
        is_click |= node.get("nodeType") == _ON_CLICK
        if kind is None:
            continue
        found = [effect for effect in _effects(node, kind) if effect.shape in known]
        effects += found
        hidden = _hidden_afterwards(node)
        if hidden == "nextClick":
            later += gone(found)
        elif hidden:
            effects += gone(found)
    return effects, is_click, later


def _effects(node: Node, kind: EffectKind) -> Iterator[Effect]:
    """Yield an effect once for each target of its behaviours."""
    seen: set[Effect] = set()
    children = child(node, "p:childTnLst")
    for target in () if children is None else children.iter(q("p:spTgt")):
        effect = _effect(target, kind)
        if effect not in seen:
            seen.add(effect)
            yield effect


def _effect(target: Node, kind: EffectKind) -> Effect:
    part = child(target, "p:subSp")
    shape = (target if part is None else part).get("spid", "")
    words = child(target, "p:txEl", "p:pRg")
    paragraphs = None if words is None else (whole(words, "st"), whole(words, "end"))
    box_only = child(target, "p:bg") is not None
    return Effect(kind=kind, shape=shape, paragraphs=paragraphs, box_only=box_only)


def _hidden_afterwards(node: Node) -> str:
    """Return when an effect's target goes again by "hide after animation", empty if it stays."""
    children = child(node, "p:subTnLst")
    for change in () if children is None else children.findall(q("p:set")):
        value = child(change, "p:to", "p:strVal")
        times = child(change, "p:cBhvr", "p:cTn")
        if value is not None and value.get("val") == "hidden" and times is not None:
            return str(times.get("masterRel", "sameClick"))
    return ""


def _triggered(timing: Node) -> Iterator[Node]:
    """Yield the effects that wait for a click on a certain shape; playing a clip is none."""
    for sequence in timing.iter(q("p:cTn")):
        if sequence.get("nodeType") == "interactiveSeq":
            for node in sequence.iter(q("p:cTn")):
                kind = node.get("presetClass", "")
                if kind and kind not in _MEDIA and node.get("nodeType") == _ON_CLICK:
                    yield node
