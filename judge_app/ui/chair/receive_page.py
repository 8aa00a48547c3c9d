"""First page of the desk: look at files, take the good ones, keep the refused with their reason."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_app.contest.ids import JudgeId
from judge_app.contest.scoresheet import SealedSheet
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.language import language, later, tr, tr_later
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from judge_app.ui.widgets.buttons import Button
from judge_app.ui.widgets.data_table import Cell, DataTable
from judge_app.ui.widgets.file_dialogs import ask_for_files, ask_for_folder
from judge_app.ui.widgets.frames import column, holding, row, scrolled
from judge_app.ui.widgets.long_work import LongWorkBar
from judge_app.ui.widgets.notice import Notice
from judge_app.ui.widgets.text import Text
from judge_app.ui.wording import Sentence, explain
from judge_app.workflows.import_sheets import ImportPlan, PlannedFile, Verdict

_VERDICTS = {
    Verdict.NEW: ("done", "done", later("Nhận mới")),
    Verdict.SUPERSEDES: ("outdated", "in_work", later("Bản sửa, chờ quyết định")),
    Verdict.REPLACES_PAPER: ("done", "done", later("Thay phiếu giấy đã nhập")),
    Verdict.SAME: ("check", "muted", later("Đã có rồi")),
    Verdict.REFUSED: ("refused", "problem", later("Không nhận")),
    Verdict.UNREADABLE: ("warning", "warning", later("Không đọc được tệp")),
}


_ORDER = (
    Verdict.SUPERSEDES,
    Verdict.NEW,
    Verdict.REPLACES_PAPER,
    Verdict.UNREADABLE,
    Verdict.REFUSED,
    Verdict.SAME,
)


class ReceivePage(QWidget):
    """Shows a dry run, and the tray of refused files."""

    files_chosen = Signal(object)
    """Paths of files or folders, in a tuple."""
    imports_asked = Signal()
    """The earlier imports are wanted, to look at or to take one back."""
    take_asked = Signal(object)
    """The `ImportPlan` to carry out: corrections that the chair has not decided on are not in it."""
    correction_asked = Signal(object)
    """The `PlannedFile` of a correction to look at."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self._taken: ImportPlan | None = None
        self._accepted: frozenset[Path] = frozenset()
        """The corrections that the chair looked at and takes."""
        self._view: DeskView | None = None
        self._files = Button(later("Chọn phiếu (PDF)…"), "primary", "open")
        self._files.clicked.connect(self._choose_files)
        self._folder = Button(later("Chọn thư mục, USB…"), "plain", "folder")
        self._folder.clicked.connect(self._choose_folder)
        self._imports = Button(later("Các lần nhận…"), "plain", "outdated")
        self._imports.clicked.connect(self.imports_asked)
        self.work = LongWorkBar()
        self._notice = Notice()
        self._planned = DataTable(stretched=2)
        self._planned.row_marked.connect(self._update)
        self._planned.row_chosen.connect(self._ask_for_correction)
        self._correction = Button(later("Xem bản sửa…"), "plain", "outdated")
        self._correction.clicked.connect(self._ask_for_correction)
        self._take = Button(later("Nhận các phiếu hợp lệ"), "primary", "check")
        self._take.clicked.connect(self._on_take)
        self._tray_title = Text(later("Tệp không nhận"), "section")
        self._tray = DataTable(stretched=1)
        layout = column(
            row(
                self._files,
                self._folder,
                self._imports,
                None,
                self._correction,
                self._take,
                spacing=SPACE_3,
            ),
            self.work,
            self._notice,
            spacing=SPACE_2,
            margins=(SPACE_4, SPACE_3),
        )
        layout.addWidget(self._planned, 2)
        layout.addWidget(self._tray_title)
        layout.addWidget(self._tray, 1)
        self.setLayout(column(scrolled(holding(layout)), spacing=0))
        language.changed.connect(self._show)
        self._show()

    @property
    def notice(self) -> Notice:
        """What became of the last step."""
        return self._notice

    @property
    def planned(self) -> DataTable:
        """The files of the dry run, by their paths."""
        return self._planned

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what taking the files would do."""
        self._taken, self._plan = None, plan
        self._accepted = frozenset()
        self._show()
        if self.isVisible() and self._decided is not None and self._decided.would_take:
            self._take.setFocus()  # the next step, a press of Enter away

    def decide(self, path: Path, *, is_taken: bool) -> None:
        """Take note of the chair's decision on a correction."""
        self._accepted = self._accepted | {path} if is_taken else self._accepted - {path}
        self._show()

    def show_view(self, view: DeskView) -> None:
        """Show the desk as it is now."""
        self._view = view
        self._show()

    def show_taken(self) -> None:
        """Say what became of the dry run that was carried out."""
        done, waiting = self._decided, self._waiting
        self._taken = done
        self._plan = ImportPlan(files=waiting) if waiting else None
        self._accepted = frozenset()
        self._show()

    def _show(self) -> None:
        self._show_plan()
        self._show_tray()
        self._imports.setEnabled(self._view is not None and bool(self._view.state.imports))

    def _show_plan(self) -> None:
        plan = self._plan
        rows = []
        if plan is not None:
            rows = [self._plan_row(file) for file in sorted(plan.files, key=_first_to_see)]
        headings = [tr("Tệp"), tr("Kết quả"), tr("Vì sao, làm gì tiếp"), tr("Điểm khác")]
        self._planned.show_rows(headings, rows)
        decided = self._decided
        self._take.setEnabled(
            decided is not None
            and bool(decided.would_take or decided.would_refuse)
            and not self._is_frozen
        )
        self._update()
        if plan is None or decided is None:
            self._show_without_plan()
            return
        what = tr(
            "Xem trước {count} tệp: nhận {taken}, không nhận {refused}.",
            count=len(plan.files),
            taken=len(decided.would_take),
            refused=len(decided.would_refuse),
        )
        step = tr("Chưa có gì thay đổi. Bấm “Nhận các phiếu hợp lệ” để ghi vào sổ.")
        same = sum(file.verdict is Verdict.SAME for file in plan.files)
        if same:
            what += " " + tr("{count} phiếu đã có rồi.", count=same)
        if not decided.would_take:
            step = tr("Không có phiếu mới. Chọn thư mục khác, hoặc ghi các tệp không nhận vào sổ.")
        if self._is_frozen:
            step = tr("Kết quả đã chốt: chỉ xem được, không nhận thêm phiếu.")
        waiting = len(self._waiting)
        if waiting:
            step = tr(
                "Còn {count} bản sửa chờ quyết định: chọn dòng, bấm “Xem bản sửa…”. {step}",
                count=waiting,
                step=step,
            )
        self._notice.show_sentence(Sentence(what=what, next_step=step), "info")

    def _plan_row(self, file: PlannedFile) -> tuple[str, list[Cell]]:
        icon, role, word = _VERDICTS[file.verdict]
        if file.path in self._accepted:
            icon, role, word = "done", "done", later("Bản sửa, sẽ nhận")
        words = " ".join(part for part in (self._whose(file), _words(file)) if part)
        count = len(file.differences)
        return str(file.path), [
            Cell(text=file.path.name, icon=icon, role=role),
            Cell(text=tr_later(word)),
            Cell(text=words, tooltip=words),
            Cell(text=str(count) if count else "", order=count),
        ]

    def _whose(self, file: PlannedFile) -> str:
        if file.signed is None or self._view is None:
            return ""
        judge = file.signed.head.judge
        name = self._view.contest.panel.member(judge).name
        return tr("Phiếu của {name} ({judge}).", name=name, judge=judge)

    def _show_without_plan(self) -> None:
        step = tr("Chọn phiếu trên USB, hoặc thả tệp vào cửa sổ này.")
        what, tone = tr("Chưa xem tệp nào."), "info"
        done = self._taken
        if done is not None:
            what = tr(
                "Đã nhận {taken} phiếu, không nhận {refused} tệp.",
                taken=len(done.would_take),
                refused=len(done.would_refuse),
            )
            step = tr("Còn phiếu khác thì chọn tiếp; đủ phiếu thì xem mục Theo dõi.")
            tone = "good" if done.would_take else "warning"
        if self._is_frozen:
            step = tr("Kết quả đã chốt: chỉ xem được, không nhận thêm phiếu.")
        self._notice.show_sentence(Sentence(what=what, next_step=step), tone)

    def _show_tray(self) -> None:
        refused = self._view.state.refused if self._view is not None else ()
        rows = []
        for file in refused:
            judge = JudgeId(file.judge) if file.judge else None
            refusal = Refusal(reason=RefusalReason(file.reason), judge=judge)
            sentence = refusal_sentence(refusal, language.current.value)
            rows.append((file.pdf, [Cell(text=file.name), Cell(text=sentence, tooltip=sentence)]))
        self._tray.show_rows([tr("Tệp"), tr("Vì sao, làm gì tiếp")], rows)
        self._tray_title.setVisible(bool(rows))
        self._tray.setVisible(bool(rows))

    @property
    def _is_frozen(self) -> bool:
        return self._view is not None and self._view.state.frozen is not None

    @property
    def _waiting(self) -> tuple[PlannedFile, ...]:
        """The corrections that the chair has not decided to take."""
        found = () if self._plan is None else self._plan.corrections
        return tuple(file for file in found if file.path not in self._accepted)

    @property
    def _decided(self) -> ImportPlan | None:
        """The plan as far as it is decided."""
        if self._plan is None:
            return None
        return self._plan.without({file.path for file in self._waiting})

    @property
    def _marked_correction(self) -> PlannedFile | None:
        marked = self._planned.marked_key
        found = () if self._plan is None else self._plan.corrections
        return next((file for file in found if str(file.path) == marked), None)

    def _update(self) -> None:
        self._correction.setEnabled(self._marked_correction is not None)

    def _ask_for_correction(self) -> None:
        file = self._marked_correction
        if file is not None:
            self.correction_asked.emit(file)

    def _on_take(self) -> None:
        if self._decided is not None:
            self.take_asked.emit(self._decided)

    def _choose_files(self) -> None:
        ask_for_files(self, tr("Chọn phiếu chấm"), [tr("Phiếu chấm (*.pdf)")], self._on_files)

    def _choose_folder(self) -> None:
        ask_for_folder(self, tr("Chọn thư mục hoặc USB có phiếu"), self._on_folder)

    def _on_files(self, names: list[str]) -> None:
        self.files_chosen.emit(tuple(map(Path, names)))

    def _on_folder(self, name: str) -> None:
        self.files_chosen.emit((Path(name),))


def _first_to_see(file: PlannedFile) -> int:
    """Put what the chair decides about first, and what changes nothing last."""
    return _ORDER.index(file.verdict)


def _words(file: PlannedFile) -> str:
    """Return why a file is taken or not, and what to do."""
    if file.refusal is not None:
        return refusal_sentence(file.refusal, language.current.value)
    if file.failure is not None:
        said = explain(file.failure)
        return f"{said.what} {said.next_step}"
    if isinstance(file.signed, SealedSheet):
        return tr("Phiếu niêm phong: chưa ai đọc được điểm.")
    if file.signed is not None and file.signed.sheet.reason:
        return tr("Lý do sửa: {reason}", reason=file.signed.sheet.reason)
    return ""
