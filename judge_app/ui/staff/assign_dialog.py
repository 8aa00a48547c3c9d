"""Shares the entries out among the judges: ask, look at the plan, and only then write it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId
from judge_app.contest.judges_of_entries import judges_of_an_entry
from judge_app.errors import JudgeAppError
from judge_app.tally.assignment import Impossible
from judge_app.ui.language import later, tr
from judge_app.ui.theme.theme import theme
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.choice import Choice
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.frames import column, holding, row, scrolled
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Label, Text
from judge_app.ui.wording import Sentence, explain
from judge_app.workflows.assign_judges import Assigned

_WIDTH, _HEIGHT = 900, 620
_USUAL = 3
_KEEP, _AFRESH = "keep", "afresh"


class AssignDialog(QDialog):
    """Nothing is written before the plan has been seen."""

    plan_asked = Signal(int, bool, object)
    """How many judges an entry, whether to begin afresh, and who is left out (a tuple of ids)."""
    write_asked = Signal(object)
    """The `Assigned` that was seen."""

    def __init__(self, contest: Contest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Phân công chấm"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._assigned: Assigned | None = None
        self._taking = {
            judge.id: QCheckBox(f"{judge.id} {judge.name}") for judge in contest.panel.marking
        }
        self._number = Choice()
        self._number.setAccessibleName(tr("Mỗi bài mấy người chấm"))
        self._number.set_options(*((str(n), str(n)) for n in range(1, len(self._taking) + 1)))
        now = judges_of_an_entry(contest).most if contest.panel.assignments else _USUAL
        self._number.choose(str(min(now, len(self._taking))))
        self._way = Choice()
        self._way.setAccessibleName(tr("Giữ hay chia lại"))
        self._way.setMinimumContentsLength(22)
        self._way.set_options(
            (_KEEP, later("Giữ phân công cũ, đổi ít nhất")), (_AFRESH, later("Chia lại từ đầu"))
        )
        self._way.setEnabled(bool(contest.panel.assignments))
        self._notice = Notice()
        self._table = DataTable(stretched=2)
        self._table.wrap_lines()
        self._plan = Button(later("Lập phương án"), "plain", "distribution")
        self._write = Button(later("Ghi vào thể lệ"), "primary", "save")
        self._lay_out(contest)
        self._connect()

    @property
    def table(self) -> DataTable:
        """Each judge's load, and what changes."""
        return self._table

    def leave_out(self, judge: JudgeId) -> None:
        """Take a judge who dropped out off the plan."""
        self._taking[judge].setChecked(False)

    def ask(self) -> None:
        """Ask for a plan by what is chosen."""
        self._forget()
        self._notice.clear()
        without = tuple(judge for judge, box in self._taking.items() if not box.isChecked())
        self.plan_asked.emit(int(self._number.value), self._way.value == _AFRESH, without)

    def show_plan(self, found: Assigned | tuple[Impossible, ...]) -> None:
        """Show a plan, or name the entries that cannot have enough judges."""
        if not isinstance(found, Assigned):
            first = found[0]
            what = tr(
                "Bài {entry} cần {wanted} giám khảo nhưng chỉ có {count} người được chấm.",
                entry=first.entry,
                wanted=first.wanted,
                count=len(first.allowed),
            )
            step = tr(
                "Vướng đơn vị hoặc xung đột: {judges}.", judges=", ".join(first.barred) or "-"
            )
            if len(found) > 1:
                entries = ", ".join(each.entry for each in found[1:])
                step += " " + tr("Tương tự: {entries}.", entries=entries)
            self._notice.show_sentence(Sentence(what=what, next_step=step), "warning")
            return
        self._assigned = found
        self._write.setEnabled(True)
        what = tr("Số bài lệch nhau nhiều nhất {count}.", count=found.plan.load_spread)
        step = tr("Chưa ghi gì. Xem từng người rồi bấm “Ghi vào thể lệ”.")
        if found.plan.changed:
            what += " " + tr("Đổi {count} lượt phân công.", count=found.plan.changed)
        self._notice.show_sentence(Sentence(what=what, next_step=step), "good")
        headings = [tr("Giám khảo"), tr("Số bài"), tr("Nhận thêm"), tr("Thôi chấm")]
        self._table.show_rows(headings, list(_rows(found)))

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say why there is no plan; nothing was written."""
        self._notice.show_sentence(partial(explain, failure))

    def _lay_out(self, contest: Contest) -> None:
        boxes = column(*self._taking.values(), None, spacing=SPACE_2, margins=(SPACE_3, SPACE_2))
        for box in self._taking.values():
            box.setChecked(True)
        about = tr(
            "{count} bài dự thi. Ai bận thì bỏ dấu. Bài của đơn vị mình và xung đột đã khai không bao giờ "
            "được giao.",
            count=len(contest.entries),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Text(later("Phân công chấm"), "page"))
        layout.addWidget(Label(about, "muted").wrapped())
        layout.addLayout(
            row(
                Text(later("Mỗi bài mấy người chấm")),
                self._number,
                self._way,
                None,
                self._plan,
                spacing=SPACE_3,
            )
        )
        layout.addWidget(scrolled(holding(boxes)), 1)
        layout.addWidget(self._notice)
        layout.addWidget(self._table, 2)
        close = Button(later("Đóng"), "plain")
        close.clicked.connect(self.reject)
        layout.addLayout(row(None, close, self._write, spacing=SPACE_3))
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self._forget()

    def _connect(self) -> None:
        self._plan.clicked.connect(self.ask)
        self._write.clicked.connect(self._on_write)
        self._number.chosen.connect(self._forget)
        self._way.chosen.connect(self._forget)
        for box in self._taking.values():
            box.toggled.connect(self._forget)

    def _forget(self) -> None:
        """A plan that no longer fits what is chosen can not be written."""
        self._assigned = None
        self._write.setEnabled(False)
        self._table.show_rows([], [])

    def _on_write(self) -> None:
        if self._assigned is not None:
            self.write_asked.emit(self._assigned)
            self.accept()


def _rows(found: Assigned) -> Iterator[tuple[str, list[Cell]]]:
    changes = {change.judge: change for change in found.handovers}
    for judge in dict.fromkeys([*found.plan.loads, *changes]):
        load, change = found.plan.loads.get(judge, 0), changes.get(judge)
        gains = ", ".join(change.gains) if change else ""
        losses = ", ".join(change.losses) if change else ""
        yield (
            judge,
            [
                Cell(text=judge),
                Cell(text=str(load), order=load),
                Cell(text=gains, tooltip=gains),
                Cell(text=losses, tooltip=losses),
            ],
        )
