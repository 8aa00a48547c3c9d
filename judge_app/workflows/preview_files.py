"""Files that the program makes for looking at and adds to an entry of the bundle."""

import hashlib
from pathlib import Path

from judge_app.contest.entry import EntryFile, FileRole
from judge_app.contest.ids import Sha256Hex
from judge_app.file_errors import explained
from judge_app.intake.folder import FoundFile

PREVIEW_FOLDER = ".xem"
"""Inside an entry of the bundle."""
_BLOCK = 1 << 20


def preview_file(found: FoundFile, path: Path) -> FoundFile:
    """Return the file at `path` as a preview of `found`, beside it by name, hash and all."""
    whole = hashlib.sha256()
    size = 0
    with explained(path), path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            whole.update(block)
            size += len(block)
    file = EntryFile(
        path=f"{PREVIEW_FOLDER}/{found.file.path}{path.suffix}",
        role=FileRole.PREVIEW,
        size=size,
        sha256=Sha256Hex(whole.hexdigest()),
        made_from=found.file.path,
    )
    return FoundFile(file=file, disk_path=path)
