"""What can be wrong with a clip, and how the judge is told: what happened, and what next."""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.byte_source import ByteSource, DamagedBytesError
from judge_app.errors import DriveRemovedError, FileProblemError, JudgeAppError
from judge_app.media.selection import Refusal
from judge_app.media.watchdog import Trouble
from judge_app.ui.language import later, tr, tr_later
from judge_app.ui.moments import clip_time
from judge_app.ui.wording import Sentence, explain, technical_details

_SKIP_MS = 1000


class ProblemKind(StrEnum):
    """Everything that can keep a clip from being seen whole."""

    DAMAGED = "damaged"
    DRIVE_REMOVED = "drive-removed"
    FILE_PROBLEM = "file-problem"
    UNREADABLE = "unreadable"
    NO_PICTURE = "no-picture"
    STALLED = "stalled"
    ENDS_EARLY = "ends-early"
    PLAYLIST = "playlist"
    EMPTY = "empty"
    NO_ENGINE = "no-engine"
    ENGINE_DIED = "engine-died"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayProblem:
    """One problem of one clip.

    `position_ms` is where it begins, None if nothing at all can be seen; `resume_ms` is where one
    may go on; `duration_ms` the length the clip should have, 0 if not known.
    """

    kind: ProblemKind
    name: str
    position_ms: int | None = None
    resume_ms: int | None = None
    duration_ms: int = 0
    cause: JudgeAppError | None = None
    details: str = ""

    @property
    def hides_picture(self) -> bool:
        """Whether there is nothing to look at, so that the message takes the picture's room."""
        return self.position_ms is None

    @property
    def icon(self) -> str:
        """The picture that stands for it where there is nothing to look at."""
        return _ICONS.get(self.kind, "could-not-open")

    @property
    def may_retry(self) -> bool:
        """Whether trying again can help: the drive may be back, or a player stay alive."""
        return self.kind in {
            ProblemKind.DRIVE_REMOVED,
            ProblemKind.FILE_PROBLEM,
            ProblemKind.ENGINE_DIED,
        }

    @property
    def may_copy(self) -> bool:
        """Whether another program might play what ours cannot."""
        return self.kind in {
            ProblemKind.UNREADABLE,
            ProblemKind.NO_PICTURE,
            ProblemKind.STALLED,
            ProblemKind.ENDS_EARLY,
            ProblemKind.NO_ENGINE,
            ProblemKind.ENGINE_DIED,
        }


_ICONS = {
    ProblemKind.PLAYLIST: "link",
    ProblemKind.DRIVE_REMOVED: "safety-copy",
    ProblemKind.NO_PICTURE: "video",
}
_OF_TROUBLE = {
    Trouble.NO_PICTURE: ProblemKind.NO_PICTURE,
    Trouble.NOT_OPENING: ProblemKind.UNREADABLE,
    Trouble.STALLED: ProblemKind.STALLED,
    Trouble.ENDS_EARLY: ProblemKind.ENDS_EARLY,
}
_OF_REFUSAL = {
    Refusal.EMPTY: ProblemKind.EMPTY,
    Refusal.PLAYLIST: ProblemKind.PLAYLIST,
    Refusal.NO_ENGINE: ProblemKind.NO_ENGINE,
}


_FIXED = {
    ProblemKind.DRIVE_REMOVED: (
        later("Mất kết nối với USB."),
        later("Điểm vẫn an toàn trên máy này. Cắm lại USB rồi bấm “Thử lại” để xem tiếp."),
    ),
    ProblemKind.NO_PICTURE: (
        later("Không hiện được hình của {name}."),
        later("Mở bản sao bằng chương trình khác, hoặc đánh dấu “Không mở được”."),
    ),
    ProblemKind.PLAYLIST: (
        later("{name} không phải là video mà chỉ là danh sách địa chỉ."),
        later("Vì an toàn, tệp không được mở. Đánh dấu “Không mở được” để trưởng ban biết."),
    ),
    ProblemKind.EMPTY: (
        later("{name} là tệp rỗng."),
        later("Đánh dấu “Không mở được” để trưởng ban xin lại tệp của đơn vị."),
    ),
    ProblemKind.NO_ENGINE: (
        later("Máy này thiếu thành phần để phát video."),
        later("Mở bản sao bằng chương trình khác, và báo cho ban tổ chức."),
    ),
    ProblemKind.ENGINE_DIED: (
        later("Bộ phát tắt đột ngột khi phát {name}."),
        later(
            "Điểm vẫn an toàn. Bấm “Thử lại”; nếu lại tắt, mở bản sao bằng chương trình khác "
            "hoặc đánh dấu “Không mở được”."
        ),
    ),
    ProblemKind.UNREADABLE: (
        later("Không phát được {name}."),
        later(
            "Tệp hỏng hoặc không phải video. "
            "Mở bản sao bằng chương trình khác, hoặc đánh dấu “Không mở được”."
        ),
    ),
}


def kind_of_trouble(trouble: Trouble) -> ProblemKind:
    """Return the problem that the watchdog's verdict means."""
    return _OF_TROUBLE[trouble]


