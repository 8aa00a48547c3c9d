"""One seek at a time, the latest wins: dragging the seek bar never piles up work."""

PATIENCE_MS = 2500
"""After so long a seek counts as landed, so that a broken place cannot block the next wish."""


class SeekQueue:
    """Holds the seek under way and the latest wish. Times come in as arguments, in ms."""

    def __init__(self) -> None:
        self._under_way: int | None = None
        self._wish: int | None = None
        self._issued_at = 0

    @property
    def under_way(self) -> int | None:
        """The target of the seek that the engine is doing now."""
        return self._under_way

    @property
    def target(self) -> int | None:
        """Where the position will be when everything asked for has landed."""
        return self._under_way if self._wish is None else self._wish

    def ask(self, target_ms: int, now_ms: int) -> int | None:
        """Return the target to hand to the engine at once, or None to wait for the landing."""
        if self._under_way is not None and now_ms - self._issued_at < PATIENCE_MS:
            self._wish = target_ms
            return None
        return self._issue(target_ms, now_ms)

    def landed(self, now_ms: int) -> int | None:
        """Take note of a landing; return the next target to hand to the engine, if any."""
        wish = self._wish
        self._under_way = None
        self._wish = None
        return None if wish is None else self._issue(wish, now_ms)

    def is_overdue(self, now_ms: int) -> bool:
        """Whether the seek under way has had its time."""
        return self._under_way is not None and now_ms - self._issued_at >= PATIENCE_MS

    def pardon(self, now_ms: int) -> None:
        """Give the seek under way its whole time once more: it makes headway."""
        self._issued_at = now_ms

    def forget(self) -> None:
        """Drop everything; the clip was closed."""
        self._under_way = None
        self._wish = None

    def _issue(self, target_ms: int, now_ms: int) -> int:
        self._under_way = target_ms
        self._wish = None
        self._issued_at = now_ms
        return target_ms
