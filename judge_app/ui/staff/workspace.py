"""Staff's door: rules, entries, problems and the bundle of a contest folder."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from judge_app.contest.contest import Contest
from judge_app.errors import JudgeAppError
from judge_app.intake.spreadsheet import LIST_NAME
from judge_app.settings import RecentWork
from judge_app.ui.actions import ActionTable
from judge_app.ui.language import later, tr
from judge_app.ui.printing.print_pdf import print_pdf
from judge_app.ui.services import Services
from judge_app.ui.staff.build_page import BuildPage, paper_title
from judge_app.ui.staff.entries_page import EntriesPage
from judge_app.ui.staff.folder_model import FolderModel
from judge_app.ui.staff.keys_model import KeysModel
from judge_app.ui.staff.keys_page import KeysPage
from judge_app.ui.staff.new_contest_dialog import NewContestDialog
from judge_app.ui.staff.problems_page import ProblemsPage
from judge_app.ui.staff.rules_page import RulesPage
from judge_app.ui.tasks import Task
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3
from judge_app.ui.widgets.bundle_door import BundleDoor
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.page_tabs import PageTabs
from judge_app.ui.widgets.role_bar import RoleBar
from judge_app.ui.wording import Sentence, explain
from judge_app.ui.workspace import Workspace
from judge_app.workflows.check_contest import CONTEST_NAME, ENTRIES_FOLDER, FolderReport

if TYPE_CHECKING:
    from judge_app.workflows.key_desk import KeyOverview

_PAGES = (
    later("Thể lệ"),
    later("Bài dự thi"),
    later("Kiểm tra"),
    later("Đóng gói và in"),
    later("Khóa"),
)
_PROBLEMS = 2


class StaffWorkspace(Workspace):
    """Opens a contest folder and shows its pages."""

    def __init__(self, services: Services, shell: ActionTable) -> None:
        super().__init__(services, shell)
        self._model = FolderModel(services.tasks, services.clock, self)
        self._contest: Contest | None = None
        self._slips: Path | None = None
        self._built_folder: Path | None = None
        self._fingerprint = ""
        self._is_new = False
        self._report: FolderReport | None = None
        self._door = BundleDoor(
            later("Cuộc thi của bạn"),
            later(
                "Mở thư mục cuộc thi (có tệp contest.toml), hoặc lập cuộc thi mới từ thể lệ mẫu."
            ),
            label=later("Mở thư mục cuộc thi…"),
            second_label=later("Lập cuộc thi mới…"),
            icon="staff",
        )
        self._rules, self._entries = RulesPage(), EntriesPage()
        self._problems, self._build = ProblemsPage(), BuildPage()
        self._pages = QStackedWidget()
        self._keys_model = KeysModel(services.tasks, services.clock, self)
        self._keys = KeysPage(self._keys_model)
        for page in (self._rules, self._entries, self._problems, self._build, self._keys):
            self._pages.addWidget(page)
        self._tabs = PageTabs(_PAGES)
        self._bar = RoleBar(shell)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._door)
        self._stack.addWidget(self._folder_widget())
        layout = column(self._bar, spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._connect()

    @property
    def model(self) -> FolderModel:
        """The folder."""
        return self._model

    @property
    def problems_page(self) -> ProblemsPage:
        """What is to be put right."""
        return self._problems

    @property
    def entries_page(self) -> EntriesPage:
        """The entries."""
        return self._entries

    @property
    def build_page(self) -> BuildPage:
        """The bundle."""
        return self._build

    @property
    def keys_page(self) -> KeysPage:
        """Everybody's keys."""
        return self._keys

    @property
    def keys_model(self) -> KeysModel:
        """Where keys are looked at, reissued and certified."""
        return self._keys_model

    def open_target(self, target: Path | None, *, person: str = "", code: str = "") -> None:
        """Open a contest folder, or ask for one."""
        del person, code
        self._stack.setCurrentIndex(0)
        self._door.setFocus()
        if target is not None:
            self._open(target)

    def show_page(self, place: int) -> None:
        """Show one of the pages."""
        self._pages.setCurrentIndex(place)
        self._tabs.show_page(place)

    def shut_down(self) -> None:
        """Stop looking through the folder."""
        self._model.shut_down()

    def _folder_widget(self) -> QWidget:
        steps = row(self._tabs, margins=(SPACE_3, SPACE_2))
        layout = column(frame("bar", steps), spacing=0)
        layout.addWidget(self._pages, 1)
        holder = QWidget()
        holder.setLayout(layout)
        return holder

    def _connect(self) -> None:
        self._door.file_asked.connect(self._choose_folder)
        self._door.second_asked.connect(self._ask_for_new)
        self._tabs.chosen.connect(self.show_page)
        self._model.looking.connect(self._on_looking)
        self._model.checked.connect(self._on_checked)
        self._model.built.connect(self._on_built)
        self._model.failed.connect(self._on_failed)
        self._rules.edit_asked.connect(partial(self._open_inside, CONTEST_NAME))
        self._entries.list_asked.connect(partial(self._open_inside, LIST_NAME))
        self._entries.folder_asked.connect(self._open_entry)
        self._entries.assign_asked.connect(self._ask_to_assign)
        self._problems.check_asked.connect(self._check_again)
        self._problems.copies_asked.connect(self._on_copies_asked)
        self._model.copied.connect(self._problems.show_copied)
        self._build.build_asked.connect(self._on_build_asked)
        self._build.print_asked.connect(self._on_print)
        self._build.paper_asked.connect(self._on_paper_asked)
        self._model.paper_ready.connect(self._on_paper)
        self._build.open_asked.connect(self._on_open_built)
        self._keys.print_asked.connect(self._on_print_slip)
        self._keys_model.shown.connect(self._on_keys_shown)

    def _choose_folder(self) -> None:
        folder = self.services.settings.current.last_folder
        dialog = QFileDialog(self, tr("Mở thư mục cuộc thi"), folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, folder: str) -> None:
        self.services.settings.change(last_folder=folder)
        self._open(Path(folder))

    def _open(self, folder: Path) -> None:
        self._model.open(folder)

    def _on_looking(self, task: Task) -> None:
        self._door.follow(task)
        self._problems.follow(task)
        self._build.follow(task)

    def _check_again(self) -> None:
        if self._model.folder is not None:
            self._open(self._model.folder)

    def _ask_for_new(self) -> None:
        NewContestDialog(self._choose_new_folder, self).open()

    def _choose_new_folder(self, contest_id: str, name: str) -> None:
        dialog = QFileDialog(self, tr("Chọn nơi đặt thư mục cuộc thi"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(partial(self._create, contest_id, name))
        dialog.open()

    def _create(self, contest_id: str, name: str, folder: str) -> None:
        self._is_new = True
        self._model.create(Path(folder) / contest_id, contest_id, name)

    def _on_checked(self, report: FolderReport) -> None:
        folder = self._model.folder
        if report.contest is None and not report.rule_problems:
            what = tr("{folder} chưa phải thư mục cuộc thi.", folder=folder)
            step = tr("Chọn thư mục có tệp contest.toml, hoặc lập cuộc thi mới.")
            self._door.show_sentence(Sentence(what=what, next_step=step))
            return
        self._door.clear_notice()
        self._contest = report.contest
        first = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1)
        name = report.contest.name if report.contest is not None else str(folder)
        self._bar.show_title(name)
        self.title_changed.emit(name)
        self._rules.show_report(report)
        self._entries.show_report(report)
        self._problems.show_report(report)
        model = self._model
        self._build.show_report(report, has_keys=model.has_keys, has_bundle=model.has_bundle)
        self._tabs.show_count(_PROBLEMS, report.errors)
        if first:
            # a contest that was only just made has no entries yet: its rules come first
            self.show_page(_PROBLEMS if report.errors and not self._is_new else 0)
            self._is_new = False
            self._tabs.setFocus()
        self._report, self._fingerprint = report, ""
        is_news = first or not report.unfinished
        if folder is not None and report.contest is not None and is_news:
            self._keys_model.open(folder)
        if report.contest is not None:
            self._remember(name, len(report.contest.entries))

    def _remember(self, name: str, count: int) -> None:
        self.recent_changed.emit(
            RecentWork(
                role="staff",
                path=str(self._model.folder),
                contest=name,
                done=count,
                total=count,
                used_at=self.services.clock().isoformat(timespec="seconds"),
                fingerprint=self._fingerprint,
            )
        )

    def _ask_to_assign(self) -> None:
        contest = self._contest
        if contest is None:
            return
        from judge_app.ui.staff.assign_dialog import AssignDialog  # noqa: PLC0415  rarely wanted

        dialog = AssignDialog(contest, self)
        dialog.plan_asked.connect(self._model.plan_judges)
        dialog.write_asked.connect(self._model.write_plan)
        self._model.planned.connect(dialog.show_plan)
        self._model.failed.connect(dialog.show_failure)
        dialog.open()

    def _on_copies_asked(self) -> None:
        task = self._model.copy_clips()
        if task is not None:
            self._problems.follow(task)

    def _on_build_asked(self, code: str, with_qr: bool) -> None:
        task = self._model.build(code, with_qr=with_qr, choice=self._build.converter)
        if task is not None:
            self._build.follow(task)

    def _on_built(self, built: object) -> None:
        self._slips = built.slips  # type: ignore[attr-defined]
        self._built_folder = built.bundle.parent  # type: ignore[attr-defined]
        self._build.show_built(built)  # type: ignore[arg-type]
        self._keys_model.look()

    def _on_failed(self, failure: JudgeAppError) -> None:
        if self._stack.currentIndex() == 0:
            self._door.show_sentence(partial(explain, failure))
        elif self._pages.currentWidget() is self._build:
            self._build.show_failure(failure)
        else:
            self.show_page(_PROBLEMS)
            self._problems.show_failure(failure)

    def _on_print(self) -> None:
        if self._slips is not None:
            title = tr("Thẻ mã giám khảo")
            print_pdf(self, self.services.tasks, title, self._slips.read_bytes())

    def _on_keys_shown(self, overview: "KeyOverview | None") -> None:
        self._fingerprint = "" if overview is None else overview.root_fingerprint
        report = self._report
        if report is not None and report.contest is not None:
            self._remember(report.contest.name, len(report.contest.entries))

    def _on_print_slip(self, slip: Path) -> None:
        print_pdf(self, self.services.tasks, tr("Thẻ mã giám khảo"), slip.read_bytes())

    def _on_paper_asked(self, name: str) -> None:
        task = self._model.print_paper(name)
        if task is not None:
            self._build.follow(task)

    def _on_paper(self, name: str, content: bytes) -> None:
        print_pdf(self, self.services.tasks, paper_title(name), content)

    def _on_open_built(self) -> None:
        if self._built_folder is not None:
            _show(self._built_folder)

    def _open_inside(self, name: str) -> None:
        if self._model.folder is not None:
            _show(self._model.folder / name)

    def _open_entry(self, code: str) -> None:
        if self._model.folder is not None:
            _show(self._model.folder / ENTRIES_FOLDER / code)


def _show(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def make_workspace(services: Services, shell: ActionTable) -> StaffWorkspace:
    """Return staff's screens."""
    return StaffWorkspace(services, shell)
