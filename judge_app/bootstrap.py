"""The wiring room: what the window needs is made here and handed in."""

import sys
from datetime import datetime
from pathlib import Path

from judge_app.paths import data_folder
from judge_app.settings import SettingsFile


def local_clock() -> datetime:
    """Return this machine's local time with its offset."""
    return datetime.now().astimezone()


def open_window(target: Path | None, *, person: str = "", code: str = "") -> int:
    """Show the window, on `target` if one is given, and return the exit status when it closes.

    `person` and `code` belong to the demo: whose work to open, and the code that the first page
    shows.
    """
    from judge_app.ui.app import Opening, run  # noqa: PLC0415  the command line needs no Qt
    from judge_app.ui.services import Surroundings  # noqa: PLC0415

    home = data_folder()
    surroundings = Surroundings(
        settings=SettingsFile(home / "settings.json"), clock=local_clock, data_folder=home
    )
    return run(sys.argv, surroundings, Opening(target=target, person=person, code=code))
