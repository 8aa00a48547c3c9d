"""Fonts that are not there: what stands for them writes words, and they are known as missing."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from judge_app.slides.paint.fonts import family_for, family_to_write, is_missing
from judge_app.slides.paint.painter import need_application


@pytest.fixture(autouse=True)
def application() -> None:
    need_application()


@pytest.mark.parametrize("name", ["Impact", "Comic Sans MS", "Không Có Phông Này"])
def test_no_ornaments_stand_for_letters(name: str) -> None:
    drawn = QFontInfo(QFont(family_for(name))).family()

    assert not drawn.startswith(("D050000L", "Z003", "Standard Symbols"))
    assert is_missing(name) is not QFontDatabase.hasFamily(name)


def test_a_font_that_is_there_or_has_a_twin_is_not_missing() -> None:
    there = QFontDatabase.families()[0]

    assert family_for(there) == there
    assert not is_missing(there)
    if QFontDatabase.hasFamily("Liberation Sans"):
        assert not is_missing("Arial")


@pytest.mark.parametrize("name", ["Palatino Linotype", "Bookman Old Style", "Arial Narrow", "Abc"])
def test_vietnamese_is_written_in_one_font(name: str) -> None:
    written = family_to_write(name, "Phụ nữ")
    drawn = QRawFont.fromFont(QFont(family_for(written)))
    is_there = QFontDatabase.hasFamily(name)

    assert is_there or 0 not in drawn.glyphIndexesForString("Phụ nữ Việt Nam đơn ẵ")
    assert not is_there or written == name
    assert family_to_write(name, "Women") == name
