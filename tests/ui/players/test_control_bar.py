"""The row under the picture: its menu of tracks, and room for every button."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from judge_app.media.player import Track
from judge_app.media.scripted_player import Script, ScriptedPlayer
from judge_app.media.selection import Preference
from judge_app.ui.actions import ActionTable
from judge_app.ui.language import Language, language
from judge_app.ui.players.control_bar import ControlBar
from judge_app.ui.players.looping import PassageMarks
from judge_app.ui.players.remarks import remark_words
from judge_app.ui.players.track_words import track_name
from judge_app.ui.players.video_actions import SPECS
from judge_app.ui.widgets.text import TwoLineLabel

SOUNDS = (
    Track(id=0, title="", language="Vietnamese"),
    Track(id=1, title="Lời bình", language="eng"),
)
SUBTITLES = (Track(id=4, title="", language=""),)


@pytest.fixture(name="bar")
def _bar(qtbot: QtBot) -> Iterator[ControlBar]:
    bar = ControlBar()
    qtbot.addWidget(bar)
    actions = ActionTable(bar)
    for spec in SPECS.values():
        actions.add(spec, lambda: None)
    bar.take(actions)
    bar.show_engines(Preference.AUTOMATIC, have_choice=True)
    bar.show_tracks(SOUNDS, SUBTITLES, 0)
    yield bar
    language.use(Language.VIETNAMESE)


def _menu(bar: ControlBar) -> list[QAction]:
    menus = [menu for menu in bar.findChildren(QMenu) if menu.parent() is bar]
    return menus[0].actions()


def test_every_part_of_the_menu_says_what_it_is_for(bar: ControlBar) -> None:
    words = [(action.text(), action.isEnabled(), action.isChecked()) for action in _menu(bar)]
    assert words == [
        ("Tiếng", False, False),
        ("Tiếng Việt", True, True),
        ("Lời bình (Tiếng Anh)", True, False),
        ("Phụ đề", False, False),
        ("Không hiện phụ đề", True, True),
        ("Đường 1", True, False),
        ("Hình hoặc tiếng lỗi? Đổi bộ phát", False, False),
        ("Tự chọn", True, True),
        ("Bộ phát 1 (có sẵn)", True, False),
        ("Bộ phát 2 (VLC)", True, False),
    ]


def test_another_language_keeps_what_was_chosen(qtbot: QtBot, bar: ControlBar) -> None:
    with qtbot.waitSignal(bar.subtitles_chosen) as chosen:
        next(a for a in _menu(bar) if a.text() == "Đường 1").trigger()
    assert chosen.args == [4]
    with qtbot.waitSignal(bar.sound_chosen) as chosen:
        next(a for a in _menu(bar) if a.text().startswith("Lời bình")).trigger()
    assert chosen.args == [1]
    language.use(Language.ENGLISH)
    assert [a.text() for a in _menu(bar) if a.isChecked()] == [
        "Lời bình (English)",
        "Track 1",
        "Automatic",
    ]


def test_small_words_take_no_room_from_the_buttons(qtbot: QtBot, bar: ControlBar) -> None:
    bar.resize(724, 90)
    bar.show()
    bar.show_duration(3_600_000)
    bar.show_remark("Từ 1:00:35. Bấm lại ở cuối đoạn")
    qtbot.waitExposed(bar)
    shown = [button for button in bar.findChildren(QAbstractButton) if button.isVisible()]
    assert len(shown) == 11
    assert [b.accessibleName() for b in shown if b.width() < b.sizeHint().width()] == []


@pytest.mark.parametrize("tongue", Language)
def test_what_to_press_at_the_end_of_a_passage_is_read_whole(
    qtbot: QtBot, bar: ControlBar, tongue: Language
) -> None:
    """724 pixels are what the judge's window of 1366 leaves the player."""
    language.use(tongue)
    bar.resize(724, 90)
    bar.show()
    bar.show_duration(65_000)
    words = remark_words(PassageMarks(start_ms=35_000), 0, ScriptedPlayer(Script()))
    bar.show_remark(words)
    qtbot.waitExposed(bar)
    (label,) = (label for label in bar.findChildren(TwoLineLabel) if label.whole == words)
    assert label.text().replace("\n", " ") == words


@pytest.mark.parametrize(
    ("title", "spoken", "name"),
    [
        ("", "vi", "Tiếng Việt"),
        ("Tiếng Việt", "vie", "Tiếng Việt"),
        ("", "Esperanto", "Esperanto"),
        ("Nhạc nền", "", "Nhạc nền"),
        ("", "", "Đường 3"),
        ("Tiếng Việt - [Vietnamese]", "", "Tiếng Việt"),
        ("Lời bình - [English]", "", "Lời bình (Tiếng Anh)"),
        ("Track 2 - [English]", "", "Tiếng Anh"),
        ("Track 2", "", "Đường 3"),
    ],
)
def test_tracks_are_called_by_what_they_are(title: str, spoken: str, name: str) -> None:
    assert track_name(Track(id=7, title=title, language=spoken), 2) == name
