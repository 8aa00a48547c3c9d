"""The right picture at the right time, in every format and in both engines."""

import shutil
import struct
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import FileSource, MemorySource
from judge_app.media.player import EngineName, Opened, PlayerState, SubtitleChanged
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.qt_player import QtPlayer
from judge_app.ui.players.vlc_player import VlcPlayer
from tests.support.clips import (
    H264,
    HEIGHT,
    WIDTH,
    ClipSpec,
    make_base,
    make_clip,
    read_number,
    run_ffmpeg,
)
from tests.support.format_matrix import FORMATS, SHAPES
from tests.ui.players.conftest import Heard

PICTURE_MS = 40
PLACES = (50, 12, 80)
# Where a container has no index, Qt lands on the nearest key picture, here at most a second away.
_WITHOUT_INDEX = (".ts", ".mpg", ".vob", ".m2ts")
_OFF_WITHOUT_INDEX = (26, 26)
# Where times in the container and numbers of pictures do not quite agree.
_SHIFTED = (".avi", ".mkv", ".flv", ".wmv", ".asf", ".ogv", "fragments.mp4", "uneven.mp4")
_OFF_SHIFTED = (4, 3)
# The index of an MP4 tells where each picture is, and libVLC counts them. Elsewhere, where pictures are
# stored out of order, it lands beside the place; in some containers it guesses.
_COUNTED_IN_VLC = (".mp4", ".mov", ".3gp", ".m4v")
_OFF_IN_VLC = (2, 2)
_GUESSED_IN_VLC = (".ts", ".mpg", ".vob", ".m2ts", ".flv", ".ogv", "fragments.mp4")
_NOT_IN_QT = {"av1.mp4", "av1.webm"}


@pytest.fixture(name="players", scope="module")
def _players(qapp: object) -> Iterator[dict[EngineName, Engine]]:
    players: dict[EngineName, Engine] = {
        EngineName.QT: QtPlayer(has_surface=False),
        EngineName.VLC: VlcPlayer(is_silent=True),
    }
    yield players
    for player in players.values():
        player.shut_down()


def _off(engine: EngineName, name: str) -> tuple[int, int]:
    if name == "uneven.mp4" and engine is EngineName.VLC:
        return (2, 0)  # only every third picture was kept
    if engine is EngineName.VLC and name.endswith(_COUNTED_IN_VLC):
        return (0, 0)
    if engine is EngineName.VLC and name == "h264.avi":
        return (2, 0)  # in the container its first picture is two late
    if engine is EngineName.VLC and name.endswith((".avi", ".wmv", ".asf")):
        return (1, 1)
    if name.endswith(_SHIFTED):
        return _OFF_SHIFTED
    if engine is EngineName.VLC:
        return _OFF_IN_VLC
    return _OFF_WITHOUT_INDEX if name.endswith(_WITHOUT_INDEX) else (0, 0)


def _shows(player: Engine, number: int, off: tuple[int, int]) -> Callable[[], bool]:
    def is_there() -> bool:
        picture = player.current_picture()
        seen = None if picture is None else read_number(picture)
        return seen is not None and number - off[0] <= seen <= number + off[1]

    return is_there


def _check(qtbot: QtBot, player: Engine, clip: Path, spec: ClipSpec) -> Heard:
    heard = Heard()
    player.listen(heard)
    # Closed in any case, in this order, so that a clip that fails does not fail those after it too.
    with closing(FileSource(clip)) as source, closing(player):
        player.open(source, size=spec.size)
        qtbot.waitUntil(
            lambda: player.pictures_seen > 0 and player.state is PlayerState.PAUSED, timeout=8000
        )
        _look_at_places(qtbot, player, spec)
    return heard


