"""Where the time comes from. It is shown and recorded; nothing is ever decided by it."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the moment with its zone."""


def laptop_clock() -> datetime:
    """Return the laptop's local time with its offset."""
    return datetime.now().astimezone()
