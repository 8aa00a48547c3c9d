"""Feeds damaged decks to the drawing process and looks whether it always comes back.

    uv run python -m tools.fuzz_decks FOLDER... --minutes 60 --keep build/fuzz

Every outcome is counted; inputs that killed the process or took too long are kept.
"""

import argparse
import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from judge_app.byte_source import FileSource, MemorySource
from judge_app.errors import JudgeAppError
from judge_app.slides.deck import UnreadableDeckError
from judge_app.slides.worker import DeckWorker, PageNotDrawnError
from tools.deck_mutations import mutate

PAGES = 3
WIDTH = 320
PATIENCE = 12.0
"""Long runs are niced, and the machine may have other work."""
_TICKS = os.sysconf("SC_CLK_TCK")
WORTH_KEEPING = {"died", "too-slow", "killed-reader", "too-large", "slow"}
SLOW_SECONDS = 2.0
_DECKS = {".pptx", ".pptm", ".ppsx", ".ppt", ".odp"}


@dataclass(slots=True)
class Findings:
    """What came of all decks."""

    decks: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    deaths: int = 0
    returns: int = 0
    slowest_open: float = 0.0
    slowest_page: float = 0.0
    """Seconds of the processor, so that other work on the machine does not count."""
    most_memory: int = 0
    """KiB of the drawing process at its highest."""


class Fuzzer:
    """One drawing process, fed one damaged deck after another."""

    def __init__(self, seeds: list[bytes], good: bytes, keep: Path | None = None) -> None:
        self._seeds = seeds
        self._good = good
        self._keep = keep
        self._worker = DeckWorker(patience=PATIENCE)
        self.findings = Findings()

    def close(self) -> None:
        """End the drawing process."""
        self._worker.shut_down()

    def try_one(self, number: int) -> None:
        """Damage one deck, show it, and see that a good one can still be shown."""
        chance = random.Random(number)
        content = mutate(chance.choice(self._seeds), chance)
        found = self.findings
        found.decks += 1
        slowest = found.slowest_open
        outcomes = self._outcomes(content)
        if found.slowest_open > max(slowest, SLOW_SECONDS):
            outcomes.append("slow")
        found.outcomes.update(outcomes)
        bad = WORTH_KEEPING & set(outcomes)
        if bad and self._keep is not None:
            (self._keep / f"{number}-{'-'.join(sorted(bad))}.deck").write_bytes(content)
        if bad or number % 25 == 0:
            found.deaths += bool(bad - {"too-large", "slow"})
            self._worker.open(MemorySource("good.pptx", self._good))
            self._worker.render(1, WIDTH)
            found.returns += bool(bad)

    def _outcomes(self, content: bytes) -> list[str]:
        found = self.findings
        started = self._processor()
        try:
            pages = self._worker.open(MemorySource("fuzz.pptx", content))
        except UnreadableDeckError as refused:
            return [refused.reason.value]
        finally:
            found.slowest_open = max(found.slowest_open, self._processor() - started)
        outcomes = ["opened"]
        for page in pages[:PAGES]:
            started = self._processor()
            try:
                self._worker.render(page.number, WIDTH)
                self._worker.text(page.number)
            except PageNotDrawnError as failure:
                outcomes.append(failure.reason)
            except JudgeAppError as failure:
                outcomes.append(type(failure).__name__)
            found.slowest_page = max(found.slowest_page, self._processor() - started)
        found.most_memory = max(found.most_memory, self._memory())
        return outcomes

    def _processor(self) -> float:
        """Return the seconds that the drawing process has used so far; 0 while there is none."""
        try:
            stat = Path(f"/proc/{self._worker.process_id}/stat").read_text(encoding="ascii")
        except OSError:
            return 0.0
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def _memory(self) -> int:
        process = self._worker.process_id
        try:
            status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        except OSError:
            return 0
        line = next((li for li in status.splitlines() if li.startswith("VmHWM")), "VmHWM 0")
        return int(line.split()[1])


def main() -> None:
    """Run for so many minutes and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    paths = [
        path
        for folder in options.folders
        for path in sorted(folder.iterdir())
        if path.suffix in _DECKS and path.stat().st_size < 1_500_000
    ]
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
    good = next(path for path in paths if _opens(path))
    fuzzer = Fuzzer([path.read_bytes() for path in paths], good.read_bytes(), options.keep)
    number, end = options.first, time.monotonic() + options.minutes * 60
    while time.monotonic() < end:
        fuzzer.try_one(number)
        number += 1
        if number % 500 == 0:
            print(number, fuzzer.findings, flush=True)
    fuzzer.close()
    print(fuzzer.findings)


def _opens(path: Path) -> bool:
    source, worker = FileSource(path), DeckWorker()
    try:
        return bool(worker.open(source))
    except UnreadableDeckError:
        return False
    finally:
        worker.shut_down()
        source.close()


if __name__ == "__main__":
    main()
