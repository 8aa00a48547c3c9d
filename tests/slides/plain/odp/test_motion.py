"""Animations of OpenDocument slides become steps."""

from judge_app.slides.deck import Effect, EffectKind
from judge_app.slides.plain.odp.motion import read_motion
from judge_app.slides.plain.pages import Motion
from tests.slides.plain.odp.decks import node

TARGETS = {"id1": ("id1", None), "id2": ("id2", None), "p1": ("id2", 1)}


def effect(kind: str, begins: str, *targets: str, more: str = "") -> str:
    changes = "".join(f'<anim:set smil:targetElement="{name}"/>' for name in targets)
    return (
        f'<anim:par presentation:node-type="{begins}" presentation:preset-class="{kind}">'
        f"{changes}{more}</anim:par>"
    )


def motion(*clicks: str, more: str = "") -> Motion:
    inside = "".join(f"<anim:par><anim:par>{click}</anim:par></anim:par>" for click in clicks)
    return read_motion(
        node(
            '<draw:page><anim:par presentation:node-type="timing-root">'
            f'<anim:seq presentation:node-type="main-sequence">{inside}</anim:seq>{more}'
            "</anim:par></draw:page>"
        ),
        TARGETS,
    )


def comes(name: str, kind: EffectKind = EffectKind.ENTRANCE) -> Effect:
    return Effect(kind=kind, shape=name)


def test_each_click_is_a_step() -> None:
    found = motion(
        effect("entrance", "after-previous", "id1"),
        effect("exit", "on-click", "id1") + effect("entrance", "with-previous", "id2"),
        effect("emphasis", "on-click", "id2", "gone"),
    )
    assert found.opening == (comes("id1"),)
    assert [step.effects for step in found.steps] == [
        (comes("id1", EffectKind.EXIT), comes("id2")),
        (comes("id2", EffectKind.EMPHASIS),),
    ]


def test_paragraphs_come_by_their_ids_and_boxes_without_words() -> None:
    background = '<anim:iterate smil:targetElement="id1" anim:sub-item="background"/>'
    found = motion(effect("entrance", "on-click", "p1", more=background))
    first, second = found.steps[0].effects
    assert (first.shape, first.paragraphs) == ("id2", (1, 1))
    assert second.box_only


def test_what_hides_on_the_next_click_leaves_with_it() -> None:
    hiding = (
        '<anim:set presentation:master-element="a" smil:targetElement="id1" '
        'smil:attributeName="visibility" smil:to="hidden"/>'
    )
    found = motion(
        effect("entrance", "on-click", "id1", more=hiding), effect("entrance", "on-click", "id2")
    )
    assert found.steps[1].effects == (comes("id1", EffectKind.EXIT), comes("id2"))


def test_paths_and_triggers_are_counted_and_clips_are_neither() -> None:
    triggered = (
        '<anim:seq presentation:node-type="interactive-sequence">'
        f"{effect('entrance', 'on-click', 'id1')}{effect('media-call', 'on-click', 'id2')}</anim:seq>"
    )
    found = motion(effect("motion-path", "on-click", "id1"), more=triggered)
    assert found.steps == ()
    assert (found.motion_paths, found.triggers) == (1, 1)


def test_the_older_kind_comes_click_by_click() -> None:
    page = node(
        "<draw:page><presentation:animations>"
        '<presentation:show-shape draw:shape-id="id1"/><presentation:hide-shape draw:shape-id="id1"/>'
        '<presentation:show-text draw:shape-id="p1"/></presentation:animations></draw:page>'
    )
    found = read_motion(page, TARGETS)
    assert [step.effects[0].kind for step in found.steps] == [
        EffectKind.ENTRANCE,
        EffectKind.EXIT,
        EffectKind.ENTRANCE,
    ]
    assert read_motion(node("<draw:page/>"), TARGETS) == Motion()
