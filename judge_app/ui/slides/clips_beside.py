"""Files that were handed in together with a deck: clips that it links to are among them."""

import unicodedata
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from judge_app.byte_source import ByteSource

_LONGEST_NAME = 260


class ClipsBeside:
    """Finds a linked clip by the name of its file; where its maker had it does not matter.

    Nothing but the files given is ever opened.
    """

    def __init__(self, paths: Iterable[str], opened: Callable[[str], ByteSource]) -> None:
        """`paths` are the files, `opened` opens one of them; it may block."""
        self._paths = {_key(path): path for path in reversed(tuple(paths))}
        self._opened = opened

    def path(self, link: str) -> str:
        """Return the file that a deck calls `link`, empty where there is none."""
        return self._paths.get(_key(link)) or self._paths.get(_key(unquote(link)), "")

    def open(self, path: str) -> ByteSource:
        """Open a file that was found."""
        return self._opened(path)


def _key(path: str) -> str:
    """Return a file's name so that spellings of different computers are equal."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return unicodedata.normalize("NFC", name[-_LONGEST_NAME:]).casefold()
