"""Kills the judge's and the chair's process at random moments and looks at what is left.

    python -m tools.kills [--marking 1000] [--importing 200] [--seed 1]

Stops at the first loss with what was lost. POSIX only: children are forked.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

from tests.support.contest_folders import built_contest
from tests.support.killing import kill_while_importing, kill_while_marking


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marking", type=int, default=1000)
    parser.add_argument("--importing", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        contest = built_contest(room / "cuoc-thi")
        chance = random.Random(wanted.seed)
        began = time.monotonic()
        marking = kill_while_marking(contest, room / "home", wanted.marking, chance)
        print(
            f"marking: {marking.kills} kills, {marking.acknowledged} marks acknowledged, 0 lost,"
            f" every store opened; {time.monotonic() - began:.0f} s",
            flush=True,
        )
        began = time.monotonic()
        (room / "chair").mkdir()
        importing = kill_while_importing(contest, room / "chair", wanted.importing, chance)
        print(
            f"importing: {importing.kills} kills, {importing.whole} whole"
            f" ({importing.acknowledged} acknowledged), {importing.absent} absent, 0 in between,"
            f" every ledger opened; {time.monotonic() - began:.0f} s"
        )


if __name__ == "__main__":
    main()
