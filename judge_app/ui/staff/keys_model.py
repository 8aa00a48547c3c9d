"""The keys of a contest folder without widgets: looked at, reissued, certified."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.contest.ids import JudgeId
from judge_app.errors import JudgeAppError
from judge_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from judge_app.documents.keys.key_request import KeyRequest
    from judge_app.workflows.build_bundle import Building
    from judge_app.workflows.certify_key import CertifiedKey
    from judge_app.workflows.key_desk import KeyOverview


class KeysModel(QObject):
    """Knows the folder that is open; every answer comes by a signal."""

    shown = Signal(object)
    """A `KeyOverview`, or None before the first build."""
    reissued = Signal(str, object)
    """Whose, and the PDF of the new slip."""
    asked = Signal(object)
    """A `KeyRequest` that may be certified once its fingerprint was compared."""
    certified = Signal(object, object)
    """A `CertifiedKey`, and the path of the answer beside the request."""
    failed = Signal(object)

    def __init__(
        self, tasks: TaskRunner, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clock = clock
        self._folder: Path | None = None
        self._request_file: Path | None = None

    def open(self, folder: Path) -> None:
        """Look at the keys of a folder."""
        self._folder = folder
        self.look()

    def look(self) -> None:
        """Look at the keys again."""
        folder, outside = self._folder, self._outside
        if folder is None:
            return

        def find() -> "KeyOverview | None":
            from judge_app.workflows.key_desk import key_overview  # noqa: PLC0415  heavy

            return key_overview(folder, outside(with_qr=False))

        self._tasks.store(find, then=self._on_overview, failed=self._on_failed)

    def reissue(self, judge: JudgeId, staff_code: str, *, with_qr: bool) -> None:
        """Make a new key and a new slip."""
        folder, outside = self._folder, self._outside
        assert folder is not None

        def make() -> tuple[JudgeId, Path]:
            from judge_app.workflows.reissue_key import reissue_key  # noqa: PLC0415  heavy

            return judge, reissue_key(folder, judge, outside(with_qr=with_qr), staff_code)

        self._tasks.store(make, then=self._on_reissued, failed=self._on_failed)

    def open_request(self, path: Path) -> None:
        """Read a request and check that it is this contest's."""
        folder, outside = self._folder, self._outside
        assert folder is not None
        self._request_file = path

        def read() -> "KeyRequest":
            from judge_app.workflows.certify_key import open_request  # noqa: PLC0415  heavy

            return open_request(folder, path, outside(with_qr=False))

        self._tasks.store(read, then=self._on_request, failed=self._on_failed)

    def certify(self, request: "KeyRequest", digits: str, staff_code: str) -> None:
        """Certify the key whose fingerprint the judge read out, and answer beside the request."""
        folder, outside, file = self._folder, self._outside, self._request_file
        assert folder is not None
        assert file is not None

        def make() -> "tuple[CertifiedKey, Path]":
            from judge_app.workflows import certify_key  # noqa: PLC0415  heavy

            around = outside(with_qr=False)
            done = certify_key.certify_key(folder, request, digits, around, staff_code)
            return done, certify_key.hand_back(done, file.parent)

        self._tasks.store(make, then=self._on_certified, failed=self._on_failed)

    def _outside(self, *, with_qr: bool) -> "Building":
        from judge_app.workflows.build_bundle import Building  # noqa: PLC0415  heavy

        return Building(clock=self._clock, random_bytes=os.urandom, qr_on_slips=with_qr)

    def _on_overview(self, overview: "KeyOverview | None") -> None:
        self.shown.emit(overview)

    def _on_reissued(self, made: tuple[JudgeId, Path]) -> None:
        self.reissued.emit(*made)
        self.look()

    def _on_request(self, request: "KeyRequest") -> None:
        self.asked.emit(request)

    def _on_certified(self, done: "tuple[CertifiedKey, Path]") -> None:
        self.certified.emit(*done)
        self.look()

    def _on_failed(self, failure: JudgeAppError) -> None:
        self.failed.emit(failure)
