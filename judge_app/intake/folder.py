"""Looks through the files of one entry: what each is for, and what is wrong with it."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from judge_app.contest.entry import EntryFile, EntryKind, FileRole
from judge_app.contest.ids import EntryCode, Sha256Hex
from judge_app.contest.rules import IntakeRules
from judge_app.errors import FileProblemError
from judge_app.file_errors import explained
from judge_app.intake.main_files import main_files, name_key
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode
from judge_app.progress import Cancellation

_BLOCK = 1 << 20
_MEGABYTE = 1 << 20
_IGNORED = {"thumbs.db", ".ds_store", "desktop.ini"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".svg"}
CLIPS = {
    ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".wmv", ".asf", ".flv", ".3gp", ".3g2",
    ".mpg", ".mpeg", ".vob", ".ts", ".m2ts", ".mts", ".ogv", ".mp3", ".m4a", ".wav", ".wma",
    ".aac", ".ogg", ".flac", ".amr",
}  # fmt: skip
DECKS = {
    ".pptx", ".ppsx", ".pptm", ".ppsm", ".potx", ".potm", ".ppt", ".pps", ".pot", ".odp", ".otp",
    ".fodp", ".sxi", ".key",
}  # fmt: skip
"""Those that cannot be shown among them, so that staff are told why."""
PAGES = {".pdf", ".docx", ".doc", ".odt", ".rtf"}
_TEXTS = {".txt", ".md", ".csv"}
_MAIN_KINDS = {
    EntryKind.VIDEO: CLIPS,
    EntryKind.SLIDES: DECKS | {".pdf"},
    EntryKind.DOCUMENT: PAGES | _TEXTS,
    EntryKind.IMAGES: _PICTURES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file of an entry, on the disk and as it will stand in the bundle."""

    file: EntryFile
    disk_path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFolder:
    """The files of one entry and everything wrong with them."""

    files: tuple[FoundFile, ...]
    """Main files first, in the order of the list, then by name."""
    problems: tuple[IntakeProblem, ...]
    missing: tuple[str, ...]
    """The files that the list calls main and that are not there."""


def look_through(
    folder: Path,
    code: EntryCode,
    kind: EntryKind,
    main_cell: str,
    rules: IntakeRules,
    cancellation: Cancellation,
) -> EntryFolder:
    """Return an entry's files with their hashes; `main_cell` is where the list names its main ones."""
    problems: list[IntakeProblem] = []
    files = []
    there = [(path, _inside(folder, path)) for path in _files(folder)]
    listed = main_files(main_cell, code, [name for _, name in there])
    for path, name in there:
        shown = f"entries/{code}/{name}"
        if path.name.startswith("~$"):
            problems.append(IntakeProblem(code=IntakeProblemCode.LOCK_FILE, file=shown))
            continue
        try:
            size, sha256 = _hash(path, cancellation)
        except FileProblemError:
            problems.append(IntakeProblem(code=IntakeProblemCode.UNREADABLE_FILE, file=shown))
            continue
        problems += _size_problems(shown, size, rules)
        role = _role(name, kind, is_main=name_key(name) in listed.keys)
        file = EntryFile(path=name, role=role, size=size, sha256=sha256)
        files.append(FoundFile(file=file, disk_path=path))
    return EntryFolder(
        files=_in_order(_with_a_main(files, kind), listed.keys),
        problems=tuple(problems),
        missing=listed.missing,
    )


def _files(folder: Path) -> Iterator[Path]:
    with explained(folder):
        for path in sorted(folder.rglob("*")):
            hidden = path.name.startswith(".") or path.name.casefold() in _IGNORED
            if path.is_file() and not path.is_symlink() and not hidden:
                yield path


def _inside(folder: Path, path: Path) -> str:
    parts = PurePosixPath(path.relative_to(folder).as_posix())
    return unicodedata.normalize("NFC", str(parts))


def _hash(path: Path, cancellation: Cancellation) -> tuple[int, Sha256Hex]:
    whole = hashlib.sha256()
    size = 0
    with explained(path), path.open("rb", buffering=0) as stream:
        while block := stream.read(_BLOCK):
            cancellation.check()
            whole.update(block)
            size += len(block)
    return size, Sha256Hex(whole.hexdigest())


def _size_problems(shown: str, size: int, rules: IntakeRules) -> Iterator[IntakeProblem]:
    if size == 0:
        yield IntakeProblem(code=IntakeProblemCode.EMPTY_FILE, file=shown)
    limit = rules.maximum_file_bytes
    if limit is not None and size > limit:
        yield IntakeProblem(
            code=IntakeProblemCode.TOO_LARGE,
            file=shown,
            values=(str(-(-size // _MEGABYTE)), str(limit // _MEGABYTE)),
        )


def _role(name: str, kind: EntryKind, *, is_main: bool) -> FileRole:
    suffix = PurePosixPath(name).suffix.casefold()
    if is_main:
        return FileRole.MAIN
    if kind is EntryKind.SOFTWARE:
        if suffix in _PICTURES:
            return FileRole.SCREENSHOT
        if suffix in PAGES:
            return FileRole.MANUAL
        return FileRole.DEMO if suffix in CLIPS else FileRole.PACKAGE
    return FileRole.MAIN if suffix in _MAIN_KINDS.get(kind, set()) else FileRole.EXTRA


def _with_a_main(files: list[FoundFile], kind: EntryKind) -> list[FoundFile]:
    """Of an entry whose files are all extras the largest is its main one."""
    roles = {found.file.role for found in files}
    if files and FileRole.MAIN not in roles and kind is not EntryKind.SOFTWARE:
        largest = max(files, key=lambda found: found.file.size)
        return [_as_main(found) if found is largest else found for found in files]
    return files


def _in_order(files: list[FoundFile], listed: tuple[str, ...]) -> tuple[FoundFile, ...]:
    """Put main files first, those of the list in its order, and the others by name."""

    def place(found: FoundFile) -> tuple[bool, int, str]:
        key = name_key(found.file.path)
        in_list = listed.index(key) if key in listed else len(listed)
        return found.file.role is not FileRole.MAIN, in_list, found.file.path

    return tuple(sorted(files, key=place))


def _as_main(found: FoundFile) -> FoundFile:
    file = found.file
    main = EntryFile(path=file.path, role=FileRole.MAIN, size=file.size, sha256=file.sha256)
    return FoundFile(file=main, disk_path=found.disk_path)
