"""The way from an entry's marks to its place, as sentences in Vietnamese or English.

Screens and documents say the same, because both take it from here.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.contest import Contest
from judge_app.contest.ids import AwardId
from judge_app.contest.rules import LadderAction, Method, TieBreakKind
from judge_app.tally.cells import CellState, JudgeCell
from judge_app.tally.entry_result import EntryResult
from judge_app.tally.ladder import Discrepancy
from judge_app.tally.panel_figure import NotRanked
from judge_app.tally.rounding import shown
from judge_app.tally.ties import Tie, TieStep
from judge_app.vietnamese.numbers import comma

STATE_WORDS = {
    CellState.COUNTED: ("được tính", "counted"),
    CellState.DROPPED: ("cao nhất hoặc thấp nhất, để ngoài", "highest or lowest, left out"),
    CellState.VOID: ("bị loại vì lệch quá giới hạn", "void: too far from the first mean"),
    CellState.OWN_UNIT: ("cùng đơn vị, không chấm", "own unit, does not mark"),
    CellState.CONFLICTED: ("xung đột lợi ích", "conflict of interest"),
    CellState.ABSTAINED: ("không cho điểm", "abstained"),
    CellState.COULD_NOT_OPEN: ("không mở được bài", "could not open"),
    CellState.UNMARKED: ("chưa chấm", "not marked"),
    CellState.INCOMPLETE: ("chấm chưa đủ tiêu chí", "some criteria unmarked"),
    CellState.NO_SHEET: ("chưa có phiếu", "no sheet"),
    CellState.NOT_ASSIGNED: ("không được phân công", "not assigned"),
}

_METHODS = {
    Method.MEAN: ("Trung bình cộng", "The mean"),
    Method.SUM: ("Tổng", "The sum"),
    Method.MEDIAN: ("Trung vị", "The median"),
    Method.RANK_SUM: ("Tổng thứ hạng", "The rank sum"),
    Method.SKATING: ("Tổng theo hệ Skating", "The Skating System's total"),
    Method.MAJORITY_JUDGMENT: ("Mức điểm đa số", "The majority grade"),
}

_NOT_RANKED = {
    NotRanked.TOO_FEW_MARKS: (
        "Không xếp hạng: số điểm hợp lệ ít hơn thể lệ yêu cầu.",
        "Not ranked: fewer valid marks than the rules ask for.",
    ),
    NotRanked.TOO_FEW_TO_DROP: (
        "Không xếp hạng: không đủ điểm để bỏ điểm cao nhất và thấp nhất.",
        "Not ranked: too few marks to leave out the highest and the lowest.",
    ),
    NotRanked.INCOMPLETE_PANEL: (
        "Không xếp hạng: thiếu điểm của một giám khảo.",
        "Not ranked: the marks of one judge are missing.",
    ),
    NotRanked.NO_PUBLIC_VOTES: (
        "Không xếp hạng: chưa có số phiếu bình chọn.",
        "Not ranked: its public votes are missing.",
    ),
    NotRanked.NO_CARRIED_FIGURE: (
        "Không xếp hạng: chưa có điểm vòng trước.",
        "Not ranked: its figure of the earlier round is missing.",
    ),
}

_ACTIONS = {
    LadderAction.ACCEPT: ("chấp nhận", "accepted"),
    LadderAction.CONFER: ("các giám khảo hội ý", "the judges confer"),
    LadderAction.MINUTES: ("trưởng ban lập biên bản", "minutes by the chair"),
    LadderAction.THIRD_MARKING: ("chấm lần ba", "a third marking"),
    LadderAction.MEAN_OF_THREE: ("lấy trung bình ba lần chấm", "the mean of three markings"),
}

_TIE_STEPS = {
    TieBreakKind.UNROUNDED: ("điểm chưa làm tròn", "the unrounded figure"),
    TieBreakKind.CRITERION: ("điểm tiêu chí {criterion}", "the figure for criterion {criterion}"),
    TieBreakKind.MEDIAN: ("trung vị", "the median"),
    TieBreakKind.MORE_FIRSTS: ("số lần được xếp nhất", "the number of first places"),
    TieBreakKind.CHAIR: ("điểm của trưởng ban", "the chair's mark"),
    TieBreakKind.VOTE: ("phiếu biểu quyết của ban giám khảo", "the panel's vote"),
    TieBreakKind.SHARED: ("đồng hạng", "sharing the place"),
}


class WhySentences:
    """Says in one language how an entry came to its place."""

    def __init__(self, contest: Contest, language: str = "vi") -> None:
        self._contest = contest
        self._english = language == "en"

    def of(self, entry: EntryResult) -> tuple[str, ...]:
        """Return the sentences of an entry, in the order of the reckoning."""
        return tuple(self._sentences(entry))

    def state(self, state: CellState) -> str:
        """Return what became of a judge's marks."""
        return self._pick(STATE_WORDS[state])

    def not_ranked(self, reason: NotRanked) -> str:
        """Return why an entry has no place."""
        return self._pick(_NOT_RANKED[reason])

    def action(self, action: LadderAction) -> str:
        """Return what a discrepancy asks for."""
        return self._pick(_ACTIONS[action])

    def discrepancy(self, found: Discrepancy) -> str:
        """Return a discrepancy with what it asks for and what was settled."""
        spread, action = self.number(found.spread), self.action(found.action)
        text = self._say(
            f"Chênh lệch cao nhất - thấp nhất: {spread}; thể lệ: {action}.",
            f"Highest less lowest: {spread}; by the rules: {action}.",
        )
        if found.settlements:
            last = found.settlements[-1]
            done = self.action(last.action)
            words = f" - {last.words}" if last.words else ""
            return text + self._say(f" Đã xử lý: {done}{words}.", f" Settled: {done}{words}.")
        if found.is_open:
            return text + self._say(" Chưa ghi cách xử lý.", " Not settled yet.")
        return text

    def tie(self, tie: Tie) -> str:
        """Return how an entry went through a tie."""
        others = ", ".join(tie.tied_with)
        steps = "; ".join(self._step(step) for step in tie.steps)
        text = self._say(f"Bằng điểm với {others}.", f"Equal with {others}.")
        if steps:
            text += self._say(f" Phân định: {steps}.", f" Parted by: {steps}.")
        if tie.shared_with:
            shared = ", ".join(tie.shared_with)
            text += self._say(f" Đồng hạng với {shared}.", f" Shares the place with {shared}.")
        return text

    def award_names(self, awards: tuple[AwardId, ...]) -> str:
        """Return the names of awards."""
        known = {award.id: award for award in self._contest.award_rules.awards}
        chosen = (known[award] for award in awards)
        return ", ".join((self._english and a.label_en) or a.label for a in chosen)

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """Return a figure with the decimal mark of the language."""
        text = comma(value, decimals)
        return text.replace(",", ".") if self._english else text

    def cell(self, cell: JudgeCell) -> str:
        """Return a judge's total, with what became of it where it did not simply count."""
        figure = "" if cell.total is None else self.number(cell.total)
        if cell.state is CellState.COUNTED:
            return figure
        state = self.state(cell.state)
        return f"{figure} ({state})" if figure else f"({state})"

    def _sentences(self, entry: EntryResult) -> Iterator[str]:
        yield self._totals(entry.cells)
        if entry.first_mean is not None:
            mean = self._figure(entry.first_mean)
            void = self._contest.scoring.void_beyond
            limit = self.number(void) if void is not None else ""
            yield self._say(
                f"Trung bình lần đầu: {mean}. Điểm lệch quá {limit} bị loại.",
                f"First mean: {mean}. Totals further than {limit} from it are void.",
            )
        if entry.panel_exact is not None:
            yield self._panel_figure(entry)
        if entry.discrepancy is not None and self._contest.scoring.ladder:
            yield self.discrepancy(entry.discrepancy)
        if entry.is_settled and entry.jury is not None:
            jury = self._figure(entry.jury)
            yield self._say(f"Điểm sau xử lý: {jury}.", f"Figure after settling: {jury}.")
        yield from self._parts(entry)
        yield from self._ending(entry)

    def _totals(self, cells: tuple[JudgeCell, ...]) -> str:
        told = "; ".join(f"{cell.judge} {self.cell(cell)}" for cell in cells)
        return self._say(f"Điểm của từng giám khảo: {told}.", f"The judges' totals: {told}.")

    def _panel_figure(self, entry: EntryResult) -> str:
        method = self._pick(_METHODS[self._contest.scoring.method])
        figure = self._figure(entry.panel_exact or Fraction(0))
        count = entry.valid_marks
        return self._say(
            f"{method} của {count} điểm hợp lệ: {figure}.",
            f"{method} of {count} valid marks: {figure}.",
        )

    def _parts(self, entry: EntryResult) -> Iterator[str]:
        labels = {part.id: part for part in self._contest.scoring.parts}
        for part in entry.parts:
            if part.figure is None:
                continue
            rule = labels[part.part]
            label = (self._english and rule.label_en) or rule.label
            raw = "" if part.raw is None else self._figure(part.raw)
            most = self.number(rule.maximum)
            yield self._say(
                f"{label}: {raw} quy về thang {most} là {self._figure(part.figure)}.",
                f"{label}: {raw} on a scale of {most} is {self._figure(part.figure)}.",
            )

    def _ending(self, entry: EntryResult) -> Iterator[str]:
        if entry.not_ranked is not None:
            yield self.not_ranked(entry.not_ranked)
            return
        if entry.shown is not None:
            decimals = self._contest.scoring.rounding.entry
            rounded = "" if decimals is None else self.number(entry.shown, decimals)
            figure = rounded or self.number(entry.shown)
            yield self._say(f"Điểm kết quả: {figure}.", f"Final figure: {figure}.")
        if entry.tie is not None:
            yield self.tie(entry.tie)
        yield self._say(f"Xếp hạng: {entry.place_text}.", f"Place: {entry.place_text}.")
        if entry.awards:
            names = self.award_names(entry.awards)
            yield self._say(f"Đề nghị giải: {names}.", f"Proposed award: {names}.")
        if entry.withheld:
            names = self.award_names(entry.withheld)
            yield self._say(
                f"Giải {names} chờ phân định bài bằng điểm.",
                f"Award {names} waits for the tie to be broken.",
            )
        if entry.advances:
            yield self._say("Được chọn vào vòng sau.", "Goes on to the next round.")

    def _step(self, step: TieStep) -> str:
        name = self._pick(_TIE_STEPS[step.kind]).format(criterion=step.criterion or "")
        if not step.applied:
            return name + self._say(" (thiếu số liệu)", " (no value)")
        value = "" if step.value is None else f" {self._figure(step.value)}"
        result = self._say("phân được", "parted") if step.parted else self._say("bằng", "equal")
        return f"{name}{value} ({result})"

    def _figure(self, value: Fraction) -> str:
        return self.number(shown(value, None))

    def _pick(self, words: tuple[str, str]) -> str:
        return words[1] if self._english else words[0]

    def _say(self, vietnamese: str, english: str) -> str:
        return english if self._english else vietnamese
