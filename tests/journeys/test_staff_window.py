"""Staff's work in the window, button by button."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLineEdit

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode
from judge_app.errors import AccessDeniedError
from judge_app.intake.folder import FoundFile
from judge_app.progress import Cancellation, Report
from judge_app.ui.staff.workspace import StaffWorkspace
from judge_app.ui.tasks import Lane
from judge_app.workflows.clip_archive import ClipArchive
from judge_app.workflows.prepare_clips import PreparedClips, examine_clips
from tests.support.contest_folders import change_cell, make_folder
from tests.support.pages.window import Window


def test_staff_see_every_problem_mend_it_and_build(window: Window, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "cuoc-thi")
    change_cell(folder, "B6", "SP-001")
    window.open(folder)
    window.wait_for("1. Thể lệ")
    window.idle()
    window.press("3. Kiểm tra (1)")
    assert "Mã số SP-001 đã có ở hàng 4" in window.text
    assert "hàng 6, cột B" in window.text
    change_cell(folder, "B6", "SP-003")
    window.press("Kiểm tra lại")
    window.wait_for("Có thể đóng gói.")
    window.press("4. Đóng gói và in")
    window.press("Đóng gói")
    window.wait_for("Đã đóng gói ung-dung-cntt-2024.judgebundle.")
    assert "Dấu vân tay của cuộc thi" in window.text
    assert isinstance(window.main.workspace, StaffWorkspace)
    assert (folder / "slips" / "ma-giam-khao.pdf").exists()
    assert not list((folder / "built").glob("*.pdf")), "codes must not travel with the keys"


def test_staff_see_that_a_folder_is_being_looked_through_and_can_stop_it(
    window: Window, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "cuoc-thi")
    goes_on = Event()
    window.tasks.run(Lane.LOOKING, lambda _report, _stop: goes_on.wait(60))
    window.open(folder)
    window.wait_for("Đang chuẩn bị…")
    window.press("Dừng")
    goes_on.set()
    window.idle()
    assert "Đang" not in window.text
    assert "Mở thư mục cuộc thi…" in window.text
    assert "1. Thể lệ" not in window.text


def test_staff_work_while_clips_are_checked_and_pack_only_what_was(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def looked_into_late(
        contest: Contest,
        files: dict[EntryCode, tuple[FoundFile, ...]],
        archive: ClipArchive,
        report: Report,
        stop: Cancellation,
    ) -> PreparedClips:
        while not goes_on.wait(0.01):
            stop.check()
        return examine_clips(contest, files, archive, report, stop)

    monkeypatch.setattr("judge_app.workflows.check_contest.examine_clips", looked_into_late)
    window.open(make_folder(tmp_path / "cuoc-thi"))
    window.wait_for("1. Thể lệ")
    window.press("2. Bài dự thi")
    assert "3 bài dự thi" in window.text
    window.press("4. Đóng gói và in")
    window.wait_for("Chưa kiểm tra xong: video và âm thanh.")
    assert not window.button("Đóng gói").isEnabled()
    window.press("Dừng")
    window.idle()
    assert "Chưa kiểm tra xong: video và âm thanh." in window.text
    assert not window.button("Đóng gói").isEnabled(), "a check that was stopped is none"
    window.press("3. Kiểm tra")
    window.press("Kiểm tra lại")
    goes_on.set()
    window.wait_for("Có thể đóng gói.")
    window.press("4. Đóng gói và in")
    assert "Đủ điều kiện đóng gói." in window.text
    assert window.button("Đóng gói").isEnabled()


def test_a_new_contest_begins_with_its_rules_and_says_how_entries_get_in(
    window: Window, tmp_path: Path
) -> None:
    window.press("Tổ chức. Lập cuộc thi, đóng gói, in.")
    window.press("Lập cuộc thi mới…")
    name = window.field("Tên cuộc thi")
    assert isinstance(name, QLineEdit)
    name.setText("Hội thi Phụ nữ khởi nghiệp")
    window.press("Chọn thư mục và lập…")
    window.choose_in_dialog(tmp_path)
    window.wait_for("3. Kiểm tra (1)")
    assert "So từng câu với thể lệ đã in." in window.text, "not the empty list's problem"
    window.press("2. Bài dự thi")
    assert "Ghi mỗi bài một hàng trong entries.xlsx" in window.text
    assert (tmp_path / "hoi-thi-phu-nu-khoi-nghiep" / "contest.toml").is_file()
    window.idle()


def test_staff_see_why_a_folder_could_not_be_checked_again(window: Window, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "cuoc-thi")
    window.open(folder)
    window.wait_for("1. Thể lệ")
    window.idle()
    window.press("3. Kiểm tra")
    workspace = window.main.workspace
    assert isinstance(workspace, StaffWorkspace)
    workspace.model.failed.emit(AccessDeniedError(folder / "entries.xlsx"))
    window.wait_for("entries.xlsx")
    assert "Có thể đóng gói." not in window.text
    window.press("2. Bài dự thi")
    workspace.model.failed.emit(AccessDeniedError(folder / "contest.toml"))
    window.wait_for("contest.toml")
    assert window.button("Kiểm tra lại").isEnabled(), "the page with the reason is shown"
