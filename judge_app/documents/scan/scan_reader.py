"""Reads scans and photos in a process of its own, page by page, and outlives whatever they do."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from judge_app.documents.scan.scanned import (
    LARGEST_FILE,
    PageRead,
    ReadScan,
    Scan,
    ScanAnswer,
    ScanFailure,
    ScannedPage,
    ScanOpened,
    ScanRefused,
)
from judge_app.file_errors import explained
from judge_app.helper_process import HelperProcess, ProcessGoneError
from judge_app.progress import Cancellation

WORKER_MODULE = "judge_app.documents.scan.scan_process"
WORKER_FLAG = "--scan-reader"
"""What the frozen program is called with to become the reading process."""
PAGE_SECONDS = 25.0
"""A page that takes longer is given up; a clean one takes a twentieth of a second."""

_MOST_LOSSES = 3
"""Pages that may end the process before the rest of a file is left unread."""

_ANSWERS: "msgspec.json.Decoder[ScanAnswer]" = msgspec.json.Decoder(ScanAnswer)


class ScanReader:
    """Its process is started with the first file and ended by `close`."""

    def __init__(self, page_seconds: float = PAGE_SECONDS) -> None:
        self._process = HelperProcess(WORKER_MODULE, WORKER_FLAG, page_seconds)

    def __enter__(self) -> "ScanReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._process.close()

    def read(
        self,
        path: Path,
        *,
        cancellation: Cancellation,
        hear: Callable[[int, int], None] | None = None,
    ) -> Scan:
        """Return the pages of a file; `hear` is told how many of how many are read.

        Raises:
            FileProblemError: its drive does not give it.
            CancelledByUserError: the user stopped it.
        """
        with explained(path), path.open("rb") as stream:
            stream.read(1)
            size = path.stat().st_size
        if size > LARGEST_FILE:
            return Scan(failure=ScanFailure.FILE_TOO_LARGE)
        reading = _Reading(path.resolve(), hear)
        while not reading.is_over:
            try:
                self._go_on(reading, cancellation)
            except ProcessGoneError as gone:
                reading.lose_a_page(ScanFailure.TOO_SLOW if gone.too_slow else ScanFailure.DIED)
        return reading.scan()

    def _go_on(self, reading: "_Reading", cancellation: Cancellation) -> None:
        for line in self._process.ask(msgspec.json.encode(reading.request())):
            reading.take(_ANSWERS.decode(line))
            if cancellation.is_requested:
                self.close()
                cancellation.check()
            if reading.is_over:
                return


class _Reading:
    """How far the reading of one file has come, over all deaths of the process."""

    def __init__(self, path: Path, hear: Callable[[int, int], None] | None) -> None:
        self._path = path
        self._hear = hear
        self._pages: list[ScannedPage] = []
        self._count: int | None = None
        self._failure: ScanFailure | None = None
        self._losses = 0

    @property
    def is_over(self) -> bool:
        return self._failure is not None or len(self._pages) == self._count

    def request(self) -> ReadScan:
        return ReadScan(path=str(self._path), first=len(self._pages) + 1)

    def take(self, answer: ScanAnswer) -> None:
        match answer:
            case ScanOpened(pages=pages):
                self._count = pages
            case ScanRefused(failure=failure):
                self._failure = failure
            case PageRead(number=number, codes=codes, failure=failed):
                self._keep(ScannedPage(number=number, codes=codes, failure=failed))

    def lose_a_page(self, failure: ScanFailure) -> None:
        """Go on after the page at which the process ended, or give the file up."""
        self._losses += 1
        if self._count is None or self._losses > _MOST_LOSSES:
            self._failure = failure
        else:
            self._keep(ScannedPage(number=len(self._pages) + 1, failure=failure))

    def scan(self) -> Scan:
        return Scan(pages=tuple(self._pages), failure=self._failure)

    def _keep(self, page: ScannedPage) -> None:
        self._pages.append(page)
        if self._hear is not None:
            self._hear(len(self._pages), self._count or 0)
