"""When libVLC's process dies, the one that takes over goes on alike: seen and heard in the real libVLC."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import FileSource, MemorySource
from judge_app.media.passage import Passage
from judge_app.media.player import Opened, PlayerState, SubtitleChanged
from judge_app.ui.players.vlc import process as vlc_process
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.player import VlcPlayer
from tests.support import listening_helper
from tests.support.clips import H264, make_base, read_number, run_ffmpeg
from tests.support.corpus import corpus
from tests.support.listening_helper import SOUND_FOLDER, sound_file, tone_of
from tests.ui.players.conftest import Heard
from tests.ui.players.rig import SLOWLY, Run

LOW, HIGH = 440, 1000
SECONDS = 30


@pytest.fixture(name="player")
def _player(
    qtbot: QtBot, heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[VlcPlayer]:
    monkeypatch.setenv(SOUND_FOLDER, str(tmp_path))
    command = [sys.executable, str(listening_helper.__file__)]
    monkeypatch.setattr(vlc_process, "_command", lambda: command)
    player = VlcPlayer(is_silent=True)
    player.listen(heard)
    yield player
    player.shut_down()


@pytest.fixture(name="clip", scope="module")
def _clip(clips_folder: Path) -> Path:
    """Numbered pictures over and over, a low tone and a high one, and words."""
    clip, lines = clips_folder / "two-tones.mkv", clips_folder / "words.srt"
    spoken = (
        f"{second + 1}\n00:00:{second:02},000 --> 00:00:{second:02},950\nXin chào\n"
        for second in range(SECONDS)
    )
    lines.write_text("\n".join(spoken), encoding="utf-8")
    run_ffmpeg(
        "-stream_loop", "-1", "-i", str(make_base(clips_folder)),
        "-f", "lavfi", "-i", f"sine=frequency={LOW}",
        "-f", "lavfi", "-i", f"sine=frequency={HIGH}",
        "-i", str(lines), "-map", "0:v", "-map", "1", "-map", "2", "-map", "3",
        *H264, "-c:a", "aac", "-c:s", "srt", "-t", str(SECONDS), str(clip),
    )  # fmt: skip
    return clip


def _open(qtbot: QtBot, player: VlcPlayer, clip: Path, heard: Heard) -> Opened:
    player.open(MemorySource(clip.name, clip.read_bytes()))
    qtbot.waitUntil(
        lambda: player.state is PlayerState.PAUSED and player.pictures_seen > 0, timeout=8000
    )
    return heard.last(Opened)


def _kill(qtbot: QtBot, player: VlcPlayer) -> int:
    """Kill the process; return the number of the one that took over, once it shows a picture."""
    first = player.process_id
    assert first is not None
    # Standing, there comes one picture and no more, perhaps before one looks again.
    seen, plays = player.pictures_seen, player.state is PlayerState.PLAYING
    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: player.process_id not in {first, None}, timeout=15_000)
    if plays:
        seen = player.pictures_seen
    qtbot.waitUntil(lambda: player.pictures_seen > seen, timeout=20_000)
    assert player.process_id is not None
    return player.process_id


def _sound(qtbot: QtBot, folder: Path, process_id: int | None, seconds: float = 0.5) -> np.ndarray:
    """Return what the process plays from now on."""
    assert process_id is not None
    file = sound_file(folder, process_id)
    begin = file.stat().st_size // 2 if file.exists() else 0
    count = round(seconds * listening_helper.SAMPLES_A_SECOND)

    def samples() -> np.ndarray:
        raw = file.read_bytes() if file.exists() else b""
        return np.frombuffer(raw[: len(raw) // 2 * 2], np.int16)[begin:]

    qtbot.waitUntil(lambda: len(samples()) >= count, timeout=15_000)
    return samples()[:count].astype(float)


def _has_words_in_picture(player: VlcPlayer) -> bool:
    """Whether there is white in the moving half of the picture."""
    picture = player.current_picture()
    assert picture is not None
    lower = range(picture.height // 2, picture.height)
    return any(picture.grey(x, y) > 225 for y in lower for x in range(picture.width))


def test_the_sound_track_that_was_chosen_is_heard(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clip: Path, tmp_path: Path
) -> None:
    opened = _open(qtbot, player, clip, heard)
    player.play()
    assert abs(tone_of(_sound(qtbot, tmp_path, player.process_id)) - LOW) < 10
    player.choose_sound(opened.sounds[1].id)
    after = _kill(qtbot, player)
    heard_first = _sound(qtbot, tmp_path, after)
    assert abs(tone_of(heard_first) - HIGH) < 10, "from its first sample on"


def test_subtitles_that_were_chosen_are_shown(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clip: Path
) -> None:
    opened = _open(qtbot, player, clip, heard)
    player.choose_subtitles(opened.subtitles[0].id)
    player.play()
    _kill(qtbot, player)
    heard.events.clear()
    qtbot.waitUntil(lambda: len(heard.all(SubtitleChanged)) >= 2, timeout=15_000)
    assert {told.text for told in heard.all(SubtitleChanged)} == {"Xin chào", ""}
    assert not _has_words_in_picture(player), "they would be there twice"


def test_subtitles_that_were_put_away_stay_away(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clip: Path
) -> None:
    opened = _open(qtbot, player, clip, heard)
    player.choose_subtitles(opened.subtitles[0].id)
    player.choose_subtitles(None)
    player.play()
    _kill(qtbot, player)
    qtbot.wait(400)
    assert not player.words
    assert not _has_words_in_picture(player)


def test_the_next_clip_begins_with_its_own_tracks(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clip: Path, tmp_path: Path
) -> None:
    opened = _open(qtbot, player, clip, heard)
    player.choose_sound(opened.sounds[1].id)
    player.choose_subtitles(opened.subtitles[0].id)
    _open(qtbot, player, clip, heard)
    player.play()
    after = _kill(qtbot, player)
    assert abs(tone_of(_sound(qtbot, tmp_path, after)) - LOW) < 10
    assert not player.words
    assert not _has_words_in_picture(player)


@pytest.mark.parametrize("rate", [0.25, 0.5, 1.5, 2.0])
def test_the_speed_stays_and_voices_keep_their_pitch(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clip: Path, tmp_path: Path, rate: float
) -> None:
    _open(qtbot, player, clip, heard)
    player.set_rate(rate)
    player.play()
    after = _kill(qtbot, player)
    sound = _sound(qtbot, tmp_path, after, 1.0)
    assert abs(tone_of(sound) - LOW) < 10
    looked = player.position_ms
    qtbot.waitUntil(lambda: player.position_ms != looked)
    run, before = Run(rate), player.position_ms
    qtbot.waitUntil(lambda: player.position_ms > before + 500)
    assert player.position_ms - before <= run.most_ms / 0.6


def test_the_passage_is_played_on_over_and_over(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clip: Path
) -> None:
    _open(qtbot, player, clip, heard)
    player.set_loop(Passage(start_ms=1000, end_ms=1800))
    player.seek(1000)
    player.play()
    _kill(qtbot, player)
    backs, last = 0, player.position_ms
    while backs < 2:
        late = Run(1.0)
        qtbot.wait(25)
        place = player.position_ms
        backs += place < last - 400
        last = place
        assert 900 <= place <= 2100 + late.most_ms


def test_at_the_end_it_stays_at_the_end_and_plays_from_the_beginning(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, plain_clip: Path
) -> None:
    _open(qtbot, player, plain_clip, heard)
    player.seek(3500)
    player.play()
    qtbot.waitUntil(lambda: player.state is PlayerState.ENDED, timeout=15_000)
    first = player.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: player.process_id not in {first, None}, timeout=10_000)
    qtbot.wait(500)
    assert player.state is PlayerState.ENDED
    player.set_rate(SLOWLY)
    player.play()
    numbers: list[int | None] = []

    def has_played() -> bool:
        picture = player.current_picture()
        numbers.append(None if picture is None else read_number(picture))
        return 10 < (numbers[-1] or 0) < 90

    qtbot.waitUntil(has_played)
    assert None not in numbers, "no picture is made of pieces"


@pytest.fixture(name="openings")
def _openings(monkeypatch: pytest.MonkeyPatch) -> list[wire.OpenClip]:
    """Every opening that a process is asked for."""
    asked: list[wire.OpenClip] = []
    ask = vlc_process.VlcProcess.ask

    def note(process: vlc_process.VlcProcess, request: wire.Request) -> None:
        if isinstance(request, wire.OpenClip):
            asked.append(request)
        ask(process, request)

    monkeypatch.setattr(vlc_process.VlcProcess, "ask", note)
    return asked


def test_it_is_as_loud_as_before(
    qtbot: QtBot, player: VlcPlayer, heard: Heard, clip: Path, openings: list[wire.OpenClip]
) -> None:
    """libVLC forgets the loudness of sound that it hands over, so here it cannot be measured."""
    _open(qtbot, player, clip, heard)
    player.play()
    player.set_volume(30)
    _kill(qtbot, player)
    assert [request.volume for request in openings] == [100, 30]


def test_what_a_clip_needs_is_known_to_the_process_that_takes_over(
    qtbot: QtBot, player: VlcPlayer, openings: list[wire.OpenClip]
) -> None:
    """Of this clip libVLC meets too little while it stands for a picture to come of it."""
    with closing(FileSource(corpus("video", "moviepy__fire2.mp4"))) as source:
        player.open(source)
        qtbot.waitUntil(
            lambda: player.state is PlayerState.PAUSED and player.pictures_seen > 0, timeout=8000
        )
        _kill(qtbot, player)
        player.close()
    assert [request.ahead_ms > 0 for request in openings] == [False, True]
    assert (openings[1].width, openings[1].height) == (1280, 720)
