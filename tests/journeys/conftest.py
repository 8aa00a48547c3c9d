"""The sample contest's story, told once for all that look at it; and an open window."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.pages.window import Window
from tests.support.patience import LONGEST_RUN_SECONDS
from tests.support.patient_players import have_players_be_patient


@dataclass(frozen=True, slots=True)
class Told:
    """What the story left behind, and what it said."""

    folder: Path
    said: str

    @property
    def bundle(self) -> Path:
        (path,) = (self.folder / "contest" / "built").glob("*.judgebundle")
        return path

    @property
    def sheets(self) -> list[Path]:
        return sorted((self.folder / "usb").glob("*.pdf"))

    @property
    def result(self) -> Path:
        (path,) = self.folder.glob("ket-qua-*")
        return path

    @property
    def codes(self) -> dict[str, str]:
        lines = (self.folder / "codes.txt").read_text(encoding="utf-8").splitlines()
        pairs = (line.split() for line in lines)
        return {pair[0]: pair[1] for pair in pairs}


@pytest.fixture(autouse=True)
def _patient_players(monkeypatch: pytest.MonkeyPatch) -> None:
    have_players_be_patient(monkeypatch)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Yield the program's window with nothing open."""
    opened = Window(qtbot, tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("demo") / "demo-out"
    done = subprocess.run(
        [sys.executable, "-m", "judge_app", "demo", "--headless", "-o", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_RUN_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return Told(folder, done.stdout)
