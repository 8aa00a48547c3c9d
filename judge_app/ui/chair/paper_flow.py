"""Leads through paper: what the page asks becomes a dialog, and its outcome is said on the page."""

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from judge_app.contest.ids import JudgeId
from judge_app.documents.sheet.sheet_codes import PaperSheet
from judge_app.errors import JudgeAppError
from judge_app.ui.chair.confirming_dialog import ConfirmingDialog
from judge_app.ui.chair.desk_model import DeskModel, DeskView
from judge_app.ui.chair.difference_dialog import DifferenceDialog
from judge_app.ui.chair.paper_model import PaperModel
from judge_app.ui.chair.paper_page import PaperPage
from judge_app.ui.chair.typing_dialog import TypingDialog
from judge_app.ui.language import later, tr
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.widgets.question import Answer, Question
from judge_app.ui.wording import explain
from judge_app.workflows.paper_matches import MatchedSheet
from judge_app.workflows.sheet_differences import compare
from judge_app.workflows.type_paper import NotTyped, TypingOutcome

_SCANS = {".png", ".jpg", ".jpeg"}


class _Asking(Protocol):
    """A dialog that waits for what became of its step."""

    def show_outcome(self, outcome: TypingOutcome) -> None: ...


class PaperFlow(QObject):
    """Owns the paper's model and whichever dialog is open."""

    def __init__(
        self, tasks: TaskRunner, desk: DeskModel, page: PaperPage, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._page = page
        self._view: DeskView | None = None
        self._asking: _Asking | None = None
        self._model = PaperModel(tasks, desk, self)
        self._model.matched.connect(page.show_match)
        self._model.taken.connect(page.show_taken)
        self._model.typed.connect(self._on_typed)
        self._model.failed.connect(self._on_failed)
        page.scans_chosen.connect(self.match)
        page.take_asked.connect(self._model.take)
        page.correction_asked.connect(self._on_correction)
        page.typing_asked.connect(self._ask_to_type)
        page.confirming_asked.connect(self._ask_to_confirm)
        page.discarding_asked.connect(self._ask_to_discard)

    @property
    def model(self) -> PaperModel:
        """What reads scans and keeps typings."""
        return self._model

    def show_view(self, view: DeskView) -> None:
        """Take note of the desk as it is now."""
        self._view = view
        self._page.show_view(view)

    def match(self, paths: tuple[Path, ...]) -> None:
        """Read scans."""
        task = self._model.match(paths)
        if task is not None:
            self._page.work.follow(task)

    def _on_correction(self, sheet: MatchedSheet) -> None:
        view, offer = self._view, sheet.offer
        if view is None or sheet.before is None or not isinstance(offer, PaperSheet):
            return
        found = compare(view.contest, sheet.before, offer.sheet)
        dialog = DifferenceDialog(view.contest, found, is_asking=True, parent=self._window)
        decide = partial(self._page.decide, sheet.printed.payload_sha256)
        dialog.accepted_correction.connect(partial(decide, is_taken=True))
        dialog.left_correction.connect(partial(decide, is_taken=False))
        dialog.open()

    def _ask_to_type(self, judge: str) -> None:
        view = self._view
        if view is None or view.state.frozen is not None:
            return
        dialog = TypingDialog(view, JudgeId(judge), self._window)
        dialog.typed.connect(self._model.type_in)
        dialog.finished.connect(self._on_closed)
        self._asking = dialog
        dialog.open()

    def _ask_to_confirm(self, judge: str) -> None:
        view = self._view
        typings = view.state.typings_of(JudgeId(judge)) if view is not None else ()
        if view is None or not typings:
            return
        dialog = ConfirmingDialog(view.contest, typings[0], self._window)
        dialog.confirmed.connect(self._on_confirmed)
        dialog.finished.connect(self._on_closed)
        self._asking = dialog
        dialog.open()

    def _ask_to_discard(self, judge: str) -> None:
        discard = partial(self._model.discard, JudgeId(judge), tr("Bỏ tại bàn tổng hợp"))
        Question(
            tr("Bỏ bản gõ của phiếu {judge}?", judge=judge),
            tr("Bản gõ vẫn còn trong sổ nhưng không dùng nữa. Phải gõ lại từ đầu."),
            (
                Answer(label=later("Giữ lại"), is_safe=True),
                Answer(label=later("Bỏ bản gõ"), run=discard),
            ),
            parent=self._window,
        ).open()

    def _on_confirmed(self, judge: str, by: str) -> None:
        self._model.confirm(JudgeId(judge), by)

    def _on_typed(self, outcome: TypingOutcome) -> None:
        asking = self._asking
        if asking is not None:
            asking.show_outcome(outcome)
        if not isinstance(outcome, NotTyped):
            self._page.show_outcome(outcome)

    def _on_closed(self) -> None:
        self._asking = None

    def _on_failed(self, failure: JudgeAppError) -> None:
        self._page.notice.show_sentence(partial(explain, failure))


def are_pictures(paths: tuple[Path, ...]) -> bool:
    """Return whether something dropped on the window can only be scans."""
    return any(path.suffix.lower() in _SCANS for path in paths)
