"""The built-in reader of decks: opening, every slide at 1280 pixels, memory, a fresh process.

    python -m benchmarks.slides DECK-OR-FOLDER [DECK-OR-FOLDER...] [--libreoffice]

Slides are drawn as the window asks for them: in the drawing process, pictures by shared memory. With
`--libreoffice` every deck is converted too, by a process of its own, as at build time. Times are
wall-clock; the user's share of the processor is printed beside them, because it does not grow when
the machine is busy with other things.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from judge_app.byte_source import FileSource
from judge_app.slides.converting.convert import ConversionJob, convert
from judge_app.slides.converting.libreoffice import find_libreoffice
from judge_app.slides.deck import UnreadableDeckError
from judge_app.slides.worker import DeckWorker, PageNotDrawnError

WIDTH = 1280
FRESH_RUNS = 5
_LEAST_LOADING = 0.2
"""Processor seconds below which the readers cannot be loaded yet."""
_TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(process: int) -> float:
    """Return the user's and the system's time of a process; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def peak_megabytes(process: int) -> float:
    """Return the most memory a process has held at once."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def spread(values: list[float]) -> str:
    """Return median, 95th percentile and maximum of milliseconds."""
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"median {statistics.median(ordered):.1f}  p95 {high:.1f}  max {ordered[-1]:.0f} ms"


def first_slide(deck: Path, *, ahead: bool) -> float:
    """Return the milliseconds to a first slide: from no process at all, or from one that waits."""
    worker = DeckWorker()
    source = FileSource(deck)
    if ahead:
        worker.start()
        wait_until_idle(worker.process_id or 0)
    begin = time.perf_counter()
    worker.open(source)
    worker.render(1, WIDTH)
    taken = 1000 * (time.perf_counter() - begin)
    worker.shut_down()
    source.close()
    return taken


def wait_until_idle(process: int) -> None:
    """Wait until a process has loaded what it needs and does nothing more."""
    used, before = processor_seconds(process), -1.0
    while used != before or used < _LEAST_LOADING:
        time.sleep(0.5)
        used, before = processor_seconds(process), used


def draw_all(decks: list[Path]) -> None:
    """Open every deck in one process and draw all its slides."""
    worker = DeckWorker(patience=10.0)
    worker.start()
    process = worker.process_id or 0
    openings, slides = [], []
    used = processor_seconds(process)
    for deck in decks:
        source = FileSource(deck)
        begin = time.perf_counter()
        try:
            pages = worker.open(source)
        except UnreadableDeckError as refused:
            print(f"{deck.name}: {refused.reason}")
            source.close()
            continue
        openings.append(1000 * (time.perf_counter() - begin))
        for page in pages:
            begin = time.perf_counter()
            try:
                worker.render(page.number, WIDTH)
            except PageNotDrawnError as missed:
                print(f"{deck.name} {page.number}: {missed.reason}")
            slides.append(1000 * (time.perf_counter() - begin))
        source.close()
    own = 1000 * (processor_seconds(process) - used) / max(1, len(slides))
    print(f"{len(openings)} decks, {len(slides)} slides")
    print(f"opening   {spread(openings)}")
    print(f"a slide   {spread(slides)}; processor time {own:.1f} ms a slide, openings included")
    print(f"memory    at most {peak_megabytes(process):.0f} MB")
    worker.shut_down()


def convert_every(decks: list[Path]) -> None:
    """Convert every deck with LibreOffice, one after the other."""
    program = find_libreoffice()
    if program is None:
        print("LibreOffice is not here")
        return
    times, pages = [], 0
    with tempfile.TemporaryDirectory() as room:
        for number, deck in enumerate(decks):
            done = convert(ConversionJob(deck=deck, target=Path(room) / f"{number}.pdf"), program)
            if done.made is not None:
                times.append(1000 * done.seconds)
                pages += done.pages
    print(
        f"LibreOffice: {len(times)} decks, {spread(times)}, {sum(times) / max(1, pages):.0f} ms a page"
    )


def main() -> None:
    """Measure what the command line names."""
    names = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    decks = [
        deck
        for name in names
        for deck in (sorted(name.rglob("*.pptx")) if name.is_dir() else [name])
    ]
    first = decks[0]
    runs = [[first_slide(first, ahead=ahead) for ahead in (False, True)] for _ in range(FRESH_RUNS)]
    print(f"first slide from a fresh process:     {spread([fresh for fresh, _ in runs])}")
    print(f"first slide from one loaded ahead:    {spread([ready for _, ready in runs])}")
    draw_all(decks)
    if "--libreoffice" in sys.argv:
        convert_every(decks)


if __name__ == "__main__":
    main()
