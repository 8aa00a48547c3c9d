"""The judge's door: open a bundle, say who you are, mark, look over, sign."""

import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.errors import JudgeAppError
from judge_app.settings import RecentWork
from judge_app.ui.actions import ActionTable
from judge_app.ui.judge.drawing_ahead import DrawingAhead
from judge_app.ui.judge.finishing import Finishing, Review
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.key_model import KeyModel
from judge_app.ui.judge.key_page import KeyPage
from judge_app.ui.judge.opening import BundleOpening, Found
from judge_app.ui.judge.review_page import ReviewPage
from judge_app.ui.judge.save_queue import SaveState
from judge_app.ui.judge.sign_in_page import SignInPage
from judge_app.ui.judge.sign_page import SignPage
from judge_app.ui.judge.start_page import StartPage
from judge_app.ui.judge.work import JudgeWork, Loaded
from judge_app.ui.language import later, tr
from judge_app.ui.printing.print_pdf import print_pdf
from judge_app.ui.services import Services
from judge_app.ui.widgets.frames import column
from judge_app.ui.widgets.question import Answer, Question
from judge_app.ui.widgets.role_bar import RoleBar
from judge_app.ui.wording import Sentence, explain
from judge_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from judge_app.bundle.reader import DamagedMember
    from judge_app.workflows.finalise import ExportedSheet


