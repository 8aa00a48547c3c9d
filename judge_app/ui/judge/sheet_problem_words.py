"""What is missing before a sheet can be final, and the hints before signing, in words."""

from collections.abc import Sequence

from judge_app.contest.completeness import SheetProblem, SheetProblemCode
from judge_app.contest.ids import EntryCode
from judge_app.ui.language import later, tr, tr_later
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.consistency import Hint, HintKind

_MOST_CRITERIA_NAMED = 3
_WORDS = {
    SheetProblemCode.UNTOUCHED: later("{entry}: chưa chấm."),
    SheetProblemCode.UNMARKED: later("{entry}: tiêu chí {criterion} chưa có điểm."),
    SheetProblemCode.ILLEGAL_MARK: later("{entry}: điểm tiêu chí {criterion} ngoài thang điểm."),
    SheetProblemCode.NOTE_MISSING: later("{entry}: tiêu chí {criterion} cần ghi lý do."),
    SheetProblemCode.REASON_MISSING: later("{entry}: cần ghi lý do không chấm."),
    SheetProblemCode.MARKED_THOUGH_CONFLICTED: later("{entry}: bài không được chấm theo thể lệ."),
    SheetProblemCode.MARKS_WITHOUT_EFFECT: later("{entry}: có điểm bên cạnh lý do không chấm."),
    SheetProblemCode.UNKNOWN_ENTRY: later("{entry}: không có trong gói."),
    SheetProblemCode.NOT_ASSIGNED: later("{entry}: không được phân công."),
    SheetProblemCode.TWICE: later("{entry}: ghi hai lần."),
    SheetProblemCode.UNKNOWN_CRITERION: later("{entry}: tiêu chí {criterion} không có."),
    SheetProblemCode.NOT_A_MARKER: later("Bạn không có nhiệm vụ chấm điểm trong cuộc thi này."),
}


def problem_words(problem: SheetProblem) -> str:
    """Return what is missing."""
    return tr_later(
        _WORDS[problem.code], entry=problem.entry or "", criterion=problem.criterion or ""
    )


def problem_lines(problems: Sequence[SheetProblem]) -> tuple[str, ...]:
    """Return a sentence for each entry, so that an untouched one does not fill the page."""
    unmarked: dict[EntryCode, list[SheetProblem]] = {}
    lines: list[str] = []
    for problem in problems:
        if problem.code is SheetProblemCode.UNMARKED and problem.entry is not None:
            unmarked.setdefault(problem.entry, []).append(problem)
        else:
            lines.append(problem_words(problem))
    gaps = (_unmarked_words(entry, missing) for entry, missing in unmarked.items())
    return (*gaps, *lines)


def _unmarked_words(entry: EntryCode, missing: list[SheetProblem]) -> str:
    if len(missing) > _MOST_CRITERIA_NAMED:
        return tr("{entry}: còn {count} tiêu chí chưa có điểm.", entry=entry, count=len(missing))
    names = ", ".join(problem.criterion or "" for problem in missing)
    return tr_later(_WORDS[SheetProblemCode.UNMARKED], entry=entry, criterion=names)


def hint_words(hint: Hint) -> str:
    """Return what the judge may want to look at once more."""
    values = [comma(value) for value in hint.values]
    entries = ", ".join(hint.entries)
    match hint.kind:
        case HintKind.NARROW_RANGE:
            return tr(
                "Các bài của bạn chỉ từ {low} đến {high} điểm, khó phân hạng.",
                low=values[0],
                high=values[1],
            )
        case HintKind.TIES_ON_TOP:
            return tr("Đứng đầu cùng {total} điểm: {entries}.", total=values[0], entries=entries)
        case HintKind.DRIFT:
            return tr(
                "Một phần ba bài đầu trung bình {first} điểm, một phần ba cuối {last} điểm.",
                first=values[0],
                last=values[1],
            )
        case HintKind.SHORT_LOOK:
            return tr("Mới xem vài giây: {entries}.", entries=entries)
