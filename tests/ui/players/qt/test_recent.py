"""Pictures kept for steps: neighbours only, and not too many."""

from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from judge_app.ui.players.qt.recent import RecentPictures

LENGTH_US = 40_000
_PIXELS = QVideoFrameFormat.PixelFormat.Format_YUV420P


def _picture(number: int, size: QSize | None = None) -> QVideoFrame:
    picture = QVideoFrame(QVideoFrameFormat(size or QSize(64, 36), _PIXELS))
    picture.setStartTime(number * LENGTH_US)
    picture.setEndTime((number + 1) * LENGTH_US)
    return picture


def _noted(*numbers: int, size: QSize | None = None) -> RecentPictures:
    recent = RecentPictures()
    for number in numbers:
        last = recent.last
        recent.note(_picture(number, size), 0 if last is None else last.endTime())
    return recent


def _beside(recent: RecentPictures, number: int, way: int) -> int | None:
    found = recent.neighbour(_picture(number), way)
    return None if found is None else found.startTime() // LENGTH_US


def test_neighbours_are_found_both_ways() -> None:
    recent = _noted(5, 6, 6, 7)
    assert [_beside(recent, number, -1) for number in (5, 6, 7)] == [None, 5, 6]
    assert [_beside(recent, number, 1) for number in (5, 6, 7)] == [6, 7, None]
    assert _beside(recent, 9, -1) is None


def test_a_gap_or_a_way_back_begins_a_new_row() -> None:
    assert _beside(_noted(1, 2, 4), 4, -1) is None
    assert _beside(_noted(1, 2, 4, 5), 5, -1) == 4
    assert _beside(_noted(4, 5, 3), 5, -1) is None
    recent = _noted(1, 2)
    recent.forget()
    assert recent.last is None


def test_few_are_kept_and_fewer_large_ones() -> None:
    assert _beside(_noted(*range(20)), 8, 1) == 9
    assert _beside(_noted(*range(20)), 7, 1) is None
    large = _noted(*range(20), size=QSize(3840, 2160))
    assert _beside(large, 15, 1) == 16
    assert _beside(large, 14, 1) is None
