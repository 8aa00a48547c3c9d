"""Words in their box: anchored, made smaller, in columns, turned."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from judge_app.slides.paint.painter import need_application
from judge_app.slides.paint.words import paint_words, words_height
from judge_app.slides.scene_text import Paragraph, Run, TextBox

EMU = 12_700
SIDE = 200
"""The canvas in points, and in pixels."""


def box(*lines: str, size: float = 20.0, **other: object) -> TextBox:
    paragraphs = tuple(
        Paragraph(runs=(Run(text=t, size=size, font="Liberation Sans", colour=(0, 0, 0, 255)),))
        for t in lines
    )
    given: dict[str, object] = {"insets": (0, 0, 0, 0)}
    return TextBox(paragraphs=paragraphs, **(given | other))  # type: ignore[arg-type]


def ink(text: TextBox) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what was painted, in points."""
    need_application()
    canvas = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    painter.scale(1 / EMU, 1 / EMU)
    paint_words(painter, text, SIDE * EMU, SIDE * EMU)
    painter.end()
    dark = [(x, y) for y in range(SIDE) for x in range(SIDE) if canvas.pixelColor(x, y).red() < 128]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize(("anchor", "middle"), [("t", 12), ("ctr", 100), ("b", 188)])
def test_words_stand_at_their_anchor(anchor: str, middle: int) -> None:
    _, top, _, bottom = ink(box("HH", anchor=anchor))

    assert (top + bottom) / 2 == pytest.approx(middle, abs=2)


def test_too_many_words_shrink_into_their_box_and_others_stand_out() -> None:
    lines = ("HH",) * 20

    assert ink(box(*lines, shrinks=True))[3] < SIDE - 1
    assert ink(box(*lines))[3] == SIDE - 1


def test_a_box_that_fits_keeps_its_size_whatever_was_recorded() -> None:
    assert ink(box("HH", shrinks=True, shrunk_to=0.4)) == ink(box("HH"))


def test_empty_lines_at_the_end_make_nothing_smaller() -> None:
    full = box(*("HH",) * 8, shrinks=True)
    empty = Paragraph(runs=(), empty_size=40.0)
    longer = box(*("HH",) * 8, shrinks=True)
    longer = TextBox(
        paragraphs=(*longer.paragraphs, empty, empty), insets=(0, 0, 0, 0), shrinks=True
    )

    assert ink(longer) == ink(full)


def test_columns_fill_one_after_the_other() -> None:
    left, _, right, bottom = ink(box(*("H",) * 12, columns=2))

    assert left < 5
    assert 100 < right < 120
    assert bottom < SIDE


@pytest.mark.parametrize("align", ["l", "ctr", "r"])
def test_a_block_in_the_middle_stands_there_however_its_lines_are_set(align: str) -> None:
    text = box("H", "HHHH", centred=True)
    aligned = tuple(replace(paragraph, align=align) for paragraph in text.paragraphs)
    left, _, right, _ = ink(replace(text, paragraphs=aligned))

    assert (left + right) / 2 == pytest.approx(100, abs=2)


@pytest.mark.parametrize("align", ["l", "ctr", "r"])
def test_words_that_stand_out_do_so_evenly_however_they_are_set(align: str) -> None:
    text = box("H" * 12, wrap=False, grows=True, insets=(80 * EMU, 0, 80 * EMU, 0))
    aligned = tuple(replace(paragraph, align=align) for paragraph in text.paragraphs)
    left, _, right, _ = ink(replace(text, paragraphs=aligned))

    assert (left + right) / 2 == pytest.approx(100, abs=2)


def test_turned_words_run_down_the_right_side() -> None:
    left, top, right, bottom = ink(box("HHHH", turned=90.0))

    assert left > 170
    assert top < 5
    assert bottom - top > right - left


def test_stacked_letters_stand_below_each_other() -> None:
    left, _, right, bottom = ink(box("HHH", stacked=True))

    assert right - left < 20
    assert bottom > 60


def test_stacked_words_that_are_too_long_begin_another_column() -> None:
    left, _, right, bottom = ink(box("HHHHH HHHHH", stacked=True))
    one_column = ink(box("HHHHH", stacked=True))

    assert bottom < SIDE
    assert left == one_column[0]
    assert right > one_column[2] + 20


def test_each_stacked_paragraph_is_a_column_and_they_may_come_from_the_right() -> None:
    assert ink(box("H", "HHH", stacked=True))[2] < 50
    assert ink(box("H", "HHH", stacked=True, columns_from_right=True))[0] > 150


@pytest.mark.parametrize("style", ["dbl", "heavy", "dash", "dotted", "dotDash", "dotDotDash"])
def test_underlines_differ_by_their_style(style: str) -> None:
    assert letters(underline=True, underline_style=style) != letters(underline=True)


def test_a_double_strike_and_a_rim_show() -> None:
    assert letters(strike=True, double_strike=True) != letters(strike=True)
    assert letters(outline=(0, 0, 0, 255), outline_points=3.0) != letters()


def letters(**style: object) -> bytes:
    """Return what is painted of two letters in this style."""
    need_application()
    run = replace(box("HH").paragraphs[0].runs[0], **style)  # type: ignore[arg-type]
    canvas = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    painter.scale(1 / EMU, 1 / EMU)
    paint_words(painter, TextBox(paragraphs=(Paragraph(runs=(run,)),)), SIDE * EMU, SIDE * EMU)
    painter.end()
    return bytes(canvas.constBits())


def test_the_height_of_words_counts_their_insets() -> None:
    need_application()
    text = box("a", "b", insets=(0, 5 * EMU, 0, 5 * EMU))

    assert words_height(text, SIDE * EMU) == pytest.approx((48 + 10) * EMU)


def test_what_has_no_room_in_the_last_column_stands_below_it() -> None:
    _, _, right, bottom = ink(box(*("H",) * 30, columns=2))

    assert 100 < right < 120
    assert bottom == SIDE - 1


def test_words_shrink_until_their_columns_hold_them() -> None:
    lines = ("HH",) * 29

    assert ink(box(*lines, columns=3, shrinks=True))[3] < SIDE - 1


def test_stretched_words_fill_their_box_to_the_last_letter() -> None:
    given = box("HHHH", "HH", stretched=True, insets=(9 * EMU,) * 4)

    assert ink(given) == pytest.approx((0, 0, SIDE - 1, SIDE - 1), abs=2)


def test_stretched_words_that_are_blank_draw_nothing() -> None:
    with pytest.raises(ValueError, match="empty"):
        ink(box(" ", stretched=True))


def test_stretched_words_are_not_stacked() -> None:
    assert ink(box("HHH", stacked=True, stretched=True)) == ink(box("HHH", stretched=True))
