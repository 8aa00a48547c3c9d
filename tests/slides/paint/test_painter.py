"""Whole scenes, pixel by pixel where it matters."""

from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from judge_app.slides.paint.painter import draw_picture
from judge_app.slides.pptx.geometry.presets import draw_preset
from judge_app.slides.scene import (
    RECTANGLE,
    Arrow,
    ArrowKind,
    Cell,
    Fill,
    Image,
    Item,
    Outline,
    Pattern,
    Scene,
    Shadow,
    Step,
    Stroke,
    Table,
    Verb,
)
from judge_app.slides.scene_colours import Gradient, GradientShape, Rgba
from judge_app.slides.scene_text import LetterShadow, Paragraph, Run, TextBox

SIDE = 100
UNIT = 12_700
RED: Rgba = (255, 0, 0, 255)
BLUE: Rgba = (0, 0, 255, 255)
LINE = Outline(steps=(Step(Verb.MOVE, ((0.0, 0.5),)), Step(Verb.LINE, ((1.0, 0.5),))), filled=False)


def drawn(*items: Item, background: Fill | None = None) -> QImage:
    """Return a scene of 100 x 100 points drawn on as many pixels."""
    scene = Scene(
        width=SIDE * UNIT,
        height=SIDE * UNIT,
        background=background or Fill(colour=(255, 255, 255, 255)),
        items=items,
    )
    picture = draw_picture(scene, SIDE)
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    return image.copy()


def at(image: QImage, x: int, y: int) -> str:
    return QColor(image.pixel(x, y)).name()


def item(x: float, y: float, width: float, height: float, **other: object) -> Item:
    given: dict[str, object] = {"outlines": (RECTANGLE,), "fill": Fill(colour=RED)}
    return Item(
        x=x * UNIT,
        y=y * UNIT,
        width=width * UNIT,
        height=height * UNIT,
        **(given | other),  # type: ignore[arg-type]
    )


def test_later_things_lie_over_earlier_ones() -> None:
    image = drawn(item(10, 10, 50, 50), item(30, 30, 50, 50, fill=Fill(colour=BLUE)))

    assert at(image, 20, 20) == "#ff0000"
    assert at(image, 40, 40) == "#0000ff"
    assert at(image, 90, 90) == "#ffffff"


def test_a_turned_thing_turns_around_its_middle() -> None:
    image = drawn(item(20, 40, 60, 20, rotation=90.0))

    assert at(image, 50, 25) == "#ff0000"
    assert at(image, 25, 50) == "#ffffff"


def test_a_mirrored_thing_is_mirrored_in_its_box() -> None:
    corner = draw_preset("rtTriangle", {}, 60, 60)
    assert corner is not None
    plain = drawn(item(20, 20, 60, 60, outlines=corner.outlines))
    mirrored = drawn(item(20, 20, 60, 60, outlines=corner.outlines, flip_x=True))

    assert (at(plain, 25, 70), at(plain, 75, 25)) == ("#ff0000", "#ffffff")
    assert (at(mirrored, 75, 70), at(mirrored, 25, 25)) == ("#ff0000", "#ffffff")


def test_a_gradient_runs_along_its_angle() -> None:
    gradient = Gradient(stops=((0.0, RED), (1.0, BLUE)), angle=90.0)

    image = drawn(item(0, 0, 100, 100, fill=Fill(gradient=gradient)))

    assert QColor(image.pixel(50, 2)).red() > 240
    assert QColor(image.pixel(50, 97)).blue() > 240
    assert at(image, 5, 50) == at(image, 95, 50)


def test_a_gradient_may_come_out_of_a_corner() -> None:
    gradient = Gradient(
        stops=((0.0, RED), (1.0, BLUE)), shape=GradientShape.CIRCLE, focus=(0.0, 0.0, 1.0, 1.0)
    )

    image = drawn(background=Fill(gradient=gradient))

    assert QColor(image.pixel(2, 2)).red() > 240
    assert QColor(image.pixel(97, 97)).blue() > 240


@pytest.mark.parametrize(("name", "share"), [("pct50", 0.5), ("pct25", 0.25), ("horz", 0.125)])
def test_hatchings_are_as_dense_as_they_say(name: str, share: float) -> None:
    fill = Fill(pattern=Pattern(name=name, front=RED, back=(255, 255, 255, 255)))

    image = drawn(item(0, 0, 100, 100, fill=fill))

    red = sum(at(image, x, y) == "#ff0000" for x in range(16, 80) for y in range(16, 80))
    assert red / 64**2 == pytest.approx(share, abs=0.02)


