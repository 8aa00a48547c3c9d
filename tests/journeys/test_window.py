"""The work of judges and the chair in the window, button by button."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from judge_app.contest.ids import EntryCode
from judge_app.ui.chair.workspace import ChairWorkspace
from judge_app.ui.judge import note_composer
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.widgets.total_figure import TotalFigure
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.pages.window import Window
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.signed_contest import CHAIR, GK01


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("window") / "cuoc-thi")


@pytest.fixture
def story(contest: SmallContest, tmp_path: Path) -> PanelStory:
    return panel_story(contest, tmp_path)


class _NoFocusYet:
    """Qt's word on the focus while a window is not active yet."""

    @staticmethod
    def focusWidget() -> None:  # noqa: N802  Qt's name
        """Name nobody."""


def judge_at_work(window: Window, contest: SmallContest) -> JudgingPage:
    window.open(contest.built.bundle, person=GK01)
    window.wait_for("Bạn là ai?")
    window.fill("Mã trên thẻ giám khảo", contest.built.codes[GK01])
    window.press("Bắt đầu chấm")
    window.wait_for("Bài chưa chấm tiếp theo")
    workspace = window.main.workspace
    assert isinstance(workspace, JudgeWorkspace)
    assert workspace.judging_page is not None
    return workspace.judging_page