class JudgeWorkspace(Workspace):
    """Goes from page to page; each page knows nothing of the others."""

    def __init__(self, services: Services, shell: ActionTable) -> None:
        super().__init__(services, shell)
        self._demo_code = ""
        self._person = ""
        self._opening = BundleOpening(
            services.tasks, services.clock, services.data_folder, services.keys, self
        )
        self._ahead = DrawingAhead(services.tasks)
        self._work: JudgeWork | None = None
        self._judging: JudgingPage | None = None
        self._finishing: Finishing | None = None
        self._review: ReviewPage | None = None
        self._sign: SignPage | None = None
        self._is_token = False
        self._reason = ""
        self._pdf = b""
        self._start = StartPage()
        self._sign_in = SignInPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start)
        self._stack.addWidget(self._sign_in)
        self._key_page = self._make_key_page()
        self._stack.addWidget(self._key_page)
        self._bar = RoleBar(shell)
        layout = column(self._bar, spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._connect()

    @property
    def actions_table(self) -> ActionTable | None:
        """The judging screen's actions."""
        return self._judging.actions_table if self._judging is not None else None

    @property
    def start_page(self) -> StartPage:
        """How to open a bundle."""
        return self._start

    @property
    def sign_in_page(self) -> SignInPage:
        """Who are you."""
        return self._sign_in

    @property
    def key_page(self) -> KeyPage:
        """An own key, or a USB token."""
        return self._key_page

    @property
    def judging_page(self) -> JudgingPage | None:
        """The judging screen, once somebody signed in."""
        return self._judging

    @property
    def review_page(self) -> ReviewPage | None:
        """The look before signing."""
        return self._review

    @property
    def sign_page(self) -> SignPage | None:
        """The sheet and the signature."""
        return self._sign

    def open_target(self, target: Path | None, *, person: str = "", code: str = "") -> None:
        """Open a bundle, or ask for one."""
        self._person, self._demo_code = person, code
        self._stack.setCurrentWidget(self._start)
        self._start.setFocus()
        if target is not None:
            self._opening.open(target)

    def take_drop(self, paths: tuple[Path, ...]) -> bool:
        """Keep files that are dropped while somebody is marking from closing the work."""
        return self._judging is not None and len(paths) > 0

    def ask_to_leave(self, leave: Callable[[], None]) -> None:
        """Leave once everything is stored; ask where something cannot be."""
        if self._judging is not None:
            self._judging.take_all()
        if self._work is None or self._work.queue.is_empty:
            leave()
        elif self._work.queue.status.state is SaveState.FAILED:
            self._ask_to_lose(leave)
        else:
            self._work.queue.when_empty(leave)

    def shut_down(self) -> None:
        """End players, drawing processes and the store."""
        if self._judging is not None:
            self._judging.shut_down()
        self._ahead.shut_down()
        if self._sign is not None:
            self._sign.shut_down()
        if self._work is not None:
            self.services.tasks.store(self._work.session.close)
            self._work = None

    def _make_key_page(self) -> KeyPage:
        around = self.services
        model = KeyModel(around.tasks, around.clock, around.data_folder, self)
        return KeyPage(model, around.settings)

    def _connect(self) -> None:
        self._stack.currentChanged.connect(self._on_page_changed)
        self._start.file_asked.connect(self._choose_file)
        self._sign_in.signed_in.connect(self._on_signed_in)
        self._sign_in.check_asked.connect(self._on_check_asked)
        self._sign_in.own_key_asked.connect(self._on_own_key_asked)
        self._key_page.back_asked.connect(self._back_to_sign_in)
        self._key_page.token_opened.connect(self._on_token_opened)
        opening = self._opening
        opening.bundle_opened.connect(self._on_bundle_opened)
        opening.bundle_failed.connect(self._on_bundle_failed)
        opening.session_opened.connect(self._on_session_opened)
        opening.unlock_failed.connect(self._on_unlock_failed)
        opening.bundle_checked.connect(self._on_bundle_checked)
        opening.check_failed.connect(self._on_check_failed)

    def _on_page_changed(self) -> None:
        """The judging screen has a bar of its own."""
        self._bar.setVisible(self._stack.currentWidget() is not self._judging)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Mở gói bài thi"), self.services.settings.current.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Gói bài thi (*.judgebundle)"), tr("Mọi tệp (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, file: str) -> None:
        self.services.settings.change(last_folder=str(Path(file).parent))
        self._opening.open(Path(file))

    def _on_bundle_opened(self, found: Found) -> None:
        self._start.clear_notice()
        self._sign_in.show_bundle(found, self._person, self._demo_code)
        self._stack.setCurrentWidget(self._sign_in)
        self._bar.show_title(found.opened.contest.name)
        self.title_changed.emit(found.opened.contest.name)
        self._ahead.prepare(found.opened.contest.entries, found.opened.reader.manifest)

    def _on_bundle_failed(self, failure: JudgeAppError) -> None:
        self._stack.setCurrentWidget(self._start)
        self._start.show_sentence(partial(explain, failure))

    def _on_signed_in(self, judge: str, key_file: Path, code: str) -> None:
        self._is_token = False
        self._opening.sign_in(JudgeId(judge), key_file, code)

    def _on_own_key_asked(self, judge: str) -> None:
        found = self._opening.found
        if found is not None:
            self._person = self._person if self._demo_code else judge
            self._key_page.begin(found.opened, found.opened.contest.panel.member(JudgeId(judge)))
            self._stack.setCurrentWidget(self._key_page)

    def _back_to_sign_in(self) -> None:
        """Look for keys anew: one may have been made, or come into force."""
        found = self._opening.found
        if found is not None:
            self._opening.open(found.opened.path)

    def _on_token_opened(self, judge: str, driver: Path, pin: str) -> None:
        self._is_token = True
        self._opening.sign_in_by_token(JudgeId(judge), driver, pin)

    def _on_unlock_failed(self, failure: JudgeAppError) -> None:
        if self._stack.currentWidget() is self._key_page:
            self._key_page.show_failure(failure)
        else:
            self._sign_in.show_failure(failure)

    def _on_check_asked(self) -> None:
        self._sign_in.work.follow(self._opening.check_everything())

    def _on_bundle_checked(self, damaged: "tuple[DamagedMember, ...]") -> None:
        if not damaged:
            what = tr("Đã kiểm tra toàn bộ gói: không có tệp nào hỏng.")
            self._sign_in.show_sentence(Sentence(what=what, next_step=""), "good")
            return
        names = ", ".join(f"{d.entry} {d.path}" for d in damaged)
        what = tr("Gói có {count} tệp hỏng: {names}.", count=len(damaged), names=names)
        step = tr("Chép lại gói từ USB gốc. Các bài khác vẫn chấm được.")
        self._sign_in.show_sentence(Sentence(what=what, next_step=step), "warning")

    def _on_check_failed(self, failure: JudgeAppError) -> None:
        self._sign_in.show_sentence(partial(explain, failure), "warning")

    def _on_session_opened(self, loaded: Loaded) -> None:
        self._sign_in.forget_code()
        work = JudgeWork(loaded, self.services.tasks, _new_id, self)
        self._work = work
        around = self.services
        self._finishing = Finishing(work, around.tasks, around.clock, around.keys, self)
        self._judging = JudgingPage(work, self.services, self.shell, self._ahead)
        self._judging.finish_asked.connect(self._finishing.review)
        self._finishing.reviewed.connect(self._on_reviewed)
        self._finishing.previewed.connect(self._on_previewed)
        self._finishing.exported.connect(self._on_exported)
        self._finishing.failed.connect(self._on_finishing_failed)
        self._stack.addWidget(self._judging)
        self._stack.setCurrentWidget(self._judging)
        self._judging.begin()
        work.entry_changed.connect(self._remember)
        self._remember()

    def _remember(self) -> None:
        work = self._work
        if work is None:
            return
        summary = [row.state for row in work.rows]
        done = sum(state not in {"unmarked", "in_work"} for state in summary)
        self.recent_changed.emit(
            RecentWork(
                role="judge",
                path=str(work.session.opened.path),
                contest=work.contest.name,
                person=work.judge.id,
                done=done,
                total=len(summary),
                used_at=self.services.clock().isoformat(timespec="seconds"),
                fingerprint=work.session.opened.roster.root_fingerprint,
            )
        )

    def _on_reviewed(self, review: Review) -> None:
        if self._work is None or self._judging is None:
            return
        if self._review is None:
            self._review = ReviewPage(self._work)
            self._review.back_asked.connect(self._back_to_judging)
            self._review.entry_chosen.connect(self._on_entry_chosen)
            self._review.continue_asked.connect(self._on_continue_asked)
            self._stack.addWidget(self._review)
        self._judging.pause()
        self._review.show_review(review)
        self._stack.setCurrentWidget(self._review)

    def _back_to_judging(self) -> None:
        if self._judging is not None:
            self._stack.setCurrentWidget(self._judging)
            self._judging.resume()

    def _on_entry_chosen(self, code: str) -> None:
        if self._judging is not None:
            self._judging.go_to(EntryCode(code))
        self._back_to_judging()

    def _on_continue_asked(self, reason: str) -> None:
        self._reason = reason
        if self._finishing is not None:
            self._finishing.preview(reason)

    def _on_previewed(self, pages: bytes) -> None:
        if self._sign is None:
            self._sign = SignPage(self.services.tasks, self.services.data_folder)
            self._sign.back_asked.connect(self._back_to_review)
            self._sign.export_asked.connect(self._on_export_asked)
            self._sign.print_asked.connect(self._on_print_asked)
            self._sign.left.connect(self.left)
            self._stack.addWidget(self._sign)
        self._pdf = pages
        self._sign.begin(self._demo_code, is_token=self._is_token)
        self._sign.show_pages(pages)
        self._stack.setCurrentWidget(self._sign)

    def _back_to_review(self) -> None:
        if self._sign is not None:
            self._sign.close_pages()
        if self._finishing is not None:
            self._finishing.review()

    def _on_export_asked(self, folder: Path, code: str, ink: bytes | None) -> None:
        if self._finishing is not None:
            self._finishing.export(folder, code, self._reason, ink)

    def _on_print_asked(self) -> None:
        print_pdf(self, self.services.tasks, tr("Phiếu chấm điểm"), self._pdf)

    def _on_exported(self, done: "ExportedSheet") -> None:
        if self._sign is not None:
            self._pdf = done.path.read_bytes()
            self._sign.show_exported(done)
            self._sign.show_pages(self._pdf)

    def _on_finishing_failed(self, failure: JudgeAppError) -> None:
        if self._sign is not None and self._stack.currentWidget() is self._sign:
            self._sign.show_failure(failure)
        elif self._judging is not None:
            self._judging.show_failure(failure)

    def _ask_to_lose(self, leave: Callable[[], None]) -> None:
        work = self._work

        def lose() -> None:
            if work is not None:
                work.queue.forget_waiting()
            leave()

        Question(
            tr("Điểm vừa nhập chưa lưu được"),
            tr("Nếu đóng bây giờ, những điểm chưa lưu sẽ mất. Các điểm đã lưu vẫn an toàn."),
            (
                Answer(label=later("Ở lại và lưu lại"), is_safe=True, run=self._retry),
                Answer(label=later("Đóng, bỏ điểm chưa lưu"), run=lose),
            ),
            parent=self,
        ).open()

    def _retry(self) -> None:
        if self._work is not None:
            self._work.queue.retry()


def make_workspace(services: Services, shell: ActionTable) -> JudgeWorkspace:
    """Return the judge's screens."""
    return JudgeWorkspace(services, shell)


def _new_id() -> str:
    return uuid.uuid4().hex[:12]
