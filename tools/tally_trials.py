"""Tallies random contests under random rules, and asks everything that can be asked of each.

    python -m tools.tally_trials [--minutes 20] [--seed 1]

Each is counted twice by independent routines, explained, asked "why" and "what if" in both
languages, and every step of every mark is tried by placing one entry anew and by placing all. Any
difference and any failure stops the run with the contest that brought it up.
"""

import argparse
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from judge_app.tally.ballots import FIGURE_METHODS, Ballots
from tests.support.tally_everything import say_everything, steps_tried_both_ways
from tests.support.tally_strategies import random_ballots

_BATCH = 100


def main() -> None:
    """Run until the time is up, and print what was done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    end, number = time.monotonic() + 60 * chosen.minutes, chosen.seed
    done: Counter[str] = Counter()

    def look(held: Ballots) -> None:
        done.update(say_everything(held))
        if held.contest.scoring.method in FIGURE_METHODS:
            quick = steps_tried_both_ways(held)
            done["steps tried"] += len(quick)
            done["steps by one entry"] += sum(quick)

    drawn = settings(
        max_examples=_BATCH,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    while time.monotonic() < end:
        seed(number)(drawn(given(random_ballots())(look)))()
        number += 1
    print(f"seeds {chosen.seed} to {number - 1}")
    for what, times in sorted(done.items()):
        print(f"  {what}: {times}")


if __name__ == "__main__":
    main()
