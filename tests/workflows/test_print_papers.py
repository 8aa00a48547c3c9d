"""Staff's papers follow the built bundle, and never lie where sticks are filled from."""

from pathlib import Path

import pytest

from judge_app.workflows.new_contest import BUILT_FOLDER
from judge_app.workflows.print_papers import (
    FILE_NAMES,
    BundleNotBuiltError,
    StaffPaper,
    print_paper,
)
from tests.support.command_line import run
from tests.support.contest_folders import SmallContest, make_folder
from tests.support.pdf_text import pdf_text


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_papers_lie_apart_from_what_goes_onto_sticks(small_contest: SmallContest) -> None:
    built = small_contest.folder / BUILT_FOLDER
    before = files_in(built)
    for paper in StaffPaper:
        path = print_paper(small_contest.folder, paper)
        assert path == small_contest.folder / "papers" / FILE_NAMES[paper]
        content = path.read_bytes()
        assert print_paper(small_contest.folder, paper).read_bytes() == content
    assert files_in(built) == before


def test_the_register_names_what_is_on_each_stick(
    small_contest: SmallContest, tmp_path: Path
) -> None:
    target = tmp_path / "so.pdf"
    print_paper(small_contest.folder, StaffPaper.REGISTER, target)
    text = pdf_text(target.read_bytes(), tmp_path)
    for judge, key in small_contest.built.keys.items():
        assert f"({judge})" in text
        assert key.name in text
    assert small_contest.built.bundle.name in text
    for code in small_contest.built.codes.values():
        assert code not in text.replace("-", "")


def test_without_a_bundle_the_next_step_is_said(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "cuoc-thi")
    with pytest.raises(BundleNotBuiltError):
        print_paper(folder, StaffPaper.BLANK_SHEETS)
    assert "Đóng gói trước" in run("staff", "print", folder, status=1)
    assert not (folder / "papers").exists()


def test_the_command_prints_one_or_all(small_contest: SmallContest) -> None:
    said = run("staff", "print", small_contest.folder)
    assert [Path(line).name for line in said.splitlines()] == list(FILE_NAMES.values())
    said = run("staff", "print", small_contest.folder, "register", lang="en")
    assert said.strip().endswith("so-giao-nhan-usb.pdf")
