"""Looks into clips through a process of its own: a crash or hang of FFmpeg costs that process only.

Needs PyAV (the `staff` extra); without it only the kind of file is told.
"""

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import msgspec

from judge_app.contest.facts import ClipProblem
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.media.examination import (
    Answer,
    Copied,
    Examination,
    Examine,
    Examined,
    MakeCopy,
    Refused,
    Request,
    StillAtWork,
)
from judge_app.media.magic import HEAD_BYTES, Container, sniff
from judge_app.progress import Cancellation, Progress, Report

PATIENCE_SECONDS = 20.0
"""A process that gives no sign of life for so long is ended."""
LONGEST_LOOK_SECONDS = 90.0
"""So long one clip may take in all, signs of life or not."""
DOCTOR_FLAG = "--media-doctor"
"""What the frozen program is called with to become a looking process."""


class ClipNotCopiedError(JudgeAppError):
    """No copy of `path` could be made; `details` are FFmpeg's own words."""

    def __init__(self, path: Path, details: str) -> None:
        super().__init__(str(path), details)
        self.path = path
        self.details = details


class NoClipReaderError(JudgeAppError):
    """PyAV is not installed, so clips can be neither looked into nor copied."""


class _ProcessGoneError(Exception):
    """The looking process ended, or was ended because it gave no sign of life."""

    def __init__(self, *, too_slow: bool) -> None:
        super().__init__(too_slow)
        self.too_slow = too_slow


@dataclass(slots=True)
class _Conversation:
    process: "subprocess.Popen[bytes]"
    asking: IO[bytes]
    hearing: IO[bytes]


def container_of(path: Path) -> Container:
    """Return what a file is by its first bytes; a `FileProblemError` where it cannot be read."""
    with explained(path), path.open("rb") as stream:
        return sniff(stream.read(HEAD_BYTES))


class ClipDoctor:
    """Looks into one clip after another; `close` ends the process."""

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._conversation: _Conversation | None = None

    @staticmethod
    def is_available() -> bool:
        """Whether PyAV is installed."""
        return find_spec("av") is not None

    def examine(
        self, path: Path, strip: Path | None = None, cancellation: Cancellation | None = None
    ) -> Examination:
        """Return everything about a clip; whatever is wrong with it is part of the answer.

        Playlists and empty files never reach FFmpeg. Thumbnails go to the new file `strip`.
        """
        container = container_of(path)
        early = _REFUSED.get(container)
        if early is not None:
            return Examination(container=container, is_examined=True, problems=(early,))
        if not self.is_available():
            return Examination(container=container)
        request = Examine(str(path), container, "" if strip is None else str(strip))
        try:
            answer = self._ask(request, cancellation or Cancellation(), LONGEST_LOOK_SECONDS)
        except _ProcessGoneError as gone:
            problem = ClipProblem.TIMED_OUT if gone.too_slow else ClipProblem.KILLED_READER
            return Examination(container=container, is_examined=True, problems=(problem,))
        if isinstance(answer, Examined):
            return answer.found
        details = answer.details if isinstance(answer, Refused) else ""
        problems = (ClipProblem.DAMAGED,)
        return Examination(
            container=container, is_examined=True, problems=problems, details=details
        )

    def copy(self, path: Path, target: Path, report: Report, cancellation: Cancellation) -> None:
        """Write an H.264/AAC copy of `path` to `target`, a file that may be thrown away.

        Raises:
            ClipNotCopiedError: FFmpeg cannot make one.
            NoClipReaderError: PyAV is not installed.
            CancelledByUserError: the user stopped it; `target` may hold a part.
        """
        if not self.is_available():
            raise NoClipReaderError
        container = container_of(path)
        if container in _REFUSED:
            raise ClipNotCopiedError(path, container.value)

        def hear(sign: StillAtWork) -> None:
            report(
                Progress(step="convert-clip", subject=path.name, done=sign.done, total=sign.total)
            )

        try:
            answer = self._ask(MakeCopy(str(path), str(target)), cancellation, None, hear)
        except _ProcessGoneError as gone:
            raise ClipNotCopiedError(path, "timeout" if gone.too_slow else "crash") from gone
        if not isinstance(answer, Copied):
            raise ClipNotCopiedError(path, getattr(answer, "details", ""))

    def close(self) -> None:
        """End the process."""
        conversation, self._conversation = self._conversation, None
        if conversation is None:
            return
        conversation.process.kill()
        for stream in (conversation.asking, conversation.hearing):
            with suppress(OSError):
                stream.close()
        conversation.process.wait()

    def _ask(
        self,
        request: Request,
        cancellation: Cancellation,
        seconds: float | None,
        hear: Callable[[StillAtWork], None] | None = None,
    ) -> Answer:
        conversation = self._living()
        guard = _Guard(conversation.process, self._patience, seconds)
        try:
            conversation.asking.write(msgspec.json.encode(request) + b"\n")
            conversation.asking.flush()
            while True:
                answer: Answer = _ANSWERS.decode(conversation.hearing.readline())
                guard.alive()
                if not isinstance(answer, StillAtWork):
                    return answer
                if cancellation.is_requested:
                    self.close()
                    cancellation.check()
                if hear is not None:
                    hear(answer)
        except (OSError, msgspec.DecodeError) as error:
            self.close()
            raise _ProcessGoneError(too_slow=guard.has_struck) from error
        finally:
            guard.dismiss()

    def _living(self) -> _Conversation:
        if self._conversation is None:
            process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            assert process.stdin is not None
            assert process.stdout is not None
            self._conversation = _Conversation(process, process.stdin, process.stdout)
        return self._conversation


class _Guard:
    """Kills a process that is silent for too long, or at work for too long in all."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", patience: float, seconds: float | None
    ) -> None:
        self._process = process
        self._patience = patience
        self._silence = self._started(patience)
        self._whole = None if seconds is None else self._started(seconds)
        self.has_struck = False

    def alive(self) -> None:
        """Take note of a sign of life."""
        self._silence.cancel()
        self._silence = self._started(self._patience)

    def dismiss(self) -> None:
        """Guard no longer."""
        self._silence.cancel()
        if self._whole is not None:
            self._whole.cancel()

    def _started(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._strike)
        timer.daemon = True
        timer.start()
        return timer

    def _strike(self) -> None:
        self.has_struck = True
        self._process.kill()


_ANSWERS = msgspec.json.Decoder(Answer)
_REFUSED = {
    Container.PLAYLIST: ClipProblem.DISGUISED_PLAYLIST,
    Container.EMPTY: ClipProblem.NOT_A_CLIP,
}


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, DOCTOR_FLAG]
    return [sys.executable, "-m", "judge_app.media.doctor_process"]
