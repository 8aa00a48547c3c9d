"""Words for what two sheets of a judge differ in: figures with a decimal comma, outcomes named."""

from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.scoresheet import Outcome
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.sheet_differences import MarkDifference

_OUTCOMES = {
    Outcome.MARKED: ("có chấm", "marked"),
    Outcome.ABSTAINED: ("không cho điểm", "abstained"),
    Outcome.CONFLICTED: ("xung đột lợi ích", "conflict of interest"),
    Outcome.COULD_NOT_OPEN: ("không mở được", "could not open"),
}


@dataclass(frozen=True, slots=True)
class DifferenceSentences:
    """Words in Vietnamese, or in English for `en`."""

    contest: Contest
    lang: str = "vi"

    def value(self, value: Decimal | Outcome | None) -> str:
        """Return one side of a difference."""
        if value is None:
            return "-"
        if isinstance(value, Outcome):
            return _OUTCOMES[value][1 if self.lang == "en" else 0]
        return comma(value)

    def place(self, difference: MarkDifference) -> str:
        """Return which criterion differs, or that the outcome does."""
        if difference.criterion is None:
            return "Outcome" if self.lang == "en" else "Tình trạng"
        leaf = self.contest.rubric.leaf(difference.criterion)
        label = (self.lang == "en" and leaf.label_en) or leaf.label
        return f"{leaf.id}. {label}"

    def line(self, difference: MarkDifference) -> str:
        """Return a difference as one line."""
        before, after = self.value(difference.before), self.value(difference.after)
        return f"{difference.entry}\t{self.place(difference)}\t{before} → {after}"
