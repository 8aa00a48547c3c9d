"""Where a clip that libVLC has played to its end stands then."""

_NEAR_END_MS = 700
"""libVLC's clock stands up to half a second before the end when the clip has ended."""
_SHORT_MS = 1500
"""Of so short a clip libVLC may end without ever having moved its clock."""


def place_at_end(reached_ms: int, duration_ms: int) -> int:
    """Return the clip's end, or where the clock is if that is too far before it to be its end."""
    is_near = duration_ms <= _SHORT_MS or duration_ms - reached_ms <= _NEAR_END_MS
    return duration_ms if is_near and duration_ms else reached_ms
