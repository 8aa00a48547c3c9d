"""Clips in which no player can be sought exactly: staff copy them, judges get the very picture."""

import random
import shutil
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.intake.list_columns import ListColumn
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.players.video_view import VideoView
from judge_app.workflows.build_bundle import Building, build
from judge_app.workflows.new_contest import create_contest_folder
from tests.support.clips import H264, PICTURES, RATE, ClipSpec, make_clip, read_number
from tests.support.clocks import TickingClock
from tests.support.contest_folders import CHEAP, ROWS, small_contest
from tests.support.pages.window import Window

GK01 = JudgeId("GK01")
MPEG2 = ("-c:v", "mpeg2video", "-q:v", "3", "-g", "12")
CLIPS = {
    EntryCode("SP-001"): ClipSpec(name="phim.mpg", video=MPEG2, audio=("-c:a", "mp2")),
    EntryCode("SP-002"): ClipSpec(name="phim.ts", video=H264),
}
PICTURE_MS = 1000 // RATE

# Of the offscreen platform, which has no graphics card.
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")


def make_contest(folder: Path, room: Path) -> Path:
    """Write a contest folder with one clip an entry."""
    rows = tuple(
        {**row, ListColumn.KIND: "Video", ListColumn.FILES: spec.name}
        for row, spec in zip(ROWS, CLIPS.values(), strict=False)
    )
    create_contest_folder(folder, small_contest(), rows)
    for code, spec in CLIPS.items():
        entry = folder / "entries" / code
        entry.mkdir(parents=True)
        shutil.copyfile(make_clip(room, spec), entry / spec.name)
    return folder


def view_of(window: Window) -> VideoView:
    (view,) = window.visible(VideoView)
    return view


def shows_a_picture_of(window: Window, name: str) -> bool:
    """Whether the copy of this clip is there already, with a picture."""
    views = list(window.visible(VideoView))
    source = views[0]._playback._source if views else None
    return source is not None and name in source.name and number_of(views[0]) is not None


def number_of(view: VideoView) -> int | None:
    """Return which picture the player shows."""
    engine = view._playback.engine
    picture = None if engine is None else engine.current_picture()
    return None if picture is None else read_number(picture)


def test_what_cannot_be_sought_exactly_is_copied_and_then_shows_the_very_picture(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = make_contest(tmp_path / "cuoc-thi", tmp_path)
    window.open(folder)
    window.wait_for("1. Thể lệ")
    window.idle()
    window.press("3. Kiểm tra")
    assert window.text.count("không đến đúng hình") == 2
    assert "Có thể đóng gói." in window.text, "it plays all the same"
    window.press("Tạo bản dễ phát")
    window.wait_for("Đã tạo 2 bản dễ phát.")
    window.idle()
    assert "2 bản giữ nguyên hình và tiếng của bản gốc." in window.text
    assert "không đến đúng hình" not in window.text

    outside = Building(clock=TickingClock(), random_bytes=random.Random(3).randbytes, cost=CHEAP)
    built = build(folder, outside)
    judge = Window(qtbot, tmp_path / "judge")
    judge.open(built.bundle, person=GK01)
    judge.wait_for("Bạn là ai?")
    judge.fill("Mã trên thẻ giám khảo", built.codes[GK01])
    judge.press("Bắt đầu chấm")
    judge.wait_for("Bài chưa chấm tiếp theo")
    workspace = judge.main.workspace
    assert isinstance(workspace, JudgeWorkspace)
    assert workspace.judging_page is not None
    for code, spec in CLIPS.items():
        workspace.judging_page.go_to(code)
        judge.wait(partial(shows_a_picture_of, judge, spec.name), "the first picture")
        goes_to_every_picture(judge, view_of(judge))
    judge.close()


def goes_to_every_picture(window: Window, view: VideoView) -> None:
    """Seek and step here and there, and see the picture that belongs there."""
    # Sound may begin a little before the first picture.
    first = first_ms(view)
    assert view._bar.remark == ""
    for number in random.Random(5).sample(range(1, PICTURES - 1), 6):
        view.seek(first + number * PICTURE_MS + PICTURE_MS // 2)
        window.wait(partial(is_shown, view, number), f"picture {number}")
        for pictures in (1, -1):
            view._playback.step(pictures)
            window.wait(partial(is_shown, view, number + max(0, pictures)), "a step")


def is_shown(view: VideoView, number: int) -> bool:
    return number_of(view) == number


def first_ms(view: VideoView) -> int:
    engine = view._playback.engine
    picture = None if engine is None else engine.current_picture()
    assert picture is not None
    assert picture.start_us is not None
    return picture.start_us // 1000
