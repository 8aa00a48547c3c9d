"""The last net: a bug is written down, and the user is told that the work is safe."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from judge_app import __version__
from judge_app.atomic_file import write_atomically
from judge_app.file_errors import explained


class CrashHandler(QObject):
    """Takes every exception that nobody expected, from any thread, and reports it once."""

    reported = Signal(object)
    """The path of the report, or None where it could not be written; on the window's thread."""
    _caught = Signal(object)

    def __init__(
        self, folder: Path, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._is_reporting = False
        self._caught.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take what Python would print and forget."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def report(self, bug: BaseException) -> None:
        """Write the report and tell the window; a bug inside the reporting ends here."""
        if self._is_reporting:
            return
        self._is_reporting = True
        try:
            self.reported.emit(self._write(bug))
        except Exception:  # noqa: BLE001  one of three places that may
            traceback.print_exc()
        finally:
            self._is_reporting = False

    def _on_exception(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
            return
        self._caught.emit(bug)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught.emit(caught.exc_value)

    def _write(self, bug: BaseException) -> Path | None:
        moment = self._clock()
        path = self._folder / f"report-{moment:%Y%m%d-%H%M%S}.txt"
        try:
            with explained(path):
                self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(path, crash_report(bug, moment).encode())
        except Exception:  # noqa: BLE001  no report is no reason to fall over
            return None
        return path


def crash_report(bug: BaseException, moment: datetime) -> str:
    """Return what a supporter needs: versions, the moment and the trace; no marks, no names."""
    trace = "".join(traceback.format_exception(bug))
    return (
        f"judge-app {__version__}\nPython {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.platform()}\n{moment.isoformat(timespec='seconds')}\n\n{trace}"
    )
