"""Prints a PDF, after a preview: the pages that the file has, drawn for the printer."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from judge_app.byte_source import MemorySource
from judge_app.slides.deck import Picture
from judge_app.slides.pdf_deck import PdfDeck
from judge_app.ui.tasks import TaskRunner

_WIDTH = 2480
"""Pixels of A4 at 300 dots an inch."""


def print_pdf(parent: QWidget, tasks: TaskRunner, title: str, pdf: bytes) -> None:
    """Draw the pages beside the window, then show the system's preview with its print button."""
    tasks.render(lambda: _pictures(pdf), then=lambda pages: _preview(parent, title, pages))


def _pictures(pdf: bytes) -> tuple[Picture, ...]:
    deck = PdfDeck(MemorySource("print", pdf))
    try:
        return tuple(deck.render(page.number, _WIDTH) for page in deck.pages)
    finally:
        deck.close()


def _preview(parent: QWidget, title: str, pages: tuple[Picture, ...]) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.paintRequested.connect(lambda asked: paint_pages(asked, pages))
    dialog.resize(960, 720)
    dialog.open()


def paint_pages(printer: QPrinter, pages: tuple[Picture, ...]) -> None:
    """Paint each picture on a page of its own, as large as the paper's printable part allows."""
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        image = QImage(
            page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
        )
        room = printer.pageRect(QPrinter.Unit.DevicePixel)
        scale = min(room.width() / page.width, room.height() / page.height)
        painter.drawImage(QRectF(0, 0, page.width * scale, page.height * scale), image)
    painter.end()
