"""Where lines of a paragraph stand: by type size, whatever the font's own height."""

import pytest

from judge_app.slides.paint.painter import need_application
from judge_app.slides.paint.paragraphs import Fit, LaidParagraph, lay_out
from judge_app.slides.scene_text import Bullet, Paragraph, Run, Tab

INK = (0, 0, 0, 255)
PLAIN = Fit()
WIDE = 5000.0
"""Half an A4 page, in tenths of a point."""


def run(text: str, size: float = 20.0, font: str = "Liberation Sans", **other: object) -> Run:
    return Run(text=text, size=size, font=font, colour=INK, **other)  # type: ignore[arg-type]


def laid(*runs: Run, room: float = WIDE, fit: Fit = PLAIN, **other: object) -> LaidParagraph:
    need_application()
    return lay_out(Paragraph(runs=runs, **other), room, fit)  # type: ignore[arg-type]


def baselines(paragraph: LaidParagraph) -> list[float]:
    return [round(found.line.y() + found.line.ascent(), 1) for found in paragraph.lines]


@pytest.mark.parametrize("font", ["Liberation Sans", "Liberation Serif", "Noto Sans", "Carlito"])
def test_a_single_line_is_one_and_a_fifth_of_its_size(font: str) -> None:
    found = laid(run("một\vhai\vba", font=font))

    assert baselines(found) == [200, 440, 680]
    assert found.height == pytest.approx(720)


@pytest.mark.parametrize(
    ("percent", "expected"),
    [(90.0, [172.8, 388.8]), (80.0, [153.6, 345.6]), (150.0, [320, 680]), (200.0, [440, 920])],
)
def test_line_spacing_in_percent(percent: float, expected: list[float]) -> None:
    assert baselines(laid(run("a\vb"), line_percent=percent)) == pytest.approx(expected, abs=0.1)


def test_line_spacing_in_points() -> None:
    assert baselines(laid(run("a\vb"), line_points=30.0)) == [260, 560]


def test_the_largest_letters_of_a_line_decide() -> None:
    found = laid(run("nhỏ "), run("LỚN", 40.0), run("\vnhỏ"))

    assert baselines(found) == [400, 680]


def test_raised_letters_are_smaller_and_do_not_push_lines_apart() -> None:
    plain, raised = laid(run("x\vy")), laid(run("x"), run("2", baseline=0.3), run("\vy"))

    assert baselines(raised) == baselines(plain)
    level = laid(run("x2\vy"))
    assert raised.width < level.width


def test_lines_break_at_the_room_s_edge_and_hang_below_their_margin() -> None:
    found = laid(run("chữ " * 30), room=2000.0, margin=127_000, indent=-127_000)

    assert len(found.lines) > 2
    assert found.lines[0].line.x() == 0
    assert {line.line.x() for line in found.lines[1:]} == {100}
    assert all(line.line.naturalTextWidth() <= 2000 for line in found.lines)


def test_a_word_that_nearly_fits_is_not_torn_and_one_that_does_not_is() -> None:
    width = laid(run("Thương")).width

    assert len(laid(run("Thương"), room=width * 0.98).lines) == 1
    assert len(laid(run("Thương"), room=width * 0.9).lines) == 2


@pytest.mark.parametrize(("align", "share"), [("l", 0.0), ("ctr", 0.5), ("r", 1.0)])
def test_alignment(align: str, share: float) -> None:
    found = laid(run("chữ"), align=align)

    line = found.lines[0].line
    assert line.x() == pytest.approx(share * (WIDE - line.naturalTextWidth()))


def test_words_begin_behind_a_bullet_that_is_wider_than_its_indent() -> None:
    narrow = Bullet(text="•", size=20.0, font="Liberation Sans", colour=INK)
    wide = Bullet(text="XXXVIII.", size=20.0, font="Liberation Sans", colour=INK)

    hanging = laid(run("chữ"), bullet=narrow, margin=342_900, indent=-342_900)
    pushed = laid(run("chữ"), bullet=wide, margin=342_900, indent=-342_900)

    assert hanging.lines[0].line.x() == pytest.approx(270)
    assert pushed.lines[0].line.x() > 600
    assert hanging.bullet_x == pushed.bullet_x == 0


def test_tabs_stand_at_their_stops_and_then_at_even_ones() -> None:
    found = laid(run("a\tb\tc"), tabs=(Tab(place=1_270_000),))

    line = found.lines[0].line
    assert line.cursorToX(2)[0] == pytest.approx(1000)  # type: ignore[index]
    assert line.cursorToX(4)[0] == pytest.approx(1440)  # type: ignore[index]


def test_made_smaller_all_but_the_margins_shrink() -> None:
    found = laid(run("a\vb"), fit=Fit(scale=0.5), margin=127_000)

    assert baselines(found) == [100, 220]
    assert found.lines[1].line.x() == 100


def test_an_empty_paragraph_is_as_high_as_its_size() -> None:
    assert laid(empty_size=40.0).height == pytest.approx(480)


def test_a_word_with_a_slash_moves_to_the_next_line_as_a_whole() -> None:
    text = "Phụ nữ xã/phường"
    found = laid(run(text), room=1500.0)

    starts = [line.line.textStart() for line in found.lines]
    assert [text[start:] for start in starts] == [text, "xã/phường"]


def test_letters_of_two_units_do_not_shift_the_styles_behind_them() -> None:
    found = laid(run("\U0001f600"), run("nhỏ\v", 10.0), run("LỚN", 40.0))

    assert [round(line.height) for line in found.lines] == [240, 480]
    formats = found.layout.formats()
    assert [(one.start, one.length) for one in formats] == [(0, 2), (2, 4), (6, 3)]


def test_a_word_that_just_does_not_fit_and_has_no_end_inside_is_not_torn() -> None:
    text = "=" * 20 + "}" + "~"
    room = laid(run(text)).width * 0.99

    assert len(laid(run(text), room=room).lines) == 1
    assert len(laid(run(text), room=room * 0.9).lines) > 1


@pytest.mark.parametrize(
    ("text", "hangs", "lines"),
    [
        ("漢字漢字漢。", True, 1),
        ("漢字漢字漢。", False, 2),
        ("漢字漢字漢字", True, 2),
        ("漢字漢字漢字。", True, 2),
    ],
)
def test_a_mark_may_hang_behind_a_full_line(text: str, hangs: bool, lines: int) -> None:
    found = laid(run(text, 20.0), room=1030.0, hangs=hangs)

    assert len(found.lines) == lines
    assert found.width <= 1030
