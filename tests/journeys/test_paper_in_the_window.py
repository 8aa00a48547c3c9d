"""Paper, button by button: printed, signed in ink, scanned badly, and taken; typed by two; corrected."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from judge_app.ui.chair.workspace import ChairWorkspace
from judge_app.workflows.panel_state import HeldSheet
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.pages.window import Window
from tests.support.panel_stories import PanelStory, panel_story
from tests.support.paper_stories import scan_of
from tests.support.signed_contest import GK01, GK02


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("paper") / "cuoc-thi")


@pytest.fixture
def story(contest: SmallContest, tmp_path: Path) -> PanelStory:
    return panel_story(contest, tmp_path)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    opened = Window(qtbot, tmp_path / "chair-home")
    yield opened
    opened.close()


def chair_at_desk(window: Window, contest: SmallContest) -> ChairWorkspace:
    window.press("Tổng hợp. Nhận phiếu, xem chênh lệch, xếp giải.")
    window.press("Chọn gói bài thi…")
    window.choose_in_dialog(contest.built.bundle)
    window.wait_for("Chưa xem tệp nào.")
    workspace = window.main.workspace
    assert isinstance(workspace, ChairWorkspace)
    return workspace


def held(workspace: ChairWorkspace) -> dict[str, HeldSheet]:
    desk = workspace.model.desk
    assert desk is not None
    return {str(each.sheet.judge): each for each in desk.state.current}


def test_a_bad_scan_of_a_signed_sheet_is_matched_and_taken(
    window: Window, contest: SmallContest, story: PanelStory, tmp_path: Path
) -> None:
    scan = scan_of(story.sheet(GK01, "0.8"))
    blank = tmp_path / "to-trinh.png"
    Image.new("L", (300, 400), 255).save(blank)
    workspace = chair_at_desk(window, contest)
    window.press("2. Phiếu giấy")
    assert "Chưa đọc bản quét nào." in window.text
    assert workspace.take_drop((scan, blank))
    window.wait_for("1 phiếu nhận được điểm từ mã.")
    for words in ("GK01 lần 1, trang 1/", "chữ ký thật", "Chưa nhận phiếu này.", "Quét lại rõ hơn"):
        assert words in window.text
    window.press("Nhận điểm từ mã trên phiếu")
    window.wait_for("Đúng là phiếu đang được tính.")
    window.wait_for("Đã nhận điểm của 1 phiếu từ mã trên giấy.")
    assert held(workspace)["GK01"].file.on_paper
    assert "Lần 1, phiếu giấy" in window.text
    window.press("3. Theo dõi (1)")
    window.wait_for("Đã nhận, phiếu giấy")


def type_line(window: Window, *marks: str) -> None:
    for mark in marks:
        assert window.dialog is not None
        field = window.dialog.focusWidget()
        assert isinstance(field, QLineEdit), field
        for letter in mark:
            window.key(field, Qt.Key(ord(letter)))
        window.key(field, Qt.Key.Key_Return)


def type_sheet(window: Window, name: str, *first: str) -> None:
    """Type the small contest's three entries by keyboard alone, and keep them."""
    window.fill("Họ tên người gõ", name)
    window.key(window.field("Họ tên người gõ"), Qt.Key.Key_Return)
    for line in (first, ("16", "16", "16"), ("15,5", "16", "17")):
        type_line(window, *line)
    window.press("Giữ bản gõ này")


def test_two_people_type_a_plain_sheet_and_see_where_they_differ(
    window: Window, contest: SmallContest
) -> None:
    workspace = chair_at_desk(window, contest)
    window.press("2. Phiếu giấy")
    workspace.paper_page.judges.mark(GK01)
    window.press("Gõ phiếu…")
    window.wait_for("Gõ phiếu giấy của GK01")
    window.press("Giữ bản gõ này")
    window.wait_for("Ghi họ tên người gõ.")
    type_sheet(window, "Lan", "16", "16", "8")
    window.wait_for("Lan đã gõ, chờ người thứ hai")
    assert held(workspace) == {}

    window.press("Gõ phiếu…")
    window.wait_for("Bản của người khác được giấu")
    type_sheet(window, "Hoa", "16", "16", "18")
    window.wait_for("Hai bản gõ khác nhau 1 chỗ")
    assert "8 → 18" in window.text
    assert held(workspace) == {}

    window.press("Gõ phiếu…")
    window.fill("Họ tên người gõ", "lan")
    window.key(window.field("Họ tên người gõ"), Qt.Key.Key_Return)
    window.wait_for("1 chỗ khác với bản của người kia.")
    type_line(window, "16", "16", "18")
    window.press("Giữ bản gõ này")
    window.wait_for("Đã nhận phiếu giấy")
    assert held(workspace)["GK01"].file.typed_by == ("Hoa", "Lan")


