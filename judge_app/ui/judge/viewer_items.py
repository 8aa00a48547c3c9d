"""What of an entry can be looked at, and with which viewer; no widgets."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from judge_app.bundle.manifest import Manifest
from judge_app.contest.entry import Entry, EntryFile, EntryKind, FileRole


class Viewer(StrEnum):
    """The pages of the viewer."""

    VIDEO = "video"
    DECK = "deck"
    IMAGES = "images"
    TEXT = "text"
    PACKAGE = "package"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewerItem:
    """One thing to look at.

    `path` is the file that notes name; `shown` is the file that is read, which may be a preview or
    a copy made by staff. `files` are the pictures of a set, or the files of a package.
    """

    viewer: Viewer
    path: str
    shown: str = ""
    files: tuple[EntryFile, ...] = ()


_VIDEO = frozenset(
    [
        "mp4",
        "m4v",
        "mov",
        "avi",
        "mkv",
        "webm",
        "wmv",
        "mpg",
        "mpeg",
        "3gp",
        "3g2",
        "flv",
        "ts",
        "mts",
        "m2ts",
        "ogv",
        "vob",
        "asf",
        "mp3",
        "wav",
        "m4a",
        "ogg",
        "oga",
        "flac",
        "aac",
        "wma",
        "opus",
    ]
)
_DECK = frozenset(
    ["pptx", "pptm", "ppsx", "ppsm", "potx", "potm", "ppt", "pps", "pot", "odp", "otp", "pdf"]
)
_IMAGE = frozenset(["png", "jpg", "jpeg", "gif", "webp", "bmp", "svg"])
_TEXT = frozenset(["txt", "md", "csv", "log", "srt", "vtt", "json", "xml", "ini"])
_ORDER = {
    FileRole.MAIN: 0,
    FileRole.DEMO: 1,
    FileRole.SCREENSHOT: 2,
    FileRole.MANUAL: 3,
    FileRole.EXTRA: 4,
    FileRole.PACKAGE: 5,
}


def viewer_items(entry: Entry, manifest: Manifest) -> tuple[ViewerItem, ...]:
    """Return what can be looked at, the main thing first; never empty.

    Files of one role keep the entry's order: that of staff's list, then that of the names.
    """
    files = sorted(
        (f for f in entry.files if f.role is not FileRole.PREVIEW),
        key=lambda file: _ORDER[file.role],
    )
    items: list[ViewerItem] = []
    for viewer in (Viewer.VIDEO, Viewer.DECK, Viewer.TEXT):
        for file in files:
            if viewer_of(entry, file, manifest) is viewer:
                items.append(_item(entry, file, viewer, manifest))
    pictures = tuple(f for f in files if viewer_of(entry, f, manifest) is Viewer.IMAGES)
    if pictures:
        items.append(ViewerItem(viewer=Viewer.IMAGES, path=pictures[0].path, files=pictures))
    if entry.link:
        items.append(ViewerItem(viewer=Viewer.LINK, path=""))
    package = ViewerItem(viewer=Viewer.PACKAGE, path="", files=tuple(files))
    if entry.kind is EntryKind.SOFTWARE:
        return (package, *items)
    rest = [f for f in files if viewer_of(entry, f, manifest) is Viewer.PACKAGE]
    ordered = sorted(items, key=lambda item: _rank(item, files))
    return (*ordered, package) if rest or not items else tuple(ordered)


def viewer_of(entry: Entry, file: EntryFile, manifest: Manifest) -> Viewer:
    """Return the viewer for one file, by its ending; programs and archives are only listed."""
    ending = PurePosixPath(file.path).suffix.lower().lstrip(".")
    if ending in _VIDEO:
        return Viewer.VIDEO
    facts = manifest.deck_facts(entry.code, file.path)
    if ending in _DECK or (facts is not None and facts.preview):
        return Viewer.DECK
    if ending in _IMAGE:
        return Viewer.IMAGES
    return Viewer.TEXT if ending in _TEXT else Viewer.PACKAGE


def file_name(path: str) -> str:
    """Return the last part of a path inside an entry."""
    return path.rpartition("/")[2]


def _item(entry: Entry, file: EntryFile, viewer: Viewer, manifest: Manifest) -> ViewerItem:
    shown = ""
    if viewer is Viewer.VIDEO:
        clip = manifest.media_facts(entry.code, file.path)
        shown = clip.copy_path if clip is not None else ""
    elif viewer is Viewer.DECK:
        deck = manifest.deck_facts(entry.code, file.path)
        shown = deck.preview if deck is not None else ""
    return ViewerItem(viewer=viewer, path=file.path, shown=shown or file.path, files=(file,))


def _rank(item: ViewerItem, files: list[EntryFile]) -> int:
    paths = [file.path for file in files]
    return paths.index(item.path) if item.path in paths else len(paths)
