"""A screen of its own for a program under test: Xvfb, a window manager, and a typist."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server. `name` is what `DISPLAY` must say."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that shall appear here."""
        kept = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def press(self, *keys: str) -> None:
        """Press keys by their X names, such as `Return` or `ctrl+shift+e`."""
        self._do("key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type letters and digits as fast as a person would."""
        self._do("type", "--delay", "40", text)

    def titles(self) -> str:
        """Return the titles of the windows on display, one to a line."""
        found = self._run("search", "--onlyvisible", "--name", ".+")
        names = (self._run("getwindowname", number).strip() for number in found.split())
        return "\n".join(names)

    def _do(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments], env=self.environment, check=True, capture_output=True
        )

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        )
        return done.stdout


@contextmanager
def screen(size: str = "1366x768") -> Iterator[Screen]:
    """Start a screen of `size` pixels with a window manager, and end both with the block."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            shown = Screen(f":{told.readline().strip()}")
        manager = subprocess.Popen(
            ["openbox"], env=shown.environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        try:
            yield shown
        finally:
            _end(manager)
    finally:
        _end(server)


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds; `AssertionError` naming it after a minute."""
    assert comes_true(holds, _PATIENCE), f"waited in vain for {what}"


def comes_true(holds: Callable[[], object], within: float) -> bool:
    """Return whether something comes to hold within so many seconds."""
    end = time.monotonic() + within
    while not holds():
        if time.monotonic() >= end:
            return False
        time.sleep(0.1)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
