"""Letters that no font has still stand in pages and can be found there."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QRawFont

from judge_app.slides.paint.box_font import RANGES, font_of_boxes
from judge_app.slides.paint.missing_letters import is_missing_letter, split_at_missing
from judge_app.slides.paint.painter import need_application, write_pdf
from judge_app.slides.scene import Fill, Item, Scene
from judge_app.slides.scene_text import Paragraph, Run, TextBox

UNASSIGNED = "\u2e9a"
"""Lies among Chinese letters, and is none: no font can have it."""


@pytest.fixture(autouse=True)
def application() -> None:
    need_application()


def test_every_letter_has_a_square_of_its_own() -> None:
    font = QRawFont()
    font.loadFromData(QByteArray(font_of_boxes()), 100, QFont.HintingPreference.PreferNoHinting)
    ends = "".join(chr(first) + chr(last) for first, last in RANGES)
    glyphs = font.glyphIndexesForString(ends)
    assert font.isValid()
    assert len(set(glyphs)) == len(ends)
    assert 0 not in glyphs
    assert {step.x() for step in font.advancesForGlyphIndexes(glyphs)} == {100}
    shapes = [font.pathForGlyph(glyph) for glyph in glyphs]
    assert not shapes[0].isEmpty()
    assert all(shape == shapes[0] for shape in shapes)


@pytest.mark.parametrize("letter", ["a", "ệ", "☎", "\uf0a7"])
def test_only_letters_of_east_asia_are_missed(letter: str) -> None:
    assert not is_missing_letter(letter, QFont("Arial"))


def test_a_text_is_split_where_letters_are_missing() -> None:
    font = QFont("Arial")
    assert list(split_at_missing("điểm", font)) == [("điểm", False)]
    assert list(split_at_missing("", font)) == [("", False)]
    mixed = f"a{UNASSIGNED}{UNASSIGNED}b"
    for _ in range(2):  # the boxes' own font does not count as one that has them
        found = list(split_at_missing(mixed, font))
        assert found == [("a", False), (UNASSIGNED * 2, True), ("b", False)]
        _page_with(mixed, Path("/dev/null"))


def test_missing_letters_are_words_of_the_page(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    _page_with(f"SP{UNASSIGNED}1", target)
    page = pdfium.PdfDocument(target)[0]
    assert page.get_textpage().get_text_range().strip() == f"SP{UNASSIGNED}1"


def _page_with(text: str, target: Path) -> None:
    run = Run(text=text, size=18, font="Arial", colour=(0, 0, 0, 255))
    box = TextBox(paragraphs=(Paragraph(runs=(run,)),))
    item = Item(x=0, y=0, width=3_000_000, height=3_000_000, text=box)
    white = Fill(colour=(255, 255, 255, 255))
    scene = Scene(width=3_000_000, height=3_000_000, background=white, items=(item,))
    write_pdf([scene], target)
