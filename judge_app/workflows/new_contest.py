"""Makes the folder of a new contest: rules, an empty list, places for files and keys."""

from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.contest import Contest
from judge_app.contest.rules_file import write_contest_toml
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.intake.list_columns import ListColumn
from judge_app.intake.list_writing import entry_list_bytes
from judge_app.intake.spreadsheet import LIST_NAME
from judge_app.workflows.check_contest import CONTEST_NAME, ENTRIES_FOLDER

KEYS_FOLDER = "keys"
BUILT_FOLDER = "built"
"""What goes onto the USB sticks, whole: nothing that opens a key may lie here."""
SLIPS_FOLDER = "slips"
"""The printed codes, which never travel with the keys that they open."""


class FolderNotEmptyError(JudgeAppError):
    """A contest is there already; nothing was changed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


def create_contest_folder(
    folder: Path, contest: Contest, rows: tuple[dict[ListColumn, str], ...] = ()
) -> None:
    """Make the folder of `contest`; one that holds a contest already is refused."""
    if (folder / CONTEST_NAME).exists():
        raise FolderNotEmptyError(folder)
    with explained(folder):
        for name in (ENTRIES_FOLDER, KEYS_FOLDER, BUILT_FOLDER, SLIPS_FOLDER):
            (folder / name).mkdir(parents=True, exist_ok=True)
    write_atomically(folder / CONTEST_NAME, write_contest_toml(contest).encode())
    title = f"DANH SÁCH BÀI DỰ THI - {contest.name}"
    write_atomically(folder / LIST_NAME, entry_list_bytes(title, rows))
