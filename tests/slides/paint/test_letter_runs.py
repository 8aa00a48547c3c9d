"""Words of painted PDFs stay whole for readers, however they lie, and stay where they were."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from judge_app.slides.paint import painter
from judge_app.slides.paint.letter_runs import join_letters
from judge_app.slides.scene import Item, Scene
from judge_app.slides.scene_text import Paragraph, Run, TextBox

INCH = 914_400
INK = (0, 0, 0, 255)


def scene(
    *texts: str, rotation: float = 0.0, font: str = "Liberation Sans", **run: object
) -> Scene:
    paragraphs = tuple(
        Paragraph(runs=(Run(text=text, size=20.0, font=font, colour=INK, **run),))  # type: ignore[arg-type]
        for text in texts
    )
    box = TextBox(paragraphs=paragraphs, wrap=False)
    item = Item(x=INCH, y=3 * INCH, width=6 * INCH, height=INCH, rotation=rotation, text=box)
    return Scene(width=8 * INCH, height=8 * INCH, background=item.fill, items=(item,))


def read(path: Path) -> str:
    document = pdfium.PdfDocument(path.read_bytes())
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def letters(path: Path) -> list[tuple[float, ...]]:
    """Return the place of every letter but spaces."""
    document = pdfium.PdfDocument(path.read_bytes())
    try:
        page = document[0].get_textpage()
        found = enumerate(page.get_text_range())
        return [page.get_charbox(n, loose=True) for n, letter in found if not letter.isspace()]
    finally:
        document.close()


@pytest.mark.parametrize("rotation", [0.0, 30.0, -45.0, 90.0, 270.0])
@pytest.mark.parametrize("font", ["Liberation Sans", "Liberation Mono"])
def test_words_are_whole_however_they_lie(rotation: float, font: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"

    painter.write_pdf([scene("Expressive vocabulary", rotation=rotation, font=font)], path)

    assert read(path).split() == ["Expressive", "vocabulary"]


def test_letters_stay_where_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = scene("Tổng kết AVATAR", "phong trào", spacing=1.5)
    plain, joined = tmp_path / "plain.pdf", tmp_path / "joined.pdf"
    painter.write_pdf([text], joined)
    monkeypatch.setattr(painter, "join_letters", lambda _: None)
    painter.write_pdf([text], plain)

    assert plain.read_bytes() != joined.read_bytes()
    assert read(joined).split() == read(plain).split()
    for before, after in zip(letters(plain), letters(joined), strict=True):
        assert after == pytest.approx(before, abs=0.02)


def test_a_tab_is_read_as_a_space(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"

    painter.write_pdf([scene("Điểm:\t10 mười")], path)

    assert "\t" not in read(path)
    assert read(path).split() == ["Điểm:", "10", "mười"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"x" * 300, b"startxref\n99\n%%EOF\n"])
def test_what_qt_has_not_made_stays_as_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)

    join_letters(path)

    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]
