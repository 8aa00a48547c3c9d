"""Looks into clips through a process of its own: a crash or hang of FFmpeg costs that process only.

Needs PyAV (the `staff` extra); without it only the kind of file is told.
"""

from importlib.util import find_spec
from pathlib import Path

from judge_app.contest.facts import ClipProblem
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.helper_process import ProcessGoneError
from judge_app.media.doctor.looking_process import LookingProcess
from judge_app.media.examination import (
    Copied,
    Examination,
    Examine,
    Examined,
    MakeCopy,
    Refused,
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
_MODULE = "judge_app.media.doctor.doctor_process"


class ClipNotCopiedError(JudgeAppError):
    """No copy of `path` could be made; `details` are FFmpeg's own words."""

    def __init__(self, path: Path, details: str) -> None:
        super().__init__(str(path), details)
        self.path = path
        self.details = details


class NoClipReaderError(JudgeAppError):
    """PyAV is not installed, so clips can be neither looked into nor copied."""


def container_of(path: Path) -> Container:
    """Return what a file is by its first bytes; a `FileProblemError` where it cannot be read."""
    with explained(path), path.open("rb") as stream:
        return sniff(stream.read(HEAD_BYTES))


class ClipDoctor:
    """Looks into one clip after another; `close` ends the process."""

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._process = LookingProcess(_MODULE, DOCTOR_FLAG, patience)

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
            answer = self._process.ask(
                request, cancellation=cancellation or Cancellation(), seconds=LONGEST_LOOK_SECONDS
            )
        except ProcessGoneError as gone:
            problem = ClipProblem.TIMED_OUT if gone.too_slow else ClipProblem.KILLED_READER
            return Examination(container=container, is_examined=True, problems=(problem,))
        if isinstance(answer, Examined):
            return answer.found
        details = answer.details if isinstance(answer, Refused) else ""
        problems = (ClipProblem.DAMAGED,)
        return Examination(
            container=container, is_examined=True, problems=problems, details=details
        )

    def copy(
        self,
        path: Path,
        target: Path,
        report: Report,
        cancellation: Cancellation,
        *,
        keeps_media: bool = False,
    ) -> bool:
        """Write a copy of `path` to `target`, a file that may be thrown away.

        It is H.264 and AAC. With `keeps_media` picture and sound stay the original's where some
        container holds them so that every picture can be reached; whether that was so is returned.

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
            request = MakeCopy(str(path), str(target), keeps_media)
            answer = self._process.ask(request, cancellation=cancellation, hear=hear)
        except ProcessGoneError as gone:
            raise ClipNotCopiedError(path, "timeout" if gone.too_slow else "crash") from gone
        if not isinstance(answer, Copied):
            raise ClipNotCopiedError(path, getattr(answer, "details", ""))
        return answer.keeps_media

    def close(self) -> None:
        """End the process."""
        self._process.close()


_REFUSED = {
    Container.PLAYLIST: ClipProblem.DISGUISED_PLAYLIST,
    Container.EMPTY: ClipProblem.NOT_A_CLIP,
}
