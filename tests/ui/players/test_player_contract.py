"""What every player promises, held against QtMultimedia, libVLC and the scripted one."""

import os
import signal
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import MemorySource
from judge_app.media.passage import Passage
from judge_app.media.picture import Picture
from judge_app.media.player import (
    Capability,
    Ended,
    EngineName,
    Failed,
    Moved,
    Opened,
    Player,
    PlayerState,
    StateChanged,
)
from judge_app.media.scripted_player import Script, ScriptedPlayer
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support.clips import HEIGHT, PICTURES, WIDTH, numbered_picture
from tests.ui.players.rig import PICTURE_MS, SLOWLY, Rig


@cache
def _draw(number: int) -> Picture:
    rows = numbered_picture(number)
    pixels = b"".join(bytes((b, g, r, 255)) for row in rows.tolist() for r, g, b in row)
    return Picture(width=WIDTH, height=HEIGHT, stride=WIDTH * 4, pixels=pixels)


class _RigAfterDeath(Rig):
    """libVLC's process dies as soon as the clip is open; the one that took over keeps the promises."""

    def open(self, clip: Path, start_ms: int = 0) -> None:
        super().open(clip, start_ms)
        assert isinstance(self.player, VlcPlayer)
        first, seen = self.player.process_id, self.player.pictures_seen
        assert first is not None
        os.kill(first, signal.SIGKILL)
        player = self.player
        self.until(lambda: player.process_id not in {first, None} and player.pictures_seen > seen)


@pytest.fixture(name="rig", params=[*EngineName, "vlc after a death"])
def _rig(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Rig]:
    player: Player
    rig = Rig
    match request.param:
        case EngineName.QT:
            player = QtPlayer(has_surface=False)
        case EngineName.VLC:
            assert VlcPlayer.is_available(), "install what system-packages.txt lists"
            player = VlcPlayer(is_silent=True)
        case "vlc after a death":
            player, rig = VlcPlayer(is_silent=True), _RigAfterDeath
        case _:
            scripted = ScriptedPlayer(Script(), draw=_draw)
            yield Rig(scripted, scripted.advance)
            return
    yield rig(player, qtbot.wait)
    player.shut_down()


