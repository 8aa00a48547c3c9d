"""Writes `entries.xlsx` as staff keep it: a title, a heading row, a row an entry."""

import io
from collections.abc import Sequence

from judge_app.intake.list_columns import ListColumn

ORDER = (
    ListColumn.NUMBER,
    ListColumn.CODE,
    ListColumn.TITLE,
    ListColumn.KIND,
    ListColumn.CATEGORY,
    ListColumn.UNIT,
    ListColumn.AUTHORS,
    ListColumn.FILES,
    ListColumn.LINK,
    ListColumn.SUMMARY,
    ListColumn.REMARK,
)
_WIDTHS = {
    ListColumn.NUMBER: 6,
    ListColumn.CODE: 10,
    ListColumn.TITLE: 46,
    ListColumn.UNIT: 30,
    ListColumn.AUTHORS: 30,
    ListColumn.FILES: 30,
    ListColumn.SUMMARY: 40,
}
_NOTES = {
    ListColumn.FILES: "Nhiều tệp thì ghi mỗi tệp một dòng, hoặc cách nhau bằng dấu chấm phẩy. "
    "Giám khảo xem theo đúng thứ tự ghi ở đây.",
    ListColumn.AUTHORS: "Nhiều tác giả thì cách nhau bằng dấu chấm phẩy.",
    ListColumn.CODE: "Mã số cũng là tên thư mục chứa tệp của bài, trong thư mục entries.",
}
"""What a heading's note tells whoever fills in the list."""


def entry_list_bytes(title: str, rows: Sequence[dict[ListColumn, str]]) -> bytes:
    """Return a workbook with these rows; a cell that is left out stays empty."""
    from openpyxl import Workbook  # noqa: PLC0415 - loads in 0.2 s
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Bài dự thi"
    sheet.append([title])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append([column.heading for column in ORDER])
    for column, cell in zip(ORDER, sheet[3], strict=True):
        if column in _NOTES:
            cell.comment = Comment(_NOTES[column], "judge-app", height=110, width=260)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8D5E0")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for number, row in enumerate(rows, 1):
        cells = {ListColumn.NUMBER: str(number), **row}
        sheet.append([_value(column, cells.get(column, "")) for column in ORDER])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a title that begins with "=" is no formula
    for place, column in enumerate(ORDER, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column, 14)
    sheet.freeze_panes = "C4"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _value(column: ListColumn, text: str) -> object:
    return int(text) if column is ListColumn.NUMBER and text.isdigit() else text or None
