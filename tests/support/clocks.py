"""Clocks that tick when they are asked."""

from datetime import UTC, datetime, timedelta


class TickingClock:
    """Begins at a fixed moment and moves on by a second each time it is asked."""

    def __init__(self, start: datetime = datetime(2024, 4, 12, 14, 3, 22, tzinfo=UTC)) -> None:
        self._now = start

    def __call__(self) -> datetime:
        now = self._now
        self._now += timedelta(seconds=1)
        return now
