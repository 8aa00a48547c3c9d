"""Ends the program in good order when the system asks for it: shutting down, logging off, Ctrl+C.

Python carries its handlers of signals out when it next runs, which a window that waits may not do for
long. So the interpreter writes to a socket, which wakes the window.
"""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")
"""Not every system has all of them."""


class OrderlyEnd(QObject):
    """Listens from its making until `shut_down`; in the main thread only, as Python wants it."""

    asked = Signal()
    """The program is to end; its work is saved anyway, but players and files want to be closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.settimeout(0)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._woken_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        self._before = {number: signal.signal(number, _nothing_more) for number in numbers}

    def shut_down(self) -> None:
        """Leave signals as they were."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._woken_before)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _on_woken(self) -> None:
        numbers = self._reader.recv(64)
        if any(number in self._before for number in numbers):
            self.asked.emit()


def _nothing_more(_number: int, _frame: FrameType | None) -> None:
    """The socket tells the window; without a handler the signal would end the program at once."""
