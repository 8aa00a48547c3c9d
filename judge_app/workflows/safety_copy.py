"""A second copy of a judge's work on a stick, brought up after every change."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from judge_app.db.judge_store import JudgeStore
from judge_app.errors import FileProblemError, JudgeAppError


class CopyStanding(StrEnum):
    """Whether the copy holds all that the store holds."""

    NONE = "none"
    """Nobody chose a folder."""
    CURRENT = "current"
    BEHIND = "behind"
    """The last copy failed: the work is safe in the store alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyState:
    """Where the copy is and how it stands; `failure` says why it is behind."""

    standing: CopyStanding
    folder: Path | None = None
    failure: JudgeAppError | None = None


class SafetyCopy:
    """Copies the store after each change; a failure is reported and never stops the work."""

    def __init__(self, store: JudgeStore) -> None:
        self._store = store
        self._folder: Path | None = None
        self._state = CopyState(standing=CopyStanding.NONE)

    @property
    def state(self) -> CopyState:
        """How the copy stands."""
        return self._state

    def choose(self, folder: Path | None) -> CopyState:
        """Copy into `folder` from now on, or nowhere with None."""
        self._folder = folder
        return self.bring_up()

    def bring_up(self) -> CopyState:
        """Write the copy anew and return how it stands."""
        if self._folder is None:
            self._state = CopyState(standing=CopyStanding.NONE)
            return self._state
        try:
            self._store.copy_to(self._folder / self._store.path.name)
        except FileProblemError as failure:
            self._state = CopyState(
                standing=CopyStanding.BEHIND, folder=self._folder, failure=failure
            )
        else:
            self._state = CopyState(standing=CopyStanding.CURRENT, folder=self._folder)
        return self._state
