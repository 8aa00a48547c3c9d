"""A place in a clip is the same in both players, whatever the clip's own clock tells there."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import FileSource
from judge_app.media.player import Moved, Opened, PlayerState
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.clock import VlcClock
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support.clips import H264, ClipSpec, make_clip, read_number
from tests.ui.players.conftest import Heard

VP8 = ("-c:v", "libvpx", "-b:v", "1M", "-g", "25", "-deadline", "realtime")
OPUS = ("-c:a", "libopus")
NO_SOUND = ("-an",)
LATE = ("-output_ts_offset", "10")
CLIPS = [
    ClipSpec(name="clock.opus.webm", video=VP8, audio=OPUS),
    ClipSpec(name="clock.late.webm", video=VP8, audio=OPUS, last=LATE),
    ClipSpec(name="clock.late.mkv", video=H264, last=LATE),
    ClipSpec(name="clock.silent.mkv", video=H264, audio=NO_SOUND, last=LATE),
    ClipSpec(name="clock.late.mp4", video=H264, last=LATE),
    ClipSpec(name="clock.late.wmv", video=("-c:v", "wmv2", "-q:v", "3", "-g", "25"), last=LATE),
    # Sought shortly before its sound ends, libVLC waits for more of it.
    ClipSpec(name="clock.short.mkv", video=H264, audio=("-c:a", "aac", "-af", "atrim=0:3.3")),
]
# At either side of a picture's edge where clocks are some milliseconds apart.
PLACES = (0, 130, 1010, 2530, 3050, 1290)
CALM_MS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a player shows and tells at the places."""

    pictures: list[int | None]
    stepped: tuple[int | None, int]
    """The picture after the last place's, and when it is said to begin."""
    length_ms: int


@pytest.fixture(name="players", scope="module")
def _players(qapp: object) -> Iterator[tuple[Engine, Engine]]:
    players = QtPlayer(has_surface=False), VlcPlayer(is_silent=True)
    yield players
    for player in players:
        player.shut_down()


def _look(qtbot: QtBot, player: Engine, clip: Path) -> Seen:
    heard = Heard()
    player.listen(heard)
    pictures = []
    with closing(FileSource(clip)) as source, closing(player):
        player.open(source)
        qtbot.waitUntil(
            lambda: player.pictures_seen > 0 and player.state is PlayerState.PAUSED, timeout=8000
        )
        for place in PLACES:
            heard.events = [*heard.all(Opened)]
            player.seek(place)
            qtbot.waitUntil(lambda: heard.any(Moved), timeout=20_000)
            qtbot.wait(CALM_MS)
            pictures.append(_number(player))
        player.step(1)
        qtbot.waitUntil(lambda: _number(player) != pictures[-1], timeout=20_000)
        qtbot.wait(CALM_MS)
        stepped = _number(player), heard.last(Moved).position_ms
    return Seen(pictures=pictures, stepped=stepped, length_ms=heard.last(Opened).duration_ms)


def _number(player: Engine) -> int | None:
    picture = player.current_picture()
    return None if picture is None else read_number(picture)


@pytest.mark.parametrize("spec", CLIPS, ids=lambda spec: spec.name)
def test_both_players_show_the_same_picture_at_a_place(
    qtbot: QtBot, players: tuple[Engine, Engine], clips_folder: Path, spec: ClipSpec
) -> None:
    clip = make_clip(clips_folder, spec)
    in_qt, in_vlc = (_look(qtbot, player, clip) for player in players)
    assert in_vlc.pictures == in_qt.pictures
    assert in_qt.pictures[0] == 0
    assert in_vlc.stepped[0] == in_qt.stepped[0]
    assert abs(in_vlc.stepped[1] - in_qt.stepped[1]) <= 1
    ends_at = 14_000 if spec.name.endswith(".wmv") else 4000  # as ASF tells it
    assert abs(in_vlc.length_ms - ends_at) < 100


@pytest.mark.parametrize("start_ms", [0, 10_000, -7])
@pytest.mark.parametrize("place_ms", [0, 3, 1234])
def test_what_is_asked_comes_back_as_it_was(start_ms: int, place_ms: int) -> None:
    clock = VlcClock(start_ms)
    sought = clock.asked(wire.Seek(place_ms))
    assert isinstance(sought, wire.Seek)
    assert sought.position_ms == place_ms + start_ms
    assert clock.told(wire.Landed(1, sought.position_ms)) == wire.Landed(1, place_ms)
    stepped = clock.asked(wire.Step(1, place_ms))
    assert isinstance(stepped, wire.Step)
    assert clock.told(wire.Stepped(1, stepped.near_ms)) == wire.Stepped(1, place_ms)


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        (wire.Clock(1, 10_500, 14_000), wire.Clock(1, 500, 4000)),
        (wire.Clock(1, 0, 0), wire.Clock(1, 0, 0)),
        (wire.Clock(1, 10_500, 4000), wire.Clock(1, 500, 4000)),
        (wire.AtEnd(1, 14_000), wire.AtEnd(1, 4000)),
        (wire.Runs(1), wire.Runs(1)),
        (wire.WantBytes(1, 20_000, 9), wire.WantBytes(1, 20_000, 9)),
    ],
)
def test_what_libvlc_tells_counts_from_the_beginning(told: wire.Answer, heard: wire.Answer) -> None:
    assert VlcClock(10_000).told(told) == heard


def test_other_wishes_stay_as_they_are() -> None:
    assert VlcClock(10_000).asked(wire.SetRate(2.0)) == wire.SetRate(2.0)
