"""What references of clips mean: a part of the deck, or a file outside that is only named."""

import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from judge_app.slides.plain.odp.nodes import attribute, local
from judge_app.slides.plain.odp.package import OdpPackage, part_name

_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|\\|\.\./")
_SOUNDS = {
    ".wav", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wma", ".mid", ".midi",
    ".aif", ".aiff", ".au", ".amr",
}  # fmt: skip


def clip_at(node: Any, package: OdpPackage) -> tuple[str, str, bool]:
    """Return the part that a clip's element names, else what is outside, and if it is a sound."""
    reference = attribute(node, "href")
    ending = PurePosixPath(urlsplit(reference).path).suffix.lower()
    kind = attribute(node, "mime-type")
    is_sound = local(node) != "plugin" or ending in _SOUNDS or kind.startswith("audio/")
    if package.has(reference):
        return "/" + part_name(reference), "", is_sound
    return "", linked_name(reference), is_sound


def leads_outside(reference: str) -> bool:
    """Say whether a reference leads out of the deck, where nothing is ever looked for."""
    return _OUTSIDE.match(reference) is not None


def linked_name(reference: str) -> str:
    """Return where a reference leads, without the rest of it: a site, or the name of a file."""
    found = urlsplit(reference)
    host = found.hostname if found.scheme in {"http", "https"} else None
    return host or unquote(found.path).replace("\\", "/").rpartition("/")[2]
