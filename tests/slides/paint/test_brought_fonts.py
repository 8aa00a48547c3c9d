"""A deck's fonts are there while it is open, and only where they may be loaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from judge_app.slides.drawing_process import let_decks_bring_fonts
from judge_app.slides.paint.brought_fonts import BroughtFonts
from judge_app.slides.paint.fonts import family_for, is_missing, sized_font
from judge_app.slides.paint.painter import need_application

FONT = next(Path("resources/fonts").rglob("*.ttf")).read_bytes()
NAME = "Chữ Riêng Của Bài"


@pytest.fixture
def allowed() -> Iterator[None]:
    need_application()
    let_decks_bring_fonts(allowed=True)
    yield
    let_decks_bring_fonts(allowed=False)


@pytest.mark.usefixtures("allowed")
def test_a_brought_font_is_drawn_under_the_deck_s_name_for_it() -> None:
    assert is_missing(NAME)

    brought = BroughtFonts([(NAME, FONT), ("Hỏng", b"no font")])

    assert QFontDatabase.hasFamily(family_for(NAME))
    assert not is_missing(NAME)
    assert sized_font(NAME, 20.0).family() == family_for(NAME)
    brought.release()
    assert family_for(NAME) == NAME
    assert is_missing(NAME)


def test_no_font_is_loaded_where_that_is_not_allowed() -> None:
    need_application()

    brought = BroughtFonts([(NAME, FONT)])

    assert is_missing(NAME)
    brought.release()
