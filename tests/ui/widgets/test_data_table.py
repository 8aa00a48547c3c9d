"""Words in tables are sorted as dictionaries sort them, people by given names: alike everywhere."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from judge_app.ui.widgets.data_table import Cell, DataTable


def column(table: DataTable) -> list[str]:
    items = [table.item(row, 0) for row in range(table.rowCount())]
    return [item.text() if item else "" for item in items]


def test_words_come_in_vietnamese_order(qtbot: QtBot) -> None:
    table = DataTable()
    qtbot.addWidget(table)
    words = ["Đạt", "Dũng", "An", "Ân", "Ánh", "Bài 10", "Bài 2", "Dung"]
    table.show_rows(["Tên"], [(word, [Cell(text=word)]) for word in words])
    table.sortItems(0, Qt.SortOrder.AscendingOrder)
    assert column(table) == ["An", "Ánh", "Ân", "Bài 2", "Bài 10", "Dung", "Dũng", "Đạt"]


def test_people_come_by_given_name_then_middle_then_surname(qtbot: QtBot) -> None:
    table = DataTable()
    qtbot.addWidget(table)
    names = ["Trần Văn Ánh", "Lê Thị Đào", "Nguyễn Thị Hồng Ánh", "Đỗ Thị An", "Vũ Văn Dũng", ""]
    table.show_rows(["Họ tên"], [(n, [Cell(text=n, is_person=True)]) for n in names])
    table.sortItems(0, Qt.SortOrder.AscendingOrder)
    assert column(table) == [
        "",
        "Đỗ Thị An",
        "Nguyễn Thị Hồng Ánh",
        "Trần Văn Ánh",
        "Vũ Văn Dũng",
        "Lê Thị Đào",
    ]