def test_dashes_leave_gaps_and_arrows_end_a_line() -> None:
    stroke = Stroke(colour=RED, width=4 * UNIT, dash="dash", tail=Arrow(kind=ArrowKind.TRIANGLE))

    image = drawn(item(10, 30, 80, 40, outlines=(LINE,), stroke=stroke))

    row = [at(image, x, 50) == "#ff0000" for x in range(10, 70)]
    assert any(row)
    assert not all(row)
    assert at(image, 80, 46) == "#ff0000"
    assert at(image, 40, 45) == "#ffffff"


def test_round_dots_stay_apart() -> None:
    stroke = Stroke(colour=RED, width=8 * UNIT, dash="sysDot", cap="rnd")
    row = drawn(item(0, 40, 100, 20, outlines=(LINE,), stroke=stroke))
    dots = [at(row, x, 50) for x in range(100)]

    assert dots.count("#ffffff") > 20
    assert dots.count("#ff0000") > 20


def test_a_triple_line_has_two_gaps() -> None:
    stroke = Stroke(colour=RED, width=24 * UNIT, compound="tri")
    image = drawn(item(0, 40, 100, 20, outlines=(LINE,), stroke=stroke))
    changes = [at(image, 50, y) for y in range(30, 70)]

    assert sum(a == "#ff0000" != b for a, b in pairwise(changes)) == 3


@pytest.mark.parametrize(
    ("compound", "outer_is_thick"), [("thickThin", True), ("thinThick", False)]
)
def test_a_thick_and_a_thin_line_lie_side_by_side(compound: str, outer_is_thick: bool) -> None:
    stroke = Stroke(colour=RED, width=20 * UNIT, compound=compound)
    image = drawn(item(20, 20, 60, 60, fill=Fill(), stroke=stroke))
    row = [at(image, 50, y) == "#ff0000" for y in range(10, 31)]
    widths = [len(list(run)) for is_red, run in groupby(row) if is_red]
    assert len(widths) == 2
    assert (widths[0] > widths[1]) is outer_is_thick


def test_what_is_seen_of_a_picture_casts_its_shadow() -> None:
    shadow = Shadow(colour=BLUE, x=0, y=20 * UNIT)
    image = drawn(item(10, 10, 40, 40, fill=Fill(image=Image(content=half())), shadow=shadow))

    assert at(image, 20, 60) == "#0000ff"
    assert at(image, 40, 60) == "#ffffff"
    assert at(image, 40, 40) == "#ffffff"


