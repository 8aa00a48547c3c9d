"""The right picture at the right time, in every format and in both engines."""

import shutil
import struct
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import ByteSource, FileSource, MemorySource
from judge_app.media.player import (
    Capability,
    EngineName,
    Moved,
    Opened,
    PlayerState,
    SubtitleChanged,
)
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.qt.player import QtPlayer
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support.clips import (
    H264,
    HEIGHT,
    PLAIN,
    WIDTH,
    ClipSpec,
    make_base,
    make_clip,
    read_number,
    run_ffmpeg,
)
from tests.support.format_matrix import FORMATS, SHAPES
from tests.support.picture_truth import KnownPictures, numbers_by_time, rank_at
from tests.ui.players.conftest import Heard

# Looked for at these shares of a clip, each well inside its picture.
PLACES = (0.51, 0.126, 0.813)
STEPS = (1, -1, -1)
# Time for the window to take over a picture that is there, and for one that should not come.
CALM_MS = 40
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


class _Viewer:
    """Looks at one clip in one player, only ever at what stands when the player says that it moved."""

    def __init__(self, qtbot: QtBot, player: Engine, known: KnownPictures) -> None:
        self._qtbot = qtbot
        self.player = player
        self.heard = Heard()
        self._known = known
        self._ranks = {number: rank for rank, (_, number) in enumerate(known)}
        player.listen(self.heard)

    def open(self, source: ByteSource, size: tuple[int, int] = (0, 0)) -> None:
        player = self.player
        player.open(source, size=size)
        self._qtbot.waitUntil(
            lambda: player.pictures_seen > 0 and player.state is PlayerState.PAUSED, timeout=8000
        )

    def off_after_seek(self, share: float) -> int:
        """Return how many pictures after the right one stands once that place is sought."""
        place_ms = round(share * self._known[-1][0])
        self._move(lambda: self.player.seek(place_ms))
        return self._rank() - rank_at(self._known, place_ms)

    def moved_by_step(self, pictures: int) -> int:
        """Return how many pictures on a step has led."""
        before = self._rank()
        self._move(lambda: self.player.step(pictures))
        return self._rank() - before

    def _move(self, tell: Callable[[], None]) -> None:
        before = len(self.heard.all(Moved))
        tell()
        self._qtbot.waitUntil(lambda: len(self.heard.all(Moved)) > before, timeout=20_000)
        self._qtbot.wait(CALM_MS)

    def _rank(self) -> int:
        picture = self.player.current_picture()
        number = None if picture is None else read_number(picture)
        assert number is not None, "a picture is shown, and whole"
        return self._ranks[number]


_known = cache(numbers_by_time)


def _check(
    qtbot: QtBot, player: Engine, clip: Path, spec: ClipSpec, known: KnownPictures | None = None
) -> Heard:
    viewer = _Viewer(qtbot, player, known or _known(clip))
    # Closed in any case, in this order, so that a clip that fails does not fail those after it too.
    with closing(FileSource(clip)) as source, closing(player):
        viewer.open(source, spec.size)
        _look_at_places(viewer)
    return viewer.heard


def _look_at_places(viewer: _Viewer) -> None:
    player = viewer.player
    offs = [viewer.off_after_seek(share) for share in PLACES]
    assert not any(offs), offs
    assert Capability.EXACT_STEP in player.capabilities
    offs = [viewer.moved_by_step(pictures) - pictures for pictures in STEPS]
    assert not any(offs), offs


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
    upright = _known(make_clip(clips_folder, PLAIN))
    _check(qtbot, players[engine], clip, ClipSpec(name="turned.mp4", video=H264), upright)
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
    _check(qtbot, players[engine], fast, ClipSpec(name=fast.name, video=H264))


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
