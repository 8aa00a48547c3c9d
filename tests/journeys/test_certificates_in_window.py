"""Certificates from the chair's window: refused before the result stands, typed once, printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog
from pytestqt.qtbot import QtBot

from judge_app.ui.chair.workspace import ChairWorkspace
from judge_app.ui.home.routing import Door
from judge_app.ui.language import Language
from tests.support.contest_folders import PRIZES, SmallContest, built_contest
from tests.support.pages.certificates import CertificatesPage
from tests.support.pages.window import Window
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.pdf_text import pdf_text

ASK = "Giấy chứng nhận, giấy khen…"


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("awarded") / "cuoc-thi", awards=PRIZES)


@pytest.fixture
def story(contest: SmallContest, tmp_path: Path) -> PanelStory:
    story = panel_story(contest, tmp_path)
    both_sheets(story)
    desk = story.desk()
    desk.take(desk.dry_run([story.stick]))
    desk.close()
    return story


@pytest.fixture
def window(qtbot: QtBot, story: PanelStory) -> Iterator[Window]:
    opened = Window(qtbot, story.home)
    opened.press("Tổng hợp. Nhận phiếu, xem chênh lệch, xếp giải.")
    opened.press("Chọn gói bài thi…")
    opened.choose_in_dialog(story.contest.built.bundle)
    opened.press("6. Ký và in")
    yield opened
    opened.close()


def freeze(window: Window) -> None:
    window.press("5. Kết quả")
    window.press("Chốt kết quả chính thức…")
    window.press("Chốt kết quả")
    window.wait_for("Kết quả đã chính thức")
    window.press("6. Ký và in")


def test_before_the_result_is_official_the_next_step_is_said(window: Window) -> None:
    window.press(ASK)
    window.wait_for("Kết quả chưa chốt nên chưa in giấy chứng nhận được.")
    assert "bấm “Chốt kết quả chính thức…”" in window.text
    assert window.dialog is None


def test_what_is_typed_is_printed_and_remembered(window: Window, tmp_path: Path) -> None:
    freeze(window)
    window.press(ASK)
    page = CertificatesPage(window)
    page.type_in("Họ tên người ký", "Nguyễn Thị Mẫu ")
    page.type_in("Số sổ đầu tiên", "009")
    page.choose("Loại giấy", "Giấy khen")
    page.choose("Thứ tự đọc", "Từ giải cao xuống giải thấp")
    assert not page.field("Dịch sang phải (mm)").isEnabled()
    page.choose("Cách in", "Chỉ in chữ, phôi có sẵn khung")
    page.type_in("Dịch sang phải (mm)", "-1,5")
    first, second = tmp_path / "mot.pdf", tmp_path / "hai.pdf"
    assert f"Đã ghi 3 giấy vào {first}." in page.write(first)
    text = pdf_text(first.read_bytes(), tmp_path)
    assert text.count("TẶNG GIẤY KHEN") == 3
    assert "Nguyễn Thị Mẫu" in text
    assert text.index("giải Nhất") < text.index("giải Nhì")
    window.press("Đóng")
    window.wait(lambda: window.dialog is None, "the dialog to close")
    window.press(ASK)
    again = CertificatesPage(window)
    assert again.field("Họ tên người ký").text() == "Nguyễn Thị Mẫu"
    assert again.field("Dịch sang phải (mm)").text() == "-1,5"
    again.write(second)
    assert second.read_bytes() == first.read_bytes()


def test_everything_wrong_is_said_and_nothing_is_written(window: Window, tmp_path: Path) -> None:
    freeze(window)
    window.press(ASK)
    page = CertificatesPage(window)
    page.choose("Cách in", "Chỉ in chữ, phôi có sẵn khung")
    page.type_in("Ngày ký", "31/2/2024")
    page.type_in("Dịch xuống dưới (mm)", "nhiều")
    said = page.write(tmp_path / "giay.pdf")
    assert "Ngày ký không có trong lịch" in said
    assert "tối đa 25 mm" in said
    assert not (tmp_path / "giay.pdf").exists()


def test_the_preview_opens_over_the_dialog(window: Window) -> None:
    freeze(window)
    window.press(ASK)
    CertificatesPage(window)
    window.press("Xem và in…")
    window.wait(lambda: isinstance(window.dialog, QPrintPreviewDialog), "the preview")
    preview = window.dialog
    assert preview is not None
    preview.close()


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_is_cut_off(
    qtbot: QtBot, story: PanelStory, spoken: Language, percent: int
) -> None:
    desk = story.desk()
    desk.freeze(despite_open_matters=True)
    desk.close()
    window = Window(qtbot, story.home, percent=percent, spoken=spoken)
    try:
        window.main.home.door_opened.emit(Door.CHAIR)
        workspace = window.main.workspace
        assert isinstance(workspace, ChairWorkspace)
        workspace.open_target(story.contest.built.bundle)
        window.idle()
        workspace.publish_page.certificates_asked.emit()
        window.idle()
        CertificatesPage(window)
        window.rest()
        assert window.cut_off() == []
    finally:
        window.close()
