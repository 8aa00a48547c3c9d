"""Runs a converter on one deck, or on many at the same time.

A converter's exit status says nothing: only the file and its page count do. Each deck gets a safe
copy under a neutral name, a room of its own, a time limit, and a process group that is killed whole.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pypdfium2 as pdfium

from judge_app.progress import Cancellation
from judge_app.slides.converting.converter import Converter, Wanted
from judge_app.slides.converting.safe_copy import copy_safely
from judge_app.slides.process_bounds import NO_CONSOLE, ProcessBounds, end_tree

BASE_SECONDS = 60.0
SECONDS_A_SLIDE = 1.0
_POLL_SECONDS = 0.05
_SAID_BYTES = 2000
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_JOB_BYTES = 4 * 1024**3


class ConversionFailure(StrEnum):
    """Why a deck has no PDF."""

    REFUSED = "refused"
    """The converter wrote nothing."""
    TOO_SLOW = "too-slow"
    WRONG_PAGES = "wrong-pages"
    """The PDF has another number of pages than the deck has slides."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What became of one deck: the file `made` where it went well, else `failure`."""

    made: Path | None
    failure: ConversionFailure | None = None
    pages: int = 0
    producer: str = ""
    seconds: float = 0.0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionJob:
    """A deck to convert to `target`, a PDF unless something else is `wanted`.

    `slides` is the number of slides the deck is known to have, hidden ones included. `seconds`
    bounds the whole run; by default a minute and a second a slide.
    """

    deck: Path
    target: Path
    slides: int | None = None
    wanted: Wanted = Wanted.PAGES
    seconds: float | None = None

    @property
    def limit(self) -> float:
        """Seconds that the run may take."""
        if self.seconds is not None:
            return self.seconds
        return BASE_SECONDS + SECONDS_A_SLIDE * (self.slides or 60)


class RunningConversion:
    """A converter at work on one deck; ask `poll` until it has an answer."""

    def __init__(
        self, job: ConversionJob, converter: Converter, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._job = job
        self._converter = converter
        self._clock = clock
        self._room = tempfile.TemporaryDirectory(
            prefix="judge-app-convert-", ignore_cleanup_errors=True
        )
        room = Path(self._room.name)
        neutral = room / f"deck{job.deck.suffix.lower()}"
        copy_safely(job.deck, neutral)
        (room / job.wanted.made).parent.mkdir()
        command = converter.command(neutral, room, job.wanted)
        self._said = (room / "said.txt").open("w+b")
        self._started = clock()
        self._bounds = ProcessBounds(_JOB_BYTES)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=self._said,
            cwd=room,
            start_new_session=sys.platform != "win32",
            creationflags=NO_CONSOLE,
        )
        self._bounds.take(self._process)

    def poll(self, wait: float = 0.0) -> Conversion | None:
        """Return what became of the deck, or None while the converter is at work.

        Waits up to `wait` seconds for it.
        """
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(wait)
            return self._finished(None)
        if self._clock() - self._started > self._job.limit:
            return self._finished(ConversionFailure.TOO_SLOW)
        return None

    def cancel(self) -> Conversion:
        """End the converter and everything it started."""
        return self._finished(ConversionFailure.CANCELLED)

    def _finished(self, failure: ConversionFailure | None) -> Conversion:
        room = Path(self._room.name)
        end_tree(self._process, also=self._converter.strays(room) if failure else ())
        self._bounds.close()
        said = self._words()
        seconds = self._clock() - self._started
        try:
            if failure is not None:
                return Conversion(made=None, failure=failure, seconds=seconds, detail=said)
            return self._checked(room / self._job.wanted.made, said, seconds)
        finally:
            self._room.cleanup()

    def _checked(self, made: Path, said: str, seconds: float) -> Conversion:
        if not made.is_file() or made.stat().st_size == 0:
            refused = ConversionFailure.REFUSED
            return Conversion(made=None, failure=refused, seconds=seconds, detail=said)
        count = _page_count if self._job.wanted is Wanted.PAGES else _slide_count
        pages, wanted = count(made), self._job.slides
        if pages == 0 or (wanted is not None and pages != wanted):
            return Conversion(
                made=None,
                failure=ConversionFailure.WRONG_PAGES,
                pages=pages,
                seconds=seconds,
                detail=f"{pages} != {wanted}",
            )
        shutil.move(made, self._job.target)
        producer = self._converter.producer(said)
        return Conversion(made=self._job.target, pages=pages, producer=producer, seconds=seconds)

    def _words(self) -> str:
        self._said.seek(0)
        said = self._said.read(_SAID_BYTES).decode("utf-8", "replace").strip()
        self._said.close()
        return said


def convert(
    job: ConversionJob, converter: Converter, cancellation: Cancellation | None = None
) -> Conversion:
    """Convert one deck and wait for it."""
    done = next(iter(convert_all([job], converter, cancellation)))
    return done[1]


def convert_all(
    jobs: Iterable[ConversionJob], converter: Converter, cancellation: Cancellation | None = None
) -> Iterator[tuple[ConversionJob, Conversion]]:
    """Yield each job with what became of it, as they end; several run at the same time.

    `jobs` are taken one by one as there is room, so finding out about a deck may cost time there
    while others are converted. Cancelling ends what runs; each of these is reported too.
    """
    stop = cancellation or Cancellation()
    waiting = iter(jobs)
    running: list[tuple[ConversionJob, RunningConversion]] = []
    is_over = False
    try:
        while running or not is_over:
            while not is_over and len(running) < converter.at_once and not stop.is_requested:
                job = next(waiting, None)
                is_over = job is None
                if job is not None:
                    running.append((job, RunningConversion(job, converter)))
            if stop.is_requested:
                is_over = True
                while running:
                    job, conversion = running.pop()
                    yield job, conversion.cancel()
            for job, conversion in tuple(running):
                done = conversion.poll(_POLL_SECONDS)
                if done is not None:
                    running.remove((job, conversion))
                    yield job, done
    finally:
        for _, conversion in running:
            conversion.cancel()


def _slide_count(deck: Path) -> int:
    try:
        with zipfile.ZipFile(deck) as archive:
            return sum(_SLIDE.fullmatch(name) is not None for name in archive.namelist())
    except zipfile.BadZipFile:
        return 0


def _page_count(pdf: Path) -> int:
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()
