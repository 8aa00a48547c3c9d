"""Files that were handed in together with a deck: clips that it links to are among them."""

from collections.abc import Callable, Iterable

from judge_app.byte_source import ByteSource
from judge_app.slides.linked_clips import linked_file


class ClipsBeside:
    """Finds a linked clip by the name of its file. Nothing but the files given is ever opened."""

    def __init__(self, paths: Iterable[str], opened: Callable[[str], ByteSource]) -> None:
        """`paths` are the files, `opened` opens one of them; it may block."""
        self._paths = tuple(paths)
        self._opened = opened

    def path(self, link: str) -> str:
        """Return the file that a deck calls `link`, empty where there is none."""
        return linked_file(link, self._paths)

    def open(self, path: str) -> ByteSource:
        """Open a file that was found."""
        return self._opened(path)
