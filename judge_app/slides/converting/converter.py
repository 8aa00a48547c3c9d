"""What every converter has in common: a command that leaves a PDF in a room of its own."""

from pathlib import Path
from typing import Protocol

MADE = Path("out") / "deck.pdf"
"""Where in its room a converter leaves the PDF."""


class Converter(Protocol):
    """A program that can print decks into PDFs."""

    @property
    def at_once(self) -> int:
        """How many decks it may convert at the same time."""

    def command(self, deck: Path, room: Path) -> list[str]:
        """Return what to run for `deck`, a copy inside `room`; the PDF is to be at `room / MADE`.

        Whatever it needs in the room (a profile, a script) is written there.
        """

    def producer(self, said: str) -> str:
        """Return the program's name and version; `said` is what the command printed."""

    def strays(self, room: Path) -> tuple[int, ...]:
        """Return ids of processes it started outside its own group, so that they can be ended."""
