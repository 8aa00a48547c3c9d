"""Clips that a deck links to are found by their names among the files handed in with it."""

import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from judge_app.slides.deck import PageFacts

_LONGEST_NAME = 260


def linked_file(link: str, paths: Iterable[str]) -> str:
    """Return the file among `paths` that a deck calls `link`, empty where there is none.

    Where its maker had it does not matter, nor how another computer spells its letters.
    """
    known = {_key(path): path for path in reversed(tuple(paths))}
    return (known.get(_key(link)) or known.get(_key(unquote(link)), "")) if link else ""


def missing_clips(pages: Iterable[PageFacts], paths: Iterable[str]) -> tuple[str, ...]:
    """Return the clips of a deck that lie neither in it nor among the files beside it, by name."""
    beside = tuple(paths)
    links = (clip.link for page in pages for clip in page.media if clip.external and clip.link)
    return tuple(link for link in dict.fromkeys(links) if not linked_file(link, beside))


def _key(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return unicodedata.normalize("NFC", name[-_LONGEST_NAME:]).casefold()
