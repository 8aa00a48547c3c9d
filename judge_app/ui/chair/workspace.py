"""The chair's door: receive, paper, watch, settle, result, sign and print, as pages in order."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from judge_app.contest.scoresheet import SignedSheet
from judge_app.errors import JudgeAppError
from judge_app.settings import RecentWork
from judge_app.ui.actions import ActionTable
from judge_app.ui.chair.board_page import BoardPage
from judge_app.ui.chair.certificate_flow import CertificateFlow
from judge_app.ui.chair.chair_signature import ChairSecret
from judge_app.ui.chair.desk_model import DeskModel, DeskView
from judge_app.ui.chair.difference_dialog import DifferenceDialog
from judge_app.ui.chair.imports_dialog import ImportsDialog
from judge_app.ui.chair.ladder_page import LadderPage
from judge_app.ui.chair.opening_dialog import OpeningDialog
from judge_app.ui.chair.paper_flow import PaperFlow, are_pictures
from judge_app.ui.chair.paper_page import PaperPage
from judge_app.ui.chair.publish_page import PublishPage
from judge_app.ui.chair.receive_page import ReceivePage
from judge_app.ui.chair.result_page import ResultPage
from judge_app.ui.chair.soundness_dialog import SoundnessDialog
from judge_app.ui.language import language, later, tr
from judge_app.ui.printing.print_pdf import print_pdf
from judge_app.ui.services import Services
from judge_app.ui.theme.tokens import SPACE_2, SPACE_3
from judge_app.ui.widgets.bundle_door import BundleDoor
from judge_app.ui.widgets.frames import column, frame, row
from judge_app.ui.widgets.page_tabs import PageTabs
from judge_app.ui.widgets.question import Answer, Question
from judge_app.ui.widgets.role_bar import RoleBar
from judge_app.ui.wording import explain
from judge_app.ui.workspace import Workspace
from judge_app.workflows.import_sheets import ImportPlan, PlannedFile
from judge_app.workflows.sheet_differences import compare
from judge_app.workflows.weigh_result import Soundness

_PAGES = (
    later("Nhận phiếu"),
    later("Phiếu giấy"),
    later("Theo dõi"),
    later("Chênh lệch"),
    later("Kết quả"),
    later("Ký và in"),
)


_PAPER = 1


class ChairWorkspace(Workspace):
    """Opens the desk of a bundle and shows its six pages."""

    def __init__(self, services: Services, shell: ActionTable) -> None:
        super().__init__(services, shell)
        self._bundle: Path | None = None
        self._waiting: tuple[Path, ...] = ()
        self._taking = False
        self._view: DeskView | None = None
        self._model = DeskModel(
            services.tasks, services.clock, services.data_folder, services.keys, self
        )
        self._door = BundleDoor(
            later("Mở bàn tổng hợp"),
            later(
                "Chọn gói bài thi của cuộc thi (.judgebundle). Phiếu của các giám khảo được kiểm "
                "tra và nhận ở bước sau."
            ),
        )
        self._door.file_asked.connect(self._choose_file)
        self._receive, self._paper, self._board = ReceivePage(), PaperPage(), BoardPage()
        self._paper_flow = PaperFlow(services.tasks, self._model, self._paper, self)
        self._ladder, self._result, self._publish = LadderPage(), ResultPage(), PublishPage()
        self._certificates = CertificateFlow(services, self._model, self._publish, self)
        self._pages = QStackedWidget()
        for page in self._all_pages():
            self._pages.addWidget(page)
        self._tabs = PageTabs(_PAGES)
        self._tabs.chosen.connect(self.show_page)
        self._bar = RoleBar(shell)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._door)
        self._stack.addWidget(self._desk_widget())
        layout = column(self._bar, spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._connect()

    @property
    def receive_page(self) -> ReceivePage:
        """Where sheets come in."""
        return self._receive

    @property
    def paper_page(self) -> PaperPage:
        """Where paper comes in."""
        return self._paper

    @property
    def paper_flow(self) -> PaperFlow:
        """What leads through paper."""
        return self._paper_flow

    @property
    def board_page(self) -> BoardPage:
        """Who has sent what."""
        return self._board

    @property
    def ladder_page(self) -> LadderPage:
        """Discrepancies."""
        return self._ladder

    @property
    def result_page(self) -> ResultPage:
        """Places and awards."""
        return self._result

    @property
    def publish_page(self) -> PublishPage:
        """The result set."""
        return self._publish

    @property
    def model(self) -> DeskModel:
        """The desk."""
        return self._model

    def open_target(self, target: Path | None, *, person: str = "", code: str = "") -> None:
        """Open a desk by its bundle; sheets wait until the bundle is chosen."""
        del person, code
        self._stack.setCurrentIndex(0)
        if target is None:
            self._door.setFocus()
        elif target.suffix == ".judgebundle":
            self._open(target)
        else:
            self._waiting = (target,)
            self._open_recent_or_ask()

    def take_drop(self, paths: tuple[Path, ...]) -> bool:
        """Look at sheets dropped on the window."""
        if self._model.desk is None:
            return False
        if self._pages.currentWidget() is self._paper or are_pictures(paths):
            self.show_page(_PAPER)
            self._paper_flow.match(paths)
        else:
            self._look_at(paths)
        return True

    def show_page(self, place: int) -> None:
        """Show one of the six pages."""
        self._pages.setCurrentIndex(place)
        self._tabs.show_page(place)

    def shut_down(self) -> None:
        """Close the ledger."""
        self._model.close()

    def _all_pages(self) -> tuple[QWidget, ...]:
        return (
            self._receive,
            self._paper,
            self._board,
            self._ladder,
            self._result,
            self._publish,
        )

    def _desk_widget(self) -> QWidget:
        steps = row(self._tabs, margins=(SPACE_3, SPACE_2))
        layout = column(frame("bar", steps), spacing=0)
        layout.addWidget(self._pages, 1)
        desk = QWidget()
        desk.setLayout(layout)
        return desk

    def _connect(self) -> None:
        language.changed.connect(self._show_title)
        model = self._model
        model.changed.connect(self._on_changed)
        model.plan_ready.connect(self._receive.show_plan)
        model.published.connect(self._publish.show_published)
        model.failed.connect(self._on_failed)
        self._receive.files_chosen.connect(self._look_at)
        self._receive.take_asked.connect(self._on_take)
        self._receive.imports_asked.connect(self._show_imports)
        self._board.opening_asked.connect(self._ask_to_open)
        self._receive.correction_asked.connect(self._on_correction)
        self._board.changes_asked.connect(self._on_changes)
        self._ladder.settled.connect(model.settle)
        self._result.freeze_asked.connect(self._ask_to_freeze)
        self._result.soundness_asked.connect(model.weigh)
        self._result.voted.connect(model.vote)
        model.weighed.connect(self._on_weighed)
        self._publish.meeting_changed.connect(model.hold_meeting)
        self._publish.publish_asked.connect(self._on_publish)
        self._publish.signature.driver_chosen.connect(self._on_driver)
        self._publish.print_asked.connect(self._on_print)

    def _choose_file(self) -> None:
        folder = self.services.settings.current.last_folder
        dialog = QFileDialog(self, tr("Mở gói bài thi"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Gói bài thi (*.judgebundle)"), tr("Mọi tệp (*)")])
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, file: str) -> None:
        self.services.settings.change(last_folder=str(Path(file).parent))
        self._open(Path(file))

    def _open_recent_or_ask(self) -> None:
        recent = self.services.settings.current.recent
        known = next((Path(w.path) for w in recent if w.role == "chair"), None)
        if known is not None and known.exists():
            self._open(known)

    def _open(self, bundle: Path) -> None:
        self._bundle = bundle
        self._model.open(bundle)

    def _look_at(self, paths: tuple[Path, ...]) -> None:
        task = self._model.look_at(paths)
        if task is not None:
            self._receive.work.follow(task)
            self.show_page(0)

    def _on_take(self, plan: ImportPlan) -> None:
        task = self._model.take(plan)
        if task is not None:
            self._taking = True
            self._receive.work.follow(task)

    def _on_changed(self, view: DeskView) -> None:
        self._stack.setCurrentIndex(1)
        self._view = view
        self._show_title()
        self.title_changed.emit(view.contest.name)
        if self._taking:
            self._taking = False
            self._receive.show_taken()
        for page in (self._receive, self._board, self._ladder, self._result, self._publish):
            page.show_view(view)
        self._publish.show_root(self._root_fingerprint())
        self._publish.signature.remember_driver(self.services.settings.current.token_driver)
        self._tabs.show_count(0, len(view.state.refused))
        self._paper_flow.show_view(view)
        self._tabs.show_count(_PAPER, len({typing.sheet.judge for typing in view.state.typings}))
        self._tabs.show_count(2, len(view.board.missing))
        self._tabs.show_count(3, len(view.result.open_discrepancies))
        self._tabs.show_count(4, len(view.result.withheld))
        self._remember(view)
        if self._waiting:
            paths, self._waiting = self._waiting, ()
            self._look_at(paths)

    def _on_correction(self, file: PlannedFile) -> None:
        view, signed = self._view, file.signed
        if view is None or file.before is None or not isinstance(signed, SignedSheet):
            # sealed: there is nothing to see yet, and nothing to lose
            self._receive.decide(file.path, is_taken=True)
            return
        found = compare(view.contest, file.before, signed.sheet)
        dialog = DifferenceDialog(view.contest, found, is_asking=True, parent=self)
        decide = partial(self._receive.decide, file.path)
        dialog.accepted_correction.connect(partial(decide, is_taken=True))
        dialog.left_correction.connect(partial(decide, is_taken=False))
        dialog.open()

    def _on_changes(self, judge: str) -> None:
        view = self._view
        if view is None:
            return
        own = {h.sheet.revision: h.sheet for h in view.state.held if h.sheet.judge == judge}
        if len(own) > 1:
            before, after = (own[revision] for revision in sorted(own)[-2:])
            found = compare(view.contest, before, after)
            DifferenceDialog(view.contest, found, is_asking=False, parent=self).open()

    def _show_title(self) -> None:
        if self._view is not None:
            self._bar.show_title(f"{self._view.contest.name} · {tr('Bàn tổng hợp')}")

    def _remember(self, view: DeskView) -> None:
        rows = view.board.rows
        self.recent_changed.emit(
            RecentWork(
                role="chair",
                path=str(self._bundle or ""),
                contest=view.contest.name,
                done=len(rows) - len(view.board.missing),
                total=len(rows),
                used_at=self.services.clock().isoformat(timespec="seconds"),
                fingerprint=self._root_fingerprint(),
            )
        )

    def _root_fingerprint(self) -> str:
        desk = self._model.desk
        return "" if desk is None else desk.opened.roster.root_fingerprint

    def _on_failed(self, failure: JudgeAppError) -> None:
        self._taking = False
        if self._model.desk is None:
            self._door.show_sentence(partial(explain, failure))
        elif self._pages.currentWidget() is self._publish:
            self._publish.show_failure(failure)
        else:
            self._receive.notice.show_sentence(partial(explain, failure))
            self.show_page(0)

    def _ask_to_freeze(self) -> None:
        freeze = partial(self._model.freeze, despite_open_matters=True)
        Question(
            tr("Chốt kết quả chính thức?"),
            tr(
                "Sau khi chốt không nhận thêm phiếu, không đổi cách xử lý. Việc còn mở sẽ ghi vào "
                "biên bản như đang có."
            ),
            (
                Answer(label=later("Xem lại"), is_safe=True),
                Answer(label=later("Chốt kết quả"), is_primary=True, run=freeze),
            ),
            parent=self,
        ).open()

    def _show_imports(self) -> None:
        if self._view is not None:
            dialog = ImportsDialog(self._view, self)
            dialog.undo_asked.connect(self._model.undo_import)
            dialog.open()

    def _ask_to_open(self) -> None:
        if self._view is not None:
            dialog = OpeningDialog(self._view, self)
            dialog.open_asked.connect(self._model.open_marks)
            dialog.open()

    def _on_weighed(self, found: Soundness) -> None:
        SoundnessDialog(found, self).open()

    def _on_publish(self, folder: Path, given: ChairSecret) -> None:
        task = self._model.publish(folder, given)
        if task is not None:
            self._publish.follow(task)

    def _on_driver(self, driver: Path) -> None:
        self.services.settings.change(token_driver=str(driver))

    def _on_print(self, path: Path) -> None:
        print_pdf(self, self.services.tasks, path.name, path.read_bytes())

    def ask_to_leave(self, leave: Callable[[], None]) -> None:
        """Nothing at the desk is ever unsaved."""
        leave()


def make_workspace(services: Services, shell: ActionTable) -> ChairWorkspace:
    """Return the chair's screens."""
    return ChairWorkspace(services, shell)
