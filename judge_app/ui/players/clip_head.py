"""Looks what kind of file a clip is where the manifest does not say, beside the window."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.media.magic import HEAD_BYTES, sniff
from judge_app.ui.tasks import Lane, TaskRunner


class ClipHead(QObject):
    """Looks at one clip at a time.

    Args:
        tasks: where the reading goes.
        parent: the owner.
    """

    known = Signal(object)
    """The `Container`."""
    failed = Signal(object)
    """The `JudgeAppError` that kept the beginning from being read."""

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._look_number = 0

    def look(self, source: ByteSource) -> None:
        """Look at the beginning of this clip."""
        self._look_number += 1
        self._tasks.run(
            Lane.RENDERING,
            lambda _report, _stop: source.read_at(0, HEAD_BYTES),
            then=partial(self._on_head, self._look_number),
            failed=partial(self._on_failed, self._look_number),
        )

    def forget(self) -> None:
        """Say nothing about the clip any more."""
        self._look_number += 1

    def _on_head(self, look_number: int, head: bytes) -> None:
        if look_number == self._look_number:
            self.known.emit(sniff(head))

    def _on_failed(self, look_number: int, cause: JudgeAppError) -> None:
        if look_number == self._look_number:
            self.failed.emit(cause)