def half() -> bytes:
    """Return a picture whose right half is see-through."""
    picture = QImage(40, 40, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.fillRect(0, 0, 20, 40, QColor(255, 0, 0))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    buffer.close()
    return bytes(data.data())


def test_letters_cast_the_shadow_of_a_shape_that_is_empty() -> None:
    run = Run(text="HH", size=30.0, font="Liberation Sans", colour=RED)
    words = TextBox(paragraphs=(Paragraph(runs=(run,)),), insets=(0, 0, 0, 0))
    shadow = Shadow(colour=BLUE, x=0, y=40 * UNIT)
    empty = item(0, 0, 100, 40, fill=Fill(), text=words, shadow=shadow)
    own = replace(run, shadow=LetterShadow(colour=BLUE, x=0, y=40 * UNIT))
    of_run = replace(words, paragraphs=(Paragraph(runs=(own,)),))

    assert blue_box(drawn(empty)) == blue_box(drawn(replace(empty, text=of_run, shadow=None)))
    assert blue_box(drawn(empty))[0] > 10


def test_a_blurred_shadow_of_letters_reaches_further_and_is_paler() -> None:
    run = Run(text="HH", size=30.0, font="Liberation Sans", colour=RED)
    words = TextBox(paragraphs=(Paragraph(runs=(run,)),), insets=(0, 0, 0, 0))

    def blues(blur: float) -> list[int]:
        shadow = Shadow(colour=BLUE, x=0, y=45 * UNIT, blur=blur * UNIT)
        image = drawn(item(0, 0, 100, 40, fill=Fill(), text=words, shadow=shadow))
        colours = (QColor(image.pixel(x, y)) for x in range(100) for y in range(45, 100))
        return [255 - colour.red() for colour in colours if colour.red() < 250]

    assert max(blues(0)) == 255
    assert max(blues(10)) < 255
    assert len(blues(10)) > len(blues(0))


def test_a_double_line_has_a_gap() -> None:
    stroke = Stroke(colour=RED, width=12 * UNIT, compound="dbl")

    image = drawn(item(10, 30, 80, 40, outlines=(LINE,), stroke=stroke))

    assert at(image, 50, 50) == "#ffffff"
    assert at(image, 50, 45) == "#ff0000"
    assert at(image, 50, 54) == "#ff0000"


def test_a_shadow_falls_beside_its_shape() -> None:
    shadow = Shadow(colour=(0, 0, 0, 255), x=10.0 * UNIT, y=10.0 * UNIT)

    image = drawn(item(20, 20, 40, 40, shadow=shadow))

    assert at(image, 40, 40) == "#ff0000"
    assert at(image, 65, 65) == "#000000"
    assert at(image, 80, 80) == "#ffffff"


def test_sides_of_solids_are_lighter_and_darker() -> None:
    cube = draw_preset("cube", {}, 80, 80)
    assert cube is not None

    image = drawn(item(10, 10, 80, 80, outlines=cube.outlines, fill=Fill(colour=(200, 0, 0, 255))))

    assert at(image, 30, 60) == "#c80000"
    assert at(image, 50, 20) == "#d33333"
    assert at(image, 85, 50) == "#a00000"


WORD = TextBox(
    paragraphs=(
        Paragraph(
            runs=(Run(text="HHHH", size=20.0, font="Liberation Sans", colour=BLUE),), align="ctr"
        ),
    ),
    insets=(0, 0, 0, 0),
    anchor="ctr",
)


def blue_box(image: QImage) -> tuple[int, int]:
    """Return how wide and how high the blue on a picture is."""
    found = [(x, y) for x in range(SIDE) for y in range(SIDE) if at(image, x, y) == "#0000ff"]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return max(xs) - min(xs), max(ys) - min(ys)


def test_words_turn_with_their_shape_unless_they_stay_upright() -> None:
    shape = item(10, 10, 80, 80, fill=Fill(), rotation=90.0, text=WORD)
    level = replace(shape, text=replace(WORD, upright=True))

    turned_wide, turned_high = blue_box(drawn(shape))
    wide, high = blue_box(drawn(level))

    assert turned_high > turned_wide
    assert wide > high


def test_rows_of_a_table_grow_with_their_words_and_borders_lie_on_top() -> None:
    edge = Stroke(colour=BLUE, width=2 * UNIT)
    short = replace(WORD.paragraphs[0], runs=(replace(WORD.paragraphs[0].runs[0], text="HH"),))
    tall = replace(WORD, paragraphs=(short, short), anchor="t")
    table = Table(
        columns=(50.0 * UNIT, 50.0 * UNIT),
        rows=(10.0 * UNIT, 10.0 * UNIT),
        cells=(
            Cell(row=0, column=0, fill=Fill(colour=RED), text=tall),
            Cell(row=0, column=1, edges=(None, None, None, edge)),
            Cell(row=1, column=0, column_span=2, fill=Fill(colour=(0, 255, 0, 255))),
        ),
    )

    image = drawn(Item(x=0, y=0, width=100.0 * UNIT, height=20.0 * UNIT, table=table))

    assert at(image, 2, 40) == "#ff0000"
    assert at(image, 75, 53) == "#00ff00"
    assert at(image, 75, 48) == "#0000ff"
    assert at(image, 75, 70) == "#ffffff"


def test_a_cell_is_crossed_out_from_corner_to_corner() -> None:
    cross = Stroke(colour=BLUE, width=4 * UNIT)
    cell = Cell(row=0, column=0, falling=cross)
    table = Table(columns=(80.0 * UNIT,), rows=(80.0 * UNIT,), cells=(cell,))

    image = drawn(Item(x=0, y=0, width=80.0 * UNIT, height=80.0 * UNIT, table=table))

    assert at(image, 20, 20) == at(image, 60, 60) == "#0000ff"
    assert at(image, 60, 20) == "#ffffff"


def test_the_rim_of_a_blurred_shadow_fades_over_its_edge() -> None:
    shadow = Shadow(colour=(0, 0, 0, 255), x=20.0 * UNIT, y=0.0, blur=20.0 * UNIT)

    image = drawn(item(10, 10, 40, 60, shadow=shadow))
    greys = [QColor(image.pixel(x, 40)).red() for x in (55, 65, 70, 75, 85)]

    assert greys == sorted(greys)
    assert greys[0] < 60
    assert greys[-1] == 255
    assert 40 < greys[2] < 220


def test_a_shadow_may_fall_the_same_way_however_its_shape_is_turned() -> None:
    shadow = Shadow(colour=(0, 0, 0, 255), x=30.0 * UNIT, y=0.0)
    thing = item(30, 30, 20, 20, rotation=90, shadow=shadow)

    turned = drawn(thing)
    kept = drawn(replace(thing, shadow=replace(shadow, turns=False)))

    assert at(turned, 40, 70) == "#000000"
    assert at(kept, 70, 40) == "#000000"


def test_a_glow_is_a_rim_around_the_whole_shape() -> None:
    glow = Shadow(colour=(0, 0, 255, 255), x=0, y=0, blur=20.0 * UNIT, spread=10.0 * UNIT)

    image = drawn(item(30, 30, 40, 40, glow=glow))

    assert at(image, 50, 50) == "#ff0000"
    rim = [QColor(image.pixel(*place)) for place in ((27, 50), (73, 50), (50, 27), (50, 73))]
    assert all(colour.red() < 200 and colour.blue() == 255 for colour in rim)
    assert at(image, 5, 50) == "#ffffff"


def test_rectangles_of_a_gradient_lie_inside_each_other() -> None:
    gradient = Gradient(stops=((0.0, RED), (1.0, BLUE)), shape=GradientShape.RECTANGLE)

    image = drawn(item(0, 0, 100, 100, fill=Fill(gradient=gradient)))

    assert QColor(image.pixel(50, 50)).red() > 245
    assert at(image, 20, 50) == at(image, 20, 25) == at(image, 50, 20)
    assert at(image, 0, 99) == "#0000ff"


def test_dashes_of_the_author_s_own() -> None:
    stroke = Stroke(colour=RED, width=10 * UNIT, dashes=(1.0, 2.0))

    image = drawn(item(0, 0, 100, 20, outlines=(LINE,), fill=Fill(), stroke=stroke))

    assert at(image, 5, 10) == "#ff0000"
    assert at(image, 20, 10) == "#ffffff"
    assert at(image, 35, 10) == "#ff0000"


def test_a_soft_edge_fades_from_the_rim_inwards() -> None:
    image = drawn(item(10, 10, 80, 80, soft_edge=20.0 * UNIT))
    greens = [QColor(image.pixel(x, 50)).green() for x in (11, 16, 21, 26, 35)]

    assert greens == sorted(greens, reverse=True)
    assert greens[0] > 220
    assert 60 < greens[2] < 200
    assert greens[-1] == 0
    assert at(image, 5, 50) == "#ffffff"


def test_the_slide_shows_through_a_shape_at_its_own_place() -> None:
    ground = Fill(gradient=Gradient(stops=((0.0, RED), (1.0, BLUE))))
    cover = item(0, 0, 100, 100, fill=Fill(colour=(0, 255, 0, 255)))
    hole = item(60, 60, 20, 20, rotation=90.0, fill=Fill(of_slide=True))
    covered, bare = drawn(cover, hole, background=ground), drawn(background=ground)

    assert at(covered, 70, 70) == at(bare, 70, 70)
    assert at(covered, 30, 30) == "#00ff00"


def test_colours_run_through_letters() -> None:
    gradient = Gradient(stops=((0.0, RED), (0.3, RED), (0.7, BLUE), (1.0, BLUE)))
    run = Run(text="HHHH", size=40.0, font="Liberation Sans", colour=RED, gradient=gradient)
    words = TextBox(paragraphs=(Paragraph(runs=(run,)),), insets=(0, 0, 0, 0))
    image = drawn(item(0, 0, 120, 50, fill=Fill(), text=words))
    left, right = (
        {at(image, x, y) for x in columns for y in range(50)}
        for columns in (range(20), range(80, 100))
    )

    assert "#ff0000" in left
    assert "#0000ff" in right
