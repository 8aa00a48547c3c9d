"""What the judge set on the player, kept between runs."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from judge_app.atomic_file import write_atomically
from judge_app.errors import FileProblemError
from judge_app.media.selection import Preference


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerPreferences:
    """Loudness 0..100 as the ear hears it, and which engine to try first."""

    volume: int = 80
    is_muted: bool = False
    engine: Preference = Preference.AUTOMATIC


class PlayerPreferencesFile:
    """Keeps them in one small file; a file that cannot be read means a fresh beginning."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._current = self._read()
        self._saved = self._current

    @property
    def current(self) -> PlayerPreferences:
        """The preferences in force."""
        return self._current

    def change(
        self,
        *,
        volume: int | None = None,
        is_muted: bool | None = None,
        engine: Preference | None = None,
    ) -> None:
        """Replace what is named; `save` writes it."""
        now = self._current
        self._current = replace(
            now,
            volume=now.volume if volume is None else volume,
            is_muted=now.is_muted if is_muted is None else is_muted,
            engine=now.engine if engine is None else engine,
        )

    def save(self) -> None:
        """Write the file if something changed; a full disk must not stop a clip."""
        if self._current == self._saved:
            return
        self._saved = self._current
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, msgspec.json.encode(self._current))
        except (FileProblemError, OSError):
            return

    def _read(self) -> PlayerPreferences:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=PlayerPreferences)
        except (OSError, msgspec.MsgspecError):
            return PlayerPreferences()
