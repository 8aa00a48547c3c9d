"""Which files of an entry the list calls its main ones, in the order in which judges see them."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MainFiles:
    """What a cell of the list names: keys of files that are there, in its order, and the rest."""

    keys: tuple[str, ...]
    missing: tuple[str, ...]
    """Names, as they are written, of files that are not there."""


def name_key(name: str) -> str:
    """Return what two spellings of a file's name have in common.

    Windows does not tell capitals from small letters, and a spreadsheet shows nobody how many
    spaces there are.
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def main_files(cell: str, code: str, names: Collection[str]) -> MainFiles:
    """Find the files that a cell names among `names`, the files of entry `code`.

    Names stand each on a line of its own or behind a semicolon; behind a comma too, unless a file is
    called so. A name may begin with the entry's folder, and be written with either slash.
    """
    there = {name_key(name) for name in names}
    keys: dict[str, None] = {}
    missing = []
    for written in cell.replace("\n", ";").split(";"):
        is_one = "," not in written or _inside(written, code) in there
        for part in (written,) if is_one else written.split(","):
            key = _inside(part, code)
            if key in there:
                keys[key] = None
            elif key:
                missing.append(part.strip())
    return MainFiles(keys=tuple(keys), missing=tuple(missing))


def _inside(written: str, code: str) -> str:
    """Return the key of a name as it would lie in the entry's folder."""
    key = name_key(written.strip().strip('"“”').replace("\\", "/"))
    for front in ("./", "entries/", f"{name_key(code)}/"):
        key = key.removeprefix(front)
    return key
