"""Copies a clip out of the bundle, for another program to play."""

from pathlib import Path

from judge_app.atomic_file import atomic_writer
from judge_app.byte_source import ByteSource
from judge_app.progress import Cancellation, Progress, Report

_BLOCK = 1 << 20


def free_name(folder: Path, name: str) -> Path:
    """Return a path in `folder` for `name` that is not taken, such as `clip (2).mp4`."""
    target = folder / name
    number = 2
    while target.exists():
        target = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return target


def copy_out(source: ByteSource, folder: Path, report: Report, cancellation: Cancellation) -> Path:
    """Copy every byte into `folder`, checked on the way, and return the new file.

    Raises `DamagedBytesError` or a `FileProblemError`; then nothing is left behind.
    """
    own = source.reopened()
    try:
        return _copy(own, free_name(folder, own.name), report, cancellation)
    finally:
        own.close()


def _copy(source: ByteSource, target: Path, report: Report, cancellation: Cancellation) -> Path:
    done = 0
    with atomic_writer(target) as stream:
        while block := source.read_at(done, _BLOCK):
            cancellation.check()
            stream.write(block)
            done += len(block)
            report(Progress(step="copy-clip", subject=source.name, done=done, total=source.size))
    return target
