"""Which door a file or a folder belongs to."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

BUNDLE_SUFFIX = ".judgebundle"
KEY_SUFFIX = ".judgekey"


class Door(StrEnum):
    """The three roles, by the names of their packages."""

    JUDGE = "judge"
    CHAIR = "chair"
    STAFF = "staff"


class Refusal(StrEnum):
    """Why nothing can be opened."""

    KEY_ALONE = "key alone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where a path leads: a door, or the reason why not."""

    path: Path
    door: Door | None = None
    refusal: Refusal | None = None


def route(path: Path) -> Route:
    """Return where `path` belongs, by its name and by what lies in a folder."""
    suffix = path.suffix.lower()
    if suffix == BUNDLE_SUFFIX:
        return Route(path=path, door=Door.JUDGE)
    if suffix == KEY_SUFFIX:
        return Route(path=path, refusal=Refusal.KEY_ALONE)
    if suffix == ".pdf":
        return Route(path=path, door=Door.CHAIR)
    if path.name == "contest.toml":
        return Route(path=path.parent, door=Door.STAFF)
    if path.is_dir():
        return _route_of_folder(path)
    return Route(path=path, refusal=Refusal.UNKNOWN)


def _route_of_folder(folder: Path) -> Route:
    if (folder / "contest.toml").is_file():
        return Route(path=folder, door=Door.STAFF)
    bundles = sorted(folder.glob(f"*{BUNDLE_SUFFIX}"))
    if len(bundles) == 1:
        return Route(path=bundles[0], door=Door.JUDGE)
    if any(folder.glob("*.pdf")):
        return Route(path=folder, door=Door.CHAIR)
    return Route(path=folder, refusal=Refusal.UNKNOWN)
