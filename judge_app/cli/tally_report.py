"""What `judge-app tally` says of a result: tables and passages, for the screen, JSON and XLSX."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.ids import EntryCode
from judge_app.tally.agreement import Agreement, agreement
from judge_app.tally.cells import CellState
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.tally.way import GivenMarks, Ways
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.advisory_sentences import AdvisorySentences
from judge_app.workflows.agreement_sentences import AgreementSentences
from judge_app.workflows.robustness_sentences import RobustnessSentences
from judge_app.workflows.weigh_result import Soundness, weigh
from judge_app.workflows.why_sentences import WhySentences

Value = str | Decimal | None

MOST_GAPS = 20
"""Entries without all marks that are named one by one."""

_LACKING = frozenset({CellState.UNMARKED, CellState.INCOMPLETE, CellState.NO_SHEET})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A titled table; figures stay numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...] = (8, 14, 12, 24)


class TallyReport:
    """One result in one language, with as much beside it as was asked for."""

    def __init__(
        self,
        result: TallyResult,
        lang: str,
        *,
        why: tuple[str, ...] = (),
        what_if: bool = False,
        agreement: bool = False,
    ) -> None:
        self._result, self._lang = result, lang
        self._contest = result.ballots.contest
        self._entries = {entry.code: entry for entry in result.entries}
        self._asked = why
        self._ways = Ways(result)
        self._why = WhySentences(self._contest, lang)
        self._soundness = weigh(result) if what_if else None
        self._agreement = _agreement(result, self._soundness) if agreement else None

    def tables(self, *, with_judges: bool = False) -> Iterator[ReportTable]:
        """Yield the places of each category; with the judges' totals where there is room."""
        headings = self._say("Hạng Mã_số Điểm Giải", "Place Entry Figure Award").split()
        judges = tuple(judge.id for judge in self._contest.panel.marking) if with_judges else ()
        for category in self._contest.categories:
            entries = [e for e in self._result.entries if e.category == category.id]
            rows = tuple((*self._row(e), *self._totals(e, judges)) for e in entries)
            if rows:
                yield ReportTable(
                    title=(self._english and category.name_en) or category.name,
                    headings=(*(word.replace("_", " ") for word in headings), *judges),
                    rows=rows,
                )

    def marks_tables(self) -> Iterator[ReportTable]:
        """Yield every mark of the entries that were asked about."""
        for code in self._asked:
            way = self._ways.of(EntryCode(code))
            headings = self._say("GK {} Tổng Ghi_chú", "Judge {} Total Remark")
            words = headings.format(" ".join(way.criteria)).split()
            yield ReportTable(
                title=code,
                headings=tuple(word.replace("_", " ") for word in words),
                rows=tuple(self._given(given) for given in way.given),
            )

    def passages(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what was asked for in sentences, each under its title."""
        if gaps := self._gaps():
            yield self._say("Bài chưa đủ điểm", "Entries without all marks"), gaps
        for code in self._asked:
            yield code, self._why.of(self._entries[EntryCode(code)])
        if self._soundness is not None:
            yield self._say("Nếu tính khác đi", "What if"), self._what_if(self._soundness)
        if self._agreement is not None:
            yield self._say("Độ thống nhất", "Agreement"), self._agreeing(self._agreement)

    def passage_tables(self) -> Iterator[ReportTable]:
        """Yield the passages as sheets of one column; why all entries have their places is one."""
        why: list[tuple[Value, ...]] = []
        for title, sentences in self.passages():
            if title in self._asked:
                why += [(title if first == 0 else "", s) for first, s in enumerate(sentences)]
                continue
            rows: tuple[tuple[Value, ...], ...] = tuple((sentence,) for sentence in sentences)
            yield ReportTable(title=title, headings=(title,), rows=rows, widths=(120,))
        if why:
            title = self._say("Vì sao", "Why")
            headings = (self._say("Mã số", "Entry"), title)
            yield ReportTable(title=title, headings=headings, rows=tuple(why), widths=(14, 120))

    def record(self) -> dict[str, object]:
        """Return everything as data: the figures, and the sentences beside them."""
        found: dict[str, object] = {
            "contest": self._contest.id,
            "entries": self._result.entries,
            "missing_sheets": self._result.missing_sheets,
        }
        if self._asked:
            found["why"] = {
                code: {
                    "criteria": self._ways.of(EntryCode(code)).criteria,
                    "marks": self._ways.of(EntryCode(code)).given,
                    "sentences": self._why.of(self._entries[EntryCode(code)]),
                }
                for code in self._asked
            }
        if self._soundness is not None:
            found["what_if"] = {
                "robustness": self._soundness.robustness,
                "severity": self._soundness.severity,
                "standard_scores": self._soundness.standard_scores,
                "sentences": self._what_if(self._soundness),
            }
        if self._agreement is not None:
            found["agreement"] = {
                "figures": self._agreement,
                "sentences": self._agreeing(self._agreement),
            }
        return found

    def shown(self, value: str | Decimal) -> str:
        """Return a cell as it is printed."""
        if isinstance(value, str):
            return value
        figure = comma(value, self._contest.scoring.rounding.entry)
        return figure.replace(",", ".") if self._english else figure

    @property
    def _english(self) -> bool:
        return self._lang == "en"

    def _row(self, entry: EntryResult) -> tuple[Value, ...]:
        names = self._why.award_names(entry.awards)
        if entry.not_ranked is not None:
            names = self._why.not_ranked(entry.not_ranked)
        elif entry.advances:
            names = "; ".join(filter(None, (names, self._say("vào vòng sau", "goes on"))))
        figure = "-" if entry.shown is None else entry.shown
        return entry.place_text, entry.code, figure, names

    def _given(self, given: GivenMarks) -> tuple[Value, ...]:
        cell = given.cell
        remark = "" if cell.state is CellState.COUNTED else self._why.state(cell.state)
        marks = ("-" if mark is None else comma(mark) for mark in given.marks)
        total = "-" if cell.total is None else comma(cell.total)
        return (cell.judge, *marks, total, "; ".join(filter(None, (remark, given.reason))))

    def _totals(self, entry: EntryResult, judges: tuple[str, ...]) -> tuple[Value, ...]:
        told = {str(cell.judge): cell for cell in entry.cells}
        cells = (told.get(judge) for judge in judges)
        return tuple(
            None
            if cell is None
            else self._why.cell(cell)
            if cell.total is None or not cell.is_valid
            else cell.total
            for cell in cells
        )

    def _gaps(self) -> tuple[str, ...]:
        """Name the entries that lack a judge's marks; a missing mark is never a zero."""
        lacking = [
            (entry.code, ", ".join(c.judge for c in entry.cells if c.state in _LACKING))
            for entry in self._result.entries
        ]
        found = [f"{code}: {judges}." for code, judges in lacking if judges]
        more = len(found) - MOST_GAPS
        if more > 0:
            rest = self._say(f"… và {more} bài khác.", f"… and {more} more.")
            return (*found[:MOST_GAPS], rest)
        return tuple(found)

    def _what_if(self, found: Soundness) -> tuple[str, ...]:
        advisory = AdvisorySentences(self._result, self._lang)
        return (
            *RobustnessSentences(self._contest, self._lang).of(found.robustness),
            *advisory.severity(found.severity),
            *advisory.standard_scores(found.standard_scores),
        )

    def _agreeing(self, found: Agreement) -> tuple[str, ...]:
        spoken = AgreementSentences(self._contest.rubric.maximum, self._lang)
        judges = (s for profile in found.profiles for s in spoken.judge(profile))
        return (*spoken.panel(found), *judges)

    def _say(self, vietnamese: str, english: str) -> str:
        return english if self._english else vietnamese


def _agreement(result: TallyResult, found: Soundness | None) -> Agreement:
    return agreement(result) if found is None else found.agreement
