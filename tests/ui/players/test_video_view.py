"""What the judge does with a clip: keys, a place that is remembered, a player that is preferred."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from judge_app.byte_source import FileSource
from judge_app.media.player import EngineName, PlayerState
from judge_app.ui.actions import ActionSpec
from judge_app.ui.judge import judging_actions
from judge_app.ui.language import Language, language
from judge_app.ui.players.engine_shelf import EngineShelf, real_engines
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.video_actions import SPECS
from judge_app.ui.players.video_view import VideoView
from judge_app.ui.tasks import TaskRunner
from tests.support.clips import H264, PLAIN, ClipSpec, make_clip, run_ffmpeg
from tests.ui.players.faulty_source import FaultySource


class Seat:
    """A view on real engines, as one run of the program after another has it."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot = qtbot
        self.tasks = TaskRunner()
        self.shelf: EngineShelf = real_engines(has_surface=False)
        self.view = VideoView(self.tasks, home, engines=self.shelf)
        self.view.resize(900, 600)
        self.view.show()

    def open(self, clip: Path, start_ms: int | None = None) -> None:
        self.view.open(FileSource(clip), start_ms=start_ms)
        self.wait(lambda: self.view.state is PlayerState.PAUSED)
        self.wait(lambda: self.view.current_frame() is not None)

    def wait(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=8000)

    def choose(self, words: str) -> None:
        """Choose an entry of one of the menus of the control bar."""
        found: list[QAction] = [
            action
            for menu in self.view.findChildren(QMenu)
            for action in menu.actions()
            if action.text() == words
        ]
        assert found, words
        found[0].trigger()

    @property
    def engine(self) -> EngineName | None:
        engine = self.view._playback.engine
        return None if engine is None else engine.engine

    @property
    def is_seeking(self) -> bool:
        engine = self.shelf.get(EngineName.QT)
        assert isinstance(engine, QtPlayer)
        return engine._seeks.under_way is not None

    def leave(self) -> None:
        self.view.shut_down()
        self.tasks.shut_down()
        self.view.deleteLater()


@pytest.fixture
def seats(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Seat]]:
    taken: list[Seat] = []

    def take() -> Seat:
        for seat in taken:
            seat.leave()
        taken[:] = [Seat(qtbot, tmp_path / "home")]
        return taken[0]

    yield take
    for seat in taken:
        seat.leave()


@pytest.fixture(scope="session")
def long_clip(clips_folder: Path) -> Path:
    target = clips_folder / "long.mp4"
    if not target.exists():
        run_ffmpeg(
            "-stream_loop", "3", "-i", str(make_clip(clips_folder, PLAIN)), "-c", "copy", str(target)
        )  # fmt: skip
    return target


def test_a_clip_goes_on_where_it_was_left(seats: Callable[[], Seat], long_clip: Path) -> None:
    seat = seats()
    seat.open(long_clip)
    seat.view.seek(8000)
    seat.wait(lambda: abs(seat.view.position_ms - 8000) <= 40)
    seat = seats()
    seat.open(long_clip)
    seat.wait(lambda: abs(seat.view.position_ms - 8000) <= 40)
    assert "0:08" in seat.view._bar.remark, "and it is said"
    seat.view.play()
    seat.wait(lambda: seat.view._bar.remark == "")
    seat.open(long_clip, start_ms=2000)
    seat.wait(lambda: abs(seat.view.position_ms - 2000) <= 40)
    assert seat.view._bar.remark == "", "unless a note leads somewhere else"


def test_a_player_that_is_preferred_takes_over_at_once_and_the_next_time(
    seats: Callable[[], Seat], long_clip: Path
) -> None:
    seat = seats()
    seat.open(long_clip)
    assert seat.engine is EngineName.QT
    seat.view.seek(6000)
    seat.wait(lambda: abs(seat.view.position_ms - 6000) <= 40)
    seat.choose("Bộ phát 2 (VLC)")
    seat.wait(lambda: seat.engine is EngineName.VLC and seat.view.state is PlayerState.PAUSED)
    assert abs(seat.view.position_ms - 6000) <= 200
    seat = seats()
    seat.open(long_clip, start_ms=0)
    assert seat.engine is EngineName.VLC
    seat.choose("Tự chọn")
    seat.wait(lambda: seat.engine is EngineName.QT)


def test_a_player_that_may_miss_the_picture_asked_for_says_so(
    seats: Callable[[], Seat], clips_folder: Path
) -> None:
    hevc = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none")
    seat = seats()
    seat.open(make_clip(clips_folder, ClipSpec(name="remark.ts", video=H264)), start_ms=0)
    assert seat.engine is EngineName.QT
    assert seat.view._bar.remark == "", "it has no index, but every picture is found"
    seat.open(make_clip(clips_folder, ClipSpec(name="remark.hevc.ts", video=hevc)), start_ms=0)
    assert seat.engine is EngineName.QT, "nobody has looked what it holds"
    seat.wait(lambda: seat.view._bar.remark == "Tua xấp xỉ")
    seat.choose("Bộ phát 2 (VLC)")
    seat.wait(lambda: seat.engine is EngineName.VLC and seat.view._bar.remark == "")


