"""Plain text of an entry, in whatever encoding it was written."""

import codecs

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from judge_app.byte_source import ByteSource
from judge_app.errors import JudgeAppError
from judge_app.ui.language import tr
from judge_app.ui.tasks import TaskRunner

_LARGEST = 4 << 20
"""Bytes shown; longer files are shown up to there, and say so."""


class TextView(QPlainTextEdit):
    """Shows one file to be read."""

    could_not_open = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._opened = 0
        self.setReadOnly(True)

    def open(self, source: ByteSource) -> None:
        """Show a file; it is closed once it has been read."""
        self._opened += 1
        opened = self._opened
        self.setPlainText("")
        self._tasks.render(
            lambda: (opened, _read(source)), then=self._on_read, failed=self._on_failed
        )

    def close_text(self) -> None:
        """Forget the text."""
        self._opened += 1
        self.setPlainText("")

    def _on_read(self, outcome: tuple[int, tuple[str, bool]]) -> None:
        opened, (text, is_cut) = outcome
        if opened == self._opened:
            rest = tr("… tệp còn dài hơn; chép ra thư mục để xem hết.") if is_cut else ""
            self.setPlainText(f"{text}\n\n{rest}" if rest else text)

    def _on_failed(self, failure: JudgeAppError) -> None:
        self.could_not_open.emit(failure)


def decoded_text(content: bytes) -> str:
    """Return text from UTF-8, UTF-16 with a mark, or as a last resort Windows' Western table."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        # A long file may be cut in the middle of a letter: the last bytes need not be complete.
        return codecs.getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _read(source: ByteSource) -> tuple[str, bool]:
    try:
        content = source.read_at(0, _LARGEST)
        return decoded_text(content), source.size > _LARGEST
    finally:
        source.close()
