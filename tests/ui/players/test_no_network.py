"""Whatever a file says, nothing but the file itself is ever read: a socket listens and hears nothing."""

import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_app.byte_source import FileSource, MemorySource
from judge_app.media.doctor.clip_doctor import ClipDoctor
from judge_app.media.journal import CrashJournal
from judge_app.media.player import EngineName, PlayerState
from judge_app.ui.players.engine import Engine
from judge_app.ui.players.engine_shelf import EngineShelf, real_engines
from judge_app.ui.players.playback import Playback
from judge_app.ui.players.problems import PlayProblem
from judge_app.ui.tasks import TaskRunner

_HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"dinf"}

LISTS = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}/a.ts\n#EXT-X-ENDLIST\n",
    "hls behind a mark": "\ufeff  #EXTM3U\n#EXTINF:9,\n{address}/a.ts\n",
    "hls in a song": "ID3 #EXTM3U\n{address}/a.ts\n",
    "concat": "ffconcat version 1.0\nfile '{address}/a.mp4'\n",
    "pls": "[playlist]\nFile1={address}/a.mp3\nNumberOfEntries=1\n",
    "asx": '<asx version="3.0"><entry><ref href="{address}/a.wmv"/></entry></asx>',
    "smil": '<smil><body><video src="{address}/a.mp4"/></body></smil>',
    "xspf": '<?xml version="1.0"?><playlist xmlns="http://xspf.org/ns/0/"><trackList><track>'
    "<location>{address}/a.mp4</location></track></trackList></playlist>",
    "dash": '<?xml version="1.0"?><MPD><Period><BaseURL>{address}/</BaseURL></Period></MPD>',
    "quicktime": "RTSPtext\n{address}/a.mov\n",
    "shortcut": "[InternetShortcut]\nURL={address}/a.mp4\n",
    "bare address": "{address}/a.m3u8\n",
}


def with_far_pictures(clip: bytes, address: bytes) -> bytes:
    """Return an MP4 that says its pictures lie at `address` (a `dref` entry that is not its own)."""
    out, at = b"", 0
    while at + 8 <= len(clip):
        size, kind = struct.unpack_from(">I4s", clip, at)
        end = at + size if size >= 8 else len(clip)
        body = clip[at + 8 : end]
        if kind in _HOLDERS:
            body = with_far_pictures(body, address)
        elif kind == b"dref":
            entry = struct.pack(">I4sI", 12 + len(address) + 1, b"url ", 0) + address + b"\0"
            body = struct.pack(">II", 0, 1) + entry
        out += struct.pack(">I4s", 8 + len(body), kind) + body
        at = end
    return out


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        yield listening


@pytest.fixture
def shelf(qtbot: QtBot) -> Iterator[EngineShelf]:
    shelf = real_engines(has_surface=False)
    yield shelf
    shelf.shut_down()


@pytest.fixture
def playback(shelf: EngineShelf, tmp_path: Path) -> Iterator[Playback]:
    tasks = TaskRunner()
    playback = Playback(shelf, tasks, CrashJournal(tmp_path))
    yield playback
    playback.close()
    tasks.shut_down()


@pytest.fixture(params=[*LISTS, "far pictures"])
def content(request: pytest.FixtureRequest, server: socket.socket, plain_clip: Path) -> bytes:
    address = f"http://127.0.0.1:{server.getsockname()[1]}"
    if request.param == "far pictures":
        return with_far_pictures(plain_clip.read_bytes(), address.encode() + b"/a.mp4")
    return LISTS[request.param].format(address=address).encode()


def heard_nothing(server: socket.socket) -> bool:
    try:
        server.accept()
    except TimeoutError:
        return True
    return False


@pytest.mark.parametrize("name", [EngineName.QT, EngineName.VLC])
def test_no_player_asks_the_network(
    qtbot: QtBot, shelf: EngineShelf, server: socket.socket, content: bytes, name: EngineName
) -> None:
    player: Engine = shelf.get(name)
    player.open(MemorySource("clip.mp4", content))
    qtbot.waitUntil(lambda: player.state is not PlayerState.LOADING, timeout=8000)
    player.play()
    qtbot.wait(300)
    assert heard_nothing(server)


def test_the_doctor_does_not_either(server: socket.socket, content: bytes, tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(content)
    doctor = ClipDoctor()
    doctor.examine(clip)
    doctor.close()
    assert heard_nothing(server)


def test_a_judge_is_told(
    qtbot: QtBot, playback: Playback, server: socket.socket, content: bytes, tmp_path: Path
) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(content)
    problems = list[PlayProblem]()
    playback.problem_found.connect(problems.append)
    playback.open(FileSource(clip))
    qtbot.waitUntil(lambda: bool(problems) or playback.state is PlayerState.PAUSED, timeout=9000)
    if content.startswith(b"\0\0"):
        assert problems or playback.duration_ms > 0, "an MP4 opens, or says why not"
    else:
        assert problems, "a list is no clip"
    assert heard_nothing(server)
