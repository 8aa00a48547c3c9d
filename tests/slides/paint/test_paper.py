"""What a PDF of a slide keeps: words once, whatever letters wear, and hatchings one can see."""

from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QImage, QPainter

from judge_app.slides.paint.devices import pixels_a_unit
from judge_app.slides.paint.painter import need_application, write_pdf
from judge_app.slides.paint.patterns import pattern_brush
from judge_app.slides.scene import Fill, Item, Pattern, Scene
from judge_app.slides.scene_colours import Gradient, Rgba
from judge_app.slides.scene_text import LetterShadow, Paragraph, Run, TextBox

INCH = 914_400
RED: Rgba = (255, 0, 0, 255)
BLUE: Rgba = (0, 0, 255, 255)
PLAIN = Run(text="Chào mừng", size=40.0, font="Liberation Sans", colour=RED)


def page(run: Run, target: Path) -> tuple[str, set[tuple[int, int, int]]]:
    """Return the words of a slide with one run in its PDF, and the colours one sees there."""
    box = TextBox(paragraphs=(Paragraph(runs=(run,)),))
    item = Item(x=0, y=0, width=4 * INCH, height=INCH, text=box)
    white = Fill(colour=(255, 255, 255, 255))
    scene = Scene(width=4 * INCH, height=INCH, background=white, items=(item,))
    write_pdf([scene], target)
    document = pdfium.PdfDocument(target)
    words = document[0].get_textpage().get_text_range()
    image = document[0].render(scale=1.0).to_pil().convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 20)}
    document.close()
    return words, colours


@pytest.mark.parametrize("blur", [0.0, 40_000.0])
def test_a_shadow_is_seen_and_its_words_are_not_written_again(tmp_path: Path, blur: float) -> None:
    shadow = LetterShadow(colour=BLUE, x=0, y=INCH // 3, blur=blur)
    words, colours = page(replace(PLAIN, shadow=shadow), tmp_path / "a.pdf")

    assert words.split() == ["Chào", "mừng"]
    assert any(blue > 200 and red < 200 for red, _, blue in colours)


def test_colours_and_rims_of_letters_are_seen(tmp_path: Path) -> None:
    gradient = Gradient(stops=((0.0, BLUE), (1.0, BLUE)))
    run = replace(PLAIN, gradient=gradient, outline=(0, 160, 0, 255), outline_points=4.0)
    words, colours = page(run, tmp_path / "a.pdf")

    assert words.split() == ["Chào", "mừng"]
    assert (0, 160, 0) in colours


def test_dots_of_a_hatching_are_a_pixel_however_the_shape_is_turned() -> None:
    need_application()
    canvas = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    painter.scale(0.001, 0.001)
    pattern = Pattern(name="pct50", front=RED, back=BLUE)
    upright = pattern_brush(painter, pattern).transform().m11()
    painter.rotate(90)

    assert pixels_a_unit(painter) == pytest.approx(0.001)
    assert pattern_brush(painter, pattern).transform().m11() == pytest.approx(upright) == 1000
    painter.end()
