"""The plan goes into the rules, and nothing else there changes."""

from pathlib import Path

import pytest

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.rules_file import read_contest_toml
from judge_app.workflows.assign_judges import Assigned, JudgeChange, plan_judges, write_plan
from judge_app.workflows.build_bundle import FolderHasProblemsError
from judge_app.workflows.check_contest import check_folder
from tests.support.contest_folders import change_cell, make_folder
from tests.support.signed_contest import GK01, GK02


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "cuoc-thi")


def assigned(folder: Path, *, without: tuple[JudgeId, ...] = ()) -> Assigned:
    done = plan_judges(folder, per_entry=1, seed=1, without=without)
    assert isinstance(done, Assigned)
    write_plan(folder, done)
    return done


def test_the_plan_is_written_and_read_back(folder: Path) -> None:
    assigned(folder)
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
    assigned(folder)
    once = path.read_text(encoding="utf-8")
    assert once.startswith(remark)
    assigned(folder)
    assert path.read_text(encoding="utf-8") == once
    after = read_contest_toml(once).contest
    assert before is not None
    assert after is not None
    assert after.rubric == before.rubric
    assert after.panel.members == before.panel.members


def test_an_entry_with_too_few_judges_is_named_and_nothing_written(folder: Path) -> None:
    before = (folder / "contest.toml").read_bytes()
    found = plan_judges(folder, per_entry=2, seed=1)
    assert not isinstance(found, Assigned)
    assert [(each.entry, each.barred) for each in found] == [("SP-001", (GK02,))]
    assert (folder / "contest.toml").read_bytes() == before


def test_a_folder_with_errors_is_not_planned(folder: Path) -> None:
    change_cell(folder, "B6", "SP-001")
    with pytest.raises(FolderHasProblemsError):
        assigned(folder)


def test_looking_at_a_plan_writes_nothing(folder: Path) -> None:
    before = (folder / "contest.toml").read_bytes()
    assert isinstance(plan_judges(folder, per_entry=1), Assigned)
    assert (folder / "contest.toml").read_bytes() == before


def change_rules(folder: Path, old: str, new: str) -> None:
    path = folder / "contest.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


LATE = """
[[judge]]
id = "GK09"
name = "Giám khảo đến muộn"
"""


def test_a_judge_who_comes_late_gets_a_share(folder: Path) -> None:
    assigned(folder)
    text = (folder / "contest.toml").read_text(encoding="utf-8")
    (folder / "contest.toml").write_text(text + LATE, encoding="utf-8")
    done = assigned(folder)
    assert done.plan.loads == {GK01: 1, GK02: 1, JudgeId("GK09"): 1}
    assert done.plan.changed == 1
    (gained, lost) = sorted(done.handovers, key=lambda change: len(change.losses))
    assert (gained.judge, len(gained.gains)) == (JudgeId("GK09"), 1)
    assert lost.losses == gained.gains


def test_a_judge_who_drops_out_hands_everything_over(folder: Path) -> None:
    before = assigned(folder)
    done = assigned(folder, without=(GK02,))
    moved = tuple(e for e, row in before.plan.judges_of.items() if GK02 in row)
    assert done.handovers == (
        JudgeChange(judge=GK01, gains=moved, losses=()),
        JudgeChange(judge=GK02, gains=(), losses=moved),
    )
    contest = check_folder(folder).contest
    assert contest is not None
    assert contest.entries_for(GK02) == ()


def test_a_substitute_takes_the_place_of_a_judge_whose_name_is_gone(folder: Path) -> None:
    """The old plan names nobody on the panel any more; that must not stand in the way."""
    before = assigned(folder)
    change_rules(folder, '[[judge]]\nid = "GK01"', '[[judge]]\nid = "GK09"')
    assert not check_folder(folder).may_build
    done = assigned(folder)
    assert done.plan.changed == before.plan.loads[GK01] == done.plan.loads[JudgeId("GK09")]
    assert check_folder(folder).may_build
    assert EntryCode("SP-001") in done.plan.judges_of