def _look_at_places(qtbot: QtBot, player: Engine, spec: ClipSpec) -> None:
    if player.engine is EngineName.VLC and spec.name.endswith(_GUESSED_IN_VLC):
        player.play()
        qtbot.waitUntil(_shows(player, 20, (10, 40)), timeout=6000)
        return
    off = _off(player.engine, spec.name)
    for number in PLACES:
        player.seek(number * PICTURE_MS + PICTURE_MS // 2)
        qtbot.waitUntil(_shows(player, number, off), timeout=20_000)


# What Qt says of H.264 in AVI, whose pictures carry no times of their own; it plays all the same.
@pytest.mark.qt_log_ignore("AV_NOPTS_VALUE")
@pytest.mark.parametrize("engine", [EngineName.QT, EngineName.VLC])
@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.name)
def test_every_format_shows_the_right_pictures(
    qtbot: QtBot,
    players: dict[EngineName, Engine],
    clips_folder: Path,
    spec: ClipSpec,
    engine: EngineName,
) -> None:
    clip = make_clip(clips_folder, spec)
    player = players[engine]
    if engine is EngineName.QT and spec.name in _NOT_IN_QT:
        player.open(MemorySource(spec.name, clip.read_bytes()))
        qtbot.wait(800)
        assert player.pictures_seen == 0, "as long as Qt has no decoder, it goes to libVLC"
        player.close()
        return
    heard = _check(qtbot, player, clip, spec)
    assert heard.last(Opened).has_picture
    if not spec.name.endswith(_GUESSED_IN_VLC):
        assert abs(heard.last(Opened).duration_ms - 4000) < 200


@pytest.mark.parametrize("engine", [EngineName.QT, EngineName.VLC])
@pytest.mark.parametrize("spec", SHAPES, ids=lambda spec: spec.name)
def test_every_shape_shows_the_right_pictures(
    qtbot: QtBot,
    players: dict[EngineName, Engine],
    clips_folder: Path,
    spec: ClipSpec,
    engine: EngineName,
) -> None:
    clip = make_clip(clips_folder, spec)
    _check(qtbot, players[engine], clip, spec)


def _turned_upright(clip: bytes, height: int) -> bytes:
    """Return an MP4 that asks to be shown turned clockwise, as phones write it.

    The matrix of the track header (ISO/IEC 14496-12, 8.3.2) begins 44 bytes behind its name.
    """
    at = clip.index(b"tkhd") + 44
    one, minus = 0x10000, 0xFFFF0000
    matrix = struct.pack(">9I", 0, one, 0, minus, 0, 0, height << 16, 0, 0x40000000)
    return clip[:at] + matrix + clip[at + 36 :]


@pytest.mark.parametrize("engine", [EngineName.QT, EngineName.VLC])
def test_a_picture_that_a_phone_took_sideways_is_upright(
    qtbot: QtBot,
    players: dict[EngineName, Engine],
    clips_folder: Path,
    tmp_path: Path,
    engine: EngineName,
) -> None:
    spec = ClipSpec(name="sideways.mp4", video=H264, filters="transpose=cclock")
    clip = tmp_path / "turned.mp4"
    clip.write_bytes(_turned_upright(make_clip(clips_folder, spec).read_bytes(), height=WIDTH))
    _check(qtbot, players[engine], clip, ClipSpec(name="turned.mp4", video=H264))
    player = players[engine]
    player.open(MemorySource("turned.mp4", clip.read_bytes()), size=(WIDTH, HEIGHT))
    qtbot.waitUntil(lambda: player.current_picture() is not None, timeout=8000)
    picture = player.current_picture()
    assert picture is not None
    assert (picture.width, picture.height) == (WIDTH, HEIGHT)
    player.close()


@pytest.mark.parametrize("engine", [EngineName.QT, EngineName.VLC])
def test_sixty_pictures_a_second(
    qtbot: QtBot,
    players: dict[EngineName, Engine],
    clips_folder: Path,
    tmp_path: Path,
    engine: EngineName,
) -> None:
    fast = tmp_path / "60fps.mp4"
    run_ffmpeg(
        "-i", str(make_base(clips_folder)), "-an", "-vf", "setpts=N/(60*TB)", *H264, "-r", "60",
        str(fast),
    )  # fmt: skip
    player, heard = players[engine], Heard()
    player.listen(heard)
    player.open(MemorySource("60fps.mp4", fast.read_bytes()), size=(320, 192))
    qtbot.waitUntil(
        lambda: player.pictures_seen > 0 and player.state is PlayerState.PAUSED, timeout=8000
    )
    for number in (50, 12, 80):
        player.seek(round((number + 0.5) * 1000 / 60))
        qtbot.waitUntil(_shows(player, number, (0, 0)), timeout=20_000)
    player.close()


