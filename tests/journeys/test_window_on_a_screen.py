"""The real window on a real screen: keyboard in, marks on the disk, and none lost when it dies."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import Told
from tests.support.judging_process import marks
from tests.support.patience import LONGEST_RUN_SECONDS
from tests.support.screens import Screen, comes_true, screen, wait_until


@pytest.fixture
def shown() -> object:
    with screen() as running:
        yield running


def start(screen: Screen, told: Told, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "judge_app", "demo", "-o", str(told.folder)],
        env={**screen.environment, "JUDGE_APP_HOME": str(home)},
        stderr=subprocess.DEVNULL,
    )


def sign_in(screen: Screen, told: Told, home: Path) -> None:
    wait_until(lambda: "Cuộc thi Ứng dụng" in screen.titles(), "the bundle to open")
    screen.type(told.codes["GK01"])
    screen.press("Return")
    wait_until(lambda: list(home.rglob("*.judgework")), "the work to open")


@pytest.mark.timeout(300)
def test_marks_typed_on_the_screen_survive_the_end_of_the_program(
    shown: Screen, told: Told, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    window = start(shown, told, home)
    try:
        sign_in(shown, told, home)

        # Keys that come before the window has the keyboard go nowhere, so the first mark may need
        # typing twice; each try gets the time it needs, or a slow machine would mark it twice.
        for _ in range(5):
            shown.press("ctrl+a")
            shown.type("18,5")
            shown.press("Return")
            if comes_true(lambda: marks(home), within=12):
                break
        for text in ("17", "9.5", "8"):
            shown.type(text)
            shown.press("Return")
        wait_until(lambda: len(marks(home)) >= 4, "four marks on the disk")
        saved = marks(home)
        assert sorted(saved.values())[:2] == [8000, 9500]
        assert {17000, 18500} <= set(saved.values())
        assert len({entry for entry, _ in saved}) == 1
    finally:
        window.kill()
        window.wait()
    again = start(shown, told, home)
    try:
        sign_in(shown, told, home)
        assert marks(home) == saved
    finally:
        again.terminate()
        again.wait(LONGEST_RUN_SECONDS)
