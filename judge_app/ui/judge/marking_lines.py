"""The rubric beside one entry as values: lines with marks, subtotals and level texts."""

from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.rubric import Criterion, Level
from judge_app.contest.scoresheet import Assessment
from judge_app.contest.totals import subtotal
from judge_app.ui.language import Language, language, tr
from judge_app.vietnamese.numbers import comma


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingLine:
    """One line of the rubric. Leaves have a field; parents show their subtotal."""

    criterion: Criterion
    depth: int
    mark: Decimal | None
    subtotal: Decimal | None
    needs_note: bool
    """Whether the rules ask for a note that is not there yet."""


def marking_lines(contest: Contest, assessment: Assessment) -> tuple[MarkingLine, ...]:
    """Return every line of the rubric for one assessment."""
    noted = {note.criterion for note in assessment.notes if note.text.strip()}
    return tuple(
        _line(depth, criterion, assessment, has_note=criterion.id in noted)
        for depth, criterion in contest.rubric.walk()
    )


def weighted_maximum(criterion: Criterion) -> Decimal:
    """Return the most that a line of the rubric can bring."""
    if criterion.is_leaf:
        return criterion.maximum * criterion.weight
    counting = (child for child in criterion.children if child.counts or child.children)
    return sum((weighted_maximum(child) for child in counting), Decimal(0))


def label_of(criterion: Criterion) -> str:
    """Return the criterion's name in the language in use."""
    english = language.current is Language.ENGLISH and criterion.label_en
    return criterion.label_en if english else criterion.label


def level_text(level: Level) -> str:
    """Return a level's sentence in the language in use."""
    english = language.current is Language.ENGLISH and level.text_en
    return level.text_en if english else level.text


def hint_of(criterion: Criterion) -> str:
    """Return what may be typed: maximum, step, weight, and whether it counts."""
    parts = [
        tr(
            "Tối đa {maximum}, bước {step}",
            maximum=comma(criterion.maximum),
            step=comma(criterion.step),
        )
    ]
    if criterion.weight != 1:
        parts.append(tr("hệ số {weight}", weight=comma(criterion.weight)))
    if not criterion.counts:
        parts.append(tr("không cộng vào tổng"))
    if criterion.note_below is not None:
        parts.append(tr("dưới {mark} phải ghi lý do", mark=comma(criterion.note_below)))
    if criterion.note_above is not None:
        parts.append(tr("trên {mark} phải ghi lý do", mark=comma(criterion.note_above)))
    return ", ".join(parts) + "."


def level_lines(criterion: Criterion) -> tuple[tuple[str, str], ...]:
    """Return each level as its range and its sentence, from the highest down."""
    levels = sorted(criterion.levels, key=lambda level: level.minimum, reverse=True)
    lines = []
    top = criterion.maximum
    for level in levels:
        span = (
            comma(level.minimum) if level.minimum == top else f"{comma(level.minimum)}-{comma(top)}"
        )
        lines.append((span, level_text(level)))
        top = level.minimum - criterion.step
    return tuple(lines)


def level_at(criterion: Criterion, mark: Decimal | None) -> int | None:
    """Return the position in `level_lines` of the level that a mark falls into."""
    if mark is None:
        return None
    levels = sorted(criterion.levels, key=lambda level: level.minimum, reverse=True)
    return next((n for n, level in enumerate(levels) if mark >= level.minimum), None)


def _line(
    depth: int, criterion: Criterion, assessment: Assessment, *, has_note: bool
) -> MarkingLine:
    mark = assessment.mark(criterion.id) if criterion.is_leaf else None
    return MarkingLine(
        criterion=criterion,
        depth=depth,
        mark=mark,
        subtotal=subtotal(criterion, assessment),
        needs_note=mark is not None and criterion.needs_note(mark) and not has_note,
    )
