"""PowerPoint is offered where it is installed, and used only where it is ticked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from judge_app.slides.converting.choice import ConverterChoice
from judge_app.slides.converting.powerpoint import PowerPoint
from judge_app.ui.staff.build_page import BuildPage
from judge_app.ui.widgets.buttons import Button
from judge_app.workflows.check_contest import FolderReport
from judge_app.workflows.print_papers import StaffPaper


def page(qtbot: QtBot) -> tuple[BuildPage, QCheckBox]:
    shown = BuildPage()
    qtbot.addWidget(shown)
    shown.show()
    box = next(box for box in shown.findChildren(QCheckBox) if "PowerPoint" in box.text())
    return shown, box


def test_where_there_is_no_powerpoint_nothing_is_offered(qtbot: QtBot) -> None:
    shown, box = page(qtbot)
    assert not box.isVisible()
    assert shown.converter is ConverterChoice.AUTOMATIC


def test_powerpoint_is_used_where_staff_tick_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "judge_app.ui.staff.build_page.find_powerpoint", lambda: PowerPoint(Path("powershell.exe"))
    )
    shown, box = page(qtbot)
    assert box.isVisible()
    assert not box.isChecked()
    box.click()
    assert shown.converter is ConverterChoice.POWERPOINT


def test_papers_are_offered_once_there_is_a_bundle(qtbot: QtBot) -> None:
    shown, _ = page(qtbot)
    report = FolderReport(contest=None, files={}, problems=(), rule_problems=())
    buttons = {button.text(): button for button in shown.findChildren(Button)}
    register = buttons["In sổ giao nhận USB…"]
    shown.show_report(report, has_keys=True, has_bundle=False)
    assert not register.isEnabled()
    shown.show_report(report, has_keys=True, has_bundle=True)
    asked: list[str] = []
    shown.paper_asked.connect(asked.append)
    for words in (
        "In sổ giao nhận USB…",
        "In bộ phiếu giấy dự phòng…",
        "In danh sách mã số và tác giả…",
    ):
        buttons[words].click()
    assert asked == [paper.value for paper in StaffPaper]
