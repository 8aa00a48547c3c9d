"""A clip's picture lies on its place, and its controls around it, always inside the room."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from judge_app.ui.slides.clip_layout import LEAST_PICTURE, Around, lay_beside, lay_over

ROOM = QRect(0, 0, 900, 600)
AROUND = Around(above=24, below=70, least_width=360)


def test_a_large_picture_lies_exactly_on_its_place() -> None:
    place = QRect(200, 100, 480, 270)
    layout = lay_over(place, ROOM, AROUND)
    assert layout.picture == place
    assert layout.whole == QRect(200, 76, 480, 364)


def test_a_small_picture_lies_exactly_on_its_place_and_its_controls_are_wider() -> None:
    place = QRect(300, 200, 200, 112)
    layout = lay_over(place, ROOM, AROUND)
    assert layout.picture == place
    assert (layout.whole.width(), layout.whole.center().x()) == (360, place.center().x())


def test_a_tiny_place_is_exceeded_around_its_middle() -> None:
    place = QRect(400, 300, 30, 20)
    layout = lay_over(place, ROOM, AROUND)
    assert layout.picture.size() == LEAST_PICTURE
    assert (layout.picture.center() - place.center()).manhattanLength() <= 2


def test_near_the_edge_the_picture_keeps_its_size_and_makes_room_for_the_controls() -> None:
    layout = lay_over(QRect(600, 430, 300, 170), ROOM, AROUND)
    assert layout.picture == QRect(600, 360, 300, 170)


def test_what_is_scrolled_away_makes_the_picture_smaller_and_then_it_stays() -> None:
    assert lay_over(QRect(100, -300, 400, 500), ROOM, AROUND).picture == QRect(100, 24, 400, 200)
    gone = lay_over(QRect(100, -900, 400, 500), ROOM, AROUND).picture
    assert gone.top() == AROUND.above
    assert gone.size() == QSize(400, 500).boundedTo(QSize(160, 90))


def test_a_sound_has_controls_under_its_sign_or_above_it() -> None:
    assert lay_beside(QRect(400, 300, 40, 40), ROOM, AROUND).whole.top() == 340
    above = lay_beside(QRect(400, 540, 40, 40), ROOM, AROUND)
    assert above.whole.bottom() == 539
    assert above.picture.isEmpty()


@given(
    st.tuples(*[st.integers(-2000, 3000)] * 2),
    st.tuples(*[st.integers(0, 4000)] * 2),
    st.tuples(*[st.integers(1, 2000)] * 2),
)
def test_nothing_ever_leaves_the_room(
    corner: tuple[int, int], size: tuple[int, int], room: tuple[int, int]
) -> None:
    place, whole_room = QRect(*corner, *size), QRect(0, 0, *room)
    for layout in (lay_over(place, whole_room, AROUND), lay_beside(place, whole_room, AROUND)):
        assert whole_room.contains(layout.whole)
