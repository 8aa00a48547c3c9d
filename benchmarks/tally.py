"""How long a whole tally takes, with every figure that is shown, beside a plain mean and ranking.

The yardstick is numpy: the mean of each entry's totals and a sort. Ours works with exact numbers,
applies the rules, counts twice, breaks ties, gives prizes, and asks what would change them.

    python -m benchmarks.tally [--large] [--growth]

`--growth` measures every part for 500 to 20 000 entries, each size in a process of its own, the
least of several runs, and how much longer each takes than in proportion to the marks.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import numpy as np

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Category, Entry, EntryKind
from judge_app.contest.ids import AwardId, CategoryId, CriterionId, EntryCode, JudgeId, Sha256Hex
from judge_app.contest.panel import Judge
from judge_app.contest.rubric import Criterion, Rubric
from judge_app.contest.rules import Award, AwardRules
from judge_app.contest.scoresheet import Assessment, CriterionMark, FinalSheet
from judge_app.tally.agreement import agreement
from judge_app.tally.ballots import Ballots
from judge_app.tally.rating_table import rating_table
from judge_app.tally.result import work_out
from judge_app.tally.robustness import robustness
from judge_app.tally.severity import severity_adjusted
from judge_app.tally.standard_scores import standard_scores
from judge_app.tally.verified import RecountMismatch, verified_result
from tests.support.signed_contest import plain_contest


def sheet(
    contest: Contest, judge: Judge, worth: dict[EntryCode, float], chance: random.Random
) -> FinalSheet:
    assessments = tuple(
        Assessment(
            entry=code,
            marks=tuple(
                CriterionMark(
                    criterion=leaf.id,
                    value=Decimal(round(20 * min(1, max(0, chance.gauss(w, 0.06))))) / 2,
                )
                for leaf in contest.rubric.leaves
            ),
        )
        for code, w in worth.items()
    )
    return FinalSheet(
        contest=contest.id,
        bundle=Sha256Hex("0" * 64),
        judge=judge.id,
        revision=1,
        previous=None,
        reason="",
        finalised_at="2024-04-11T14:03:22+07:00",
        assessments=assessments,
    )


def ballots(entries: int, judges: int, criteria: int) -> Ballots:
    chance = random.Random(1)
    base = plain_contest(entries=1)
    categories = (Category(id=CategoryId("a"), name="A"), Category(id=CategoryId("b"), name="B"))
    leaves = tuple(
        Criterion(id=CriterionId(str(n)), label=str(n), maximum=Decimal(10))
        for n in range(1, criteria + 1)
    )
    contest = replace(
        base,
        rubric=Rubric(criteria=leaves),
        categories=categories,
        panel=replace(
            base.panel,
            members=tuple(Judge(id=JudgeId(f"J{n:02d}"), name=str(n)) for n in range(judges)),
        ),
        entries=tuple(
            Entry(
                code=EntryCode(f"E{n:05d}"),
                title="",
                kind=EntryKind.VIDEO,
                category=categories[n % 2].id,
                unit=base.units[1].id,
            )
            for n in range(entries)
        ),
        award_rules=AwardRules(
            awards=tuple(Award(id=AwardId(str(n)), label=str(n), count=n) for n in range(1, 5))
        ),
    )
    worth = {entry.code: chance.uniform(0.4, 0.95) for entry in contest.entries}
    sheets = tuple(sheet(contest, judge, worth, chance) for judge in contest.panel.members)
    return Ballots(contest=contest, sheets=sheets)


def timed(name: str, work: Callable[[], object]) -> float:
    """Print the processor's time: all of this runs in one thread and waits for nothing."""
    start = time.process_time()
    found = work()
    took = time.process_time() - start
    assert not isinstance(found, RecountMismatch)
    print(f"  {name}: {took:.2f} s")
    return took


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(entries: int, judges: int) -> None:
    held = ballots(entries, judges, 8)
    print(f"{entries} entries x {judges} judges x 8 criteria")
    print(f"  memory with the marks alone: {peak():.0f} MB")
    timed("numpy: the same marks as floats, their means, a sort", lambda: yardstick(held))
    timed("tally", lambda: work_out(held))
    whole = timed("tally and recount", lambda: verified_result(held))
    print(f"  memory after both: {peak():.0f} MB")
    result = work_out(held)
    whole += timed("agreement", lambda: agreement(result))
    whole += timed("severity", lambda: severity_adjusted(rating_table(result)))
    whole += timed("standard scores", lambda: standard_scores(rating_table(result)))
    whole += timed("what if", lambda: robustness(result))
    print(f"  everything: {whole:.2f} s")
    print(f"  peak memory: {peak():.0f} MB")


def yardstick(held: Ballots) -> object:
    table = np.array(
        [[[float(m.value) for m in a.marks] for a in sheet.assessments] for sheet in held.sheets]
    )
    return np.argsort(-table.sum(axis=2).mean(axis=0))


SIZES = (500, 2_000, 8_000, 20_000)
PANELS = (5, 10, 20, 40)


def least(repeats: int, work: Callable[[], object]) -> float:
    """Return the processor's time of the quickest of several runs."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def parts(entries: int, judges: int, repeats: int) -> dict[str, float]:
    """Measure every part of one contest; memory in MB per thousand marks."""
    held = ballots(entries, judges, 8)
    thousands = entries * judges * 8 / 1000
    before = peak()
    result = work_out(held)
    found = {"memory of a tally": (peak() - before) / thousands}
    found["tally"] = least(repeats, lambda: work_out(held))
    found["tally and recount"] = least(repeats, lambda: verified_result(held))
    found["agreement"] = least(repeats, lambda: agreement(result))
    table = rating_table(result)
    found["severity"] = least(repeats, lambda: severity_adjusted(table))
    found["standard scores"] = least(repeats, lambda: standard_scores(table))
    found["what if"] = least(repeats, lambda: robustness(result))
    found["memory of everything"] = (peak() - before) / thousands
    return found


def growth(name: str, sizes: tuple[tuple[int, int], ...], repeats: int) -> None:
    """Print every part of contests of growing size, and its growth for each mark."""
    found = []
    for entries, judges in sizes:
        asked = [sys.executable, "-m", "benchmarks.tally", "--parts", str(entries), str(judges)]
        told = subprocess.run(
            [*asked, str(repeats)], check=True, capture_output=True, text=True
        ).stdout
        found.append(json.loads(told))
    print(name, *sizes)
    for part in found[0]:
        if part.startswith("memory"):
            print(f"  {part}, MB/1000 marks:", *(f"{each[part]:.2f}" for each in found))
            continue
        first = found[0][part] / (sizes[0][0] * sizes[0][1])
        for each, (entries, judges) in zip(found, sizes, strict=True):
            per_mark = each[part] / (entries * judges) / first
            print(f"  {part}: {each[part]:.3f} s, for each mark x {per_mark:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="20,000 entries of 15 judges as well")
    parser.add_argument("--growth", action="store_true", help="how every part grows")
    parser.add_argument("--parts", type=int, nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.parts:
        print(json.dumps(parts(*chosen.parts)))
        return
    if chosen.growth:
        growth("with the entries", tuple((size, 15) for size in SIZES), 5)
        growth("with the judges", tuple((2_000, panel) for panel in PANELS), 3)
        return
    measure(400, 20)
    if chosen.large:
        measure(20_000, 15)


if __name__ == "__main__":
    main()
