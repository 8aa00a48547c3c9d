"""What every player promises while the clip stands: what is chosen then holds, and nothing moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.media.player import Capability, EngineName, Opened, Player, PlayerState
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support.subtitled_clips import make_subtitled_clip
from tests.ui.players.rig import PICTURE_MS, SLOWLY, Rig, Run


@pytest.fixture(name="rig", params=[EngineName.QT, EngineName.VLC])
def _rig(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Rig]:
    is_qt = request.param is EngineName.QT
    player: Player = QtPlayer(has_surface=False) if is_qt else VlcPlayer(is_silent=True)
    yield Rig(player, qtbot.wait)
    player.shut_down()


def _stands_at(rig: Rig, number: int) -> None:
    rig.stays_on(number)
    assert rig.player.state is PlayerState.PAUSED


def test_another_sound_track_changes_no_picture(rig: Rig, clips_folder: Path) -> None:
    rig.open(make_subtitled_clip(clips_folder, "srt.mkv"))
    rig.player.seek(2060)  # its pictures begin 23 ms late
    _stands_at(rig, 50)
    sounds = rig.heard.last(Opened).sounds
    assert len(sounds) == 2
    for track in (sounds[1], sounds[0], sounds[1]):
        rig.player.choose_sound(track.id)
        _stands_at(rig, 50)
    rig.player.set_rate(SLOWLY)
    rig.player.play()
    rig.until(lambda: rig.number() > 52)
    assert rig.player.state is PlayerState.PLAYING
    assert rig.number() < 75, "it plays on from there"


def test_subtitles_change_no_picture(rig: Rig, clips_folder: Path) -> None:
    rig.open(make_subtitled_clip(clips_folder, "text.mp4"))
    rig.seek(3220)
    for track in (*rig.heard.last(Opened).subtitles, None):
        rig.player.choose_subtitles(None if track is None else track.id)
        _stands_at(rig, 80)


def test_a_speed_holds_when_it_plays_on(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.seek(1020)
    rig.player.set_rate(SLOWLY)
    rig.player.set_volume(30)
    _stands_at(rig, 25)
    run = Run(SLOWLY)
    rig.player.play()
    rig.until(lambda: rig.player.position_ms > 1500)
    assert rig.player.position_ms - 1020 <= run.most_ms + 200


@pytest.mark.parametrize("way", [1, -1])
def test_the_first_step_after_a_pause_leads_to_the_neighbour(
    rig: Rig, plain_clip: Path, way: int
) -> None:
    rig.open(plain_clip)
    rig.seek(1020)
    rig.player.set_rate(SLOWLY)
    rig.player.play()
    rig.until(lambda: rig.player.position_ms > 1400)
    rig.player.pause()
    rig.rests()
    number = rig.number()
    assert abs(number * PICTURE_MS - rig.player.position_ms) <= 2 * PICTURE_MS
    rig.player.step(way)
    rig.until(lambda: rig.number() != number)
    rig.rests()
    if Capability.EXACT_STEP in rig.player.capabilities:
        assert rig.number() == number + way
    else:
        rig.until(lambda: (rig.number() - number) * way > 0)


def test_let_go_after_a_drag_while_it_plays_it_goes_on_from_the_last_place(
    rig: Rig, plain_clip: Path
) -> None:
    rig.open(plain_clip)
    rig.player.set_rate(SLOWLY)
    rig.player.play()
    rig.until(lambda: rig.player.position_ms > 100)
    for place in (*range(500, 3500, 100), *range(3500, 500, -100)):
        rig.player.seek(place)
        rig.wait(5)
    rig.player.seek(1020)
    assert rig.player.position_ms == 1020
    rig.until(lambda: rig.player.position_ms > 1100)
    numbers = []
    for _ in range(20):
        numbers.append(rig.number())
        rig.wait(40)
    assert numbers == sorted(numbers), "nothing of another place comes afterwards"
    assert 25 <= numbers[0] <= 60
    assert rig.player.state is PlayerState.PLAYING


def test_a_pause_in_the_midst_of_a_seek_keeps_the_place(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.player.play()
    rig.until(lambda: rig.player.position_ms > 200)
    rig.player.seek(3020)
    rig.player.pause()
    _stands_at(rig, 75)


@pytest.mark.parametrize("place_ms", [0, 1020, 2020])
@pytest.mark.parametrize("is_opened_there", [True, False])
def test_subtitles_that_nobody_chose_do_not_change_where_it_plays_on(
    rig: Rig, clips_folder: Path, place_ms: int, *, is_opened_there: bool
) -> None:
    """A reader may take the beginning of the next line for the time after a seek."""
    clip = make_subtitled_clip(clips_folder, "text.mp4")
    rig.open(clip, start_ms=place_ms if is_opened_there else 0)
    if not is_opened_there:
        rig.player.seek(place_ms)
    number = place_ms // PICTURE_MS
    _stands_at(rig, number)
    rig.player.set_rate(SLOWLY)
    run = Run(SLOWLY)
    rig.player.play()
    rig.until(lambda: rig.number() > number + 4)
    assert (rig.number() - number) * PICTURE_MS <= run.most_ms + 4 * PICTURE_MS
