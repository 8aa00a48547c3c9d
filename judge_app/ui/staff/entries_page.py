"""Second page of staff: the entries as the list and the folders say."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.contest.entry import Entry
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.theme.states import KINDS
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.text import Label, Text
from judge_app.workflows.check_contest import CheckStep, FolderReport


class EntriesPage(QWidget):
    """Shows the list; it is changed in the spreadsheet that staff know."""

    list_asked = Signal()
    folder_asked = Signal(str)
    """The code of the entry whose folder is wanted; empty for the one that holds them all."""
    assign_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._report: FolderReport | None = None
        self._summary = Label("", "section")
        self._table = DataTable()
        self._table.row_chosen.connect(self.folder_asked)
        edit = Button(later("Mở entries.xlsx…"), "plain", "edit")
        edit.clicked.connect(self.list_asked)
        folders = Button(later("Mở thư mục các bài…"), "plain", "folder")
        folders.clicked.connect(self._ask_for_folders)
        self._assign = Button(later("Phân công chấm…"), "plain", "distribution")
        self._assign.clicked.connect(self.assign_asked)
        head = row(self._summary, None, self._assign, edit, spacing=SPACE_3)
        how = Text(
            later(
                "Ghi mỗi bài một hàng trong entries.xlsx, chép tệp của bài vào thư mục mang mã số của "
                "bài, lưu lại rồi bấm “Kiểm tra lại” ở trang “Kiểm tra”. Bấm đúp một bài để mở thư "
                "mục của bài."
            ),
            "muted",
        )
        below = row(spacing=SPACE_3)
        below.addWidget(how.wrapped(), 1)
        below.addWidget(folders)
        layout = column(head, below, spacing=SPACE_2, margins=(SPACE_4, SPACE_3))
        layout.addWidget(self._table, 1)
        self.setLayout(layout)
        language.changed.connect(self._show)

    @property
    def table(self) -> DataTable:
        """The entries."""
        return self._table

    def show_report(self, report: FolderReport) -> None:
        """Show the entries of a folder."""
        self._report = report
        self._show()

    def _ask_for_folders(self) -> None:
        self.folder_asked.emit("")

    def _show(self) -> None:
        contest = self._report.contest if self._report is not None else None
        report = self._report
        is_counted = report is not None and CheckStep.FILES not in report.unfinished
        rows = []
        for entry in contest.entries if contest is not None else ():
            look = KINDS[entry.kind.value]
            size = sum(file.size for file in entry.files)
            unit = contest.unit(entry.unit).name if contest is not None else ""
            category = contest.category(entry.category).name if contest is not None else ""
            cells = [
                Cell(text=entry.code),
                Cell(text=entry.title, tooltip=entry.title),
                Cell(text=tr_later(look.word), icon=look.icon),
                Cell(text=category),
                Cell(text=unit),
                Cell(
                    text=str(len(entry.files)) if is_counted else "…",
                    order=len(entry.files),
                    tooltip=_files(entry),
                ),
                Cell(text=_megabytes(size) if is_counted else "…", order=size),
            ]
            rows.append((entry.code, cells))
        self._assign.setEnabled(bool(rows) and contest is not None and bool(contest.panel.marking))
        self._summary.setText(tr("{count} bài dự thi", count=len(rows)))
        headings = [
            tr("Mã số"), tr("Tên bài"), tr("Loại hình"), tr("Bảng"), tr("Đơn vị"),
            tr("Tệp"), tr("MB"),
        ]  # fmt: skip
        self._table.show_rows(headings, rows)


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.1f}".replace(".", ",")


def _files(entry: Entry) -> str:
    """Return an entry's files as judges see them, one after another."""
    return "\n".join(f"{n}. {file.path}" for n, file in enumerate(entry.files, 1))
