"""One writer for a store: a lock of the operating system that ends with the process."""

import os
import sys
from pathlib import Path

from judge_app.db.errors import StoreInUseError
from judge_app.file_errors import explained


class StoreLock:
    """Holds `<store>.lock` until released, also against other windows of the same program."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(store.name + ".lock")
        with explained(self._path):
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise StoreInUseError(store) from error

    def release(self) -> None:
        """Let the next window in."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
