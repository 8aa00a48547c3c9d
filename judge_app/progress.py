"""How long work tells how far it is, and how it learns that it should stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from judge_app.errors import CancelledByUserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a long piece of work stands.

    `step` names what is being done, as a key that the screens translate; `subject` is the file or
    entry in hand; `done` of `total` are in the work's own unit (bytes, files), `total` 0 means
    not known.
    """

    step: str
    subject: str = ""
    done: int = 0
    total: int = 0


Report = Callable[[Progress], None]


def unheard(_progress: Progress) -> None:
    """Report to nobody."""


class Cancellation:
    """A flag that one thread raises and another asks for."""

    def __init__(self) -> None:
        self._flag = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next safe place."""
        self._flag.set()

    @property
    def is_requested(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._flag.is_set()

    def check(self) -> None:
        """Raise `CancelledByUserError` if somebody asked the work to stop."""
        if self._flag.is_set():
            raise CancelledByUserError
