"""Turns a file from a scanner or a phone into grey pictures, one a page.

PDF, PNG and JPEG, told by their first bytes and not by their name. Sizes are looked at before
anything is unpacked. Runs in a process of its own (`scan_process`).
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pypdfium2 as pdfium
from PIL import Image, UnidentifiedImageError
from pypdfium2 import raw

from judge_app.documents.scan.scanned import (
    LARGEST_FILE,
    MOST_LETTERS,
    MOST_PAGES,
    MOST_PIXELS,
    ScanFailure,
)

_READ_AT = 24_000_000
"""Points at which a page is read; A4 at 300 dpi has 8.7 million."""
_DOTS_A_POINT = 300 / 72
_PASSWORD_NEEDED = 4
"""FPDF_ERR_PASSWORD of PDFium."""
_DEPTH = 4
"""How deep pictures inside a page's forms are looked for."""


class NotScannedError(Exception):
    """The file, or the page, gives no picture."""

    def __init__(self, failure: ScanFailure) -> None:
        super().__init__(failure.value)
        self.failure = failure


class PictureFile(Protocol):
    """An opened scan."""

    @property
    def count(self) -> int:
        """How many pages there are."""

    def page(self, number: int) -> Image.Image:
        """Return page `number`, from 1, in grey; `NotScannedError` if it gives no picture."""


@contextmanager
def opened_scan(path: Path) -> Iterator[PictureFile]:
    """Open a scan.

    Raises:
        NotScannedError: it is none, or too large.
        OSError: its drive.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise NotScannedError(ScanFailure.FILE_TOO_LARGE)
    content = path.read_bytes()
    if content[:1024].find(b"%PDF-") >= 0:
        document = _opened_pdf(content)
        try:
            yield _PdfPages(document)
        finally:
            document.close()
    else:
        with _opened_picture(path) as picture:
            yield _OnePicture(picture)


def written_text(pdf: bytes) -> str:
    """Return the text of all pages of a PDF; `NotScannedError` if it has none, or too much."""
    document = _opened_pdf(pdf)
    texts, room = [], MOST_LETTERS
    try:
        for number in range(len(document)):
            page = document[number]
            written = page.get_textpage()
            texts.append(written.get_text_range())
            written.close()
            page.close()
            room -= len(texts[-1])
            if room < 0:
                raise NotScannedError(ScanFailure.FILE_TOO_LARGE)
    except pdfium.PdfiumError as error:
        raise NotScannedError(ScanFailure.DAMAGED) from error
    finally:
        document.close()
    return " ".join(texts)


class _OnePicture:
    count = 1

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture

    def page(self, number: int) -> Image.Image:
        del number
        picture = self._picture
        width, height = picture.size
        too_many = width * height / _READ_AT
        if too_many > 1:
            # A JPEG is unpacked at a half or a quarter of its size, which costs as much less.
            picture.draft("L", (int(width / too_many**0.5), int(height / too_many**0.5)))
        try:
            grey = _on_white(picture)
        except (OSError, ValueError, SyntaxError) as error:
            raise NotScannedError(ScanFailure.DAMAGED) from error
        return _bearable(grey)


class _PdfPages:
    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self.count = len(document)

    def page(self, number: int) -> Image.Image:
        try:
            page = self._document[number - 1]
            try:
                scale = _scale(page)
                bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=True)
                picture: Image.Image = bitmap.to_pil().convert("L")
                bitmap.close()
                return picture
            finally:
                page.close()
        except pdfium.PdfiumError as error:
            raise NotScannedError(ScanFailure.DAMAGED) from error


def _opened_pdf(content: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
        # The judge's stamp with the signature's code is a form field.
        document.init_forms()
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD_NEEDED
        failure = ScanFailure.PASSWORD if locked else ScanFailure.DAMAGED
        raise NotScannedError(failure) from error
    if len(document) > MOST_PAGES:
        document.close()
        raise NotScannedError(ScanFailure.TOO_MANY_PAGES)
    return document


def _opened_picture(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        # The limit is ours, and looked at below.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            picture = Image.open(path, formats=("PNG", "JPEG"))
        except Image.DecompressionBombError as error:
            raise NotScannedError(ScanFailure.TOO_MANY_PIXELS) from error
        except UnidentifiedImageError as error:
            raise NotScannedError(ScanFailure.NOT_A_PICTURE) from error
        except (ValueError, SyntaxError) as error:
            raise NotScannedError(ScanFailure.DAMAGED) from error
    if picture.width * picture.height > MOST_PIXELS:
        picture.close()
        raise NotScannedError(ScanFailure.TOO_MANY_PIXELS)
    return picture


def _scale(page: pdfium.PdfPage) -> float:
    """Return how many dots a point a page is drawn with: as its scan has, and 300 dpi at least."""
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise NotScannedError(ScanFailure.DAMAGED)
    scale, points = _DOTS_A_POINT, 0
    for found in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEPTH):
        across, down = found.get_px_size()
        points += across * down
        if points > MOST_PIXELS:
            raise NotScannedError(ScanFailure.TOO_MANY_PIXELS)
        left, _, right, _ = found.get_bounds()
        if right - left > width / 2:
            scale = max(scale, across / (right - left))
    return float(min(scale, (_READ_AT / (width * height)) ** 0.5))


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture in grey, what is transparent of it white."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        shown = picture.convert("LA")
        paper = Image.new("LA", shown.size, (255, 255))
        return Image.alpha_composite(paper.convert("RGBA"), shown.convert("RGBA")).convert("L")
    if picture.mode.startswith("I"):
        # 16 bits a point: the upper eight are what the eye sees.
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    return picture.convert("L")


def _bearable(picture: Image.Image) -> Image.Image:
    too_many = picture.width * picture.height / _READ_AT
    if too_many <= 1:
        return picture
    size = (int(picture.width / too_many**0.5), int(picture.height / too_many**0.5))
    return picture.resize(size, Image.Resampling.BOX)
