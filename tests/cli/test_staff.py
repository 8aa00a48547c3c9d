"""Staff on the command line: a folder set up, checked, shared out, built; a key given anew."""

import re
from pathlib import Path

import pytest

from judge_app.workflows.open_bundle import open_bundle
from tests.support.command_line import run
from tests.support.contest_folders import change_cell, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "cuoc-thi")


def test_a_new_contest_says_what_to_do_next(tmp_path: Path) -> None:
    place = tmp_path / "moi"
    said = run("staff", "new", place, "--id", "hoi-thi-2026", "--name", "Hội thi 2026")
    assert f"judge-app staff check {place}" in said
    assert 'name = "Hội thi 2026"' in (place / "contest.toml").read_text(encoding="utf-8")
    assert (place / "entries.xlsx").exists()
    again = run("staff", "new", place, "--id", "khac", "--name", "Khác", status=1)
    assert "moi" in again
    assert 'id = "hoi-thi-2026"' in (place / "contest.toml").read_text(encoding="utf-8")


def test_a_good_folder_may_be_built(folder: Path) -> None:
    assert "3 bài, 0 lỗi" in run("staff", "check", folder)
    assert "The bundle can be made." in run("staff", "check", folder, "--lang", "en")


def test_every_problem_is_listed_with_its_place(folder: Path) -> None:
    (folder / "entries" / "SP-002" / "bai.txt").unlink()
    change_cell(folder, "A3", "SP-001")
    said = run("staff", "check", folder, status=1)
    assert len(re.findall(r"^✗ entries\.xlsx, hàng \d", said, re.MULTILINE)) >= 2
    assert "Sửa các mục ✗ trước khi đóng gói." in said
    assert run("staff", "build", folder, status=1).count("✗") >= 2
    assert not list(folder.glob("built/*.judgebundle"))


def test_building_tells_where_everything_is(folder: Path) -> None:
    said = run("staff", "build", folder)
    (bundle,) = folder.glob("built/*.judgebundle")
    opened = open_bundle(bundle)
    assert str(bundle) in said
    assert re.search(r"Dấu vân tay của cuộc thi: (\d{4} ){5}\d{4}", said)
    assert "Thẻ mã để in và cắt" in said
    assert len(opened.contest.entries) == 3


def test_building_again_needs_staffs_code(folder: Path) -> None:
    run("staff", "build", folder)
    (bundle,) = folder.glob("built/*.judgebundle")
    before = bundle.read_bytes()
    said = run("staff", "build", folder, "--staff-code", "AAAAA-AAAAA", status=1)
    assert "Mã không đúng" in said
    assert bundle.read_bytes() == before


def test_entries_are_shared_out_or_the_impossible_is_named(folder: Path) -> None:
    said = run("staff", "assign", folder, "--per-entry", 1)
    assert "GK01" in said
    assert run("staff", "assign", folder, "--per-entry", 9, status=1)
