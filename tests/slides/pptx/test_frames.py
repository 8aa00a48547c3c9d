"""Groups move, stretch, turn and mirror what is inside them."""

import pytest

from judge_app.slides.pptx.frames import Frame, frame_of
from judge_app.slides.scene import Item
from judge_app.slides.scene_text import TextBox
from tests.slides.pptx.scenes import xml


def group(attributes: str = "", *, own: str = "0,0,100,100", inner: str = "0,0,100,100") -> Frame:
    x, y, width, height = own.split(",")
    cx, cy, across, down = inner.split(",")
    return frame_of(
        xml(
            f'<a:xfrm {attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
            f'<a:chOff x="{cx}" y="{cy}"/><a:chExt cx="{across}" cy="{down}"/></a:xfrm>'
        )
    )


def box(item: Item) -> tuple[float, ...]:
    return tuple(round(side, 6) for side in (item.x, item.y, item.width, item.height))


CHILD = Item(x=10, y=20, width=30, height=10)


def test_children_are_moved_and_stretched() -> None:
    frame = group(own="1000,2000,200,300", inner="0,0,100,100")

    assert box(frame.placed(CHILD)) == (1020, 2060, 60, 30)


def test_the_origin_inside_counts() -> None:
    frame = group(own="0,0,100,100", inner="10,20,100,100")

    assert box(frame.placed(CHILD)) == (0, 0, 30, 10)


def test_a_child_on_its_side_is_stretched_the_other_way() -> None:
    lying = Item(x=10, y=20, width=30, height=10, rotation=90)

    placed = group(own="0,0,200,100", inner="0,0,100,100").placed(lying)

    assert (placed.width, placed.height) == (30, 20)
    assert placed.x + placed.width / 2 == pytest.approx(50)


def test_a_turned_group_turns_its_children_around_its_middle() -> None:
    placed = group('rot="5400000"').placed(CHILD)

    assert placed.rotation == 90
    assert [placed.x + 15, placed.y + 5] == pytest.approx([75, 25])


def test_a_mirrored_group_mirrors_its_children() -> None:
    placed = group('flipH="1"').placed(Item(x=10, y=20, width=30, height=10, rotation=30))

    assert box(placed) == (60, 20, 30, 10)
    assert (placed.flip_x, placed.flip_y, placed.rotation) == (True, False, -30)


def test_no_transform_changes_nothing() -> None:
    assert frame_of(None).placed(CHILD) == CHILD


def test_words_that_stand_upright_in_a_lying_shape_keep_their_own_ways() -> None:
    text = TextBox(paragraphs=(), upright=True)
    lying = Item(
        x=10, y=0, width=10, height=60, rotation=90, text=text, text_area=(-2.5, 0.4, 3.5, 0.6)
    )

    placed = group(own="0,0,100,50", inner="0,0,100,100").placed(lying)

    left, top, right, bottom = placed.text_area
    assert (right - left) * placed.width == pytest.approx(60)
    assert (bottom - top) * placed.height == pytest.approx(12 / 2)
