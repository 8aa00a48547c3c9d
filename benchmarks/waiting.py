"""Waiting as the program does: in a real event loop, which lets other threads of Python run.

`QTest.qWait` keeps the interpreter to itself while it waits, so whoever reads for a player on another thread
gets its turn only every 5 ms, and the figures are those of the waiting.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer

PATIENCE = 20.0
_LOOK_MS = 1


def rest(milliseconds: int) -> None:
    """Let the window live for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(condition: Callable[[], object], patience: float = PATIENCE) -> bool:
    """Let the window live until `condition` holds, for `patience` seconds at most; say whether it does."""
    loop, timer, end = QEventLoop(), QTimer(), time.monotonic() + patience

    def look() -> None:
        if condition() or time.monotonic() > end:
            loop.quit()

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(look)
    timer.start(_LOOK_MS)
    if not condition():
        loop.exec()
    timer.stop()
    return bool(condition())
