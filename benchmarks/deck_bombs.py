"""Shows each bomb to the drawing process: what becomes of it, how long it takes, how much memory.

uv run python -m benchmarks.deck_bombs
"""

import time

from benchmarks.slides import peak_megabytes, processor_seconds
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


def main() -> None:
    """Print a line for each bomb."""
    for name, make in BOMBS.items():
        content = make()
        worker = DeckWorker()
        worker.start()
        started = time.perf_counter()
        said = outcome(worker, content)
        spent = time.perf_counter() - started
        process = worker.process_id or 0
        spent_here = processor_seconds(process)
        memory = peak_megabytes(process)
        print(f"{name} | {len(content) / 1000:.0f} kB | {said} | {spent:.2f} s, {spent_here:.2f} s of the processor | {memory:.0f} MB", flush=True)  # fmt: skip
        worker.shut_down()


if __name__ == "__main__":
    main()
