"""The board: judges by entries, sorted by whatever heading is clicked."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_app.tally.entry_result import TallyResult
from judge_app.tally.verified import verified_result
from judge_app.ui.chair.board_page import BoardPage
from judge_app.ui.chair.desk_model import DeskView
from judge_app.workflows.board import draw_board
from judge_app.workflows.panel_state import PanelState
from tests.support.toml_tally import TWO_CRITERIA, judges, marked, rulebook

NAMES = ("Trần Văn Ánh", "Lê Thị Đào", "Nguyễn Thị Hồng Ánh", "Đỗ Thị An")
_NAME = 1
"""The column of names."""


def test_clicking_the_heading_of_names_sorts_people_by_given_name(qtbot: QtBot) -> None:
    held = marked(rulebook("[scoring]", TWO_CRITERIA, judges(4)), {"A": "50/30 45/35 40/30 20/20"})
    panel = held.contest.panel
    members = [replace(old, name=name) for old, name in zip(panel.members, NAMES, strict=True)]
    contest = replace(held.contest, panel=replace(panel, members=tuple(members)))
    result = verified_result(replace(held, contest=contest))
    assert isinstance(result, TallyResult)
    state = PanelState()
    board = draw_board(contest, state, result)
    page = BoardPage()
    qtbot.addWidget(page)
    page.resize(1000, 500)
    page.show_view(DeskView(contest=contest, state=state, board=board, result=result))
    page.show()
    assert shown(page) == list(NAMES)
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(_NAME) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    by_given_name = ["Đỗ Thị An", "Nguyễn Thị Hồng Ánh", "Trần Văn Ánh", "Lê Thị Đào"]
    assert shown(page) == by_given_name
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown(page) == by_given_name[::-1]


def shown(page: BoardPage) -> list[str]:
    items = [page.table.item(row, _NAME) for row in range(page.table.rowCount())]
    return [item.text() if item else "" for item in items]
