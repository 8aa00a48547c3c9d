"""The player in every state it knows, in the judge's window: what plays, what ends, what fails."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from judge_app.byte_source import ByteSource, DamagedBytesError, FileSource, MemorySource
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.errors import DriveRemovedError
from judge_app.media.player import PlayerState
from judge_app.media.sample_clips import ClipSpec, make_clip
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.players.video_view import VideoView
from judge_app.workflows.open_bundle import find_key_files, open_bundle
from tools.screens.driver import Studio
from tools.screens.story import Story

_JUDGE = JudgeId("GK01")
_SPEC = ClipSpec(
    title="Ngày hội", subtitle="Hội Liên hiệp Phụ nữ", colour=(40, 80, 120), seconds=12
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trouble:
    """Bytes that are altered, bytes from which on reading takes for ever, a drive that is gone."""

    damaged: range = range(0)
    stuck_from: int = 1 << 60
    is_gone: bool = False


class _TroubledSource:
    """A clip in memory that reads as a bad stick does."""

    def __init__(self, name: str, content: bytes, trouble: _Trouble) -> None:
        self._content = content
        self._trouble = trouble
        self.name = name
        self.size = len(content)

    def read_at(self, offset: int, length: int) -> bytes:
        trouble = self._trouble
        if trouble.is_gone:
            raise DriveRemovedError(Path(self.name))
        if offset < trouble.damaged.stop and offset + length > trouble.damaged.start:
            raise DamagedBytesError(self.name, trouble.damaged.start, trouble.damaged.stop)
        if offset + length > trouble.stuck_from:
            time.sleep(600)
        return self._content[offset : offset + length]

    def reopened(self) -> "_TroubledSource":
        return self

    def close(self) -> None:
        """Nothing is held."""


def shoot_player(studio: Studio, story: Story) -> None:
    """Open one clip after the other, wait for the state, and take the window."""
    _, view = judging_view(studio, story)
    room = story.folder / "player-clips"
    room.mkdir(exist_ok=True)
    plain, av1, sound = (room / name for name in ("phim.mp4", "av1.mp4", "giong-hat.m4a"))
    make_clip(plain, _SPEC)
    make_clip(av1, ClipSpec(title="AV1", subtitle="", colour=(90, 60, 30), video="libsvtav1"))
    _keep_sound(plain, sound)
    good = plain.read_bytes()
    third = len(good) // 3

    def troubled(trouble: _Trouble) -> ByteSource:
        return _TroubledSource("phim.mp4", good, trouble)

    def is_told() -> bool:
        return view.problem is not None

    is_open = partial(_is, view, PlayerState.PAUSED)
    shoot = partial(_shoot, studio, view)
    shoot("paused", FileSource(plain), is_open)
    shoot("playing", FileSource(plain), is_open, then=partial(_play_to, studio, view, 4000))
    shoot("passage-begun", FileSource(plain), is_open, then=view.mark_passage)
    shoot("ended", FileSource(plain), is_open, then=partial(_play_out, studio, view))
    shoot("other-engine", FileSource(av1), is_open)
    shoot("sound-only", FileSource(sound), is_open)
    shoot("loading", troubled(_Trouble(stuck_from=8000)), lambda: True)
    damaged = troubled(_Trouble(damaged=range(third, third + 2000)))
    shoot("damaged", damaged, is_open, then=partial(_play_until, studio, view, is_told))
    shoot("damaged-from-the-start", troubled(_Trouble(damaged=range(9000))), is_told)
    first = _index_first(plain, room)
    stuck = _TroubledSource("phim.mp4", first, _Trouble(stuck_from=len(first) // 2))
    shoot("stalled", stuck, is_open, then=partial(_play_until, studio, view, is_told))
    shoot("drive-removed", troubled(_Trouble(is_gone=True)), is_told)
    cut = MemorySource("phim.mp4", first[: 2 * third])
    shoot("ends-early", cut, is_open, then=partial(_play_until, studio, view, is_told))
    shoot("playlist", MemorySource("phim.mp4", b"#EXTM3U\nhttp://example.org/a.ts\n"), is_told)
    shoot("empty", MemorySource("phim.mp4", b""), is_told)
    shoot("unreadable", MemorySource("phim.mp4", b"\0\0\0\x20ftypisom" + b"?" * 9000), is_told)


def judging_view(studio: Studio, story: Story) -> tuple[JudgingPage, VideoView]:
    """Sign the first judge in and go to an entry with a clip."""
    window = studio.open(story.half_marked_home)
    window.begin(story.bundle, person=_JUDGE, code=story.codes[_JUDGE])
    workspace = window.workspace
    assert isinstance(workspace, JudgeWorkspace)
    studio.idle()
    keys = find_key_files(open_bundle(story.bundle))
    workspace.sign_in_page.signed_in.emit(_JUDGE, Path(keys[_JUDGE]), story.codes[_JUDGE])
    studio.idle()
    judging = workspace.judging_page
    assert judging is not None
    judging.go_to(EntryCode("SP-001"))
    studio.idle()
    studio.until(lambda: window.findChildren(VideoView), "the player")
    return judging, window.findChildren(VideoView)[0]


def _shoot(
    studio: Studio,
    view: VideoView,
    name: str,
    source: ByteSource,
    is_there: Callable[[], bool],
    then: Callable[[], None] = lambda: None,
) -> None:
    view.open(source, start_ms=0)
    studio.until(is_there, name)
    then()
    studio.rest(500)
    studio.shoot(f"player-{name}", settle=300)


def _is(view: VideoView, state: PlayerState) -> bool:
    return view.state is state


def _play_to(studio: Studio, view: VideoView, position_ms: int) -> None:
    view.play()
    studio.until(lambda: view.position_ms >= position_ms, "the place")


def _play_out(studio: Studio, view: VideoView) -> None:
    view.seek(10_000)
    view.play()
    studio.until(lambda: view.state is PlayerState.ENDED, "the end")


def _play_until(studio: Studio, view: VideoView, is_told: Callable[[], bool]) -> None:
    view.play()
    studio.until(is_told, "a message")


def _keep_sound(clip: Path, target: Path) -> None:
    """Write the sound of a clip alone."""
    import av  # noqa: PLC0415 - an optional extra

    with av.open(str(clip)) as whole, av.open(str(target), "w", format="mp4") as out:
        sound = whole.streams.audio[0]
        kept = out.add_stream_from_template(sound)
        for packet in whole.demux(sound):
            if packet.dts is not None:
                packet.stream = kept
                out.mux(packet)


def _index_first(clip: Path, room: Path) -> bytes:
    """Return the clip with its index at the beginning, so that a part of it can be played."""
    import av  # noqa: PLC0415 - an optional extra

    target = room / "index-first.mp4"
    options = {"movflags": "+faststart"}
    with av.open(str(clip)) as whole, av.open(str(target), "w", options=options) as out:
        kept = {stream: out.add_stream_from_template(stream) for stream in whole.streams}
        for packet in whole.demux():
            if packet.dts is not None:
                packet.stream = kept[packet.stream]
                out.mux(packet)
    return target.read_bytes()
