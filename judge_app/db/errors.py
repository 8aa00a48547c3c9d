"""Why a store cannot be used."""

from pathlib import Path

from judge_app.errors import JudgeAppError


class StoreError(JudgeAppError):
    """A store that cannot be used; `path` is its file."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(str(path), detail)
        self.path = path
        self.detail = detail


class StoreInUseError(StoreError):
    """Another window has the store open."""


class NewerStoreError(StoreError):
    """The store was written by a newer version of the program."""


class DamagedStoreError(StoreError):
    """The file is no database any more, or its chain of entries is broken."""


class StoreOfOtherContestError(StoreError):
    """The store belongs to another contest, bundle or judge."""
