"""The root of every failure that the program can explain.

Subclasses live beside the code that raises them. They hold data and no wording;
`judge_app.ui.wording` and `judge_app.cli.wording` turn them into sentences.
"""

from pathlib import Path


class JudgeAppError(Exception):
    """A failure of the environment or of the input, not a bug of the program."""


class FileProblemError(JudgeAppError):
    """The file system refused something: `path` is what was asked for."""

    def __init__(self, path: Path, cause: OSError | None = None) -> None:
        super().__init__(str(path), cause)
        self.path = path
        self.cause = cause


class DiskFullError(FileProblemError):
    """No space is left for `path`."""


class AccessDeniedError(FileProblemError):
    """The user may not read or write `path`."""


class DriveRemovedError(FileProblemError):
    """The drive that holds `path` is gone."""


class MissingFileError(FileProblemError):
    """`path` is not there."""


class UnwrittenFileError(FileProblemError):
    """`path` was written but does not read back as written."""


class CancelledByUserError(JudgeAppError):
    """The user stopped a long piece of work; whatever was whole before is still whole."""
