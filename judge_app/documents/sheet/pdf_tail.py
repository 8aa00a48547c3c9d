"""What an incremental update must know of the pages before it: catalog, last page, cross references.

Reads the plain, uncompressed files that `pages` draws and nothing else.
"""

import re
from dataclasses import dataclass

_END = re.compile(rb"startxref\n(\d{1,10})\n%%EOF\n\Z")
_TABLE = re.compile(rb"xref\n0 (\d{1,6})\n")
_ROW = 20
_ROOT = re.compile(rb"/Root (\d{1,6}) 0 R")
_INFO = re.compile(rb"/Info (\d{1,6}) 0 R")
_ID = re.compile(rb"/ID\s*\[<([0-9a-f]{32})>")
_PAGES = re.compile(rb"/Pages (\d{1,6}) 0 R")
_KIDS = re.compile(rb"/Kids \[((?: \d{1,6} 0 R)+) \]")
_REFERENCE = re.compile(rb"(\d{1,6}) 0 R")


class UnknownPagesError(ValueError):
    """The bytes are no file as `pages` draws it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfTail:
    """The parts of a drawn file that an update refers to or replaces.

    `catalog` and `page` are the entries of the catalog and of one page, without the brackets.
    """

    size: int
    start_of_table: int
    root: int
    info: int
    first_id: bytes
    catalog: bytes
    page_number: int
    page: bytes


def read_tail(content: bytes, *, page: int) -> PdfTail:
    """Return the tail of a drawn file; `page` is the one that the update changes, from 1.

    Raises:
        UnknownPagesError: the file was not drawn by `pages` or has no such page.
    """
    start = int(_found(_END, content[-64:])[1])
    table = _found(_TABLE, content[start : start + 32])
    size = int(table[1])
    rows = content[start + table.end() :][: size * _ROW]
    trailer = content[start + table.end() + size * _ROW :]
    root = int(_found(_ROOT, trailer)[1])
    catalog = _entries(content, rows, root)
    kids = _kids(content, rows, int(_found(_PAGES, catalog)[1]))
    if not 1 <= page <= len(kids):
        raise UnknownPagesError(page)
    return PdfTail(
        size=size,
        start_of_table=start,
        root=root,
        info=int(_found(_INFO, trailer)[1]),
        first_id=_found(_ID, trailer)[1],
        catalog=catalog,
        page_number=kids[page - 1],
        page=_entries(content, rows, kids[page - 1]),
    )


def page_count(content: bytes) -> int:
    """Return how many pages a drawn file has; raises as `read_tail` does."""
    start = int(_found(_END, content[-64:])[1])
    table = _found(_TABLE, content[start : start + 32])
    rows = content[start + table.end() :][: int(table[1]) * _ROW]
    trailer = content[start + table.end() + len(rows) :]
    catalog = _entries(content, rows, int(_found(_ROOT, trailer)[1]))
    return len(_kids(content, rows, int(_found(_PAGES, catalog)[1])))


def _kids(content: bytes, rows: bytes, pages: int) -> list[int]:
    listed = _found(_KIDS, _entries(content, rows, pages))[1]
    return [int(number) for number in _REFERENCE.findall(listed)]


def _entries(content: bytes, rows: bytes, number: int) -> bytes:
    """Return what stands between the outer brackets of a dictionary object."""
    try:
        offset = int(rows[number * _ROW :][:10])
    except ValueError as cause:
        raise UnknownPagesError(number) from cause
    head = b"%d 0 obj\n<<\n" % number
    end = content.find(b"\n>>\nendobj\n", offset)
    if not content.startswith(head, offset) or end < 0:
        raise UnknownPagesError(number)
    return content[offset + len(head) : end]


def _found(pattern: re.Pattern[bytes], content: bytes) -> re.Match[bytes]:
    match = pattern.search(content)
    if match is None:
        raise UnknownPagesError(pattern.pattern)
    return match
