"""The plan goes into the rules, and nothing else there changes."""

from pathlib import Path

import pytest

from judge_app.contest.rules_file import read_contest_toml
from judge_app.workflows.assign_judges import Assigned, assign_judges
from judge_app.workflows.build_bundle import FolderHasProblemsError
from judge_app.workflows.check_contest import check_folder
from tests.support.contest_folders import change_cell, make_folder
from tests.support.signed_contest import GK01, GK02


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "cuoc-thi")


def test_the_plan_is_written_and_read_back(folder: Path) -> None:
    done = assign_judges(folder, per_entry=1, seed=1)
    assert isinstance(done, Assigned)
    contest = check_folder(folder).contest
    assert contest is not None
    shares = {judge: {e.code for e in contest.entries_for(judge)} for judge in (GK01, GK02)}
    assert shares[GK01] | shares[GK02] == {"SP-001", "SP-002", "SP-003"}
    assert not shares[GK01] & shares[GK02]
    assert "SP-001" in shares[GK01], "the other judge is of that entry's unit"


def test_staffs_own_remarks_stay_and_planning_twice_changes_nothing(folder: Path) -> None:
    path = folder / "contest.toml"
    remark = "# Số liệu theo công văn 15/HPN\n"
    path.write_text(remark + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = read_contest_toml(path.read_text(encoding="utf-8")).contest
    assign_judges(folder, per_entry=1, seed=1)
    once = path.read_text(encoding="utf-8")
    assert once.startswith(remark)
    assign_judges(folder, per_entry=1, seed=1)
    assert path.read_text(encoding="utf-8") == once
    after = read_contest_toml(once).contest
    assert before is not None
    assert after is not None
    assert after.rubric == before.rubric
    assert after.panel.members == before.panel.members


def test_an_entry_with_too_few_judges_is_named_and_nothing_written(folder: Path) -> None:
    before = (folder / "contest.toml").read_bytes()
    found = assign_judges(folder, per_entry=2, seed=1)
    assert not isinstance(found, Assigned)
    assert [(each.entry, each.barred) for each in found] == [("SP-001", (GK02,))]
    assert (folder / "contest.toml").read_bytes() == before


def test_a_folder_with_errors_is_not_planned(folder: Path) -> None:
    change_cell(folder, "B6", "SP-001")
    with pytest.raises(FolderHasProblemsError):
        assign_judges(folder, per_entry=1, seed=1)
