"""Animations of old binary slides become steps, from the tree of times or from the older list."""

import struct

from judge_app.slides.deck import Effect, EffectKind
from judge_app.slides.plain.pages import Motion
from judge_app.slides.plain.ppt.bodies import Body
from judge_app.slides.plain.ppt.motion import read_motion
from judge_app.slides.plain.ppt.shapes import shapes_of
from judge_app.slides.plain.records import records
from tests.slides.plain.binary_decks import atom, container
from tests.slides.plain.ppt.drawings import data, place, shape, slide

ENTRANCE, EXIT, EMPHASIS, PATH, MEDIA = 1, 2, 3, 4, 6
CLICK, WITH, AFTER, MAIN, INTERACTIVE, ROOT = 1, 2, 3, 4, 5, 9
BODY = Body(words="một\rhai\rba")


def said(**numbers: int) -> bytes:
    names = {"node": 20, "sort": 11, "ends": 5}
    return container(
        0xF13D,
        *(atom(0xF142, struct.pack("<BI", 1, n), names[k]) for k, n in numbers.items()),
    )


def target(shape_id: int, what: int = 0, start: int = -1, end: int = -1) -> bytes:
    body = struct.pack("<IIIii", what, 1, shape_id, start, end)
    return container(0xF13C, atom(0x2AFB, body))


def node(properties: bytes, *inside: bytes) -> bytes:
    return container(0xF144, atom(0xF127, bytes(32)), properties, *inside)


def effect(sort: int, begins: int, *targets: bytes, later: bytes = b"") -> bytes:
    behaviours = (node(said(), container(0xF131, container(0xF12A, t))) for t in targets)
    return node(said(sort=sort, node=begins), *behaviours, later)


def tags(*clicks: bytes, more: bytes = b"") -> bytes:
    main = node(said(node=MAIN), *(node(said(), node(said(), click)) for click in clicks))
    name = atom(4026, "___PPT10".encode("utf-16-le"))
    root = node(said(node=ROOT), main, more)
    return container(5000, container(5002, name, atom(5003, root)))


def motion(more: bytes, *shapes: bytes) -> Motion:
    whole = shapes or (shape(11, place((0, 0, 9, 9))), shape(12, place((0, 0, 9, 9))))
    record = next(records(memoryview(slide(*whole, more=more))))
    return read_motion(record, shapes_of(record), {"11": BODY})


def comes(name: str, kind: EffectKind = EffectKind.ENTRANCE) -> Effect:
    return Effect(kind=kind, shape=name)


def test_each_click_is_a_step_and_what_follows_by_itself_joins_it() -> None:
    found = motion(
        tags(
            effect(ENTRANCE, WITH, target(12)),
            effect(ENTRANCE, CLICK, target(11)),
            effect(EXIT, AFTER, target(12)),
            effect(EMPHASIS, CLICK, target(11)),
        )
    )
    assert found.opening == (comes("12"),)
    assert [step.effects for step in found.steps] == [
        (comes("11"), comes("12", EffectKind.EXIT)),
        (comes("11", EffectKind.EMPHASIS),),
    ]


def test_words_come_paragraph_by_paragraph() -> None:
    found = motion(tags(effect(ENTRANCE, CLICK, target(11, 2, 4, 8))))
    assert found.steps[0].effects[0].paragraphs == (1, 1)


def test_a_box_may_come_without_its_words() -> None:
    found = motion(tags(effect(ENTRANCE, CLICK, target(11, 6))))
    assert found.steps[0].effects[0].box_only


def test_what_hides_on_the_next_click_leaves_with_it() -> None:
    hidden = atom(0xF142, b"\3" + "hidden\0".encode("utf-16-le"), 1)
    behaviour = container(0xF131, hidden, container(0xF12A, target(11)))
    later = container(0xF145, said(ends=2), behaviour)
    found = motion(
        tags(
            effect(ENTRANCE, CLICK, target(11), later=later),
            effect(ENTRANCE, CLICK, target(12)),
        )
    )
    assert found.steps[1].effects == (comes("11", EffectKind.EXIT), comes("12"))


def test_paths_and_triggers_are_counted_and_clips_are_neither() -> None:
    triggered = node(said(node=INTERACTIVE), node(said(), effect(ENTRANCE, CLICK, target(12))))
    found = motion(tags(effect(PATH, CLICK), effect(MEDIA, CLICK, target(11)), more=triggered))
    assert found.steps == ()
    assert (found.motion_paths, found.triggers) == (1, 1)


def test_effects_of_shapes_that_are_gone_are_left_out() -> None:
    assert motion(tags(effect(ENTRANCE, CLICK, target(99)))).steps == ()


def old(order: int, build: int, *, flags: int = 0, after: int = 0) -> bytes:
    body = struct.pack("<IIIiHHBBBBBB", 0, flags, 0, 0, order, 0, build, 12, 0, after, 0, 0)
    return data(container(4116, atom(4081, body)))


def test_the_older_list_is_followed_in_its_order() -> None:
    found = motion(
        b"",
        shape(11, place((0, 0, 9, 9)), old(2, 2)),
        shape(12, place((0, 0, 9, 9)), old(1, 1, after=2)),
        shape(13, place((0, 0, 9, 9)), old(3, 1, flags=0x4)),
        shape(14, place((0, 0, 9, 9)), old(4, 0)),
    )
    lines = [Effect(kind=EffectKind.ENTRANCE, shape="11", paragraphs=(n, n)) for n in range(3)]
    assert [step.effects for step in found.steps] == [
        (comes("12"),),
        (comes("12", EffectKind.EXIT), lines[0]),
        (lines[1],),
        (lines[2], comes("13")),
    ]
