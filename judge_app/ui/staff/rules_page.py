"""First page of staff: the rules as sentences, to be held against the printed rulebook."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.contest.explanation import explain
from judge_app.ui.language import language, later, tr
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.frames import centred, column, frame, row, scrolled
from judge_app.ui.widgets.text import Label, Text
from judge_app.workflows.check_contest import FolderReport


class RulesPage(QWidget):
    """Reads the rules back; they are changed in `contest.toml`."""

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._report: FolderReport | None = None
        self._title = Label("", "page").wrapped()
        self._rules = Label("", "body").wrapped()
        self._panel = Label("", "body").wrapped()
        edit = Button(later("Sửa contest.toml…"), "plain", "edit")
        edit.clicked.connect(self.edit_asked)
        card = column(
            self._title,
            Text(later("So từng câu với thể lệ đã in. Sai thì sửa trong contest.toml."), "muted"),
            row(edit, None),
            SPACE_2,
            Text(later("Thể lệ"), "section"),
            self._rules,
            SPACE_3,
            Text(later("Đơn vị và giám khảo"), "section"),
            self._panel,
            spacing=SPACE_2,
            margins=(SPACE_5, SPACE_5),
        )
        content = QWidget()
        content.setLayout(column(frame("card", card), None, margins=(SPACE_4, SPACE_5)))
        self.setLayout(column(scrolled(centred(content, 860))))
        language.changed.connect(self._show)

    def show_report(self, report: FolderReport) -> None:
        """Show the rules of a folder."""
        self._report = report
        self._show()

    def _show(self) -> None:
        contest = self._report.contest if self._report is not None else None
        if contest is None:
            self._title.setText(tr("Chưa đọc được thể lệ"))
            self._rules.setText(tr("Xem trang “Kiểm tra” để biết dòng nào cần sửa."))
            self._panel.setText("")
            return
        self._title.setText(contest.name)
        sentences = explain(contest, language.current.value)
        self._rules.setText("\n".join(sentences))
        units = "\n".join(unit.name for unit in contest.units)
        people = "\n".join(f"{m.id} · {m.name} · {m.position}" for m in contest.panel.members)
        self._panel.setText(f"{units}\n\n{people}")
