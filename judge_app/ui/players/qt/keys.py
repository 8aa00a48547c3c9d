"""How far before a moment Qt must be sent where it begins with the next key picture only.

In transport and program streams FFmpeg looks for the last packet stored before the place, whatever is in
it, and its decoder shows nothing before the key picture that follows.
"""

from collections.abc import Callable

_FIRST_BACK_MS = 520
_REORDERED_MS = 160
"""A key picture is stored so much earlier than it is shown, at most, as pictures are reordered."""
_LATE_PICTURES = 4
"""In no other container a place leads to a picture that is shown so much later."""
_EDGE_US = 2000
_ENOUGH = 3
"""From so many places it led to the very picture: seeks lead to more than key pictures."""
_NEVER_US = 1 << 62


class KeyPictures:
    """What the answers to the seeks in one clip have shown of its key pictures.

    Args:
        may_lack_index: whether the clip's container may be of that kind. In others it looks the same where a
            picture stands for long and is told to last a moment.
    """

    def __init__(self, may_lack_index: Callable[[], bool]) -> None:
        self._may_lack_index = may_lack_index
        self._back_ms = 0
        self._starts: dict[int, int] = {}
        self._floor_us = -1
        self._precise: set[int] = set()

    @property
    def are_all_there_is(self) -> bool:
        """Whether seeks lead to key pictures only."""
        return self._back_ms > 0 and self._may_lack_index()

    def forget(self) -> None:
        """Begin anew; the clip is closed."""
        self._back_ms = 0
        self._starts.clear()
        self._precise.clear()
        self._floor_us = -1

    def answered(self, asked_ms: int, start_us: int, length_us: int) -> None:
        """Take note that a place led to the picture that begins then, where one lasts so long."""
        if start_us - asked_ms * 1000 > _LATE_PICTURES * length_us:
            self._back_ms = self._back_ms or _FIRST_BACK_MS
            self._precise.clear()
        elif asked_ms > 0 and start_us - asked_ms * 1000 <= 0:
            self._precise.add(asked_ms)
            # It was one place from which the container could not tell the way.
            self._back_ms = 0 if len(self._precise) >= _ENOUGH else self._back_ms
        self._starts[asked_ms] = start_us
        if asked_ms == 0:
            self._floor_us = start_us

    def answered_nothing(self, asked_ms: int) -> None:
        """Take note that no picture came from a place on; if that is the beginning, there is one key picture."""
        if asked_ms == 0:
            self._back_ms = self._back_ms or _FIRST_BACK_MS
            self._floor_us = _NEVER_US

    def played(self, start_us: int, nothing_ms: int | None) -> None:
        """Take note of a picture that playing brought, and from which place on no seek had found any."""
        if nothing_ms is not None and start_us > nothing_ms * 1000 + _EDGE_US:
            self._back_ms = self._back_ms or _FIRST_BACK_MS

    def further(self) -> None:
        """Go back twice as far from now on; it was not far enough."""
        self._back_ms *= 2

    def found(self, start_us: int) -> None:
        """Take note of a key picture that came early enough: how far apart they are shows how far to go back."""
        later = [start for start in self._starts.values() if start > start_us]
        if self._back_ms > 0 and later:
            self._back_ms = (min(later) - start_us) // 1000 + _REORDERED_MS

    def is_out_of_reach(self, aim_us: int) -> bool:
        """Whether no place leads to a picture so early; only opening the clip does."""
        return aim_us < self._floor_us

    def place_before(self, aim_us: int) -> int:
        """Return where to go, in ms, for a key picture that is shown no later than `aim_us`."""
        near = [
            (start, asked)
            for asked, start in self._starts.items()
            if start <= aim_us < start + self._back_ms * 1000
        ]
        return max(near)[1] if near else max(0, aim_us // 1000 - self._back_ms)
