"""Many genuine and many damaged files: the short form of `tools/trials.py`."""

from pathlib import Path

import pytest

from judge_app.contest.scoresheet import SealedSheet, SignedSheet
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.genuine_sheets import genuine_sheets
from tests.support.signed_contest import GK01, GK02, signed_contest
from tests.support.trials import (
    try_bundles,
    try_keys,
    try_sheets,
    try_signed_sheets,
    verdict_on,
)


def test_genuine_sheets_of_three_contests_all_get_in() -> None:
    kinds = set()
    for held, pdf in genuine_sheets(18):
        found = verdict_on(pdf, held)
        assert isinstance(found, (SignedSheet, SealedSheet)), found
        kinds.add((found.head.contest, found.head.judge, type(found)))
    assert len(kinds) == 6


def test_no_randomly_changed_sheet_gets_in() -> None:
    trial = try_sheets(signed_contest(entries=3, leaves=3), 250, seed=5)
    assert (trial.tried, trial.accepted) == (250, [])
    assert len(trial.outcomes) > 3


def test_no_sheet_that_its_judge_changed_before_signing_gets_in() -> None:
    trial = try_signed_sheets(signed_contest(entries=3, leaves=3), 60, seed=5)
    assert (trial.tried, trial.accepted) == (60, [])
    assert len(trial.outcomes) > 3


@pytest.fixture(scope="module")
def contests(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallContest, ...]:
    room = tmp_path_factory.mktemp("hai-cuoc-thi")
    return tuple(built_contest(room / f"cuoc-thi-{seed}", seed=seed) for seed in (1, 2))


def test_no_changed_bundle_shows_anything_that_was_not_signed(
    contests: tuple[SmallContest, ...], tmp_path: Path
) -> None:
    one, two = (contest.built.bundle for contest in contests)
    trial = try_bundles(one, two, tmp_path, 250, seed=5)
    assert (trial.tried, trial.accepted) == (250, [])
    assert trial.outcomes["damage named"] > 0


def test_no_changed_key_file_is_read(contests: tuple[SmallContest, ...]) -> None:
    keys = contests[0].built.keys
    trial = try_keys(keys[GK01].read_bytes(), keys[GK02].read_bytes(), 400, seed=5)
    assert (trial.tried, trial.accepted) == (400, [])
