"""Says how far the typing of a paper sheet has come, and what is wrong with one."""

from dataclasses import dataclass
from typing import assert_never

from judge_app.contest.completeness import SheetProblem, SheetProblemCode
from judge_app.contest.contest import Contest
from judge_app.contest.scoresheet import Outcome
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.difference_sentences import DifferenceSentences
from judge_app.workflows.panel_state import Typing
from judge_app.workflows.type_paper import (
    BothAgree,
    NotTyped,
    TypingOutcome,
    TypingsDiffer,
    WaitsForSecond,
)


@dataclass(frozen=True, slots=True)
class TypingSentences:
    """Sentences in Vietnamese, or in English for `en`."""

    contest: Contest
    lang: str = "vi"

    def outcome(self, outcome: TypingOutcome) -> tuple[str, ...]:
        """Return what became of a step, and what to do next."""
        match outcome:
            case NotTyped():
                return self._not_typed(outcome)
            case WaitsForSecond(typing=typing):
                return (
                    self._said(
                        f"Đã giữ bản gõ của {typing.by}; chưa tính. Người thứ hai gõ lại hoặc xác "
                        "nhận.",
                        f"What {typing.by} typed is kept and does not count yet. A second person "
                        "types it too, or confirms it.",
                    ),
                )
            case TypingsDiffer():
                return self._differing(outcome)
            case BothAgree(names=names):
                both = ", ".join(names)
                return (
                    self._said(
                        f"Đã nhận phiếu giấy, hai người đối chiếu: {both}.",
                        f"The paper sheet is taken, in the names of {both}.",
                    ),
                )
            case _:
                assert_never(outcome)

    def sheet(self, typing: Typing) -> tuple[str, ...]:
        """Return a typed sheet line by line, to be read beside the paper."""
        words = DifferenceSentences(self.contest, self.lang)
        lines = []
        for assessment in typing.sheet.assessments:
            if assessment.outcome is Outcome.MARKED:
                marks = (assessment.mark(leaf.id) for leaf in self.contest.rubric.leaves)
                said = "  ".join("-" if mark is None else comma(mark) for mark in marks)
            else:
                said = f"{words.value(assessment.outcome)}: {assessment.reason}"
            lines.append(f"{assessment.entry}\t{said}")
        return tuple(lines)

    def problem(self, problem: SheetProblem) -> str:
        """Return what is missing or not allowed in one place."""
        where = ", ".join(str(part) for part in (problem.entry, problem.criterion) if part)
        match problem.code:
            case SheetProblemCode.UNTOUCHED | SheetProblemCode.UNMARKED:
                return self._said(f"{where}: chưa có điểm.", f"{where}: not marked.")
            case SheetProblemCode.ILLEGAL_MARK:
                mark = ", ".join(problem.values).replace(".", ",")
                return self._said(
                    f"{where}: điểm {mark} không đúng thang hoặc bước điểm.",
                    f"{where}: {mark} is not on the scale.",
                )
            case _:
                return self._said(
                    f"{where}: không thuộc phiếu của giám khảo này.",
                    f"{where}: not part of this judge's sheet.",
                )

    def _not_typed(self, outcome: NotTyped) -> tuple[str, ...]:
        wanted = (
            (
                outcome.is_sealed,
                (
                    "Thể lệ niêm phong điểm: chưa ai được xem hay gõ điểm. Giữ kín phiếu giấy; gõ sau khi "
                    "trưởng ban mở niêm phong."
                ),
                (
                    "The rules seal the marks: nobody may see or type any yet. Keep the paper closed, and "
                    "type it after the chair has opened the seals."
                ),
            ),
            (outcome.needs_name, "Ghi họ tên người gõ.", "Give your name."),
            (
                outcome.needs_reason,
                "Giám khảo này đã có phiếu: ghi lý do sửa.",
                "This judge has a sheet already: say why it is corrected.",
            ),
            (
                outcome.same_person,
                "Người gõ không tự xác nhận. Mời người thứ hai.",
                "Whoever typed it cannot confirm it. Ask a second person.",
            ),
            (
                outcome.nothing_typed,
                "Chưa ai gõ phiếu này. Người thứ nhất gõ trước.",
                "Nobody has typed this sheet yet. The first person types it.",
            ),
        )
        lines = [self._said(vi, en) for is_wanted, vi, en in wanted if is_wanted]
        if outcome.refusal is not None:
            lines.append(refusal_sentence(outcome.refusal, self.lang))
        return (*lines, *map(self.problem, outcome.problems))

    def _differing(self, outcome: TypingsDiffer) -> tuple[str, ...]:
        words = DifferenceSentences(self.contest, self.lang)
        count, first, second = len(outcome.differences), outcome.first.by, outcome.second.by
        return (
            self._said(
                f"Hai bản gõ khác nhau {count} chỗ ({first} → {second}); chưa nhận. Xem lại bản "
                "giấy; ai sai thì gõ lại bản của mình.",
                f"The two differ in {count} places ({first} → {second}); nothing is taken. Look at "
                "the paper again; whoever was wrong types again.",
            ),
            *(words.line(difference) for difference in outcome.differences),
        )

    def _said(self, vietnamese: str, english: str) -> str:
        return english if self.lang == "en" else vietnamese