@pytest.mark.parametrize("engine", [EngineName.QT, EngineName.VLC])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_in_either_form_of_unicode(
    qtbot: QtBot,
    players: dict[EngineName, Engine],
    plain_clip: Path,
    tmp_path: Path,
    form: Literal["NFC", "NFD"],
    engine: EngineName,
) -> None:
    name = unicodedata.normalize(form, "Mẹ học công nghệ.mp4")
    clip = tmp_path / name
    shutil.copyfile(plain_clip, clip)
    _check(qtbot, players[engine], clip, ClipSpec(name=name, video=H264))


@pytest.mark.parametrize("engine", [EngineName.QT, EngineName.VLC])
@pytest.mark.parametrize("ending", ["wmv", "jpg", "txt", ""])
def test_the_name_s_ending_does_not_matter(
    qtbot: QtBot,
    players: dict[EngineName, Engine],
    plain_clip: Path,
    tmp_path: Path,
    ending: str,
    engine: EngineName,
) -> None:
    clip = tmp_path / f"clip.{ending}".rstrip(".")
    shutil.copyfile(plain_clip, clip)
    _check(qtbot, players[engine], clip, ClipSpec(name="h264.mp4", video=H264))


def _shows_words(player: Engine, heard: Heard) -> bool:
    """Whether there is white in the moving half of the picture, or words beside it."""
    picture = player.current_picture()
    assert picture is not None
    lower = range(picture.height // 2, picture.height)
    is_white = any(picture.grey(x, y) > 225 for y in lower for x in range(picture.width))
    return is_white or (heard.any(SubtitleChanged) and bool(heard.last(SubtitleChanged).text))


@pytest.mark.parametrize("engine", [EngineName.QT, EngineName.VLC])
def test_sound_and_subtitle_tracks_are_offered(
    qtbot: QtBot,
    players: dict[EngineName, Engine],
    clips_folder: Path,
    tmp_path: Path,
    engine: EngineName,
) -> None:
    lines = tmp_path / "lines.srt"
    lines.write_text("1\n00:00:01,000 --> 00:00:03,000\nXin chào\n", encoding="utf-8")
    clip = tmp_path / "tracks.mkv"
    run_ffmpeg(
        "-i", str(make_base(clips_folder)), "-i", str(lines), "-map", "0:v", "-map", "0:a",
        "-map", "0:a", "-map", "1", *H264, "-c:a", "aac", "-c:s", "srt",
        "-disposition:s:0", "default", "-disposition:a:0", "0", "-disposition:a:1", "default",
        str(clip),
    )  # fmt: skip
    heard = Heard()
    player = players[engine]
    player.listen(heard)
    player.open(MemorySource("tracks.mkv", clip.read_bytes()))
    qtbot.waitUntil(lambda: player.pictures_seen > 0, timeout=8000)
    qtbot.waitUntil(lambda: heard.any(Opened), timeout=3000)
    opened = heard.last(Opened)
    assert len(opened.sounds) == 2
    assert len(opened.subtitles) == 1
    assert opened.sound == opened.sounds[1].id, "the clip prefers its second"
    player.choose_sound(opened.sounds[0].id)
    player.seek(800)
    player.play()
    qtbot.waitUntil(lambda: player.position_ms > 1800, timeout=5000)
    assert not _shows_words(player, heard), "nobody asked for them"
    player.choose_subtitles(opened.subtitles[0].id)
    player.seek(800)
    qtbot.waitUntil(lambda: _shows_words(player, heard), timeout=5000)
    qtbot.waitUntil(lambda: player.position_ms > 1800, timeout=5000)
    player.choose_subtitles(None)
    assert player.state is PlayerState.PLAYING
    player.close()
