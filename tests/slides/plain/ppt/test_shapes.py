"""Shapes stand where they are seen: inside groups inside groups, and turned."""

import pytest

from judge_app.slides.plain.ppt.shapes import PptShape, shapes_of
from judge_app.slides.plain.records import records
from tests.slides.plain.binary_decks import container
from tests.slides.plain.ppt.drawings import child_place, group, place, shape, slide


def found(*shapes: bytes) -> tuple[PptShape, ...]:
    return shapes_of(next(records(memoryview(slide(*shapes)))))


def test_a_shape_has_its_number_and_its_place() -> None:
    (one,) = found(shape(5, place((100, 200, 300, 50))))
    assert one.identity == 5
    assert one.box == pytest.approx((100, 200, 300, 50))
    assert one.names == ("5",)


def test_groups_are_worked_out() -> None:
    inner = shape(9, child_place((500, 500, 500, 500)))
    nested = group(8, (0, 0, 2000, 2000), child_place((0, 0, 1000, 1000)), inner)
    (one,) = found(group(7, (0, 0, 2000, 1000), place((100, 100, 200, 400)), nested))
    assert one.names == ("7", "8", "9")
    assert one.box == pytest.approx((125, 200, 25, 100))


@pytest.mark.parametrize(
    ("degrees", "box"),
    [(30, (0, 0, 400, 100)), (90, (150, -150, 100, 400)), (270, (150, -150, 100, 400))],
)
def test_a_shape_on_its_side_is_kept_as_it_lies(degrees: int, box: tuple[int, ...]) -> None:
    (one,) = found(shape(5, place((0, 0, 400, 100)), options={4: degrees << 16}))
    assert one.rotation == degrees
    assert one.box == box


def test_a_shape_turned_the_other_way() -> None:
    (one,) = found(shape(5, place((0, 0, 9, 9)), options={4: (-30 << 16) & 0xFFFFFFFF}))
    assert one.rotation == 330


@pytest.mark.parametrize("flags", [0x4, 0x8, 0x400])
def test_backgrounds_and_what_was_deleted_are_no_shapes(flags: int) -> None:
    assert found(shape(5, place((0, 0, 9, 9)), flags=flags)) == ()


def test_a_slide_without_a_drawing_has_none() -> None:
    assert shapes_of(next(records(memoryview(container(1006))))) == ()