def kind_after_pictures(kind: ProblemKind, *, is_cut: bool) -> ProblemKind:
    """Return what it means that a player stops with `kind` after it showed a part of the clip.

    `is_cut` says that the clip is known to end there. Otherwise what is said must leave open whether
    the clip can be shown elsewhere: a file of which a part was seen is not one that cannot be played.
    """
    if is_cut and kind in {ProblemKind.UNREADABLE, ProblemKind.STALLED}:
        return ProblemKind.ENDS_EARLY
    return ProblemKind.STALLED if kind is ProblemKind.UNREADABLE else kind


def kind_of_refusal(refusal: Refusal) -> ProblemKind:
    """Return the problem that keeps a file from every engine."""
    return _OF_REFUSAL[refusal]


def kind_of_cause(cause: JudgeAppError) -> ProblemKind:
    """Return the problem that a failed read means."""
    if isinstance(cause, DriveRemovedError):
        return ProblemKind.DRIVE_REMOVED
    return ProblemKind.FILE_PROBLEM if isinstance(cause, FileProblemError) else ProblemKind.DAMAGED


def problem_of(
    source: ByteSource,
    kind: ProblemKind,
    *,
    duration_ms: int,
    position_ms: int | None = None,
    cause: JudgeAppError | None = None,
    details: str = "",
) -> PlayProblem:
    """Return what is wrong with a clip of `duration_ms`, and where one may go on."""
    resume_ms = place_after_damage(cause, position_ms, size=source.size, duration_ms=duration_ms)
    return PlayProblem(
        kind=kind,
        name=source.name,
        position_ms=position_ms,
        resume_ms=resume_ms,
        duration_ms=duration_ms,
        cause=cause,
        details=details,
    )


def place_after_damage(
    cause: JudgeAppError | None, position_ms: int | None, *, size: int, duration_ms: int
) -> int | None:
    """Return the first second after a damaged stretch, as far as its bytes tell; None if none.

    `size` is the clip's, in bytes; the bytes are taken as evenly spread over `duration_ms`.
    """
    if position_ms is None or not isinstance(cause, DamagedBytesError):
        return None
    after = duration_ms * cause.end // max(1, size)
    resume = max(position_ms + _SKIP_MS, after + _SKIP_MS // 2)
    resume = -(-resume // 1000) * 1000
    return resume if resume < duration_ms - _SKIP_MS else None


def after_crash(name: str, plays_otherwise: bool) -> Sentence:
    """Return what the judge reads about a clip that was open when the program ended suddenly."""
    safe = tr("Điểm đã lưu vẫn còn đủ.")
    way = (
        tr("Lần này tệp được phát theo cách khác để tránh lỗi.")
        if plays_otherwise
        else tr("Nếu chương trình lại tắt ở bài này, hãy đánh dấu “Không mở được”.")
    )
    what = tr("Lần trước chương trình tắt đột ngột khi đang mở {name}.", name=name)
    return Sentence(what=what, next_step=f"{safe} {way}")


def sentence(problem: PlayProblem) -> Sentence:
    """Return what the judge reads."""
    what, next_step = _words(problem)
    details = problem.details
    if problem.cause is not None:
        details = "\n".join(part for part in (details, technical_details(problem.cause)) if part)
    return Sentence(what=what, next_step=next_step, details=details)


def _words(problem: PlayProblem) -> tuple[str, str]:
    match problem.kind:
        case ProblemKind.DAMAGED:
            return _damaged(problem)
        case ProblemKind.ENDS_EARLY:
            return _ends_early(problem)
        case ProblemKind.FILE_PROBLEM if problem.cause is not None:
            told = explain(problem.cause)
            return told.what, told.next_step
        case ProblemKind.STALLED:
            return (
                tr("Video đứng lại ở {time}.", time=clip_time(problem.position_ms or 0)),
                tr(
                    "Kéo thanh thời gian sang chỗ khác để xem tiếp, hoặc mở bằng chương trình khác."
                ),
            )
        case _:
            what, next_step = _FIXED.get(problem.kind, _FIXED[ProblemKind.UNREADABLE])
            return tr_later(what, name=problem.name), tr_later(next_step)


def _damaged(problem: PlayProblem) -> tuple[str, str]:
    mark = tr("Đánh dấu “Không mở được”, hoặc xin ban tổ chức chép lại gói bài thi.")
    if problem.position_ms is None:
        return tr("Tệp {name} bị hỏng ngay từ đầu.", name=problem.name), mark
    what = tr("Tệp bị hỏng từ {time}.", time=clip_time(problem.position_ms))
    if problem.resume_ms is None:
        return what, mark
    resume = clip_time(problem.resume_ms)
    return what, tr("Có thể xem tiếp từ {time}, hoặc đánh dấu “Không mở được”.", time=resume)


def _ends_early(problem: PlayProblem) -> tuple[str, str]:
    return (
        tr(
            "Video dừng ở {time}, lẽ ra dài {length}.",
            time=clip_time(problem.position_ms or 0),
            length=clip_time(problem.duration_ms),
        ),
        tr("Phần sau có thể đã bị cắt mất. Chấm phần xem được, hoặc mở bằng chương trình khác."),
    )
