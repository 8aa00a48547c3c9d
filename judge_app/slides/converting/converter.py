"""What every converter has in common: a command that leaves what was wanted in a room of its own."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Wanted(StrEnum):
    """What a converter is to make of a deck."""

    PAGES = "pdf"
    MODERN_DECK = "pptx"
    """The same deck in the format that the built-in reader draws itself."""

    @property
    def made(self) -> Path:
        """Where in its room a converter leaves it."""
        return Path("out") / f"deck.{self.value}"


class Converter(Protocol):
    """A program that can print decks into PDFs, and save old ones in the newer format."""

    @property
    def at_once(self) -> int:
        """How many decks it may convert at the same time."""

    def command(self, deck: Path, room: Path, wanted: Wanted) -> list[str]:
        """Return what to run for `deck`, a copy inside `room`; it leaves `room / wanted.made`.

        Whatever it needs in the room (a profile, a script) is written there.
        """

    def producer(self, said: str) -> str:
        """Return the program's name and version; `said` is what the command printed."""

    def strays(self, room: Path) -> tuple[int, ...]:
        """Return ids of processes it started outside its own group, so that they can be ended."""
