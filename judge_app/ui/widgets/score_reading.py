"""What a typed mark means for a criterion; no widgets."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from judge_app.contest.rubric import Criterion
from judge_app.ui.language import tr
from judge_app.vietnamese.numbers import comma, parse_score


class ScoreProblem(StrEnum):
    """Why a typed text is not a mark."""

    NOT_A_NUMBER = "not a number"
    OUT_OF_RANGE = "out of range"
    OFF_STEP = "off step"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreReading:
    """The mark that a text means - None for an empty text - or the problem with it."""

    value: Decimal | None = None
    problem: ScoreProblem | None = None


def read_score(text: str, criterion: Criterion) -> ScoreReading:
    """Read `8,5` or `8.5`; grouping separators, signs and anything else are no numbers."""
    if not text.strip():
        return ScoreReading()
    value = parse_score(text)
    if value is None:
        return ScoreReading(problem=ScoreProblem.NOT_A_NUMBER)
    if not 0 <= value <= criterion.maximum:
        return ScoreReading(problem=ScoreProblem.OUT_OF_RANGE)
    if not criterion.accepts(value):
        return ScoreReading(problem=ScoreProblem.OFF_STEP)
    return ScoreReading(value=value)


def problem_words(problem: ScoreProblem, criterion: Criterion) -> str:
    """Return why the text is not saved, and what would be."""
    match problem:
        case ScoreProblem.NOT_A_NUMBER:
            return tr("Chưa lưu: gõ một số từ 0 đến {maximum}.", maximum=comma(criterion.maximum))
        case ScoreProblem.OUT_OF_RANGE:
            return tr("Chưa lưu: điểm tối đa là {maximum}.", maximum=comma(criterion.maximum))
        case ScoreProblem.OFF_STEP:
            return tr("Chưa lưu: điểm đi theo bước {step}.", step=comma(criterion.step))
