"""Prints a PDF, after a preview: the pages that the file has, at their true size."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from judge_app.byte_source import MemorySource
from judge_app.errors import JudgeAppError
from judge_app.slides.deck import PageFacts, Picture
from judge_app.slides.pdf_deck import PdfDeck
from judge_app.ui.tasks import TaskRunner

_MOST_DOTS, _LEAST_DOTS = 300, 150
"""Dots an inch: as many as printers show, and what a long document gets at least."""
_MOST_BYTES = 320_000_000
"""What all pages of a document may take together at more than the least: the preview holds all."""
_MOST_PAGES = 200
"""Longer documents are printed from their file; the preview would fill a small machine."""
_SCREEN_DOTS = 100
"""Dots an inch of the preview."""
_EMU_INCH = 914_400
_INCH = 25.4
_SAME_SIZE = 1.5
"""Millimetres within which two sheets of paper are the same."""


class TooManyPagesError(JudgeAppError):
    """A document of so many pages cannot be previewed here."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page as points, in grey where it has no colour, and its size on paper in millimetres."""

    picture: QImage
    glance: QImage
    """The page in as many points as a screen shows: accents stay legible in the preview."""
    width: float
    height: float


def print_pdf(parent: QWidget, tasks: TaskRunner, title: str, pdf: bytes) -> None:
    """Draw the pages beside the window, then show the system's preview with its print button."""
    tasks.render(lambda: printed_pages(pdf), then=lambda pages: _preview(parent, title, pages))


def printed_pages(pdf: bytes) -> tuple[PrintedPage, ...]:
    """Draw all pages of a document for a printer, long documents in fewer dots.

    Raises:
        TooManyPagesError: no preview could hold them.
    """
    deck = PdfDeck(MemorySource("print", pdf))
    try:
        if len(deck.pages) > _MOST_PAGES:
            raise TooManyPagesError(len(deck.pages))
        depth = _image(deck.render(1, _SCREEN_DOTS * 8)).depth() // 8
        area = sum(page.width * page.height for page in deck.pages) / _EMU_INCH**2
        dots = min(_MOST_DOTS, max(_LEAST_DOTS, (_MOST_BYTES / depth / area) ** 0.5))
        return tuple(_drawn(deck, page, dots) for page in deck.pages)
    finally:
        deck.close()


def _drawn(deck: PdfDeck, page: PageFacts, dots: float) -> PrintedPage:
    inches = page.width / _EMU_INCH
    return PrintedPage(
        picture=_image(deck.render(page.number, round(inches * dots))),
        glance=_image(deck.render(page.number, round(inches * _SCREEN_DOTS))),
        width=inches * _INCH,
        height=page.height / _EMU_INCH * _INCH,
    )


def _image(picture: Picture) -> QImage:
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    grey = image.allGray()
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image.copy()


def lay_out(printer: QPrinter, page: PrintedPage) -> None:
    """Give the printer the paper of a document, turned as its pages are, without margins."""
    short, long = sorted((page.width, page.height))
    across = page.width > page.height
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter),
            QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait,
            QMarginsF(),
        )
    )


def _preview(parent: QWidget, title: str, pages: tuple[PrintedPage, ...]) -> None:
    # The dialog's own printer: one made here would be gone while the dialog still shows it.
    dialog = QPrintPreviewDialog(parent)
    dialog.printer().setDocName(title)
    lay_out(dialog.printer(), pages[0])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.paintRequested.connect(lambda asked: paint_pages(asked, pages))
    dialog.resize(960, 720)
    dialog.open()


def paint_pages(printer: QPrinter, pages: tuple[PrintedPage, ...]) -> None:
    """Paint each page at its true size from the paper's corner; smaller where the paper is."""
    painter = QPainter(printer)
    is_preview = painter.paintEngine().type() is QPaintEngine.Type.Picture
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        painter.drawImage(_place(printer, page), page.glance if is_preview else page.picture)
    painter.end()


def _place(printer: QPrinter, page: PrintedPage) -> QRectF:
    sheet = printer.paperRect(QPrinter.Unit.Millimeter)
    fits = sheet.width() + _SAME_SIZE >= page.width and sheet.height() + _SAME_SIZE >= page.height
    room = sheet if fits else printer.pageRect(QPrinter.Unit.Millimeter)
    scale = 1.0 if fits else min(room.width() / page.width, room.height() / page.height)
    dots = printer.resolution() / _INCH
    return QRectF(0, 0, page.width * scale * dots, page.height * scale * dots)
