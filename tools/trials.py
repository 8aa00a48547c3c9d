"""Hands in thousands of genuine and of randomly changed files, and says what became of them.

    python -m tools.trials [--sheets 20000] [--signed 2000] [--bundles 20000] [--keys 20000]
                           [--genuine 300] [--seed 1]

`--signed` are sheets that their own judge changed before signing. Exits with 1 if anything got in
that should not have, anything took more than two seconds, or a genuine sheet was refused.
"""

import argparse
import tempfile
from pathlib import Path

from judge_app.documents.keys.key_answer import read_answer
from judge_app.documents.keys.key_request import read_request
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.genuine_sheets import genuine_sheets
from tests.support.own_keys import exchange
from tests.support.signed_contest import GK01, GK02, signed_contest
from tests.support.trials import (
    Trial,
    try_bundles,
    try_keys,
    try_sheets,
    try_signed_sheets,
    verdict_on,
)

_SLOW = 2.0


def main() -> None:
    """Run all trials."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, count in (
        ("genuine", 300), ("sheets", 20000), ("signed", 2000), ("bundles", 20000), ("keys", 20000),
    ):  # fmt: skip
        parser.add_argument(f"--{name}", type=int, default=count)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    good = _genuine(wanted.genuine)
    held = signed_contest(entries=14, leaves=5)
    good &= _say("sheets", try_sheets(held, wanted.sheets, wanted.seed))
    good &= _say(
        "sheets signed by their judge", try_signed_sheets(held, wanted.signed, wanted.seed)
    )
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        one, two = (built_contest(room / f"cuoc-thi-{seed}", seed=seed) for seed in (1, 2))
        bundles = try_bundles(one.built.bundle, two.built.bundle, room, wanted.bundles, wanted.seed)
        good &= _say("bundles", bundles)
        keys = one.built.keys
        good &= _say(
            "keys",
            try_keys(keys[GK01].read_bytes(), keys[GK02].read_bytes(), wanted.keys, wanted.seed),
        )
        good &= _exchange(one, room, wanted.keys, wanted.seed)
    raise SystemExit(0 if good else 1)


def _exchange(contest: SmallContest, room: Path, count: int, seed: int) -> bool:
    """Try requests and answers about judges' own keys."""
    good = True
    pairs: dict[str, list[bytes]] = {"request": [], "answer": []}
    for number, judge in enumerate((GK01, GK02)):
        both = exchange(contest, room, judge)
        both.certify(both.make(seed + number).fingerprint)
        for kind, found in pairs.items():
            found.append((both.stick / f"{judge}.key{kind}").read_bytes())
    for kind, reading in (("request", read_request), ("answer", read_answer)):
        first, second = pairs[kind]
        trial = try_keys(first, second, count, seed, reading)
        good &= _say(f"{kind}s about keys", trial)
    return good


def _genuine(count: int) -> bool:
    taken = 0
    for held, pdf in genuine_sheets(count):
        found = verdict_on(pdf, held)
        taken += hasattr(found, "file_sha256")
    print(f"genuine sheets of three contests: {taken} of {count} taken", flush=True)
    return taken == count


def _say(what: str, trial: Trial) -> bool:
    print(
        f"{what}: {trial.tried} tried, {len(trial.accepted)} accepted, slowest"
        f" {trial.slowest * 1000:.0f} ms",
        flush=True,
    )
    for outcome, count in trial.outcomes.most_common():
        print(f"    {count:6} {outcome}", flush=True)
    return not trial.accepted and trial.slowest <= _SLOW


if __name__ == "__main__":
    main()
