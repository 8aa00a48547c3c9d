"""Copies an entry's files out of the bundle into a folder of the judge's choice; nothing is run."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from judge_app.atomic_file import atomic_writer
from judge_app.byte_source import ByteSource
from judge_app.contest.entry import Entry, EntryFile, FileRole
from judge_app.errors import FileProblemError
from judge_app.file_errors import explained
from judge_app.progress import Cancellation, Progress, Report, unheard

_BLOCK = 4 << 20
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10))}
_RESERVED |= {f"lpt{n}" for n in range(1, 10)}
_FORBIDDEN = '<>:"|?*\\'


def copy_out(
    entry: Entry,
    member: Callable[[str], ByteSource],
    folder: Path,
    report: Report = unheard,
    cancellation: Cancellation | None = None,
) -> Path:
    """Copy every file that staff took in, and return the new folder named after the entry.

    `member` opens a file by its path inside the entry. Files that are there already are written
    anew. Raises `FileProblemError` and `DamagedBytesError`; files copied before are whole.
    """
    stop = cancellation or Cancellation()
    files = [file for file in entry.files if file.role is not FileRole.PREVIEW]
    total = sum(file.size for file in files)
    target = folder / safe_part(entry.code)
    done = 0
    for file in files:
        path = target.joinpath(*(safe_part(part) for part in PurePosixPath(file.path).parts))
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        if not path.resolve().is_relative_to(target.resolve()):
            raise FileProblemError(path)
        done = _copy(file, member(file.path), path, _Meter(report, stop, done, total))
    return target


def safe_part(name: str) -> str:
    """Return one part of a path as every system can hold it, never leading out of the folder."""
    cleaned = "".join("_" if c in _FORBIDDEN or ord(c) < 32 else c for c in name)
    cleaned = cleaned.replace("/", "_").rstrip(". ")
    if not cleaned or cleaned.split(".")[0].lower() in _RESERVED:
        return f"_{cleaned}"
    return cleaned


class _Meter:
    """Adds up the bytes of all files."""

    def __init__(self, report: Report, stop: Cancellation, done: int, total: int) -> None:
        self._report = report
        self._stop = stop
        self._total = total
        self.done = done

    def add(self, length: int, name: str) -> None:
        self._stop.check()
        self.done += length
        self._report(Progress(step="copy", subject=name, done=self.done, total=self._total))


def _copy(file: EntryFile, source: ByteSource, path: Path, meter: _Meter) -> int:
    try:
        with atomic_writer(path) as stream:
            for offset in range(0, source.size, _BLOCK):
                block = source.read_at(offset, _BLOCK)
                stream.write(block)
                meter.add(len(block), file.path)
    finally:
        source.close()
    return meter.done
