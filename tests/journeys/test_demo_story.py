"""From an empty folder to the signed result, without a screen."""

import json
import subprocess
import sys
from pathlib import Path

from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.import_sheets import Verdict
from judge_app.workflows.open_bundle import open_bundle
from judge_app.workflows.panel_desk import PanelDesk
from tests.journeys.conftest import Told
from tests.support.patience import LONGEST_RUN_SECONDS
from tests.support.pdf_text import complaints_of_qpdf, pdf_text


def pdfsig(path: Path) -> str:
    done = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False)
    return done.stdout


def test_it_says_what_it_makes_and_ends_with_the_places(told: Told) -> None:
    for words in ("Cuộc thi mẫu", "14 bài", "Gói bài thi", "GK05", "Nhận 5 phiếu, không nhận 0"):
        assert words in told.said, words
    assert "Giải Nhất" in told.said.split("Bộ kết quả")[1]


def test_the_sample_is_what_staff_would_keep(told: Told) -> None:
    contest = open_bundle(told.bundle).contest
    assert len(contest.entries) == 14
    assert len(contest.units) == 4
    assert len(contest.categories) == 2
    assert len(contest.panel.marking) == 5
    assert contest.rubric.maximum == 100
    assert any(judge.unit is not None for judge in contest.panel.marking)


def test_every_sheet_is_signed_whole_and_well_formed(told: Told, tmp_path: Path) -> None:
    assert len(told.sheets) == 5
    for sheet in told.sheets:
        said = pdfsig(sheet)
        assert "Signature is Valid." in said, sheet.name
        assert "Total document signed" in said, sheet.name
        assert complaints_of_qpdf(sheet.read_bytes(), tmp_path) == ""
        text = pdf_text(sheet.read_bytes(), tmp_path)
        assert "PHIẾU CHẤM ĐIỂM" in text
        assert "Bằng chữ" in text


def test_taking_the_same_sheets_again_changes_nothing(told: Told) -> None:
    desk = PanelDesk.open(open_bundle(told.bundle), folder=told.folder / "home", clock=laptop_clock)
    try:
        plan = desk.dry_run([told.folder / "usb"])
        assert {file.verdict for file in plan.files} == {Verdict.SAME}
        assert desk.state.frozen is not None
    finally:
        desk.close()


def test_the_result_set_is_signed_and_complete(told: Told, tmp_path: Path) -> None:
    documents = sorted(told.result.rglob("*.pdf"))
    assert len(documents) == 16, "table, minutes, a sheet for each of 14 entries"
    for document in documents:
        said = pdfsig(document)
        assert "Signature is Valid." in said, document.name
        assert complaints_of_qpdf(document.read_bytes(), tmp_path) == ""
    minutes = pdf_text((told.result / "bien-ban-hop-ban-giam-khao.pdf").read_bytes(), tmp_path)
    for words in ("BIÊN BẢN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "THƯ KÝ", "Hội trường"):
        assert words in minutes, words
    data = json.loads((told.result / "ket-qua.json").read_text(encoding="utf-8"))
    assert data["official"] is True
    assert len(data["sheets"]) == 5


def test_the_command_line_speaks_english(told: Told) -> None:
    done = subprocess.run(
        [
            sys.executable, "-m", "judge_app", "--lang", "en", "chair", "result",
            str(told.bundle), "--home", str(told.folder / "home"),
        ],
        capture_output=True, text=True, check=False, timeout=LONGEST_RUN_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "First prize" in done.stdout
    assert "Giải" not in done.stdout


def test_a_folder_that_is_not_the_demos_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "quan-trong.txt").write_text("giữ lại", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "judge_app", "demo", "--headless", "-o", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_RUN_SECONDS,
    )
    assert done.returncode == 1
    assert "Chọn một thư mục trống" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["quan-trong.txt"]
