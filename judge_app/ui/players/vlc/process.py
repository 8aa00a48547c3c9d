"""The window's side of the libVLC process: start it, serve it bytes, hear what it says.

Two threads per process do nothing but wait for the pipes: one serves bytes and gathers answers,
one writes. So neither a slow stick nor a process that stands still can hold up the window.
"""

import queue
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

import msgspec

from judge_app.byte_source import ByteSource, DamagedBytesError
from judge_app.errors import FileProblemError, JudgeAppError
from judge_app.helper_process import helper_command
from judge_app.ui.players.reading_thread import ReadingThread
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.wire import SILENT

HELPER_FLAG = "--vlc-helper"
"""What the frozen program is called with to become a libVLC process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The process ended."""


class VlcProcess:
    """A running process; when it ends, `heard` says `Gone` and this object is done.

    Args:
        board: the name of the shared memory for pictures.
        is_silent: whether there is no loudspeaker to play to.
    """

    def __init__(self, board: str, *, is_silent: bool = False) -> None:
        self._process = subprocess.Popen(
            [*_command(), board, *([SILENT] if is_silent else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lock = threading.Lock()
        self._source: ReadingThread | None = None
        self._clip = 0
        self._failure: JudgeAppError | None = None
        self._heard: queue.SimpleQueue[wire.Answer | Gone] = queue.SimpleQueue()
        self._asked: queue.SimpleQueue[tuple[wire.Request, bytes] | None] = queue.SimpleQueue()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        for target, stream in (
            (self._write, self._process.stdin),
            (self._hear, self._process.stdout),
        ):
            threading.Thread(target=target, args=(stream,), daemon=True).start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    @property
    def failure(self) -> JudgeAppError | None:
        """Why bytes of the clip could not be read, the latest time."""
        return self._failure

    def forgive(self) -> None:
        """Forget that bytes could not be read."""
        self._failure = None

    def serve(self, source: ByteSource | None, clip: int) -> None:
        """Serve the bytes of this source, which becomes this object's own, as clip number `clip`."""
        with self._lock:
            old, self._source = self._source, None if source is None else ReadingThread(source)
            self._clip = clip
            self._failure = None
        if old is not None:
            old.give_up()

    def ask(self, request: wire.Request) -> None:
        """Send a request; it never waits."""
        self._asked.put((request, b""))

    def heard(self) -> wire.Answer | Gone | None:
        """Return the next thing that the process said, or None."""
        try:
            return self._heard.get_nowait()
        except queue.Empty:
            return None

    def end(self) -> None:
        """End the process at once."""
        self._asked.put(None)
        self._process.kill()
        self._process.wait()
        self.serve(None, 0)

    def _write(self, stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError):
            while (item := self._asked.get()) is not None:
                wire.send(stream, *item)
        with suppress(OSError):
            stream.close()

    def _hear(self, stream: IO[bytes]) -> None:
        try:
            while True:
                answer = wire.receive_answer(stream)
                if isinstance(answer, wire.WantBytes):
                    self._serve(answer)
                else:
                    self._heard.put(answer)
        except (EOFError, OSError, ValueError, msgspec.DecodeError):
            self._heard.put(Gone())
        finally:
            self._asked.put(None)
            stream.close()

    def _serve(self, wanted: wire.WantBytes) -> None:
        with self._lock:
            source = self._source if wanted.clip == self._clip else None
        raw = None
        try:
            # Outside the lock: a drive that does not answer must not hold up `serve`.
            raw = None if source is None else source.read_at(wanted.offset, wanted.length)
        except (DamagedBytesError, FileProblemError) as error:
            with self._lock:
                self._failure = error if wanted.clip == self._clip else self._failure
        self._asked.put((wire.ServeBytes(wanted.clip, failed=not raw), raw or b""))


def _command() -> list[str]:
    return helper_command("judge_app.ui.players.vlc.engine_process", HELPER_FLAG)