def type_mark(window: Window, text: str) -> None:
    """Type a mark where the cursor is, and go on to the next criterion with Enter."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit), field
    field.selectAll()
    for letter in text:
        window.key(field, Qt.Key(ord(letter)))
    window.key(field, Qt.Key.Key_Return)


def mark_everything(window: Window, contest: SmallContest) -> None:
    for _ in contest.opened.contest.entries:
        for _ in contest.opened.contest.rubric.leaves:
            type_mark(window, "17")
        window.idle()


def test_a_wrong_code_is_named_and_the_right_one_opens(
    window: Window, contest: SmallContest
) -> None:
    window.open(contest.built.bundle, person=GK01)
    window.wait_for("Bạn là ai?")
    window.fill("Mã trên thẻ giám khảo", "0000000000")
    window.press("Bắt đầu chấm")
    window.wait_for("Mã không đúng.")
    assert "thẻ giám khảo" in window.text
    window.fill("Mã trên thẻ giám khảo", contest.built.codes[GK01])
    window.press("Bắt đầu chấm")
    window.wait_for("Bài chưa chấm tiếp theo")


def test_marks_by_keyboard_are_saved_signed_and_exported(
    window: Window, contest: SmallContest, tmp_path: Path
) -> None:
    judge_at_work(window, contest)
    mark_everything(window, contest)
    window.wait_for("Đã chấm đủ")
    window.press("Xem phiếu và ký")
    window.wait_for("Đọc kỹ phiếu bên cạnh")
    window.press("Để trống, ký bằng bút sau khi in")
    window.fill("Mã trên thẻ giám khảo", contest.built.codes[GK01])
    stick = tmp_path / "usb"
    stick.mkdir()
    window.press("Ký và xuất phiếu…")
    window.choose_in_dialog(stick)
    window.wait_for("đã đọc lại và kiểm tra")
    (sheet,) = stick.iterdir()
    assert sheet.name == "phieu-cham-ung-dung-cntt-2024-GK01-lan-1.pdf"


def test_a_note_stays_with_the_entry_that_it_was_begun_for(
    window: Window, contest: SmallContest
) -> None:
    page = judge_at_work(window, contest)
    page.go_to(EntryCode("SP-001"))
    window.press("Ghi chú tại đây")
    window.fill("Ghi chú", "tieng nho")
    page.go_to(EntryCode("SP-002"))
    window.wait_for("Ghi chú (0)")
    assert not page.notes.composer.is_open, "it is not offered to another entry"
    page.go_to(EntryCode("SP-001"))
    window.wait_for("tieng nho")
    window.press("Sửa ghi chú")
    page.go_to(EntryCode("SP-002"))
    window.wait_for("Ghi chú (0)")
    window.press("Ghi chú tại đây")
    page.go_to(EntryCode("SP-001"))
    window.wait_for("Ghi chú (1)")
    window.press("Ghi chú tại đây")
    window.fill("Ghi chú", "hinh ro")
    assert page.take_all(), "leaving for the sheet or for good keeps it as well"
    window.wait_for("Ghi chú (2)")


def test_the_keyboard_comes_back_after_a_note_begun_while_the_window_comes_to_the_front(
    window: Window, contest: SmallContest, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_at_work(window, contest)
    before = window.main.focusWidget()
    assert before is not None
    monkeypatch.setattr(note_composer, "QApplication", _NoFocusYet)
    window.press("Ghi chú tại đây")
    window.fill("Ghi chú", "tieng nho")
    window.press("Lưu ghi chú")
    assert window.main.focusWidget() is before


def test_work_is_there_after_closing(
    qtbot: QtBot, window: Window, contest: SmallContest, tmp_path: Path
) -> None:
    judge_at_work(window, contest)
    type_mark(window, "18,5")
    window.wait_for("Đã lưu")
    window.main.close()
    window.idle()
    window.main.shut_down()
    window.idle()
    again = Window(qtbot, tmp_path / "home")
    page = judge_at_work(again, contest)
    assert "18,5" in {field.text() for field in again.visible(QLineEdit)}
    page.go_to(EntryCode("SP-002"))
    again.close()


def test_a_second_window_on_the_same_work_is_told(
    window: Window, contest: SmallContest, story: PanelStory
) -> None:
    session = story.session(GK01)
    try:
        window.open(contest.built.bundle, person=GK01)
        window.wait_for("Bạn là ai?")
        window.fill("Mã trên thẻ giám khảo", contest.built.codes[GK01])
        window.press("Bắt đầu chấm")
        window.wait_for("đang mở ở một cửa sổ khác")
        assert "Đóng cửa sổ kia trước" in window.text
    finally:
        session.close()


def test_an_illegal_mark_stays_visible_and_is_not_saved(
    window: Window, contest: SmallContest, story: PanelStory
) -> None:
    judge_at_work(window, contest)
    type_mark(window, "99")
    window.wait_for("điểm tối đa là 20")
    assert "Đã lưu" not in window.text
    window.main.shut_down()
    window.idle()
    session = story.session(GK01)
    assert all(assessment.marks == () for assessment in session.assessments())
    session.close()


def test_undo_and_redo_bring_a_mark_back(window: Window, contest: SmallContest) -> None:
    page = judge_at_work(window, contest)
    type_mark(window, "12")
    window.wait_for("Đã lưu")
    page.actions_table["judge.undo"].trigger()
    window.wait(lambda: "12" not in {f.text() for f in window.visible(QLineEdit)}, "undo")
    page.actions_table["judge.redo"].trigger()
    window.wait(lambda: "12" in {f.text() for f in window.visible(QLineEdit)}, "redo")


def test_an_entry_that_cannot_be_opened_is_reported_and_not_marked_low(
    window: Window, contest: SmallContest, story: PanelStory
) -> None:
    page = judge_at_work(window, contest)
    page.go_to(EntryCode("SP-002"))
    page.viewer.could_not_open_declared.emit("Tệp hỏng từ đầu.")
    window.wait_for("Bài không bị điểm thấp vì lý do này")
    window.press("Báo không mở được")
    window.wait_for("Bạn đã báo không mở được bài này.")
    window.idle()
    window.main.shut_down()
    window.idle()
    session = story.session(GK01)
    assessment = session.assessment(EntryCode("SP-002"))
    assert (assessment.outcome.value, assessment.reason) == ("could-not-open", "Tệp hỏng từ đầu.")
    session.close()


def test_the_language_changes_at_once(window: Window, contest: SmallContest) -> None:
    judge_at_work(window, contest)
    window.main.shell["language"].trigger()
    try:
        window.wait_for("Next unmarked entry")
        for vietnamese in ("Bài chưa chấm", "Tổng", "Ghi chú"):
            assert vietnamese not in window.text
    finally:
        window.main.shell["language"].trigger()


def test_the_chair_receives_reads_and_publishes(
    window: Window, contest: SmallContest, story: PanelStory, tmp_path: Path
) -> None:
    both_sheets(story)
    (story.stick / "bao-cao.pdf").write_bytes(b"%PDF-1.7\nnot a sheet")
    window.press("Tổng hợp. Nhận phiếu, xem chênh lệch, xếp giải.")
    window.press("Chọn gói bài thi…")
    window.choose_in_dialog(contest.built.bundle)
    window.wait_for("Chưa xem tệp nào.")
    window.press("Chọn thư mục, USB…")
    window.choose_in_dialog(story.stick)
    window.wait_for("Xem trước 3 tệp: nhận 2, không nhận 1.")
    assert "Phiếu của Nguyễn Thị Hồng Ánh (GK01)." in window.text
    window.press("Nhận các phiếu hợp lệ")
    window.wait_for("Đã nhận 2 phiếu, không nhận 1 tệp.")
    window.press("Chọn thư mục, USB…")
    window.choose_in_dialog(story.stick)
    window.wait_for("2 phiếu đã có rồi.")
    assert "Không có phiếu mới." in window.text
    assert "bao-cao.pdf" in window.text
    window.press("3. Theo dõi")
    window.wait_for("Đã nhận đủ phiếu của 2 giám khảo.")
    window.press("5. Kết quả")
    window.wait_for("Kết quả chưa chính thức.")
    window.press("Có vững không…")
    window.wait_for("Ban giám khảo thống nhất đến đâu")
    assert "Nếu không có GK01" in window.text
    window.press("Đóng")
    window.press("Chốt kết quả chính thức…")
    window.press("Chốt kết quả")
    window.wait_for("Kết quả đã chính thức")
    window.press("1. Nhận phiếu (1)")
    assert "Kết quả đã chốt: chỉ xem được, không nhận thêm phiếu." in window.text
    assert not window.button("Nhận các phiếu hợp lệ").isEnabled()
    window.press("6. Ký và in")
    window.fill("Mã của trưởng ban", contest.built.codes[CHAIR])
    target = tmp_path / "ra"
    target.mkdir()
    window.press("Ghi bộ kết quả…")
    window.choose_in_dialog(target)
    window.wait_for("Đã ghi 7 tài liệu.")
    assert isinstance(window.main.workspace, ChairWorkspace)
    assert "Chưa có chữ ký số" not in window.text


def test_a_wrong_chair_code_writes_nothing(
    window: Window, contest: SmallContest, story: PanelStory, tmp_path: Path
) -> None:
    both_sheets(story)
    window.press("Tổng hợp. Nhận phiếu, xem chênh lệch, xếp giải.")
    window.press("Chọn gói bài thi…")
    window.choose_in_dialog(contest.built.bundle)
    window.wait_for("Chưa xem tệp nào.")
    window.press("6. Ký và in")
    window.fill("Mã của trưởng ban", "0000000000")
    target = tmp_path / "ra"
    target.mkdir()
    window.press("Ghi bộ kết quả…")
    window.choose_in_dialog(target)
    window.wait_for("Mã không đúng.")
    assert list(target.iterdir()) == []


def test_totals_follow_the_marks(window: Window, contest: SmallContest) -> None:
    page = judge_at_work(window, contest)
    (total,) = window.visible(TotalFigure)
    assert total.text == "–", "nothing marked is not zero"
    for text in ("18,5", "17", "16"):
        type_mark(window, text)
    window.idle()
    page.actions_table["judge.previous"].trigger()
    window.wait(lambda: total.text == "51,5", "the total")
