"""The summary table as a workbook: figures as numbers, so that offices can go on with them."""

import io
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from judge_app.documents.result.result_book import CategoryTable, ResultBook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Times New Roman"
_FIXED_HEADINGS = ("TT", "Mã số", "Tên sản phẩm", "Tác giả", "Đơn vị", "Loại hình")
_CLOSING_HEADINGS = ("Tổng", "Điểm", "Xếp hạng", "Đề nghị giải", "Ghi chú")
_WIDTHS = {"Tên sản phẩm": 42, "Tác giả": 28, "Đơn vị": 28, "Đề nghị giải": 18, "Ghi chú": 30}
_UNSAFE_IN_TITLES = r"[]:*?/\'"


def render(book: ResultBook) -> bytes:
    """Return an `.xlsx` file with one sheet a category and one that says how it was worked out."""
    from openpyxl import Workbook  # noqa: PLC0415 - loads in 0.2 s

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, table in enumerate(book.tables, 1):
        _fill(workbook.create_sheet(_title(table.name, number)), book, table)
    about = workbook.create_sheet("Cách tính")
    facts = (book.contest.name, book.contest.round_name, *book.rules, book.paper_legend)
    for line in (*facts, book.data_code):
        about.append([_plain(line)])
    about.column_dimensions["A"].width = 120
    workbook.properties.creator = "judge-app"
    workbook.properties.created = workbook.properties.modified = book.made_at.replace(tzinfo=None)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill(sheet: "Worksheet", book: ResultBook, table: CategoryTable) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    headings = (*_FIXED_HEADINGS, *book.headings, *_CLOSING_HEADINGS)
    sheet.append(list(headings))
    for number, line in enumerate(table.lines, 1):
        words = (line.code, line.title, line.authors, line.unit, line.kind)
        figures = (*line.marks, line.total, line.figure, line.place)
        closing = (line.award, line.remark)
        sheet.append([number, *map(_plain, words), *map(_figure, figures), *map(_plain, closing)])
    edge = Side(style="thin", color="808080")
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=_FONT, size=11, bold=cell.row == 1)
            cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if cell.row == 1:
                cell.fill = PatternFill("solid", fgColor="EAEAEA")
    for place, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(heading, 11)
    sheet.freeze_panes = "D2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"


def _plain(text: str) -> str:
    """Keep a text that begins like a formula from becoming one."""
    return f"'{text}" if text[:1] in {"=", "+", "@"} else text


def _figure(text: str) -> object:
    """Return a printed figure as a number, and everything else as it is printed."""
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return text


def _title(name: str, number: int) -> str:
    safe = "".join(letter for letter in name if letter not in _UNSAFE_IN_TITLES).strip()
    return f"{number}. {safe}"[:31]
