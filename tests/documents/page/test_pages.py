"""Pages come out as they were drawn, with the text that was written, in fonts cut once for all."""

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from judge_app.documents.page.font_cuts import ORDINARY, further_cuts, ordinary_cut
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import A4
from judge_app.documents.page.pages import Pages
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.text_lines import TextStyle

FACTS = DocumentFacts(
    title="Phiếu (thử)", author="Ánh", subject="", made_at=datetime(2024, 4, 1, tzinfo=UTC)
)


def drawn(*texts: str, style: TextStyle | None = None) -> bytes:
    pages = Pages(A4)
    for number, text in enumerate(texts):
        pages.text(30, 30 + 8 * number, text, style or TextStyle())
    return pages.finish(FACTS)


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        return str(page.get_text_range()).splitlines()
    finally:
        document.close()


def fonts_of(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return sorted(opened.pages[0].Resources.Font.keys())


def test_every_ordinary_letter_is_read_back() -> None:
    letters = sorted(ORDINARY - {" "})
    lines = ["".join(letters[start : start + 40]) for start in range(0, len(letters), 40)]
    for face in Face:
        pdf = drawn(*lines, style=TextStyle(face=face))
        assert text_of(pdf) == lines
        assert len(fonts_of(pdf)) == 1


def test_rarer_letters_come_in_further_cuts_and_only_where_they_are() -> None:
    assert text_of(drawn("Ω và α: Ωα", "chữ")) == ["Ω và α: Ωα", "chữ"]
    assert fonts_of(drawn("Ω và α: Ωα", "chữ")) == ["/F0-0", "/F0-1"]
    assert fonts_of(drawn("chữ")) == ["/F0-0"]
    many = "".join(map(chr, (*range(0x400, 0x460), *range(0x391, 0x3A2), *range(0x1F00, 0x1FF0))))
    cuts = further_cuts(Face.REGULAR, frozenset(many))
    assert [len(cut.letters) for cut in cuts] == [255, len(many) - 255]
    assert drawn(many[:200]) == drawn(many[:200])


def test_a_letter_that_the_face_does_not_have_still_is_read_back() -> None:
    assert text_of(drawn("a字b"))[0].startswith("a")


def test_a_first_cut_is_made_once() -> None:
    assert ordinary_cut(Face.BOLD) is ordinary_cut(Face.BOLD)
    assert len(ordinary_cut(Face.BOLD).letters) <= 255
    assert drawn("một") != drawn("hai")


@pytest.mark.parametrize("texts", [("chữ",), ("Ω", "α" * 90), ("", "  ")])
def test_other_programs_find_nothing_wrong(texts: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "trang.pdf"
    path.write_bytes(drawn(*texts))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with pikepdf.open(path) as opened:
        assert str(opened.docinfo.Title) == "Phiếu (thử)"
