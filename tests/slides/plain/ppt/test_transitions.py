"""How old binary slides come: hidden or not, with an effect, with a sound."""

import struct

import pytest

from judge_app.slides.plain.ppt.transitions import Showing, showing_of
from judge_app.slides.plain.records import records
from tests.slides.plain.binary_decks import atom, container


def showing(direction: int, effect: int, flags: int, sound: int = 0) -> Showing:
    body = struct.pack("<iIBBHBBBB", 0, sound, direction, effect, flags, 0, 0, 0, 0)
    return showing_of(next(records(memoryview(container(1006, atom(1017, body))))))


@pytest.mark.parametrize(
    ("direction", "effect", "name"),
    [(0, 0, ""), (1, 0, "cut"), (0, 23, "fade"), (3, 20, "push"), (0, 27, "circle"), (0, 255, "")],
)
def test_effects_have_the_names_of_newer_decks(direction: int, effect: int, name: str) -> None:
    assert showing(direction, effect, 0x1).transition == name


def test_hidden_slides_and_sounds_are_told_by_flags() -> None:
    assert showing(0, 0, 0x4) == Showing(hidden=True)
    assert showing(0, 0, 0x10, sound=3) == Showing(sound=3)
    assert showing(0, 0, 0x0, sound=3) == Showing(), "the sound of an earlier choice"


def test_a_slide_that_says_nothing_just_appears() -> None:
    assert showing_of(next(records(memoryview(container(1006))))) == Showing()
