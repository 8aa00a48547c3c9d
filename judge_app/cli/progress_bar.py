"""A progress bar for long work, and Ctrl-C that stops it at a safe place."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar

from judge_app.progress import Cancellation, Progress, Report

_STEPS = {
    "sample": ("Tạo cuộc thi mẫu", "Making the sample contest"),
    "check": ("Kiểm tra bài", "Checking entries"),
    "decks": ("Chuẩn bị bài trình chiếu", "Preparing decks"),
    "clips": ("Khám video", "Examining clips"),
    "convert-clip": ("Tạo bản dễ phát", "Making a copy"),
    "keys": ("Tạo khóa", "Making keys"),
    "hash": ("Lấy dấu vân tay tệp", "Hashing files"),
    "copy": ("Ghi gói", "Writing the bundle"),
    "examine": ("Kiểm tra phiếu", "Examining sheets"),
    "keep": ("Ghi phiếu vào sổ", "Writing sheets into the ledger"),
    "read-scan": ("Đọc bản quét", "Reading scans"),
    "publish": ("Ghi bộ kết quả", "Writing the result set"),
    "verify": ("Kiểm tra gói", "Checking the bundle"),
}


@contextmanager
def shown_progress(lang: str, cancellation: Cancellation) -> Iterator[Report]:
    """Show progress on a terminal, nothing elsewhere; Ctrl-C asks the work to stop."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    earlier = signal.signal(signal.SIGINT, _Stopper(cancellation))
    try:
        with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            yield _Reporter(bar, lang)
    finally:
        signal.signal(signal.SIGINT, earlier)


class _Stopper:
    def __init__(self, cancellation: Cancellation) -> None:
        self._cancellation = cancellation

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self._cancellation.cancel()


class _Reporter:
    def __init__(self, bar: Bar, lang: str) -> None:
        self._bar = bar
        self._place = 1 if lang == "en" else 0
        self._task = bar.add_task("", total=None)

    def __call__(self, progress: Progress) -> None:
        step = _STEPS.get(progress.step, (progress.step, progress.step))[self._place]
        text = f"{step}: {progress.subject}" if progress.subject else step
        total = progress.total or None
        self._bar.update(self._task, description=text[:60], completed=progress.done, total=total)
