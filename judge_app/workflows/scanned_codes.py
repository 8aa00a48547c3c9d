"""The codes of printed sheets, as scans show them: which belong together, and what they say."""

from collections.abc import Iterable

from judge_app.documents.gate.paper import PaperCodes
from judge_app.documents.scan.scanned import ScannedPage
from judge_app.documents.sheet.sheet_codes import (
    MarksPart,
    PageCode,
    SignaturePart,
    joined,
    read_code,
)

SheetCode = PageCode | MarksPart | SignaturePart


def codes_of(page: ScannedPage) -> tuple[SheetCode, ...]:
    """Return the codes of a page that are a sheet's."""
    read = (read_code(content) for content in page.codes)
    return tuple(code for code in read if code is not None)


def sheet_name(code: SheetCode) -> str:
    """Return the beginning of the payload's hash, which all codes of one sheet share."""
    if isinstance(code, PageCode):
        return code.payload_sha256[:16]
    return code.sheet.hex()[:16]


def paper_codes(codes: Iterable[SheetCode]) -> PaperCodes:
    """Put the codes of one sheet together, from all its pages and scans."""
    own = tuple(codes)
    parts = tuple(code for code in own if isinstance(code, MarksPart))
    signatures = {code for code in own if isinstance(code, SignaturePart)}
    return PaperCodes(message=joined(parts), signatures=tuple(signatures))
