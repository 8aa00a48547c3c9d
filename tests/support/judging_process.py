"""What can be seen of a judge's window from outside: the marks on the disk, its libVLC processes."""

import sqlite3
from contextlib import closing
from pathlib import Path


def marks(home: Path) -> dict[tuple[str, str], int]:
    """Return what is on the disk: thousandths by entry and criterion."""
    found: dict[tuple[str, str], int] = {}
    for store in home.rglob("*.judgework"):
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
            for entry, criterion, thousandths in connection.execute(
                "SELECT entry, criterion, thousandths FROM marks"
            ):
                found[entry, criterion] = thousandths
    return found


def helpers_of(window: int) -> list[int]:
    """Return the libVLC processes of the window with this id: one plays, one waits."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            status = (entry / "stat").read_text().rpartition(")")[2].split()
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if (
            int(status[1]) == window
            and b"players.vlc.engine_process" in command
            and status[0] != "Z"
        ):
            found.append(int(entry.name))
    return found
