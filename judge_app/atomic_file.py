"""Writes a file whole or not at all.

The bytes go beside the target, are flushed to the disk, read back, and only then take the
target's name. Whoever opens the target sees the old file or the new one, never a part.
"""

import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from judge_app.errors import UnwrittenFileError
from judge_app.file_errors import explained

_BLOCK = 1 << 20


def write_atomically(target: Path, content: bytes) -> None:
    """Write `content` to `target`; a `FileProblemError` leaves the old file as it was."""
    with atomic_writer(target, expected_sha256=hashlib.sha256(content).digest()) as stream:
        stream.write(content)


@contextmanager
def atomic_writer(target: Path, *, expected_sha256: bytes | None = None) -> Iterator[BinaryIO]:
    """Open a stream whose bytes become `target` when the block ends without an exception.

    With `expected_sha256` the bytes are read back from the disk and compared before the swap.
    """
    draft = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with explained(target):
            with draft.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if expected_sha256 is not None and _sha256(draft) != expected_sha256:
                raise UnwrittenFileError(target)
            draft.replace(target)
            _flush_folder(target.parent)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _sha256(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.digest()


def _flush_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows does this by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some stick file systems cannot flush a folder
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
