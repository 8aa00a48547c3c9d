"""An intolerant suite: no warning, no stray log line, no trace in the user's own folders."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from tests.support.patience import PatientBot
from tests.support.softhsm import DRIVER, SoftToken, make_tokens

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says how busy the machine is.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


def _print(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    sys.stderr.write(f"{message}\n")


def pytest_configure() -> None:
    """Leave Qt a message handler between tests as well.

    pytest-qt takes its own away while a test's players still live. A thread of theirs that had
    something to say at that moment would call a null pointer, and the whole run would die.
    """
    qInstallMessageHandler(_print)


def pytest_unconfigure() -> None:
    """Leave Qt nothing that would need the interpreter after its end."""
    qInstallMessageHandler(None)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """Wait patiently, wherever a test waits for something."""
    del qapp
    return PatientBot(request)


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


@pytest.fixture(scope="session")
def soft_tokens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plug in tokens in software; their driver reads where they are when it is first loaded."""
    folder = tmp_path_factory.mktemp("softhsm")
    tokens = (
        SoftToken("RSA", ("rsa2048", "rsa1024")),
        SoftToken("EC", ("p256",)),
        SoftToken("CAREFUL", ("p256+", "rsa2048+")),
    )
    os.environ["SOFTHSM2_CONF"] = str(make_tokens(folder, tokens))
    return DRIVER
