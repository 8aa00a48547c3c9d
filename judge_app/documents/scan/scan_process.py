"""The process that reads scans and other pages from outside: what they crash or hang is only it.

Started by `ScanReader` and `text_of_pages`. A request comes as a line of JSON on standard input; the
pages of a scan go one by one, as lines of JSON, to standard output, the text of a PDF as one.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import msgspec

from judge_app.documents.scan.scanned import (
    PageRead,
    ReadScan,
    ReadText,
    ScanAnswer,
    ScanFailure,
    ScanOpened,
    ScanRefused,
    ScanRequest,
    TextAnswer,
    TextRead,
)
from judge_app.helper_pipes import own_answers

if TYPE_CHECKING:
    from PIL import Image

MEMORY_LIMIT = 2_000_000_000
"""Bytes beyond which a file counts as a bomb; a page of 24 million points needs a tenth of it."""
_PAGE_SECONDS = 6.0
"""After so long no further way to read a page is tried."""


def main() -> None:
    """Serve requests until the other side goes away."""
    answers = own_answers()
    _limit_memory()
    decoder: msgspec.json.Decoder[ScanRequest] = msgspec.json.Decoder(ScanRequest)
    for line in sys.stdin.buffer:
        try:
            for answer in _answers(decoder.decode(line)):
                answers.write(msgspec.json.encode(answer) + b"\n")
                answers.flush()
        except BrokenPipeError:
            return


def _answers(request: ScanRequest) -> Iterator[ScanAnswer | TextAnswer]:
    match request:
        case ReadScan():
            yield from read_scan(request)
        case ReadText():
            yield read_text(request)
        case _:
            assert_never(request)


def read_text(request: ReadText) -> TextAnswer:
    """Return the text of a PDF's pages, or why it cannot be read."""
    from judge_app.documents.scan.scan_pages import NotScannedError, written_text  # noqa: PLC0415

    try:
        return TextRead(text=written_text(request.pdf))
    except NotScannedError as error:
        return ScanRefused(failure=error.failure)
    except MemoryError:
        return ScanRefused(failure=ScanFailure.FILE_TOO_LARGE)


def read_scan(request: ReadScan) -> Iterator[ScanAnswer]:
    """Yield how many pages a file has, then each of them; or why it cannot be read."""
    # Loaded here, so that the process is up before its libraries are.
    from judge_app.documents.scan.scan_pages import NotScannedError, opened_scan  # noqa: PLC0415

    try:
        with opened_scan(Path(request.path)) as scan:
            yield ScanOpened(pages=scan.count)
            for number in range(request.first, scan.count + 1):
                try:
                    yield _page(scan.page(number), number)
                except NotScannedError as error:
                    yield PageRead(number=number, failure=error.failure)
                except MemoryError:
                    yield PageRead(number=number, failure=ScanFailure.TOO_MANY_PIXELS)
    except NotScannedError as error:
        yield ScanRefused(failure=error.failure)
    except MemoryError:
        yield ScanRefused(failure=ScanFailure.TOO_MANY_PIXELS)
    except OSError:
        yield ScanRefused(failure=ScanFailure.DAMAGED)


def _page(picture: "Image.Image", number: int) -> PageRead:
    from judge_app.documents.scan.code_reader import read_codes  # noqa: PLC0415

    return PageRead(number=number, codes=read_codes(picture, seconds=_PAGE_SECONDS))


def _limit_memory() -> None:
    """Turn a bomb into a `MemoryError`; Windows has no such limit for a process itself."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_LIMIT, MEMORY_LIMIT))


if __name__ == "__main__":
    main()
