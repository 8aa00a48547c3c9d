"""What the ledger says of files that come in, cut into entries of a bounded size."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from judge_app.contest.ids import Sha256Hex
from judge_app.contest.scoresheet import SealedSheet
from judge_app.db.panel_store import StoredFile
from judge_app.documents.sheet import payload
from judge_app.errors import JudgeAppError
from judge_app.workflows.import_sheets import PlannedFile, read_pdf
from judge_app.workflows.ledger_contents import Import, RefusedFile, TakenFile

PART = 256 * 1024
"""Bytes of statements, about, that one entry of the ledger holds; one large sheet may be more."""

_FILES = 256
"""Files that one entry tells of at most."""


class FileChangedError(JudgeAppError):
    """A file is not the one that was looked at before; nothing was taken."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """What the ledger says of a file, and how to read it, where no other has brought it already."""

    line: TakenFile | RefusedFile
    read: Callable[[], StoredFile] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPart:
    """One entry of an import, and the files it speaks of, each read when it is asked for."""

    content: Import
    done: int
    """How many files of the import the entries before this one tell of."""
    kept: Iterator[StoredFile]


def parts_of(files: Iterable[ImportedFile], count: int) -> Iterator[ImportPart]:
    """Yield an import of `count` files entry by entry; each says how many files are to come."""
    part: list[ImportedFile] = []
    size, left = 0, count
    for file in files:
        part.append(file)
        left -= 1
        size += len(file.line.statement) if isinstance(file.line, TakenFile) else 0
        if size >= PART or len(part) == _FILES or not left:
            yield _part(part, count, left)
            part, size = [], 0


def _part(files: list[ImportedFile], count: int, to_come: int) -> ImportPart:
    lines = [file.line for file in files]
    return ImportPart(
        content=Import(
            taken=tuple(line for line in lines if isinstance(line, TakenFile)),
            refused=tuple(line for line in lines if isinstance(line, RefusedFile)),
            to_come=to_come,
        ),
        done=count - to_come - len(files),
        kept=(file.read() for file in files if file.read is not None),
    )


def imported_file(file: PlannedFile) -> ImportedFile:
    """Return what the ledger says of a file that was looked at.

    Reading it raises `FileChangedError` or `FileProblemError` where it is no longer the same.
    """
    line = _taken(file) if file.refusal is None else _refused(file)
    return ImportedFile(line=line, read=partial(_stored, file))


def _taken(file: PlannedFile) -> TakenFile:
    if file.signed is None or file.pdf is None:
        raise AssertionError(file.path)
    signed = file.signed
    if isinstance(signed, SealedSheet):
        statement = signed.statement
    else:
        statement = payload.encode(signed.sheet)
    return TakenFile(
        name=file.path.name,
        pdf=file.pdf,
        payload=signed.payload_sha256,
        judge=signed.head.judge,
        revision=signed.head.revision,
        statement=statement.decode(),
        sealed=isinstance(signed, SealedSheet),
    )


def _refused(file: PlannedFile) -> RefusedFile:
    if file.refusal is None or file.pdf is None:
        raise AssertionError(file.path)
    return RefusedFile(
        name=file.path.name,
        pdf=file.pdf,
        reason=file.refusal.reason.value,
        detail=file.refusal.detail,
        judge=file.refusal.judge or "",
        contest=file.refusal.contest or "",
    )


def _stored(file: PlannedFile) -> StoredFile:
    """Read a file again that was looked at; it must be the same to the last byte."""
    content = read_pdf(file.path)
    sha256 = Sha256Hex(hashlib.sha256(content).hexdigest())
    if sha256 != file.pdf:
        raise FileChangedError(file.path)
    return StoredFile(sha256=sha256, name=file.path.name, content=content)
