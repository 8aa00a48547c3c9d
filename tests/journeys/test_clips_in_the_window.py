"""The clips that come next are in memory before the judge chooses them, and only those."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.bundle.reader import BundleReader
from judge_app.contest.ids import EntryCode
from judge_app.media.beginning import held_whole
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.players.held_device import HeldDevice
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.video_view import VideoView
from tests.journeys.conftest import Told
from tests.support.pages.window import Window

CLIPS = tuple(EntryCode(f"SP-00{number}") for number in range(1, 6))

# Of the offscreen platform, which has no graphics card.
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")


@pytest.fixture
def window(qtbot: QtBot, told: Told, tmp_path: Path) -> Iterator[Window]:
    opened = Window(qtbot, tmp_path / "home")
    opened.open(told.bundle, person="GK01")
    opened.wait_for("Bạn là ai?")
    opened.fill("Mã trên thẻ giám khảo", told.codes["GK01"])
    opened.press("Bắt đầu chấm")
    opened.wait_for("Bài chưa chấm tiếp theo")
    yield opened
    opened.close()


@pytest.fixture
def judging(window: Window) -> JudgingPage:
    workspace = window.main.workspace
    assert isinstance(workspace, JudgeWorkspace)
    assert workspace.judging_page is not None
    return workspace.judging_page


def in_memory(judging: JudgingPage) -> set[EntryCode]:
    """Return the entries whose clip is in memory whole."""
    reader = judging._work.session.opened.reader
    return {code for code in CLIPS if _is_held(reader, code)}


def _is_held(reader: BundleReader, code: EntryCode) -> bool:
    (entry,) = (entry for entry in reader.contest.entries if entry.code == code)
    source = reader.member(code, entry.files[0].path)
    is_held = held_whole(source) is not None
    source.close()
    return is_held


def is_played_from_memory(judging: JudgingPage) -> bool:
    """Whether Qt's player reads the clip on display from memory."""
    view = judging.viewer.findChild(VideoView)
    assert isinstance(view, VideoView)
    engine = view._playback.engine
    return isinstance(engine, QtPlayer) and isinstance(engine._clip.device, HeldDevice)


def test_the_clips_around_the_one_in_work_are_read_ahead(
    window: Window, judging: JudgingPage
) -> None:
    order = [row.code for row in judging._work.rows]
    here = order.index(CLIPS[1])
    judging.go_to(CLIPS[1])
    near = {order[here + step] for step in (1, -1, 2) if 0 <= here + step < len(order)}
    window.wait(lambda: near & set(CLIPS) <= in_memory(judging), "the clips around it")
    far = set(CLIPS) - near - {CLIPS[1]}
    assert not far & in_memory(judging)

    chosen = next(code for code in order if code in near & set(CLIPS))
    judging.go_to(chosen)
    window.wait(lambda: is_played_from_memory(judging), "the next clip to play from memory")


def test_on_another_page_nothing_is_kept_and_back_again_it_is_read_anew(
    window: Window, judging: JudgingPage
) -> None:
    judging.go_to(CLIPS[1])
    window.wait(lambda: in_memory(judging), "clips in memory")
    judging.pause()
    window.wait(lambda: not in_memory(judging), "memory to be given back")
    judging.resume()
    window.wait(lambda: in_memory(judging), "clips in memory again")
