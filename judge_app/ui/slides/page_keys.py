"""What keys do while a page has the keyboard: turn, jump, scroll, and type a page's number."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt

_LONGEST_NUMBER = 5


class Move(Enum):
    """Where to go from here."""

    FORWARD = auto()
    """To the next page; where steps are shown, to the next step."""
    BACK = auto()
    FIRST = auto()
    LAST = auto()


_ALWAYS = {
    Qt.Key.Key_PageDown: Move.FORWARD,
    Qt.Key.Key_PageUp: Move.BACK,
    Qt.Key.Key_Space: Move.FORWARD,
    Qt.Key.Key_Backspace: Move.BACK,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}
_ACROSS = {Qt.Key.Key_Right: Move.FORWARD, Qt.Key.Key_Left: Move.BACK}
_DOWN = {Qt.Key.Key_Down: Move.FORWARD, Qt.Key.Key_Up: Move.BACK}


def move_of(key: Qt.Key, *, wider: bool, higher: bool) -> Move | None:
    """Return what a key does; arrows scroll a page that is `wider` or `higher` than its room."""
    move = _ALWAYS.get(key)
    if move is None and not wider:
        move = _ACROSS.get(key)
    if move is None and not higher:
        move = _DOWN.get(key)
    return move


@dataclass(slots=True)
class TypedNumber:
    """The digits typed so far."""

    text: str = ""

    def take(self, letter: str) -> bool:
        """Add a digit, and return whether it was one."""
        if len(letter) != 1 or letter not in "0123456789":
            return False
        self.text = (self.text + letter)[-_LONGEST_NUMBER:]
        return True

    def finish(self) -> int:
        """Return the number and begin anew; 0 where none was typed."""
        number, self.text = int(self.text or "0"), ""
        return number
