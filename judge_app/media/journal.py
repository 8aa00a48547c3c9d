"""Remembers across a crash which clip was open, so that the next start does better.

Before a clip opens, its name goes into a small file; when it closes, the file goes. A file that
is still there at the start means that the program died with the clip open.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from judge_app.atomic_file import write_atomically
from judge_app.errors import FileProblemError
from judge_app.media.player import EngineName
from judge_app.media.selection import Crash

_KEPT = 50
_OPEN_FILE = "now-playing.json"
_DEPTHS = ("", "*/", "*/*/")
"""Views that are shown beside others keep what they remember in folders of their own."""


class CrashJournal:
    """Two small files in `folder`. A disk that refuses them costs the memory, never the clip."""

    def __init__(self, folder: Path) -> None:
        self._open_file = folder / _OPEN_FILE
        self._past_file = folder / "player-crashes.json"
        self._past = self._read_past()
        self._take_in_unclean_end()

    @property
    def crashes(self) -> tuple[Crash, ...]:
        """Every crash that is remembered, the latest last."""
        return self._past

    def opening(self, clip: str, engine: EngineName, *, is_safe: bool) -> None:
        """Write down what is about to be opened."""
        record = Crash(clip=clip, engine=engine, was_safe=is_safe)
        self._write(self._open_file, record)

    def closed(self) -> None:
        """Take note that the clip closed in good order."""
        try:
            self._open_file.unlink(missing_ok=True)
        except OSError:
            return

    def died(self, crash: Crash) -> None:
        """Remember that an engine's own process died, while the program lives on."""
        self._remember(crash)

    def news_of(self, clip: str) -> Crash | None:
        """Return how the program ended with this clip open, if the user is still to be told."""
        news = next((each for each in self._past if each.clip == clip and each.is_news), None)
        if news is not None:
            self._remember(replace(news, is_news=False))
        return news

    def _take_in_unclean_end(self) -> None:
        try:
            content = self._open_file.read_bytes()
        except OSError:
            return
        # Cut short by the crash itself, it has nothing to tell.
        with suppress(msgspec.MsgspecError):
            crash = msgspec.json.decode(content, type=Crash)
            self._remember(replace(crash, is_news=True))
        self.closed()

    def _remember(self, crash: Crash) -> None:
        others = (each for each in self._past if replace(each, is_news=crash.is_news) != crash)
        self._past = (*others, crash)[-_KEPT:]
        self._write(self._past_file, self._past)

    def _read_past(self) -> tuple[Crash, ...]:
        try:
            return msgspec.json.decode(self._past_file.read_bytes(), type=tuple[Crash, ...])
        except (OSError, msgspec.MsgspecError):
            return ()

    def _write(self, target: Path, value: object) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, msgspec.json.encode(value))
        except (FileProblemError, OSError):
            return


def take_in_unclean_ends(root: Path) -> tuple[Crash, ...]:
    """Let every journal in and below `root` know what ended the program; return all crashes known.

    Called once at the start: a clip that took the program down beside another is not opened in the
    same way in the main view either, and the other way round.
    """
    ended = [
        crash
        for depth in _DEPTHS
        for left in root.glob(f"{depth}{_OPEN_FILE}")
        for crash in CrashJournal(left.parent).crashes
        if crash.is_news
    ]
    if ended:
        views = [kept for depth in _DEPTHS for kept in root.glob(f"{depth}player*.json")]
        for folder in {root, *(kept.parent for kept in views)}:
            journal = CrashJournal(folder)
            for crash in ended:
                journal.died(crash)
    return CrashJournal(root).crashes
