"""What comes out of a printer has the pages, the paper and the millimetres of the file."""

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from judge_app.documents.page.house_style import A4, A4_LANDSCAPE, Paper
from judge_app.documents.page.pages import Pages
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.ui.printing.print_pdf import (
    TooManyPagesError,
    lay_out,
    paint_pages,
    printed_pages,
)

WIDE = Paper(width=360, height=237)
POINTS = 72 / 25.4
DOTS = 4
"""Dots a millimetre in which the printed file is looked at."""


def document(paper: Paper, count: int = 2) -> bytes:
    """Return pages with a black square of 10 mm at 20 mm from the left and 30 mm from the top."""
    pages = Pages(paper)
    for number in range(count):
        if number:
            pages.turn()
        pages.box(20, 30, 10, 10, line=0, grey=0)
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    return pages.finish(DocumentFacts(title="t", author="a", subject="s", made_at=moment))


def printed(pdf: bytes, target: Path, page_size: QPageSize | None = None) -> pdfium.PdfDocument:
    """Print to a file, on other paper if a size is given, and open what came out."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    pages = printed_pages(pdf)
    lay_out(printer, pages[0])
    if page_size is not None:
        printer.setPageSize(page_size)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    paint_pages(printer, pages)
    return pdfium.PdfDocument(target)


def black_box(document: pdfium.PdfDocument) -> tuple[float, ...]:
    """Return left, top, right and bottom of what is black on the last page, in millimetres."""
    picture = document[len(document) - 1].render(scale=DOTS * 25.4 / 72).to_pil().convert("L")
    found = picture.point(lambda grey: 255 if grey < 100 else 0).getbbox()
    assert found is not None
    return tuple(edge / DOTS for edge in found)


@pytest.mark.parametrize("paper", [A4, A4_LANDSCAPE, WIDE])
def test_pages_come_out_at_their_true_size(qtbot: QtBot, paper: Paper, tmp_path: Path) -> None:
    del qtbot
    out = printed(document(paper), tmp_path / "out.pdf")
    assert len(out) == 2
    width, height = out.get_page_size(0)
    assert width / POINTS == pytest.approx(paper.width, abs=0.5)
    assert height / POINTS == pytest.approx(paper.height, abs=0.5)
    assert black_box(out) == pytest.approx((20, 30, 30, 40), abs=0.5)
    out.close()


def test_on_smaller_paper_everything_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    out = printed(document(WIDE), tmp_path / "out.pdf", QPageSize(QPageSize.PageSizeId.A4))
    scale = 210 / 360
    wanted = tuple(edge * scale for edge in (20, 30, 30, 40))
    assert black_box(out) == pytest.approx(wanted, abs=0.7)
    out.close()


def test_long_documents_take_no_more_memory_than_they_may() -> None:
    (short,) = printed_pages(document(A4, 1))
    assert round(short.picture.width() / (short.width / 25.4)) == 300
    many = printed_pages(document(A4, 60))
    assert sum(page.picture.sizeInBytes() for page in many) < 330_000_000
    dots = many[0].picture.width() / (many[0].width / 25.4)
    assert 150 <= dots < 300


def test_pages_without_colour_are_kept_in_grey() -> None:
    (grey,) = printed_pages(document(A4, 1))
    assert grey.picture.depth() == 8
    pages = Pages(A4)
    with pages.coloured(0.7, 0.1, 0.1):
        pages.strokes([(20, 20), (60, 20)], width=2)
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    facts = DocumentFacts(title="t", author="a", subject="s", made_at=moment)
    (red,) = printed_pages(pages.finish(facts))
    assert red.picture.depth() == 32


def test_what_no_preview_can_hold_is_not_tried() -> None:
    with pytest.raises(TooManyPagesError) as caught:
        printed_pages(document(A4, 201))
    assert caught.value.pages == 201
