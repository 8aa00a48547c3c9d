"""Leads from the publishing page to printed certificates."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from judge_app.documents.result.certificate_form import CertificateForm
from judge_app.errors import JudgeAppError
from judge_app.ui.chair.certificate_dialog import CertificateDialog
from judge_app.ui.chair.desk_model import DeskModel
from judge_app.ui.chair.publish_page import PublishPage
from judge_app.ui.language import tr
from judge_app.ui.printing.print_pdf import print_pdf
from judge_app.ui.services import Services

if TYPE_CHECKING:
    from judge_app.workflows.certificates import CertificateSet


class CertificateFlow(QObject):
    """Opens the dialog on an official result alone; certificates are made beside the window."""

    def __init__(
        self, services: Services, desk: DeskModel, page: PublishPage, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._desk = desk
        self._page = page
        self._window = parent
        self._dialog: CertificateDialog | None = None
        page.certificates_asked.connect(self._ask)

    def _ask(self) -> None:
        desk, folder = self._desk.desk, self._services.data_folder
        if desk is None:
            return

        def look() -> CertificateForm:
            from judge_app.workflows import certificates  # noqa: PLC0415  heavy

            if desk.state.frozen is None:
                raise certificates.ResultNotOfficialError
            return certificates.remembered_form(folder, desk.contest)

        self._services.tasks.store(look, then=self._open, failed=self._page.show_failure)

    def _open(self, form: CertificateForm) -> None:
        dialog = CertificateDialog(form, self._window)
        dialog.print_asked.connect(self._on_print)
        dialog.file_asked.connect(self._on_file)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    def _on_print(self, form: CertificateForm) -> None:
        self._make(form, None, self._print)

    def _on_file(self, form: CertificateForm, path: Path) -> None:
        self._make(form, path, partial(self._say, path))

    def _make(
        self,
        form: CertificateForm,
        path: Path | None,
        then: "Callable[[CertificateSet], object]",
    ) -> None:
        desk, folder = self._desk.desk, self._services.data_folder
        if desk is None:
            return

        def make() -> "CertificateSet":
            from judge_app.atomic_file import write_atomically  # noqa: PLC0415
            from judge_app.workflows import certificates  # noqa: PLC0415  heavy

            done = certificates.make_certificates(desk, form)
            if path is not None:
                write_atomically(path, done.pdf)
            certificates.remember_form(folder, desk.contest, form)
            return done

        self._services.tasks.store(make, then=then, failed=self._on_failed)

    def _print(self, done: "CertificateSet") -> None:
        self._say(None, done)
        parent = self._dialog or self._window
        print_pdf(parent, self._services.tasks, tr("Giấy chứng nhận, giấy khen"), done.pdf)

    def _say(self, path: Path | None, done: "CertificateSet") -> None:
        if self._dialog is not None:
            self._dialog.show_made(done, path)

    def _on_failed(self, failure: JudgeAppError) -> None:
        if self._dialog is not None:
            self._dialog.show_failure(failure)

    def _on_closed(self) -> None:
        self._dialog = None
