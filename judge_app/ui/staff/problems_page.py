"""Third page of staff: every problem of the folder at once, with its place and its cure."""

from functools import partial
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.contest.problem_words import problem_place, problem_sentence
from judge_app.contest.rule_problem import RuleProblem
from judge_app.contest.rule_problem import Severity as RuleSeverity
from judge_app.errors import JudgeAppError
from judge_app.intake.problem_words import intake_sentence
from judge_app.intake.problems import IntakeProblem, Severity
from judge_app.ui.language import Language, language, later, tr
from judge_app.ui.staff.check_words import unfinished_words
from judge_app.ui.tasks import Task
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.frames import column, row
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.wording import Sentence, explain
from judge_app.workflows.check_contest import CONTEST_NAME, FolderReport
from judge_app.workflows.copy_clips import CopiedClip, needs_copy


class ProblemsPage(QWidget):
    """A table of what to put right; errors first."""

    check_asked = Signal()
    copies_asked = Signal()
    """Make copies that play everywhere of the clips that need one."""

    def __init__(self) -> None:
        super().__init__()
        self._report: FolderReport | None = None
        self._copied: tuple[CopiedClip, ...] = ()
        self._notice = Notice()
        self._check = Button(later("Kiểm tra lại"), "primary", "retry")
        self._check.clicked.connect(self.check_asked)
        self._copies = Button(later("Tạo bản dễ phát"), "plain", "video")
        self._copies.clicked.connect(self.copies_asked)
        self._copies.hide()
        self.work = LongWorkBar()
        self._table = DataTable(stretched=3)
        self._table.wrap_lines()
        layout = column(
            row(self._check, self._copies, None, spacing=SPACE_3),
            self.work,
            self._notice,
            spacing=SPACE_2,
            margins=(SPACE_4, SPACE_3),
        )
        layout.addWidget(self._table, 1)
        self.setLayout(layout)
        language.changed.connect(self._show)

    @property
    def table(self) -> DataTable:
        """The problems."""
        return self._table

    @property
    def notice(self) -> Notice:
        """How many there are."""
        return self._notice

    def follow(self, task: Task) -> None:
        """Show how far a check or the copies are; one thing at a time."""
        self.work.follow(task)
        self._set_idle(is_idle=False)
        task.finished.connect(self._on_finished)

    def show_failure(self, failure: JudgeAppError) -> None:
        """Say why there is no new check or no copy; what was there before still is."""
        self._notice.show_sentence(partial(explain, failure))

    def show_report(self, report: FolderReport) -> None:
        """Show the problems of a folder."""
        self._report = report
        self._copied = ()
        facts = report.clips.facts if report.clips is not None else ()
        self._copies.setVisible(any(needs_copy(one) for one in facts))
        self._show()

    def show_copied(self, copied: tuple[CopiedClip, ...]) -> None:
        """Say which clips got a copy; the report that came before shows what is left."""
        self._copied = copied
        self._show()

    def _on_finished(self) -> None:
        self._set_idle(is_idle=not self.work.is_busy)

    def _set_idle(self, *, is_idle: bool) -> None:
        self._check.setEnabled(is_idle)
        self._copies.setEnabled(is_idle)

    def _show(self) -> None:
        report = self._report
        if report is None:
            return
        rules = [_rule_row(problem) for problem in report.rule_problems]
        found = [_intake_row(problem) for problem in report.problems]
        rows = sorted([*rules, *found], key=_severity_first)
        headings = [tr("Mức"), tr("Tệp"), tr("Chỗ"), tr("Vấn đề và cách sửa")]
        numbered = [(str(place), cells) for place, cells in enumerate(rows)]
        self._table.show_rows(headings, numbered)
        waiting = unfinished_words(report)
        if not rows and waiting:
            what, tone = tr("Đến lúc này chưa thấy vấn đề nào."), "info"
        elif not rows:
            what, tone = tr("Không có vấn đề nào."), "good"
        else:
            errors = sum(_severity_first(cells) == 0 for cells in rows)
            what = tr(
                "{errors} lỗi phải sửa, {warnings} lưu ý.",
                errors=errors,
                warnings=len(rows) - errors,
            )
            tone = "problem" if errors else "warning"
        what = " ".join(part for part in (_copied_words(self._copied), what) if part)
        step = tr("Có thể đóng gói.") if report.may_build else tr("Sửa các lỗi rồi kiểm tra lại.")
        if waiting:
            step = waiting
        self._notice.show_sentence(Sentence(what=what, next_step=step), tone)


def _copied_words(copied: tuple[CopiedClip, ...]) -> str:
    if not copied:
        return ""
    failed = [f"{one.entry} {one.path}" for one in copied if one.failure]
    words = tr("Đã tạo {count} bản dễ phát.", count=len(copied) - len(failed))
    kept = sum(one.keeps_media for one in copied)
    if kept:
        words += " " + tr("{count} bản giữ nguyên hình và tiếng của bản gốc.", count=kept)
    if failed:
        words += " " + tr("Không tạo được cho: {names}.", names=", ".join(failed))
    return words


def _rule_row(problem: RuleProblem) -> list[Cell]:
    spoken = _spoken()
    is_error = problem.severity is RuleSeverity.ERROR
    sentence = problem_sentence(problem, spoken)
    return _row(CONTEST_NAME, problem_place(problem, spoken), sentence, is_error=is_error)


def _intake_row(problem: IntakeProblem) -> list[Cell]:
    place = ""
    if problem.row is not None:
        place = tr("hàng {row}", row=problem.row)
        if problem.column:
            place = tr("hàng {row}, cột {column}", row=problem.row, column=problem.column)
    is_error = problem.severity is Severity.ERROR
    return _row(problem.file, place, intake_sentence(problem, _spoken()), is_error=is_error)


def _row(file: str, place: str, sentence: str, *, is_error: bool) -> list[Cell]:
    word = tr("Lỗi") if is_error else tr("Lưu ý")
    icon, role = ("error", "problem") if is_error else ("warning", "warning")
    return [
        Cell(text=word, icon=icon, role=role),
        Cell(text=file, tooltip=file),
        Cell(text=place),
        Cell(text=sentence, tooltip=sentence),
    ]


def _severity_first(cells: list[Cell]) -> int:
    return 0 if cells[0].icon == "error" else 1


def _spoken() -> Literal["vi", "en"]:
    return "en" if language.current is Language.ENGLISH else "vi"
