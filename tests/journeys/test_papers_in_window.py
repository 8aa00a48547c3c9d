"""Staff print what goes with the bundle from the page that makes it."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog

from judge_app.workflows.print_papers import FILE_NAMES, PAPERS_FOLDER, StaffPaper
from tests.support.contest_folders import SmallContest, built_contest, make_folder
from tests.support.pages.window import Window


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("papers") / "cuoc-thi")


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("In sổ giao nhận USB…", StaffPaper.REGISTER),
        ("In bộ phiếu giấy dự phòng…", StaffPaper.BLANK_SHEETS),
        ("In danh sách mã số và tác giả…", StaffPaper.ENTRY_LIST),
    ],
)
def test_a_paper_is_kept_and_previewed(
    window: Window, contest: SmallContest, words: str, paper: StaffPaper
) -> None:
    window.open(contest.folder)
    window.wait_for("1. Thể lệ")
    window.press("4. Đóng gói và in")
    window.press(words)
    window.wait(lambda: isinstance(window.dialog, QPrintPreviewDialog), "the preview")
    preview = window.dialog
    assert preview is not None
    preview.close()
    assert (contest.folder / PAPERS_FOLDER / FILE_NAMES[paper]).is_file()


def test_before_the_first_bundle_nothing_is_offered(window: Window, tmp_path: Path) -> None:
    window.open(make_folder(tmp_path / "moi"))
    window.wait_for("1. Thể lệ")
    window.press("4. Đóng gói và in")
    assert not window.button("In sổ giao nhận USB…").isEnabled()
