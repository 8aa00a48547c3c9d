"""Keys that turn pages, and numbers that are typed."""

import pytest
from PySide6.QtCore import Qt

from judge_app.ui.slides.page_keys import Move, TypedNumber, move_of

KEY = Qt.Key


@pytest.mark.parametrize(
    ("key", "move"),
    [
        (KEY.Key_Right, Move.FORWARD),
        (KEY.Key_Down, Move.FORWARD),
        (KEY.Key_PageDown, Move.FORWARD),
        (KEY.Key_Space, Move.FORWARD),
        (KEY.Key_Left, Move.BACK),
        (KEY.Key_Up, Move.BACK),
        (KEY.Key_PageUp, Move.BACK),
        (KEY.Key_Backspace, Move.BACK),
        (KEY.Key_Home, Move.FIRST),
        (KEY.Key_End, Move.LAST),
        (KEY.Key_A, None),
    ],
)
def test_a_page_that_fits_is_turned_by_every_usual_key(key: KEY, move: Move | None) -> None:
    assert move_of(key, wider=False, higher=False) is move


def test_arrows_scroll_a_magnified_page() -> None:
    assert move_of(KEY.Key_Right, wider=True, higher=False) is None
    assert move_of(KEY.Key_Down, wider=False, higher=True) is None
    assert move_of(KEY.Key_Right, wider=False, higher=True) is Move.FORWARD
    assert move_of(KEY.Key_PageDown, wider=True, higher=True) is Move.FORWARD


def test_digits_make_a_number_that_ends_once() -> None:
    typed = TypedNumber()

    assert [typed.take(letter) for letter in ("1", "2", "x", "", "²")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert typed.finish() == 12
    assert typed.finish() == 0
