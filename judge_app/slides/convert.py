"""Turns decks into PDFs on staff's machine, so that judges' machines need no Office.

LibreOffice's exit status says nothing: only the PDF and its page count do. Each deck gets a copy
under a neutral name, a profile of its own, a time limit, and a process group that is killed whole.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pypdfium2 as pdfium

from judge_app.progress import Cancellation
from judge_app.slides.office import write_profile

BASE_SECONDS = 60.0
SECONDS_A_SLIDE = 1.0
_POLL_SECONDS = 0.1
_MEMORY_BYTES = 4 * 1024**3
_WITH_HIDDEN = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
_TEXT_DOCUMENTS = {".docx", ".doc", ".odt", ".rtf"}


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
    """What became of one deck: `pdf` where it went well, else `failure`."""

    pdf: Path | None
    failure: ConversionFailure | None = None
    pages: int = 0
    producer: str = ""
    seconds: float = 0.0
    detail: str = ""


def convert(
    deck: Path,
    target: Path,
    *,
    program: Path,
    slides: int | None = None,
    cancellation: Cancellation | None = None,
    seconds: float | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Conversion:
    """Convert `deck` to the PDF `target`.

    `slides` is the number of slides the deck is known to have, hidden ones included. `seconds`
    bounds the whole run; by default a minute and a second a slide.
    """
    limit = seconds if seconds is not None else BASE_SECONDS + SECONDS_A_SLIDE * (slides or 60)
    started = clock()
    with tempfile.TemporaryDirectory(prefix="judge-app-convert-") as name:
        room = Path(name)
        made, failure, detail = _run(deck, room, program, limit, cancellation or Cancellation())
        spent = clock() - started
        if failure is not None or made is None:
            return Conversion(pdf=None, failure=failure, seconds=spent, detail=detail)
        pages = _page_count(made)
        if pages == 0 or (slides is not None and pages != slides):
            return Conversion(
                pdf=None,
                failure=ConversionFailure.WRONG_PAGES,
                pages=pages,
                seconds=spent,
                detail=f"{pages} != {slides}",
            )
        shutil.move(made, target)
        return Conversion(pdf=target, pages=pages, producer=version(program), seconds=spent)


def version(program: Path) -> str:
    """Return the converter's name and version as it says itself, empty if it does not."""
    with suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run(
            [str(program), "--version"], capture_output=True, text=True, timeout=20, check=False
        )
        return " ".join(said.stdout.split()[:2])
    return ""


def _run(
    deck: Path, room: Path, program: Path, limit: float, cancellation: Cancellation
) -> tuple[Path | None, ConversionFailure | None, str]:
    neutral = room / f"deck{deck.suffix.lower()}"
    shutil.copyfile(deck, neutral)
    write_profile(room / "profile")
    out = room / "out"
    out.mkdir()
    kind = "pdf" if neutral.suffix in _TEXT_DOCUMENTS else _WITH_HIDDEN
    command = [
        *_within_memory(),
        *_without_network(),
        str(program),
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        kind,
        "--outdir",
        str(out),
        str(neutral),
    ]
    failure, detail = _watched(command, room, limit, cancellation)
    made = out / "deck.pdf"
    if failure is None and (not made.is_file() or made.stat().st_size == 0):
        return None, ConversionFailure.REFUSED, detail
    return made, failure, detail


def _watched(
    command: list[str], room: Path, limit: float, cancellation: Cancellation
) -> tuple[ConversionFailure | None, str]:
    with (room / "said.txt").open("w+b") as said:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd=room,
            start_new_session=sys.platform != "win32",
        )
        deadline = time.monotonic() + limit
        failure = None
        while process.poll() is None and failure is None:
            if cancellation.is_requested:
                failure = ConversionFailure.CANCELLED
            elif time.monotonic() > deadline:
                failure = ConversionFailure.TOO_SLOW
            else:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_POLL_SECONDS)
        _kill_group(process)
        said.seek(0)
        return failure, said.read(2000).decode("utf-8", "replace").strip()


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    """End the program and everything it started."""
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
        )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _within_memory() -> list[str]:
    """Return a prefix that bounds the memory, where a shell is there to do it."""
    if sys.platform == "win32":
        return []
    return ["sh", "-c", f'ulimit -v {_MEMORY_BYTES // 1024}; exec "$@"', "sh"]


def _without_network() -> list[str]:
    """Return a prefix that takes the network away, where the system lets us."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return []
    works = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    return ["unshare", "-rn"] if works.returncode == 0 else []


def _page_count(pdf: Path) -> int:
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()
