"""The clips that the judge is likely to choose next, read and checked while this one is watched."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from judge_app.byte_source import ByteSource
from judge_app.contest.entry import Entry
from judge_app.contest.ids import EntryCode
from judge_app.media.clip_shelf import ClipShelf
from judge_app.ui.judge.entry_rows import next_open
from judge_app.ui.judge.moving_views import Members
from judge_app.ui.judge.viewer_items import Viewer, viewer_items
from judge_app.ui.judge.work import JudgeWork
from judge_app.ui.tasks import Lane, Task, TaskRunner

QUIET_MS = 1000
"""So long a clip that was just chosen has the drive to itself."""
_STEPS = (1, -1, 2)
"""Where in the list the judge may go, beside the next entry with something to do."""


class _Clip(NamedTuple):
    entry: EntryCode
    path: str


class ClipsAhead(QObject):
    """Holds the first clips of up to four entries beside the one in work."""

    def __init__(
        self, work: JudgeWork, members: Members, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._members = members
        self._tasks = tasks
        self._shelf: ClipShelf[_Clip] = ClipShelf(self._open)
        self._task: Task | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._look_ahead)
        work.current_changed.connect(self._on_current_changed)

    def pause(self) -> None:
        """Let go of everything while another page is on display."""
        self._quiet.stop()
        self._run(partial(self._shelf.fill, ()))

    def resume(self) -> None:
        """Look ahead again."""
        self._quiet.start()

    def shut_down(self) -> None:
        """Let go of everything, without waiting for a drive that does not answer."""
        self._quiet.stop()
        if self._task is not None:
            self._task.cancel()
        self._shelf.close()

    def _open(self, clip: _Clip) -> ByteSource:
        return self._members.member(clip.entry, clip.path)

    def _on_current_changed(self) -> None:
        """Begin with the clip just chosen, whose viewer is ready for it only in a moment."""
        current = self._work.current
        clip = None if current is None else self._clip_of(current)
        if clip is not None:
            self._run(partial(self._shelf.hurry, clip))
        self._quiet.start()

    def _look_ahead(self) -> None:
        current = self._work.current
        if current is None:
            return
        entries = (self._work.entry(code) for code in self._likely_after(current.code))
        clips = (self._clip_of(entry) for entry in entries)
        self._run(partial(self._shelf.fill, tuple(clip for clip in clips if clip is not None)))

    def _likely_after(self, current: EntryCode) -> tuple[EntryCode, ...]:
        rows = self._work.rows
        codes = [row.code for row in rows]
        places = (codes.index(current) + step for step in _STEPS)
        near = (codes[place] for place in places if 0 <= place < len(codes))
        open_code = next_open(rows, current)
        return tuple(dict.fromkeys(code for code in (open_code, *near) if code is not None))

    def _clip_of(self, entry: Entry) -> _Clip | None:
        first = viewer_items(entry, self._members.manifest)[0]
        return _Clip(entry.code, first.shown) if first.viewer is Viewer.VIDEO else None

    def _run(self, work: Callable[[Callable[[], bool]], None]) -> None:
        """Let the reading worker do this instead of what it is doing."""
        if self._task is not None and not self._task.is_done:
            self._task.cancel()
        self._task = self._tasks.run(
            Lane.READING, lambda _report, stop: work(lambda: not stop.is_requested)
        )
