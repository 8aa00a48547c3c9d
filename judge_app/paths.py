"""Where the program keeps its own files, and where its resources are, frozen or not."""

import os
import sys
from pathlib import Path

import platformdirs

_APP = "judge-app"


def data_folder() -> Path:
    """Return the user's folder for the program's data; `JUDGE_APP_HOME` names another."""
    override = os.environ.get("JUDGE_APP_HOME")
    if override:
        return Path(override)
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with the program."""
    return _resources_folder().joinpath(*parts)


def _resources_folder() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    packaged = Path(__file__).parent / "resources"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "resources"