def test_it_opens_and_stands_on_the_first_picture(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    assert rig.player.state is PlayerState.PAUSED
    opened = rig.heard.last(Opened)
    assert abs(opened.duration_ms - 4000) < 60
    assert opened.has_picture
    assert opened.has_sound
    rig.stays_on(0)
    assert rig.player.position_ms == 0


def test_it_opens_where_it_is_told(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip, start_ms=2020)
    rig.lands_on(50)
    assert abs(rig.player.position_ms - 2020) <= PICTURE_MS
    assert rig.player.state is PlayerState.PAUSED


def test_told_to_play_the_moment_it_is_open_it_plays(rig: Rig, plain_clip: Path) -> None:
    def hear(event: object) -> None:
        if isinstance(event, Opened):
            rig.player.play()

    rig.player.listen(hear)
    rig.player.open(MemorySource(plain_clip.name, plain_clip.read_bytes()))
    rig.until(lambda: rig.player.position_ms > 200 and rig.number() > 0)
    assert rig.player.state in {PlayerState.PLAYING, PlayerState.ENDED}


@pytest.mark.parametrize("target", [20, 1020, 3520, 980, 2500])
def test_a_seek_shows_the_picture_of_that_moment(rig: Rig, plain_clip: Path, target: int) -> None:
    rig.open(plain_clip)
    rig.seek(target)
    assert abs(rig.player.position_ms - target) <= PICTURE_MS
    rig.until(lambda: rig.heard.any(Moved))


def test_of_many_seeks_the_latest_wins(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    for target in range(100, 3300, 100):
        rig.player.seek(target)
    rig.player.seek(1540)
    assert rig.player.position_ms == 1540
    rig.lands_on(38)


def test_playing_runs_in_real_time_and_pausing_stands(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.player.play()
    rig.until(lambda: rig.player.position_ms > 800 and rig.player.pictures_seen > 8)
    assert rig.player.state is PlayerState.PLAYING
    rig.player.pause()
    rig.rests()
    place, number = rig.player.position_ms, rig.number()
    assert [event.state for event in rig.heard.all(StateChanged)][-1] is PlayerState.PAUSED
    assert abs(number * PICTURE_MS - place) <= 400
    rig.wait(300)
    assert (rig.player.position_ms, rig.number()) == (place, number)


def test_pictures_come_in_order_while_it_plays(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    numbers = [rig.number()]
    rig.player.play()

    def are_many() -> bool:
        numbers.append(rig.number())
        return len(set(numbers)) > 12

    rig.until(are_many)
    assert numbers == sorted(numbers)


def test_steps_forward_go_picture_by_picture_where_the_engine_can(
    rig: Rig, plain_clip: Path
) -> None:
    rig.open(plain_clip)
    rig.seek(1020)
    for _ in range(3):
        before = rig.number()
        rig.player.step(1)
        rig.until(lambda before=before: rig.number() > before)  # type: ignore[misc]
        if Capability.EXACT_STEP in rig.player.capabilities:
            assert rig.number() == before + 1
    assert rig.player.state is PlayerState.PAUSED


def test_steps_back_go_picture_by_picture_where_the_engine_can(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.seek(2020)
    rig.player.step(-1)
    if Capability.EXACT_STEP in rig.player.capabilities:
        rig.until(lambda: rig.number() == 49)
        rig.player.step(-3)
        rig.until(lambda: rig.number() == 46)
    else:
        rig.player.step(-3)
        rig.until(lambda: rig.number() < 49)


@pytest.mark.parametrize(("rate", "least", "most"), [(0.5, 0.2, 0.85), (2.0, 1.3, 2.7)])
def test_other_speeds(rig: Rig, plain_clip: Path, rate: float, least: float, most: float) -> None:
    rig.open(plain_clip)
    rig.player.set_rate(rate)

    def is_as_fast_as_told() -> bool:
        rig.player.seek(0)
        rig.player.play()
        rig.until(lambda: rig.player.position_ms > 60)
        passed = 0

        def now() -> float:
            return passed if isinstance(rig.player, ScriptedPlayer) else time.monotonic() * 1000

        before, began = rig.player.position_ms, now()
        for _ in range(50):
            rig.wait(20)
            passed += 20
        return least <= (rig.player.position_ms - before) / (now() - began) <= most

    # A busy machine may be held up now and then, and the clip be over meanwhile.
    assert any(is_as_fast_as_told() for _ in range(10))
    rig.until(lambda: abs(rig.number() * PICTURE_MS - rig.player.position_ms) <= 600)


def test_at_the_end_the_last_picture_stays(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.player.set_rate(SLOWLY)
    rig.player.seek(3400)
    rig.player.play()
    rig.until(lambda: rig.player.state is PlayerState.ENDED)
    assert len(rig.heard.all(Ended)) == 1
    assert abs(rig.heard.last(Ended).position_ms - 4000) <= 60
    rig.rests()
    assert rig.number() >= PICTURES - 3


def test_after_the_end_playing_begins_anew(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.player.seek(3600)
    rig.player.play()
    rig.until(lambda: rig.player.state is PlayerState.ENDED)
    rig.player.set_rate(SLOWLY)
    rig.player.play()
    assert rig.player.state is PlayerState.PLAYING
    rig.until(lambda: 5 < rig.number() < 60)
    assert rig.player.state is PlayerState.PLAYING


def test_after_the_end_one_can_seek_back(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.player.seek(3700)
    rig.player.play()
    rig.until(lambda: rig.player.state is PlayerState.ENDED)
    rig.seek(1020)
    assert rig.player.state is PlayerState.PAUSED


def test_a_passage_is_played_over_and_over(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.player.set_loop(Passage(start_ms=1000, end_ms=1600))
    rig.player.seek(1000)
    rig.player.play()
    backs, last = 0, 0
    while backs < 2:
        looked = time.monotonic()
        rig.wait(25)
        late_ms = (time.monotonic() - looked) * 1000
        place = rig.player.position_ms
        backs += place < last - 300
        last = place
        assert 900 <= place <= 1900 + late_ms


def test_a_passage_that_reaches_the_end(rig: Rig, plain_clip: Path) -> None:
    rig.open(plain_clip)
    rig.player.set_loop(Passage(start_ms=3300, end_ms=3990))
    rig.player.seek(3300)
    rig.player.play()
    backs, last = 0, 0
    while backs < 2:
        rig.wait(25)
        place = rig.player.position_ms
        backs += place < last - 300
        last = place
        assert rig.player.state is PlayerState.PLAYING


def test_closed_it_is_empty_and_does_nothing(rig: Rig, plain_clip: Path) -> None:
    rig.player.play()
    rig.player.seek(100)
    assert rig.player.state is PlayerState.EMPTY
    rig.open(plain_clip)
    rig.player.close()
    assert rig.player.state is PlayerState.EMPTY
    assert rig.player.current_picture() is None
    assert rig.player.duration_ms == 0
    rig.player.play()
    rig.player.step(1)
    rig.wait(100)
    assert rig.player.state is PlayerState.EMPTY


def test_one_clip_after_another(rig: Rig, plain_clip: Path) -> None:
    for start in (0, 1020, 2020):
        rig.open(plain_clip, start_ms=start)
        rig.lands_on(start // PICTURE_MS)
    states = [event.state for event in rig.heard.all(StateChanged)]
    assert states.count(PlayerState.LOADING) == 3


@pytest.mark.parametrize("content", [b"no clip at all" * 50, bytes(5000)])
def test_what_is_no_clip_is_refused(rig: Rig, content: bytes) -> None:
    if isinstance(rig.player, ScriptedPlayer):
        rig.player.script = Script(refuses=True)
    rig.player.open(MemorySource("clip.mp4", content))
    rig.until(lambda: rig.player.state is PlayerState.FAILED)
    assert rig.heard.any(Failed)
