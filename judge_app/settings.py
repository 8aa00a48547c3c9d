"""What a user chose and did last, kept between runs: language, look, window, recent work."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from judge_app.atomic_file import write_atomically
from judge_app.errors import FileProblemError

_RECENT_KEPT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentWork:
    """A bundle, a desk or a contest folder that was open, with its state for the home page."""

    role: str
    """`judge`, `chair` or `staff`: the door it belongs to."""
    path: str
    contest: str
    person: str = ""
    """The judge's id, where the work is one judge's."""
    done: int = 0
    total: int = 0
    used_at: str = ""
    """Local time in ISO 8601."""
    fingerprint: str = ""
    """The contest root's, 24 digits; empty where there is no key yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that is remembered. All values have sensible beginnings."""

    language: str = "vi"
    theme: str = "system"
    """`system`, `light`, `dark` or `contrast`."""
    reduce_motion: bool = False
    window: str = ""
    """Qt's window geometry in base64."""
    last_folder: str = ""
    folded: tuple[str, ...] = ()
    """Names of the panels that are folded away."""
    text_percent: int = 100
    """Size of all text against the system's."""
    recent: tuple[RecentWork, ...] = ()
    token_driver: str = ""
    """The PKCS#11 module of the user's USB token."""

    def with_recent(self, work: RecentWork) -> "Settings":
        """Return these settings with `work` at the top of the recent list."""
        same = (work.role, work.path, work.person)
        others = tuple(w for w in self.recent if (w.role, w.path, w.person) != same)
        return replace(self, recent=(work, *others)[:_RECENT_KEPT])

    def without_recent(self, path: str) -> "Settings":
        """Return these settings with `path` forgotten."""
        return replace(self, recent=tuple(w for w in self.recent if w.path != path))


class SettingsFile:
    """Keeps `Settings` in one JSON file. A file that cannot be read means a fresh beginning."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._current = self._read()

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def change(self, **changes: object) -> Settings:
        """Replace the named fields, write the file, and return the new settings."""
        return self.store(replace(self._current, **changes))  # type: ignore[arg-type]

    def store(self, settings: Settings) -> Settings:
        """Keep `settings`; losing a preference on a full disk must not stop any work."""
        self._current = settings
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, msgspec.json.format(msgspec.json.encode(settings)))
        except (FileProblemError, OSError):
            return settings
        return settings

    def _read(self) -> Settings:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Settings)
        except (OSError, msgspec.MsgspecError):
            return Settings()
