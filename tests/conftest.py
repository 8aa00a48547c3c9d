"""An intolerant suite: no warning, no stray log line, no trace in the user's own folders."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a data folder of its own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("JUDGE_APP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _no_unexpected_log(
    caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    lines = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not lines, [record.getMessage() for record in lines]
