"""A message under a clip is readable and answerable, however low the window is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.ui.players.engine_shelf import real_engines
from judge_app.ui.players.notice_room import LEAST_PICTURE, NoticeRoom
from judge_app.ui.players.video_view import VideoView
from judge_app.ui.tasks import TaskRunner


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[VideoView]:
    tasks = TaskRunner()
    view = VideoView(tasks, tmp_path, engines=real_engines(has_surface=False))
    view.show()
    yield view
    view.shut_down()
    tasks.shut_down()
    view.deleteLater()


@pytest.mark.parametrize("height", [150, 190, 260, 420, 700])
def test_message_and_controls_fit_and_never_overlap(
    qtbot: QtBot, view: VideoView, height: int
) -> None:
    view.resize(683, height)
    view.open(MemorySource("phim.mp4", b"\0\0\0\x20ftypisom" + b"?" * 9000))
    qtbot.waitUntil(lambda: view.problem is not None, timeout=8000)
    qtbot.wait(50)
    (room,) = (area for area in view.findChildren(QScrollArea) if isinstance(area, NoticeRoom))
    whole, bar = view._stage, view._bar

    def place(widget: NoticeRoom | QAbstractButton) -> QRect:
        return QRect(widget.mapTo(whole, QPoint(0, 0)), widget.size())

    assert bar.geometry().bottom() < whole.height(), "the controls are all there"
    assert bar.height() >= bar.sizeHint().height()
    assert not place(room).intersects(bar.geometry())
    picture = view._pages
    if picture.isVisible():
        assert picture.height() >= LEAST_PICTURE
        assert not place(room).intersects(picture.geometry())
    (give_up,) = (b for b in view.findChildren(QAbstractButton) if b.text() == "Không mở được")
    room.ensureWidgetVisible(give_up)
    assert place(room).contains(place(give_up).center()), "it can be reached"


def test_the_picture_comes_back_when_the_message_goes(qtbot: QtBot, view: VideoView) -> None:
    view.resize(683, 150)
    view.open(MemorySource("phim.mp4", b"\0\0\0\x20ftypisom" + b"?" * 9000))
    qtbot.waitUntil(lambda: not view._pages.isVisible(), timeout=8000)
    view.close_media()
    qtbot.waitUntil(view._pages.isVisible)
