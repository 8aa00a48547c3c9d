"""Remembers how far each clip has been seen, so that a judge who comes back goes on from there.

One small file for all clips. It is written every few seconds while a clip plays, so that even a
program that is killed loses no more than that.
"""

from pathlib import Path

import msgspec

from judge_app.atomic_file import write_atomically
from judge_app.errors import FileProblemError

WORTH_MS = 3000
"""Nearer to the beginning or to the end than this, a clip starts from its beginning again."""
_KEPT = 1000


class ClipPlaces:
    """Places in milliseconds by clip. A disk that refuses the file costs the memory, no more."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places = self._read()
        self._is_saved = True

    def place(self, clip: str) -> int:
        """Return where `clip` was left, 0 for its beginning."""
        return self._places.get(clip, 0)

    def remember(self, clip: str, position_ms: int, duration_ms: int) -> None:
        """Take note of where a clip stands; `save` writes it."""
        is_end = duration_ms > 0 and duration_ms - position_ms < WORTH_MS
        place = 0 if is_end or position_ms < WORTH_MS else position_ms
        if place == self.place(clip):
            return
        self._places.pop(clip, None)
        if place:
            self._places[clip] = place
        for oldest in list(self._places)[:-_KEPT]:
            del self._places[oldest]
        self._is_saved = False

    def save(self) -> None:
        """Write the file if something changed."""
        if self._is_saved:
            return
        self._is_saved = True
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, msgspec.json.encode(self._places))
        except (FileProblemError, OSError):
            return

    def _read(self) -> dict[str, int]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, int])
        except (OSError, msgspec.MsgspecError):
            return {}
