"""Shows each bomb to the drawing process: what becomes of it, how long it takes, how much memory.

uv run python -m benchmarks.deck_bombs
"""

import os
import time
from pathlib import Path

from judge_app.byte_source import MemorySource
from judge_app.slides.deck import UnreadableDeckError
from judge_app.slides.worker import DeckWorker, PageNotDrawnError
from tools.deck_bombs import BOMBS

WIDTH = 1280


def outcome(worker: DeckWorker, content: bytes) -> str:
    """Open a bomb and draw its first page; return what became of it."""
    try:
        worker.open(MemorySource("bomb.pptx", content))
        worker.render(1, WIDTH)
    except UnreadableDeckError as refused:
        return f"refused: {refused.reason.value} {refused.detail}"
    except PageNotDrawnError as failure:
        return f"page: {failure.reason} {failure.detail}"
    kinds = sorted({a.kind.value for a in worker.pages[0].approximations})
    return f"shown {kinds}"


def highest_memory(worker: DeckWorker) -> float:
    """Return the drawing process's highest resident memory in MB, 0 where it is gone."""
    try:
        status = Path(f"/proc/{worker.process_id}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0")
    return int(line.split()[1]) / 1000


def processor_seconds(worker: DeckWorker) -> float:
    """Return how long the drawing process has worked since it was started."""
    try:
        stat = Path(f"/proc/{worker.process_id}/stat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print a line for each bomb."""
    for name, make in BOMBS.items():
        content = make()
        worker = DeckWorker()
        worker.start()
        started = time.perf_counter()
        said = outcome(worker, content)
        spent = time.perf_counter() - started
        spent_here = processor_seconds(worker)
        print(f"{name} | {len(content) / 1000:.0f} kB | {said} | {spent:.2f} s, {spent_here:.2f} s of the processor | {highest_memory(worker):.0f} MB", flush=True)  # fmt: skip
        worker.shut_down()


if __name__ == "__main__":
    main()
