"""Sorts the operating system's errors into the few that a user can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judge_app.errors import (
    AccessDeniedError,
    DiskFullError,
    DriveRemovedError,
    FileProblemError,
    MissingFileError,
)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN}
# Windows says the same in its own numbers: disk full, handle disk full, not ready, device gone.
_WINDOWS_FULL = {39, 112}
_WINDOWS_GONE = {21, 55, 433, 1006, 1167}


def file_problem(path: Path, cause: OSError) -> FileProblemError:
    """Return the failure that `cause` means for `path`."""
    windows = getattr(cause, "winerror", None)
    if cause.errno in _FULL or windows in _WINDOWS_FULL:
        return DiskFullError(path, cause)
    if cause.errno in _GONE or windows in _WINDOWS_GONE:
        return DriveRemovedError(path, cause)
    if cause.errno in _DENIED:
        return AccessDeniedError(path, cause)
    if cause.errno == errno.ENOENT:
        return MissingFileError(path, cause)
    return FileProblemError(path, cause)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn any `OSError` inside the block into a `FileProblemError` about `path`."""
    try:
        yield
    except OSError as cause:
        raise file_problem(path, cause) from cause
