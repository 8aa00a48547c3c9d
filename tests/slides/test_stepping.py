"""A slide before, between and after its clicks."""

import pytest

from judge_app.slides.deck import ClickStep, Effect, EffectKind, PageFacts
from judge_app.slides.scene import RECTANGLE, Fill, Item, Scene
from judge_app.slides.scene_text import Paragraph, Run, TextBox
from judge_app.slides.stepping import staged

SHOW, HIDE, POINT = EffectKind.ENTRANCE, EffectKind.EXIT, EffectKind.EMPHASIS
BLACK = (0, 0, 0, 255)


def item(*shapes: str, words: tuple[str, ...] = ()) -> Item:
    lines = tuple(
        Paragraph(runs=(Run(text=word, size=18, font="Arial", colour=BLACK),)) for word in words
    )
    text = TextBox(paragraphs=lines) if words else None
    return Item(x=0, y=0, width=10, height=10, outlines=(RECTANGLE,), text=text, shapes=shapes)


def scene(*items: Item) -> Scene:
    return Scene(width=100, height=100, background=Fill(), items=items)


def facts(*steps: tuple[Effect, ...], opening: tuple[Effect, ...] = ()) -> PageFacts:
    clicks = tuple(ClickStep(effects=step) for step in steps)
    return PageFacts(number=1, width=100, height=100, steps=clicks, opening=opening)


def there(drawn: Scene) -> set[str]:
    """Return the shapes whose boxes are drawn."""
    return {found.shapes[-1] for found in drawn.items if found.outlines and found.shapes}


def words(drawn: Scene) -> list[str]:
    boxes = [found.text for found in drawn.items if found.text is not None]
    return [p.runs[0].text for box in boxes for p in box.paragraphs if p.shown]


def test_what_enters_is_not_there_before() -> None:
    page = facts((Effect(kind=SHOW, shape="2"),), (Effect(kind=SHOW, shape="3"),))
    drawn = scene(item("1"), item("2"), item("3"))

    seen = [there(staged(drawn, page, step)) for step in (0, 1, 2)]

    assert seen == [{"1"}, {"1", "2"}, {"1", "2", "3"}]


def test_what_leaves_is_there_until_then() -> None:
    page = facts((Effect(kind=HIDE, shape="2"),))
    drawn = scene(item("1"), item("2"))

    assert [there(staged(drawn, page, step)) for step in (0, 1)] == [{"1", "2"}, {"1"}]


def test_a_shape_may_come_go_and_come_again() -> None:
    page = facts(*((Effect(kind=kind, shape="2"),) for kind in (SHOW, HIDE, SHOW)))
    drawn = scene(item("2"))

    assert [bool(there(staged(drawn, page, step))) for step in range(4)] == [
        False,
        True,
        False,
        True,
    ]


def test_what_happens_by_itself_has_happened_before_the_first_click() -> None:
    page = facts((Effect(kind=HIDE, shape="2"),), opening=(Effect(kind=SHOW, shape="2"),))

    assert there(staged(scene(item("2")), page, 0)) == {"2"}


def test_paragraphs_come_one_by_one_and_keep_their_room() -> None:
    page = facts(
        (Effect(kind=SHOW, shape="2", paragraphs=(0, 0)),),
        (Effect(kind=SHOW, shape="2", paragraphs=(1, 2)),),
    )
    drawn = scene(item("2", words=("một", "hai", "ba")))

    seen = [staged(drawn, page, step) for step in (0, 1, 2)]

    assert [words(found) for found in seen] == [[], ["một"], ["một", "hai", "ba"]]
    assert all(len(found.items[0].text.paragraphs) == 3 for found in seen if found.items[0].text)
    assert there(seen[0]) == {"2"}, "the box itself was never animated"


def test_a_box_may_come_without_its_words() -> None:
    page = facts((Effect(kind=SHOW, shape="2", box_only=True),))
    drawn = scene(item("2", words=("một",)))

    before = staged(drawn, page, 0)

    assert there(before) == set()
    assert words(before) == ["một"]


def test_a_group_takes_what_is_inside_along() -> None:
    page = facts((Effect(kind=SHOW, shape="9"),), (Effect(kind=SHOW, shape="2"),))
    drawn = scene(item("9", "2"), item("9", "3"))

    assert [there(staged(drawn, page, step)) for step in (0, 1, 2)] == [set(), {"3"}, {"2", "3"}]


def test_what_a_click_points_out_gets_a_frame_until_the_next() -> None:
    page = facts((Effect(kind=POINT, shape="2"),), (Effect(kind=SHOW, shape="3"),))
    drawn = scene(item("2"), item("3"))

    counts = [len(staged(drawn, page, step).items) for step in (0, 1, 2)]
    frame = staged(drawn, page, 1).items[-1]

    assert counts == [2, 3, 2]
    assert frame.stroke is not None
    assert frame.x < 0
    assert frame.width > 10


@pytest.mark.parametrize("step", [-1, 5])
def test_steps_beyond_the_ends_are_the_ends(step: int) -> None:
    page = facts((Effect(kind=HIDE, shape="2"),), (Effect(kind=SHOW, shape="2"),))
    nearest = 0 if step < 0 else 2

    assert staged(scene(item("2")), page, step) == staged(scene(item("2")), page, nearest)
