"""A copy for another program: seen on its way, stopped without a trace, told to the clip it is of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.ui.players.clip_notice import ClipNotice
from judge_app.ui.players.problems import PlayProblem, ProblemKind
from judge_app.ui.tasks import TaskRunner
from tests.ui.players.faulty_source import FaultySource

PROBLEM = PlayProblem(kind=ProblemKind.UNREADABLE, name="clip.mp4")


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    tasks = TaskRunner()
    yield tasks
    tasks.shut_down()


@pytest.fixture
def notice(qtbot: QtBot, tasks: TaskRunner) -> ClipNotice:
    notice = ClipNotice(tasks)
    qtbot.addWidget(notice)
    notice.show_problem(PROBLEM)
    return notice


def _press(notice: ClipNotice, words: str) -> None:
    (button,) = [
        each
        for each in notice.findChildren(QPushButton)
        if each.text() == words and each.isVisibleTo(notice)
    ]
    button.click()


def test_a_copy_is_saved_under_a_free_name(
    qtbot: QtBot, notice: ClipNotice, tmp_path: Path
) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"another")
    notice.set_source(MemorySource("clip.mp4", b"content"))
    notice.copy_to(tmp_path)
    assert "Đang lưu bản sao của clip.mp4." in notice.text
    qtbot.waitUntil(lambda: "Đã lưu bản sao: clip (2).mp4." in notice.text)
    assert (tmp_path / "clip (2).mp4").read_bytes() == b"content"
    assert (tmp_path / "clip.mp4").read_bytes() == b"another"


def test_a_copy_that_is_stopped_leaves_nothing_and_the_problem_is_told_again(
    qtbot: QtBot, notice: ClipNotice, tmp_path: Path
) -> None:
    told = notice.text
    source = FaultySource(bytes(100), delay=0.05)
    notice.set_source(source)
    source.answers.clear()
    notice.copy_to(tmp_path)
    _press(notice, "Dừng")
    source.answers.set()
    qtbot.waitUntil(lambda: notice.text == told)
    assert list(tmp_path.iterdir()) == []
    assert source.open_copies == 0


def test_what_became_of_a_copy_is_not_told_to_another_clip(
    qtbot: QtBot, notice: ClipNotice, tasks: TaskRunner, tmp_path: Path
) -> None:
    told = notice.text
    source = FaultySource(bytes(100))
    notice.set_source(source)
    source.answers.clear()
    notice.copy_to(tmp_path)
    notice.set_source(MemorySource("other.mp4", b""))
    notice.show_problem(PROBLEM)
    source.answers.set()
    qtbot.waitUntil(lambda: (tmp_path / "clip.mp4").exists() and tasks.pending == 0)
    assert notice.text == told
