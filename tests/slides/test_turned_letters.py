"""Turned words of a PDF are read whole, also where every letter was set on its own."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from judge_app.slides.paint import painter
from judge_app.slides.pdf_search import find_words
from judge_app.slides.turned_letters import NOTHING, letters_of
from tests.slides.paint.test_letter_runs import scene


@pytest.fixture(autouse=True)
def letter_by_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write letters as Qt does, and LibreOffice for turned words: each on its own."""
    monkeypatch.setattr(painter, "join_letters", lambda _: None)


@pytest.mark.parametrize("rotation", [0.0, 30.0, -45.0, 90.0, 270.0])
def test_turned_words_are_whole_and_apart(rotation: float, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    painter.write_pdf([scene("Knowledge and Ideas", "Range of Reading", rotation=rotation)], path)

    document = pdfium.PdfDocument(path.read_bytes())
    page = document[0].get_textpage()
    letters = letters_of(page)

    assert len(letters) == page.count_chars()
    words = letters.replace(NOTHING, "").split()
    assert words == ["Knowledge", "and", "Ideas", "Range", "of", "Reading"]
    document.close()


def test_a_turned_word_is_found_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    painter.write_pdf([scene("Knowledge", rotation=270.0)], path)

    document = pdfium.PdfDocument(path.read_bytes())
    (places,) = find_words(document[0], "knowledge")

    assert len(places) == len("Knowledge")
    assert all(abs(place.x - places[0].x) < 0.01 for place in places)
    assert places[0].y > places[-1].y
    document.close()
