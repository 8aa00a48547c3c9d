"""A bundle is made whole or not at all, and codes are never lost."""

import random
from pathlib import Path

import pytest

from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.key_file import WrongCodeError
from judge_app.errors import CancelledByUserError
from judge_app.progress import Cancellation, Progress
from judge_app.workflows.build_bundle import Building, FolderHasProblemsError, build
from judge_app.workflows.contest_keys import StaffCodeNeededError
from judge_app.workflows.open_bundle import UnknownJudgeError, find_key_files, open_bundle, unlock
from judge_app.workflows.reissue_key import reissue_key
from tests.support.clocks import TickingClock
from tests.support.contest_folders import CHEAP, built_contest, change_cell, make_folder
from tests.support.pdf_text import pdf_text
from tests.support.signed_contest import CHAIR, GK01, GK02

ROOT = JudgeId("root")


def outside(seed: int = 1) -> Building:
    return Building(clock=TickingClock(), random_bytes=random.Random(seed).randbytes, cost=CHEAP)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_bundle_keys_and_slips_belong_together(tmp_path: Path) -> None:
    made = built_contest(tmp_path / "cuoc-thi")
    assert set(made.built.codes) == {ROOT, GK01, GK02, CHAIR}
    assert set(find_key_files(made.opened)) == {GK01, GK02, CHAIR}
    unlocked = unlock(made.opened, GK01, made.built.keys[GK01], made.built.codes[GK01])
    assert unlocked.judge == GK01
    assert made.built.slips is not None
    slips = pdf_text(made.built.slips.read_bytes(), tmp_path)
    for code in made.built.codes.values():
        assert code[:5] in slips
        assert code[5:] in slips
    stick = {path.name for path in made.built.bundle.parent.iterdir()}
    assert "root.judgekey" not in stick, "the root key stays with staff"
    assert {Path(name).suffix for name in stick} == {".judgebundle", ".judgekey"}, (
        "codes never travel with the keys"
    )


def test_the_same_inputs_give_the_same_bundle(tmp_path: Path) -> None:
    first = built_contest(tmp_path / "mot").built.bundle.read_bytes()
    assert built_contest(tmp_path / "hai").built.bundle.read_bytes() == first


def test_errors_stop_it_and_nothing_is_made(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "cuoc-thi")
    change_cell(folder, "B6", "SP-001")
    before = everything(folder)
    with pytest.raises(FolderHasProblemsError) as caught:
        build(folder, outside())
    assert len(caught.value.report.problems) >= 1
    assert everything(folder) == before


def test_building_again_needs_staffs_code_and_keeps_the_keys(tmp_path: Path) -> None:
    made = built_contest(tmp_path / "cuoc-thi")
    before = everything(made.folder)
    with pytest.raises(StaffCodeNeededError):
        build(made.folder, outside(2))
    with pytest.raises(WrongCodeError):
        build(made.folder, outside(2), staff_code="AAAAAAAAAA")
    assert everything(made.folder) == before
    change_cell(made.folder, "C4", "Tên mới")
    again = build(made.folder, outside(2), staff_code=made.built.codes[ROOT])
    assert again.codes == {}
    assert again.slips is None
    opened = open_bundle(again.bundle)
    assert opened.contest.entries[0].title == "Tên mới"
    assert opened.roster == made.opened.roster
    assert unlock(opened, GK01, again.keys[GK01], made.built.codes[GK01]).judge == GK01


@pytest.mark.parametrize("step", ["check", "keys", "hash", "copy"])
def test_stopping_leaves_the_older_bundle_as_it_was(tmp_path: Path, step: str) -> None:
    made = built_contest(tmp_path / "cuoc-thi")
    before = made.built.bundle.read_bytes()
    change_cell(made.folder, "C4", "Tên mới")
    stop = Cancellation()

    def report(progress: Progress) -> None:
        if progress.step == step:
            stop.cancel()

    with pytest.raises(CancelledByUserError):
        build(
            made.folder,
            outside(2),
            staff_code=made.built.codes[ROOT],
            report=report,
            cancellation=stop,
        )
    assert made.built.bundle.read_bytes() == before
    assert not list(made.folder.rglob("*.part"))


def test_a_lost_slip_means_a_new_key_and_the_old_one_is_dead(tmp_path: Path) -> None:
    made = built_contest(tmp_path / "cuoc-thi")
    slip = reissue_key(made.folder, GK01, outside(3), made.built.codes[ROOT])
    assert "GK01" in pdf_text(slip.read_bytes(), tmp_path)
    again = build(made.folder, outside(4), staff_code=made.built.codes[ROOT])
    opened = open_bundle(again.bundle)
    assert opened.roster.revision == made.opened.roster.revision + 1
    with pytest.raises(WrongCodeError):
        unlock(opened, GK01, again.keys[GK01], made.built.codes[GK01])
    assert unlock(opened, GK02, again.keys[GK02], made.built.codes[GK02]).judge == GK02


def test_nobody_gets_a_key_who_is_not_on_the_panel(tmp_path: Path) -> None:
    made = built_contest(tmp_path / "cuoc-thi")
    with pytest.raises(UnknownJudgeError):
        reissue_key(made.folder, JudgeId("GK99"), outside(3), made.built.codes[ROOT])


def test_slips_of_a_new_member_leave_the_older_slips_alone(tmp_path: Path) -> None:
    made = built_contest(tmp_path / "cuoc-thi")
    assert made.built.slips is not None
    older = made.built.slips.read_bytes()
    rules = made.folder / "contest.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace('"GK02"', '"GK05"'), encoding="utf-8")
    again = build(made.folder, outside(4), staff_code=made.built.codes[ROOT])
    assert set(again.codes) == {"GK05"}
    assert again.slips is not None
    assert again.slips != made.built.slips
    assert made.built.slips.read_bytes() == older
