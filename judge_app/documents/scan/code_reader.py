"""Finds the codes of scoresheets in a picture, however it was scanned.

A page is tried as it is, then softened, enlarged, with another threshold: each way reads codes that
the others miss, and noise at 200 dpi is read by softening nearly always (benchmarks/paper_codes).
The first way is enough for a clean scan.
"""

import time
from collections.abc import Callable, Iterable, Iterator

import zxingcpp
from PIL import Image, ImageFilter

from judge_app.documents.sheet.sheet_codes import MarksPart, PageCode, SignaturePart, read_code

_LONGEST_CODE = 1200
"""Bytes; ours have at most 250."""
_MOST_CODES = 40
_ENLARGED_UP_TO = 12_000_000
"""Points of a page beyond which making it larger brings nothing but time."""

_Way = Callable[[Image.Image], Iterable[zxingcpp.Barcode]]


def read_codes(picture: Image.Image, *, seconds: float) -> tuple[bytes, ...]:
    """Return the contents of all codes of scoresheets in a grey picture, each once.

    After `seconds` no further way is begun.
    """
    end = time.monotonic() + seconds
    found: dict[bytes, None] = {}
    for way in _ways():
        for barcode in way(picture):
            content = bytes(barcode.bytes)
            if len(content) <= _LONGEST_CODE and read_code(content) is not None:
                found[content] = None
        if _is_everything(found) or time.monotonic() > end:
            break
    return tuple(found)[:_MOST_CODES]


def _ways() -> Iterator[_Way]:
    yield _plain
    yield _softened
    yield _enlarged
    yield _softened_twice
    yield _by_one_threshold


def _plain(picture: Image.Image) -> Iterable[zxingcpp.Barcode]:
    return _read(picture)


def _softened(picture: Image.Image) -> Iterable[zxingcpp.Barcode]:
    return _read(picture.filter(ImageFilter.BoxBlur(1)))


def _softened_twice(picture: Image.Image) -> Iterable[zxingcpp.Barcode]:
    return _read(picture.filter(ImageFilter.BoxBlur(2)))


def _enlarged(picture: Image.Image) -> Iterable[zxingcpp.Barcode]:
    if picture.width * picture.height > _ENLARGED_UP_TO:
        return ()
    size = (picture.width * 3 // 2, picture.height * 3 // 2)
    return _read(picture.resize(size, Image.Resampling.BICUBIC))


def _by_one_threshold(picture: Image.Image) -> Iterable[zxingcpp.Barcode]:
    return _read(picture, zxingcpp.Binarizer.GlobalHistogram)


def _read(
    picture: Image.Image, binarizer: zxingcpp.Binarizer = zxingcpp.Binarizer.LocalAverage
) -> Iterable[zxingcpp.Barcode]:
    barcodes: Iterable[zxingcpp.Barcode] = zxingcpp.read_barcodes(
        picture,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_invert=False,
        binarizer=binarizer,
    )
    return barcodes


def _is_everything(contents: Iterable[bytes]) -> bool:
    """Return whether nothing more is to be expected of the page.

    A page says of itself whether it is the last; there the judge's signature stands, and as a rule
    all marks.
    """
    codes = [read_code(content) for content in contents]
    pages = [code for code in codes if isinstance(code, PageCode)]
    if not pages:
        return False
    parts = [code for code in codes if isinstance(code, MarksPart)]
    is_last = any(code.page == code.pages for code in pages)
    signed = any(isinstance(code, SignaturePart) for code in codes)
    whole = bool(parts) and len({part.number for part in parts}) >= parts[0].count
    return (signed and whole) or not (is_last or parts or signed)
