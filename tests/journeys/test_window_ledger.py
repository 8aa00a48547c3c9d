"""The chair's ledger in the window: an import taken back, and sealed marks opened."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from judge_app.db.ledger import LedgerKind
from judge_app.ui.chair.imports_dialog import ImportsDialog
from judge_app.ui.widgets.code_field import CodeField
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.pages.window import Window
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.signed_contest import CHAIR, GK01


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("ledger") / "cuoc-thi", sealed=True)


@pytest.fixture
def story(contest: SmallContest, tmp_path: Path) -> PanelStory:
    return panel_story(contest, tmp_path)


def receive(window: Window, contest: SmallContest, folder: Path) -> None:
    window.press("Tổng hợp. Nhận phiếu, xem chênh lệch, xếp giải.")
    window.press("Chọn gói bài thi…")
    window.choose_in_dialog(contest.built.bundle)
    window.wait_for("Chưa xem tệp nào.")
    window.press("Chọn thư mục, USB…")
    window.choose_in_dialog(folder)
    window.wait_for("Phiếu niêm phong: chưa ai đọc được điểm.")
    window.press("Nhận các phiếu hợp lệ")
    window.wait_for("Đã nhận")


def write(window: Window, name: str, text: str) -> None:
    """Fill a field with Vietnamese words, which no key of a test can type."""
    field = window.field(name)
    assert isinstance(field, QLineEdit)
    field.setText(text)


def type_code(window: Window, code: str) -> None:
    (field,) = window.visible(CodeField)
    field.setText(code)


def test_an_import_is_taken_back_with_a_reason(
    window: Window, contest: SmallContest, story: PanelStory
) -> None:
    both_sheets(story)
    receive(window, contest, story.stick)
    window.press("Các lần nhận…")
    window.wait_for("GK01, GK02")
    dialog = window.dialog
    assert isinstance(dialog, ImportsDialog)
    assert not window.button("Rút lại lần nhận này").isEnabled()
    dialog.table.selectRow(0)
    write(window, "Lý do rút lại", "Nhận nhầm USB")
    window.press("Rút lại lần nhận này")
    window.press("3. Theo dõi (2)")
    window.wait_for("Còn thiếu phiếu của Nguyễn Thị Hồng Ánh (GK01), Trần Văn Đức (GK02).")
    window.press("1. Nhận phiếu")
    window.press("Các lần nhận…")
    window.wait_for("Đã rút: Nhận nhầm USB")
    dialog = window.dialog
    assert isinstance(dialog, ImportsDialog)
    dialog.table.selectRow(0)
    assert not window.button("Rút lại lần nhận này").isEnabled(), "once is enough"
    window.press("Đóng")


def test_sealed_marks_stay_unread_until_the_chair_opens_them(
    window: Window, contest: SmallContest, story: PanelStory
) -> None:
    both_sheets(story)
    receive(window, contest, story.stick)
    window.press("5. Kết quả")
    window.wait_for("Điểm của GK01, GK02 còn niêm phong.")
    assert not window.button("Chốt kết quả chính thức…").isEnabled()
    window.press("3. Theo dõi")
    window.wait_for("Đã nhận, niêm phong")
    window.press("Mở niêm phong…")
    window.wait_for("Sẽ mở phiếu của GK01, GK02.")
    type_code(window, contest.built.codes[CHAIR])
    window.press("Mở niêm phong")
    window.wait(lambda: "Đã nhận, niêm phong" not in window.text, "the seals to be opened")
    assert not window.button("Mở niêm phong…").isEnabled()
    window.press("5. Kết quả")
    window.wait_for("Kết quả chưa chính thức.")
    assert window.button("Chốt kết quả chính thức…").isEnabled()


def test_an_early_opening_asks_why_and_a_wrong_code_opens_nothing(
    window: Window, contest: SmallContest, story: PanelStory
) -> None:
    story.sheet(GK01)
    receive(window, contest, story.stick)
    window.press("3. Theo dõi (1)")
    window.press("Mở niêm phong…")
    window.wait_for("Còn thiếu phiếu của GK02: phải ghi lý do mở sớm.")
    type_code(window, contest.built.codes[CHAIR])
    assert not window.button("Mở niêm phong").isEnabled()
    write(window, "Lý do mở sớm", "GK02 ốm")
    type_code(window, "0000000000")
    window.press("Mở niêm phong")
    window.wait_for("Mã không đúng.")
    window.press("3. Theo dõi (1)")
    assert "Đã nhận, niêm phong" in window.text
    window.press("Mở niêm phong…")
    write(window, "Lý do mở sớm", "GK02 ốm")
    type_code(window, contest.built.codes[CHAIR])
    window.press("Mở niêm phong")
    window.wait(lambda: "Đã nhận, niêm phong" not in window.text, "the seal to be opened")
    window.idle()
    window.main.shut_down()
    window.idle()
    desk = story.desk()
    (entry,) = (e for e in desk.ledger() if e.kind is LedgerKind.EARLY_OPENING)
    assert json.loads(entry.content)["reason"] == "GK02 ốm"
    desk.close()
