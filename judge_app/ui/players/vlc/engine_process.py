"""The process in which libVLC plays, so that a clip that crashes it costs only this process.

Started by `VlcProcess`; speaks `wire` on its standard input and output. No other file imports
`vlc`.
"""

import ctypes
import os
import queue
import sys
import threading
import time
from contextlib import nullcontext
from typing import IO, Any

import msgspec

from judge_app.helper_pipes import own_answers
from judge_app.ui.players.vlc import callbacks as calls
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.clip import VlcClip
from judge_app.ui.players.vlc.clock import VlcClock, read_vlc_clock
from judge_app.ui.players.vlc.engine import VlcEngine
from judge_app.ui.players.vlc.frames import FrameBoard
from judge_app.ui.players.vlc.library import vlc_folder
from judge_app.ui.players.vlc.log import VlcLog
from judge_app.ui.players.vlc.reading import AskedBytes
from judge_app.ui.players.vlc.screen import VlcScreen
from judge_app.ui.players.vlc.silence import SilentSound

_TICK_SECONDS = 0.02
_URGENT_SECONDS = 0.004
_ARGUMENTS = (
    "--intf=dummy",
    "--ignore-config",
    "--quiet",
    "--no-video-title-show",
    "--no-osd",
    "--no-lua",
    "--no-interact",
    "--no-metadata-network-access",
    "--no-auto-preparse",
    "--avcodec-hw=none",
    "--no-sub-autodetect-file",
    # Of the clip's own subtitles it would show the first, unasked.
    "--sub-language=none",
    "--no-snapshot-preview",
    # A clip that is started standing has a video output that believes it runs, and would throw away
    # the one picture of a seek as too late. Decoders go on leaving out pictures that would be late.
    "--no-drop-late-frames",
    # Reading far ahead would meet a damaged stretch long before the picture does.
    "--prefetch-buffer-size=128",
    "--prefetch-read-size=65536",
)


