"""A player under test, and the passing of time."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from judge_app.byte_source import MemorySource
from judge_app.media.player import Player, PlayerState
from tests.support.clips import RATE, read_number
from tests.support.patience import PATIENCE_MS
from tests.ui.players.conftest import Heard

PICTURE_MS = 1000 // RATE
SLOWLY = 0.25
"""A speed at which a moment of a clip of four seconds is not over before one looks."""
_CALM_LOOKS = 25


class Rig:
    """A player, and the passing of time."""

    def __init__(self, player: Player, wait: Callable[[int], None]) -> None:
        self.player = player
        self.wait = wait
        self.heard = Heard()
        player.listen(self.heard)

    def until(self, condition: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> None:
        for _ in range(patience_ms // 20):
            if condition():
                return
            self.wait(20)
        pytest.fail(f"never happened; {self.player.state}; {self.heard.events[-3:]}")

    def open(self, clip: Path, start_ms: int = 0) -> None:
        self.player.open(MemorySource(clip.name, clip.read_bytes()), start_ms=start_ms)
        self.until(lambda: self.player.state is not PlayerState.LOADING)
        self.until(lambda: self.player.current_picture() is not None)

    def number(self) -> int:
        picture = self.player.current_picture()
        assert picture is not None
        number = read_number(picture)
        assert number is not None
        return number

    def lands_on(self, number: int) -> None:
        self.until(lambda: self.number() == number)

    def seek(self, position_ms: int) -> None:
        self.player.seek(position_ms)
        self.lands_on(position_ms // PICTURE_MS)

    def rests(self) -> None:
        """Wait until nothing has moved for a while, however long that takes to begin."""
        seen: list[tuple[int, int]] = []

        def is_calm() -> bool:
            seen.append((self.player.position_ms, self.player.pictures_seen))
            return len(seen) > _CALM_LOOKS and len(set(seen[-_CALM_LOOKS:])) == 1

        self.until(is_calm)

    def stays_on(self, number: int) -> None:
        """Come to this picture, and to no other afterwards."""
        self.lands_on(number)
        self.rests()
        assert self.number() == number


class Run:
    """How far a real player can have come since now: as far as time allows, on any machine."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._began = time.monotonic()

    @property
    def most_ms(self) -> float:
        """So much of a clip can have been played, in milliseconds."""
        return (time.monotonic() - self._began) * 1000 * self._rate
