"""Processes killed at random moments: the short form of `tools/kills.py`."""

import random
import sys
from pathlib import Path

import pytest

from tests.support.contest_folders import built_contest
from tests.support.killing import kill_while_importing, kill_while_marking

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked")


def test_no_acknowledged_mark_is_lost_however_the_judges_program_dies(tmp_path: Path) -> None:
    contest = built_contest(tmp_path / "cuoc-thi")
    tally = kill_while_marking(contest, tmp_path / "home", 20, random.Random(4))
    assert tally.kills == 20
    assert tally.acknowledged > 20


def test_a_killed_import_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    contest = built_contest(tmp_path / "cuoc-thi")
    tally = kill_while_importing(contest, tmp_path, 12, random.Random(4))
    assert tally.whole + tally.absent == 12
    assert tally.absent > 0
