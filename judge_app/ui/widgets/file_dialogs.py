"""Asks for files and folders without holding up the window: the answer comes later, if it comes."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFileDialog, QWidget

from judge_app.ui.language import tr


def ask_for_folder(parent: QWidget, title: str, then: Callable[[str], None]) -> None:
    """Let a folder be chosen and hand its path to `then`."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_for_file(
    parent: QWidget, title: str, filters: Sequence[str], then: Callable[[str], None]
) -> None:
    """Let a file be chosen, by kinds such as `Phiếu (*.pdf)` or any, and hand its path to `then`."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([*filters, tr("Mọi tệp (*)")])
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_for_files(
    parent: QWidget, title: str, filters: Sequence[str], then: Callable[[list[str]], None]
) -> None:
    """Let files be chosen, by kind or any, and hand their paths to `then`."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([*filters, tr("Mọi tệp (*)")])
    dialog.filesSelected.connect(then)
    dialog.open()
