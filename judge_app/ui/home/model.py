"""What the home page shows, without widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from judge_app.settings import RecentWork, SettingsFile
from judge_app.ui.language import tr
from judge_app.ui.moments import moment_words


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentRow:
    """One line of recent work in words."""

    work: RecentWork
    title: str
    state: str
    place: str
    """The folder it lies in."""
    fingerprint: str
    """The contest's, in words; empty where none is known."""
    is_missing: bool


class HomeModel:
    """Recent work and what became of it."""

    def __init__(self, settings: SettingsFile, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock
        self._missing: frozenset[str] = frozenset()

    @property
    def rows(self) -> tuple[RecentRow, ...]:
        """Recent work, the latest first."""
        return tuple(self._row(work) for work in self._settings.current.recent)

    def look_for_files(self) -> frozenset[str]:
        """Return the recent paths that are not there; slow on sticks, so never on the window."""
        recent = self._settings.current.recent
        return frozenset(work.path for work in recent if not Path(work.path).exists())

    def note_missing(self, missing: frozenset[str]) -> None:
        """Remember what `look_for_files` found."""
        self._missing = missing

    def forget(self, path: str) -> None:
        """Take a path from the list."""
        self._settings.store(self._settings.current.without_recent(path))

    def _row(self, work: RecentWork) -> RecentRow:
        title = f"{work.contest} · {work.person}" if work.person else work.contest
        return RecentRow(
            work=work,
            title=title,
            state=self._state(work),
            place=str(Path(work.path).parent),
            fingerprint=_fingerprint_words(work.fingerprint),
            is_missing=work.path in self._missing,
        )

    def _state(self, work: RecentWork) -> str:
        if work.path in self._missing:
            return tr("Không tìm thấy tệp; cắm lại USB hoặc chọn lại tệp")
        try:
            used = datetime.fromisoformat(work.used_at)
        except ValueError:
            return ""
        moment = moment_words(used, self._clock())
        values = {"done": work.done, "total": work.total, "moment": moment}
        if not work.total:
            return tr("Mở lúc {moment}", moment=moment)
        if work.role == "chair":
            return tr("Tổng hợp: {done}/{total} phiếu, mở lúc {moment}", **values)
        if work.role == "staff":
            return tr("Tổ chức: {total} bài, mở lúc {moment}", **values)
        return tr("Chấm thi: {done}/{total} bài, lưu lúc {moment}", **values)


def _fingerprint_words(digits: str) -> str:
    if not digits:
        return ""
    groups = " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return tr("Dấu vân tay {groups}", groups=groups)
