"""A player that dies costs no mark, and the next start does better: the real window on a screen."""

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.conftest import Told
from tests.journeys.test_window_on_a_screen import sign_in, start
from tests.support.judging_process import helpers_of, marks
from tests.support.screens import Screen, comes_true, screen, wait_until


@pytest.fixture
def shown() -> Iterator[Screen]:
    with screen() as running:
        yield running


@contextmanager
def judging(shown: Screen, told: Told, home: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the window up to the first clip; it is killed when the block ends."""
    window = start(shown, told, home)
    try:
        sign_in(shown, told, home)
        wait_until(lambda: now_playing(home), "the first clip to open")
        yield window
    finally:
        window.kill()
        window.wait()


def now_playing(home: Path) -> dict[str, object]:
    try:
        found: dict[str, object] = json.loads((home / "now-playing.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return found


@pytest.mark.timeout(300)
def test_killed_with_a_clip_open_it_starts_in_the_other_player_and_then_without_hardware(
    shown: Screen, told: Told, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    seen = []
    for _ in range(3):
        with judging(shown, told, home):
            seen.append(now_playing(home))
    assert [each["engine"] for each in seen] == ["qt", "vlc", "qt"]
    assert [each["was_safe"] for each in seen] == [False, False, True]
    assert len({each["clip"] for each in seen}) == 1


@pytest.mark.timeout(300)
def test_a_player_killed_at_random_moments_is_back_and_no_mark_is_lost(
    shown: Screen, told: Told, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "player.json").write_text('{"engine": "vlc"}', encoding="utf-8")
    randomness = random.Random(5)
    with judging(shown, told, home) as window:
        assert now_playing(home)["engine"] == "vlc"
        wait_until(lambda: helpers_of(window.pid), "the player's own process")
        # Keys that come before the window has the keyboard go nowhere.
        for _ in range(5):
            shown.press("ctrl+a")
            shown.type("18,5")
            shown.press("Return")
            if comes_true(lambda: marks(home), within=12):
                break
        shown.press("F5")
        for text in ("17", "9,5", "8"):
            time.sleep(randomness.uniform(0.1, 1.2))
            for victim in helpers_of(window.pid):  # none, once the other player has the clip
                os.kill(victim, signal.SIGKILL)
            shown.type(text)
            shown.press("Return")
        wait_until(lambda: len(marks(home)) >= 4, "four marks on the disk")
        assert {17000, 9500, 8000} <= set(marks(home).values())
        assert window.poll() is None
        assert now_playing(home), "a clip is open, in one player or the other"