class _Voice:
    """Sends answers, from whichever thread."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def say(self, answer: wire.Answer) -> None:
        """Send one; a window that is gone ends this process."""
        try:
            with self._lock:
                wire.send(self._stream, answer)
        except OSError:
            os._exit(0)


class _Helper:
    """Does what the window asks, one request after another, and looks at libVLC in between."""

    def __init__(
        self, library: Any, instance: Any, voice: _Voice, board: FrameBoard, *, is_silent: bool
    ) -> None:
        self._voice = voice
        self._requests: queue.SimpleQueue[wire.Request | None] = queue.SimpleQueue()
        self._reading: AskedBytes | None = None
        self._clip: VlcClip | None = None
        self._clock = VlcClock(0)
        self._player = instance.media_player_new()
        raw = library.dll
        handle = ctypes.c_void_p(self._player._as_parameter_.value)
        screen = VlcScreen(board)
        raw.libvlc_video_set_callbacks(
            handle, screen.lock, screen.unlock, screen.display, ctypes.c_void_p(None)
        )
        raw.libvlc_video_set_format_callbacks(handle, screen.format, screen.clean_up)
        self._engine = VlcEngine(
            library=library,
            instance=instance,
            player=self._player,
            stop=self._stop,
            screen=screen,
            log=VlcLog(raw, instance),
        )
        self._silence = SilentSound(raw, handle) if is_silent else None

    def hear(self, stream: IO[bytes]) -> None:
        """Take requests from the window until it goes; bytes go straight to who waits for them."""
        while True:
            try:
                request, raw = wire.receive_request(stream)
            except (EOFError, OSError, msgspec.DecodeError):
                os._exit(0)
            reading = self._reading
            if not isinstance(request, wire.ServeBytes):
                if isinstance(request, wire.OpenClip | wire.CloseClip) and reading is not None:
                    reading.give_up()
                self._requests.put(request)
            elif reading is not None and reading.clip == request.clip:
                reading.serve(None if request.failed else raw)

    def work(self) -> None:
        """Serve until the process ends."""
        while True:
            try:
                urgent = self._clip is not None and self._clip.is_urgent
                request = self._requests.get(timeout=_URGENT_SECONDS if urgent else _TICK_SECONDS)
            except queue.Empty:
                request = None
            if isinstance(request, wire.OpenClip):
                self._close()
                self._open(request)
            elif isinstance(request, wire.CloseClip):
                self._close()
            elif self._clip is not None and request is not None:
                self._clip.do(self._clock.asked(request))
            if self._clip is not None:
                self._clip.look(time.monotonic())

    def _open(self, request: wire.OpenClip) -> None:
        reading = AskedBytes(request.clip, request.size, self._voice.say)
        self._reading = reading
        self._clock = clock = read_vlc_clock(reading)

        def say(answer: wire.Answer) -> None:
            self._voice.say(clock.told(answer))

        self._clip = VlcClip(self._engine, reading, say, clock.opened(request))

    def _stop(self) -> None:
        with nullcontext() if self._silence is None else self._silence.cut_short():
            self._player.stop()

    def _close(self) -> None:
        if self._reading is not None:
            self._reading.give_up()
        if self._clip is not None:
            self._clip.close()
            self._clip = None


def main() -> None:
    """Load libVLC and serve the window."""
    answers = own_answers()
    voice = _Voice(answers)
    library = _library()
    instance = None if library is None else library.Instance(*_ARGUMENTS)
    if instance is None:
        voice.say(wire.CannotPlay(0, "libVLC", is_missing=True))
        return
    _declare(library.dll)
    board = FrameBoard.found(sys.argv[1])
    is_silent = wire.SILENT in sys.argv[2:]
    helper = _Helper(library, instance, voice, board, is_silent=is_silent)
    threading.Thread(target=helper.hear, args=(sys.stdin.buffer,), daemon=True).start()
    helper.work()


def _library() -> Any:
    """Import the bindings from an absolute place; None where there is no libVLC."""
    folder = vlc_folder()
    if folder is not None:
        os.environ["PYTHON_VLC_MODULE_PATH"] = str(folder / "plugins")
        name = "libvlc.dll" if sys.platform == "win32" else "lib/libvlc.dylib"
        os.environ["PYTHON_VLC_LIB_PATH"] = str(folder / name)
    try:
        import vlc  # noqa: PLC0415 - its import loads libVLC, and may exit
    except (ImportError, OSError, NameError, SystemExit):
        return None
    return vlc if vlc.dll is not None else None


def _declare(dll: Any) -> None:
    """Tell ctypes the types of the calls that take callbacks."""
    pointer = ctypes.c_void_p
    dll.libvlc_media_new_callbacks.restype = pointer
    dll.libvlc_media_new_callbacks.argtypes = [
        pointer, calls.OpenCall, calls.ReadCall, calls.SeekCall, calls.CloseCall, pointer,
    ]  # fmt: skip
    dll.libvlc_video_set_callbacks.argtypes = [
        pointer, calls.LockCall, calls.UnlockCall, calls.DisplayCall, pointer,
    ]  # fmt: skip
    dll.libvlc_video_set_format_callbacks.argtypes = [
        pointer, calls.FormatCall, calls.CleanUpCall,
    ]  # fmt: skip
    dll.libvlc_audio_set_callbacks.argtypes = [
        pointer, calls.SoundCall, calls.MomentCall, calls.MomentCall, calls.MomentCall,
        calls.DrainCall, pointer,
    ]  # fmt: skip
    dll.libvlc_audio_set_format.argtypes = [
        pointer, ctypes.c_char_p, ctypes.c_uint, ctypes.c_uint,
    ]  # fmt: skip
    dll.libvlc_log_set.restype = None
    dll.libvlc_log_set.argtypes = [pointer, calls.LogCall, pointer]
    dll.libvlc_clock.restype = ctypes.c_int64
    dll.libvlc_media_tracks_get.restype = ctypes.c_uint
    dll.libvlc_media_tracks_get.argtypes = [pointer, ctypes.POINTER(pointer)]
    dll.libvlc_media_tracks_release.argtypes = [pointer, ctypes.c_uint]


if __name__ == "__main__":
    main()
