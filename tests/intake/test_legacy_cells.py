"""Old encodings in the entry list are converted when asked for, and only those cells."""

from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from judge_app.cli.main import cli
from judge_app.intake.legacy_cells import legacy_cells
from tests.support.contest_folders import change_cell, make_folder

OLD, NEW = "Ngµy héi chuyÓn ®æi sè", "Ngày hội chuyển đổi số"


def test_cells_are_named_converted_on_request_and_the_old_list_kept(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "cuoc-thi")
    change_cell(folder, "C6", OLD)
    path = folder / "entries.xlsx"
    (cell,) = legacy_cells(path)
    assert (cell.place, cell.encoding, cell.old, cell.new) == ("C6", "TCVN3", OLD, NEW)
    before = {c.coordinate: c.value for row in load_workbook(path).worksheets[0] for c in row}
    looked = CliRunner().invoke(cli, ["staff", "unicode", str(folder), "--dry-run"])
    assert f"C6 (TCVN3): {OLD} → {NEW}" in looked.output
    assert load_workbook(path).worksheets[0]["C6"].value == OLD
    done = CliRunner().invoke(cli, ["staff", "unicode", str(folder)])
    assert done.exit_code == 0
    after = {c.coordinate: c.value for row in load_workbook(path).worksheets[0] for c in row}
    assert after == before | {"C6": NEW}
    assert load_workbook(folder / "entries-cu.xlsx").worksheets[0]["C6"].value == OLD
    assert legacy_cells(path) == ()
    assert "Không có" in CliRunner().invoke(cli, ["staff", "unicode", str(folder)]).output