def test_a_second_person_confirms_and_not_the_first(window: Window, contest: SmallContest) -> None:
    workspace = chair_at_desk(window, contest)
    window.press("2. Phiếu giấy")
    workspace.paper_page.judges.mark(GK01)
    window.press("Gõ phiếu…")
    type_sheet(window, "Lan", "16", "16", "8,5")
    window.wait_for("Lan đã gõ, chờ người thứ hai")
    window.press("Đối chiếu, xác nhận…")
    window.wait_for("Đọc từng dòng cạnh bản giấy.")
    window.fill("Họ tên người xác nhận", "LAN")
    window.press("Đúng như bản giấy")
    window.wait_for("Người gõ không tự xác nhận.")
    window.fill("Họ tên người xác nhận", "Hoa")
    window.press("Đúng như bản giấy")
    window.wait_for("Đã nhận phiếu giấy")
    assert held(workspace)["GK01"].file.typed_by == ("Lan", "Hoa")


def test_typing_is_not_lost_by_closing_and_may_be_set_aside(
    window: Window, contest: SmallContest
) -> None:
    workspace = chair_at_desk(window, contest)
    window.press("2. Phiếu giấy")
    workspace.paper_page.judges.mark(GK02)
    window.press("Gõ phiếu…")
    window.fill("Họ tên người gõ", "Lan")
    window.key(window.field("Họ tên người gõ"), Qt.Key.Key_Return)
    type_line(window, "12")
    window.press("Đóng")
    window.wait_for("Bỏ những gì vừa gõ?")
    window.press("Gõ tiếp")
    window.wait_for("Gõ phiếu giấy của GK02")
    window.press("Đóng")
    window.press("Bỏ, không giữ")
    window.wait(lambda: window.dialog is None, "the dialog to close")
    workspace.paper_page.judges.mark(GK01)
    window.press("Gõ phiếu…")
    type_sheet(window, "Lan", "16", "16", "8,5")
    window.wait_for("Lan đã gõ, chờ người thứ hai")
    window.press("Bỏ bản gõ…")
    window.press("Bỏ bản gõ")
    window.wait(lambda: "Lan đã gõ" not in window.text, "the typing to go")


def test_a_correction_waits_until_the_chair_has_seen_it(
    window: Window, contest: SmallContest, story: PanelStory
) -> None:
    first = story.sheet(GK01, "0.8")
    workspace = chair_at_desk(window, contest)
    workspace.take_drop((first,))
    window.press("Nhận các phiếu hợp lệ")
    window.wait_for("Đã nhận 1 phiếu")
    second = story.sheet(GK01, "0.7", reason="Nhập nhầm điểm")
    workspace.take_drop((second,))
    window.wait_for("Bản sửa, chờ quyết định")
    assert "Còn 1 bản sửa chờ quyết định" in window.text
    assert held(workspace)["GK01"].sheet.revision == 1
    workspace.receive_page.planned.mark(str(second))
    window.press("Xem bản sửa…")
    window.wait_for("Lý do sửa: Nhập nhầm điểm")
    assert {"16", "14"} <= set(window.text.split("\n"))
    window.press("Chưa nhận bản sửa")
    window.wait(lambda: window.dialog is None, "the dialog to close")
    assert "Bản sửa, chờ quyết định" in window.text
    window.press("Xem bản sửa…")
    window.press("Nhận bản sửa")
    window.wait_for("Bản sửa, sẽ nhận")
    window.press("Nhận các phiếu hợp lệ")
    window.wait(lambda: held(workspace)["GK01"].sheet.revision == 2, "the correction")
    window.idle()
    window.press("3. Theo dõi (1)")
    workspace.board_page.table.mark(GK01)
    window.press("Xem bản sửa…")
    window.wait_for("lần 1 → lần 2")


def test_a_correction_on_paper_waits_until_the_chair_has_seen_it(
    window: Window, contest: SmallContest, story: PanelStory
) -> None:
    first = story.sheet(GK01, "0.8")
    scan = scan_of(story.sheet(GK01, "0.7", reason="Nhập nhầm điểm"))
    workspace = chair_at_desk(window, contest)
    workspace.take_drop((first,))
    window.press("Nhận các phiếu hợp lệ")
    window.wait_for("Đã nhận 1 phiếu")
    window.press("2. Phiếu giấy")
    workspace.take_drop((scan,))
    window.wait_for("Bản sửa, chờ quyết định")
    assert not window.button("Nhận điểm từ mã trên phiếu").isEnabled()
    workspace.paper_page.found.mark("0")
    window.press("Xem bản sửa…")
    window.wait_for("lần 1 → lần 2")
    window.press("Nhận bản sửa")
    window.wait_for("Bản sửa, sẽ nhận")
    window.press("Nhận điểm từ mã trên phiếu")
    window.wait(lambda: held(workspace)["GK01"].sheet.revision == 2, "the correction")
    assert held(workspace)["GK01"].file.on_paper
