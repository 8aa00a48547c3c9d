"""How soon the drawing process is there, and what a page costs through shared memory.

uv run python -m benchmarks.slide_worker DECK...
"""

import os
import signal
import statistics
import sys
import time
from pathlib import Path

from benchmarks.deck_bombs import highest_memory
from judge_app.byte_source import FileSource
from judge_app.errors import JudgeAppError
from judge_app.slides.worker import DeckWorker, PageNotDrawnError

ROUNDS = 7
WIDTH = 1280


def starts(deck: Path) -> tuple[list[float], list[float]]:
    """Return seconds until a fresh process has opened a deck, and until its first page is there."""
    opened, drawn = [], []
    for _ in range(ROUNDS):
        source = FileSource(deck)
        started = time.perf_counter()
        worker = DeckWorker()
        worker.open(source)
        opened.append(time.perf_counter() - started)
        worker.render(1, WIDTH)
        drawn.append(time.perf_counter() - started)
        worker.shut_down()
        source.close()
    return opened, drawn


def returns(deck: Path) -> list[float]:
    """Return seconds from the process's death to the next page."""
    source = FileSource(deck)
    worker = DeckWorker()
    worker.open(source)
    spent = []
    for _ in range(ROUNDS):
        worker.render(1, WIDTH)
        os.kill(worker.process_id or 0, signal.SIGKILL)
        started = time.perf_counter()
        try:
            worker.render(1, WIDTH)
        except PageNotDrawnError:
            worker.render(1, WIDTH)
        spent.append(time.perf_counter() - started)
    worker.shut_down()
    source.close()
    return spent


def pages(decks: list[Path]) -> tuple[list[float], list[float], float]:
    """Return seconds an opening and a page, over all decks, and the memory at its highest."""
    worker = DeckWorker()
    worker.start()
    openings, drawings = [], []
    for deck in decks:
        source = FileSource(deck)
        try:
            started = time.perf_counter()
            found = worker.open(source)
            openings.append(time.perf_counter() - started)
            for page in found:
                started = time.perf_counter()
                worker.render(page.number, WIDTH)
                drawings.append(time.perf_counter() - started)
        except JudgeAppError as failure:
            print(deck.name, failure)
        finally:
            worker.close_deck()
            source.close()
    memory = highest_memory(worker)
    worker.shut_down()
    return openings, drawings, memory


def said(name: str, seconds: list[float]) -> str:
    """Return the least, the median and the 95th percentile in milliseconds."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return (
        f"{name}: least {1000 * ordered[0]:.0f}, median {1000 * statistics.median(ordered):.0f}, "
        f"p95 {1000 * high:.0f} ms ({len(ordered)})"
    )


def main() -> None:
    """Print what starting, dying and drawing cost."""
    decks = [Path(word) for word in sys.argv[1:]]
    opened, drawn = starts(decks[0])
    print(said("fresh process, deck open", opened))
    print(said("fresh process, first page", drawn))
    print(said("killed, next page", returns(decks[0])))
    openings, drawings, memory = pages(decks)
    print(said("opening", openings))
    print(said("page", drawings))
    print(f"memory at its highest: {memory:.0f} MB")


if __name__ == "__main__":
    main()
