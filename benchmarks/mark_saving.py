"""How long a mark takes to reach the disk, beside a bare sqlite3 insert with the same pragmas.

Both write to the same folder and alternate, so that a busy disk hurts both.

    python -m benchmarks.mark_saving [--marks 2000] [--room FOLDER]
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from judge_app.db.edits import Edit, EditKind
from judge_app.db.judge_store import JudgeStore, StoreIdentity
from tests.support.signed_contest import GK01, signed_contest

NOW = "2024-04-11T14:03:22+07:00"


def bare_insert(path: Path) -> Callable[[int], None]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE marks (entry TEXT, criterion TEXT, value INTEGER, at TEXT)")

    def insert(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO marks VALUES (?, ?, ?, ?)", (f"SP-{number}", "1.1", 8500, NOW)
        )
        connection.execute("COMMIT")

    return insert


def own_save(path: Path) -> Callable[[int], None]:
    held = signed_contest(entries=40)
    store = JudgeStore.open(
        path, StoreIdentity(contest=held.contest.id, bundle=held.bundle, judge=GK01), NOW
    )
    codes = [entry.code for entry in held.contest.entries]

    def save(number: int) -> None:
        edit = Edit(
            kind=EditKind.MARK,
            entry=codes[number % len(codes)],
            part="1.1",
            before=None,
            after=str(number % 20 * 500),
        )
        store.record(edit, NOW)

    return save


def milliseconds(work: Callable[[int], None], number: int) -> float:
    start = time.perf_counter()
    work(number)
    return (time.perf_counter() - start) * 1000


def figures(name: str, taken: list[float]) -> tuple[float, float]:
    cuts = statistics.quantiles(taken, n=100)
    print(f"{name}: median {statistics.median(taken):.2f} ms, p99 {cuts[98]:.2f} ms")
    return statistics.median(taken), cuts[98]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks", type=int, default=2000)
    parser.add_argument("--room", type=Path, help="the folder whose disk is measured")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.room) as folder:
        bare, ours = bare_insert(Path(folder, "bare.db")), own_save(Path(folder, "judge.db"))
        pairs = [
            (milliseconds(bare, number), milliseconds(ours, number))
            for number in range(chosen.marks)
        ]
    plain = figures("bare insert", [pair[0] for pair in pairs])
    own = figures("a mark saved", [pair[1] for pair in pairs])
    print(f"ratio of medians {own[0] / plain[0]:.2f}, of p99 {own[1] / plain[1]:.2f}")


if __name__ == "__main__":
    main()
