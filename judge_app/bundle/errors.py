"""Why a bundle cannot be used."""

from pathlib import Path

from judge_app.contest.ids import EntryCode
from judge_app.errors import JudgeAppError


class BundleError(JudgeAppError):
    """A bundle that cannot be used; `path` is its file."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(str(path), detail)
        self.path = path
        self.detail = detail


class NotABundleError(BundleError):
    """The file is something else."""


class TruncatedBundleError(BundleError):
    """The file's end is missing."""


class AlteredBundleError(BundleError):
    """The file is not as it was signed."""


class UntrustedBundleError(BundleError):
    """The signature is not by the root that the bundle names."""


class NewerBundleError(BundleError):
    """The file has a newer format than this program knows."""


class MissingMemberError(JudgeAppError):
    """The manifest lists no such file of an entry."""

    def __init__(self, entry: EntryCode, path: str) -> None:
        super().__init__(entry, path)
        self.entry = entry
        self.path = path


class SourceChangedError(JudgeAppError):
    """A file changed between being hashed and being copied into the bundle."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path
