"""Says in words whether the prizes stand."""

from judge_app.contest.contest import Contest
from judge_app.contest.ids import AwardId
from judge_app.tally.robustness import (
    AwardChange,
    Change,
    CloseLine,
    LargeGroup,
    NotAsked,
    Robustness,
    WhatIf,
)
from judge_app.workflows.why_sentences import WhySentences


class RobustnessSentences:
    """Sentences in one language."""

    def __init__(self, contest: Contest, language: str = "vi") -> None:
        self._english = language == "en"
        self._contest = contest
        self._why = WhySentences(contest, language)

    def of(self, found: Robustness) -> tuple[str, ...]:
        """Return one sentence for each question, close line, and group not looked at for them."""
        return (
            *(self._answer(answer) for answer in found.answers),
            *(self._not_asked(question) for question in found.not_asked),
            *(self._close_line(line) for line in found.close_lines),
            *(self._large_group(group) for group in found.large_groups),
        )

    def _close_line(self, line: CloseLine) -> str:
        step, gap = self._why.number(abs(line.step)), self._why.number(line.gap)
        changes = "; ".join(self._change(change) for change in line.changes)
        more = self._say("thêm", "more") if line.step > 0 else self._say("bớt", "less")
        where = self._say(f"cách {gap} điểm", f"is {gap} points from it")
        if not line.gap:
            where = self._say("đứng đúng ranh giới", "stands right on it")
        return self._say(
            f"Ranh giới sát: {line.entry} {where}; nếu {line.judge} cho {more} {step} điểm ở tiêu chí "
            f"{line.criterion} thì {changes}.",
            f"A close line: {line.entry} {where}; {step} {more} from {line.judge} on criterion "
            f"{line.criterion} and {changes}.",
        )

    def _large_group(self, group: LargeGroup) -> str:
        where = ""
        if group.category is not None:
            category = self._contest.category(group.category)
            where = self._say(
                f", bảng {category.name}", f" in category {category.name_en or category.name}"
            )
        return self._say(
            f"Ranh giới sát{where}: không xét, vì có {group.entries} bài được xếp hạng; cách tính so "
            f"các bài với nhau chỉ xét được nhóm không quá {group.most} bài. Hãy tự xem các bài đứng "
            f"ngay trên và ngay dưới mỗi mức giải.",
            f"Close lines{where}: not looked at, for {group.entries} entries are ranked; under a "
            f"method that compares entries only groups of up to {group.most} are looked at. Please "
            f"look yourself at the entries just above and just below each prize.",
        )

    def _answer(self, answer: WhatIf) -> str:
        how = self._how(answer.change, answer.judge or "")
        if not answer.changes:
            return self._say(f"{how}: giải không đổi.", f"{how}: the prizes stand.")
        changes = "; ".join(self._change(change) for change in answer.changes)
        return self._say(f"{how}: {changes}.", f"{how}: {changes}.")

    def _how(self, change: Change, judge: str) -> str:
        match change:
            case Change.MEDIAN:
                return self._say("Nếu lấy trung vị", "With the median")
            case Change.TRIMMED:
                return self._say(
                    "Nếu bỏ một điểm cao nhất và một điểm thấp nhất",
                    "Without the highest and the lowest mark",
                )
            case Change.WITHOUT_JUDGE:
                return self._say(f"Nếu không có {judge}", f"Without {judge}")

    def _not_asked(self, question: NotAsked) -> str:
        how = self._how(question.change, question.judge or "")
        if question.too_few_judges:
            return self._say(
                f"{how}: không xét, vì có bài sẽ còn quá ít điểm để xếp hạng.",
                f"{how}: not asked, for an entry would have too few marks left to be ranked.",
            )
        return self._say(f"{how}: chính là cách tính của thể lệ.", f"{how}: these are the rules.")

    def _change(self, change: AwardChange) -> str:
        told = []
        if set(change.before) != set(change.after):
            told.append(f"{self._awards(change.before)} → {self._awards(change.after)}")
        if change.advances and not change.advanced:
            told.append(self._say("được vào vòng sau", "goes on to the next round"))
        if change.advanced and not change.advances:
            told.append(self._say("không vào vòng sau", "does not go on to the next round"))
        return f"{change.entry} {', '.join(told)}"

    def _awards(self, awards: tuple[AwardId, ...]) -> str:
        return self._why.award_names(awards) or self._say("không giải", "no prize")

    def _say(self, vietnamese: str, english: str) -> str:
        return english if self._english else vietnamese
