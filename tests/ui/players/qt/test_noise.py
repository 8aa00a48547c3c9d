"""Qt's known noise is swallowed, and by nothing that Qt's own threads could run into."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QMessageLogContext,
    QtMsgType,
    qCritical,
    qInstallMessageHandler,
    qWarning,
)

import judge_app
from judge_app.ui.players.qt.noise import known_noise


class _Heard:
    """Takes Qt's messages."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def __call__(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        self.messages.append(message)


@pytest.fixture(name="heard")
def _heard() -> Iterator[_Heard]:
    heard = _Heard()
    before = qInstallMessageHandler(heard)
    yield heard
    qInstallMessageHandler(before)


def test_warnings_without_a_category_are_swallowed_meanwhile(heard: _Heard) -> None:
    with known_noise():
        qWarning("No RHI backend. Using CPU conversion.")
        qCritical("not a warning")
    qWarning("afterwards")
    assert heard.messages == ["not a warning", "afterwards"]


def test_one_inside_another_swallows_on(heard: _Heard) -> None:
    with known_noise():
        with known_noise():
            pass
        qWarning("still inside")
    qWarning("afterwards")
    assert heard.messages == ["afterwards"]


def test_after_a_failure_warnings_are_heard_again(heard: _Heard) -> None:
    with pytest.raises(ZeroDivisionError), known_noise():
        raise ZeroDivisionError
    qWarning("afterwards")
    assert heard.messages == ["afterwards"]


def test_no_message_handler_is_taken_away(heard: _Heard) -> None:
    """Else a thread of Qt's that has something to say at that moment calls a null pointer."""
    with known_noise():
        assert qInstallMessageHandler(heard) is heard
    assert qInstallMessageHandler(heard) is heard


def test_the_program_has_no_message_handler_at_all() -> None:
    sources = list(Path(judge_app.__file__).parent.rglob("*.py"))
    assert len(sources) > 100
    assert [path for path in sources if "qInstallMessageHandler" in path.read_text("utf-8")] == []