def test_loudness_is_remembered(seats: Callable[[], Seat], long_clip: Path) -> None:
    seat = seats()
    seat.open(long_clip)
    before = seat.view._loudness.percent
    for _ in range(3):
        seat.view._controls.quieter()
    seat = seats()
    assert seat.view._loudness.percent == before - 15


def test_plain_keys_play_skip_and_step(seats: Callable[[], Seat], long_clip: Path) -> None:
    seat = seats()
    seat.open(long_clip, start_ms=0)
    keys = seat.view._controls.keys
    keys[Qt.Key.Key_Right]()
    seat.wait(lambda: seat.view.position_ms > 4900 and not seat.is_seeking)
    there = seat.view.position_ms
    for key, way in ((Qt.Key.Key_Period, 1), (Qt.Key.Key_Comma, 0)):
        keys[key]()
        seat.wait(lambda way=way: abs(seat.view.position_ms - there - way * 40) <= 2)  # type: ignore[misc]
    keys[Qt.Key.Key_Left]()
    seat.wait(lambda: seat.view.position_ms <= 40)
    for state in (PlayerState.PLAYING, PlayerState.PAUSED):
        QTest.keyClick(seat.view._area, Qt.Key.Key_Space)
        seat.wait(lambda state=state: seat.view.state is state)  # type: ignore[misc]


def test_no_key_of_the_player_is_taken_by_the_judging_screen() -> None:
    """Two actions on one key in one window: Qt then does neither."""
    specs = [each for each in vars(judging_actions).values() if isinstance(each, ActionSpec)]
    judging = [key for spec in specs for key in spec.shortcuts]
    assert judging
    video = [key for spec in SPECS.values() for key in spec.shortcuts]
    assert sorted(set(judging) & set(video)) == []
    assert len(set(video)) == len(video)


def test_clock_line_and_message_name_one_moment(
    seats: Callable[[], Seat], clips_folder: Path, tmp_path: Path
) -> None:
    whole, cut = clips_folder / "index-first.mp4", tmp_path / "cut.mp4"
    run_ffmpeg(
        "-i", str(make_clip(clips_folder, PLAIN)), "-c", "copy", "-movflags", "+faststart", str(whole)
    )  # fmt: skip
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    seat = seats()
    seat.open(cut)
    seat.view.play()
    seat.wait(lambda: seat.view.problem is not None)
    problem, bar = seat.view.problem, seat.view._bar
    assert problem is not None
    assert problem.position_ms
    seat.qtbot.wait(300)
    assert bar.seek_bar._position == problem.position_ms
    bar.show_position(problem.position_ms + 1500)
    assert bar.seek_bar._position == problem.position_ms + 1500, "farther off it moves again"


def test_at_the_end_the_clock_shows_the_whole_length(
    seats: Callable[[], Seat], long_clip: Path
) -> None:
    seat = seats()
    seat.open(long_clip, start_ms=15_000)
    seat.wait(lambda: seat.view.position_ms >= 14_900)
    seat.view.play()
    seat.wait(lambda: seat.view.state is PlayerState.ENDED)
    seat.qtbot.wait(200)
    assert seat.view._bar.seek_bar._position == seat.view.duration_ms


def test_what_is_said_while_a_clip_opens_follows_the_language(
    seats: Callable[[], Seat], long_clip: Path
) -> None:
    seat = seats()
    slow = FaultySource(long_clip.read_bytes())
    slow.answers.clear()
    seat.view.open(slow)

    def says(words: str) -> bool:
        return any(each.text() == words for each in seat.view._face.findChildren(QLabel))

    seat.wait(lambda: says("Đang mở…"))
    language.use(Language.ENGLISH)
    try:
        assert says("Opening…")
    finally:
        language.use(Language.VIETNAMESE)
        slow.answers.set()


def test_a_note_asked_for_on_the_whole_screen_can_be_written(
    seats: Callable[[], Seat], long_clip: Path
) -> None:
    seat = seats()
    seat.open(long_clip)
    seat.view.toggle_full_screen()
    stage = seat.view._stage
    assert stage.window() is not seat.view.window()
    was_whole = []
    seat.view.note_requested.connect(
        lambda _ms: was_whole.append(stage.window() is not seat.view.window())
    )
    seat.view.request_note()
    assert was_whole == [False], "the note's line lies in the window behind"
