"""Turns the tally and the ledger's facts into what the result documents print."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry, EntryKind
from judge_app.contest.ids import JudgeId
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Audience, FinalSheet, Outcome
from judge_app.contest.totals import total
from judge_app.documents.result.result_book import (
    CategoryTable,
    EntryPage,
    Meeting,
    ResultBook,
    ResultLine,
    SheetLine,
    WhyLine,
)
from judge_app.tally.cells import CellState, JudgeCell
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.tally.way import GivenMarks, Ways
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.why_sentences import WhySentences

KIND_WORDS = {
    EntryKind.VIDEO: "Video",
    EntryKind.SLIDES: "Trình chiếu",
    EntryKind.SOFTWARE: "Phần mềm",
    EntryKind.DOCUMENT: "Văn bản",
    EntryKind.IMAGES: "Ảnh",
    EntryKind.LINK: "Liên kết",
}

_CELL_MARKS = {
    CellState.VOID: "({total})",
    CellState.DROPPED: "[{total}]",
    CellState.COULD_NOT_OPEN: "KM",
    CellState.CONFLICTED: "XĐ",
    CellState.OWN_UNIT: "XĐ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What the ledger knows of a sheet that took part."""

    sheet: FinalSheet
    check_code: str
    on_paper: bool = False
    typed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFacts:
    """What the result documents need beside the tally itself."""

    made_at: datetime
    sheets: tuple[SheetFacts, ...]
    rules: tuple[str, ...]
    """The rules as Vietnamese sentences."""
    official: bool = False
    bundle_code: str = ""
    data_code: str = ""
    meeting: Meeting = field(default_factory=Meeting)


def compose(result: TallyResult, facts: ResultFacts) -> ResultBook:
    """Return everything that the documents say of a result."""
    return _Composer(result, facts).book()


class _Composer:
    def __init__(self, result: TallyResult, facts: ResultFacts) -> None:
        self._result = result
        self._facts = facts
        self._contest: Contest = result.ballots.contest
        self._why = WhySentences(self._contest)
        self._judges: tuple[Judge, ...] = self._contest.panel.marking
        self._ways = Ways(result)
        self._paper = {s.sheet.judge for s in facts.sheets if s.on_paper}

    def book(self) -> ResultBook:
        entries = self._result.entries
        return ResultBook(
            contest=self._contest,
            made_at=self._facts.made_at,
            judges=tuple((judge.id, judge.name) for judge in self._judges),
            tables=self._tables(),
            sheets=tuple(self._sheet_line(facts) for facts in self._facts.sheets),
            pages=tuple(self._page(entry) for entry in entries),
            rules=self._facts.rules,
            absent=tuple(self._name(judge) for judge in self._result.missing_sheets),
            voids=self._cells_in(CellState.VOID),
            conflicts=self._cells_in(CellState.CONFLICTED, CellState.OWN_UNIT),
            could_not_open=self._cells_in(CellState.COULD_NOT_OPEN),
            settlements=tuple(
                f"{entry.code}: {self._why.discrepancy(entry.discrepancy)}"
                for entry in entries
                if entry.discrepancy
                and (entry.discrepancy.settlements or entry.discrepancy.is_open)
            ),
            ties=tuple(f"{e.code}: {self._why.tie(e.tie)}" for e in entries if e.tie is not None),
            not_ranked=tuple(
                f"{entry.code}: {self._why.not_ranked(entry.not_ranked)}"
                for entry in entries
                if entry.not_ranked is not None
            ),
            meeting=self._facts.meeting,
            bundle_code=self._facts.bundle_code,
            data_code=self._facts.data_code,
            official=self._facts.official,
        )

    def _tables(self) -> tuple[CategoryTable, ...]:
        return tuple(
            CategoryTable(
                category=category.id,
                name=category.name,
                lines=tuple(
                    self._line(entry)
                    for entry in self._result.entries
                    if entry.category == category.id
                ),
            )
            for category in self._contest.categories
        )

    def _line(self, result: EntryResult) -> ResultLine:
        entry = self._contest.entry(result.code)
        cells = {cell.judge: cell for cell in result.cells}
        counted = [c.total for c in result.cells if c.state is CellState.COUNTED and c.total]
        award = self._why.award_names(result.awards)
        return ResultLine(
            code=entry.code,
            title=entry.title,
            authors=", ".join(entry.authors),
            unit=self._contest.unit(entry.unit).name,
            kind=KIND_WORDS[entry.kind],
            marks=tuple(_cell_text(cells.get(judge.id)) for judge in self._judges),
            total=comma(sum(counted, Decimal(0))) if counted else "-",
            figure=self._figure(result),
            place=result.place_text,
            award=award or ("chờ phân định" if result.withheld else ""),
            remark=self._remark(result),
        )

    def _figure(self, result: EntryResult) -> str:
        if result.shown is None:
            return "-"
        return comma(result.shown, self._contest.scoring.rounding.entry)

    def _remark(self, result: EntryResult) -> str:
        remarks = []
        if result.not_ranked is not None:
            remarks.append("không xếp hạng")
        if result.discrepancy is not None and result.discrepancy.is_open:
            remarks.append(f"chênh lệch {comma(result.discrepancy.spread)}")
        if result.is_settled:
            remarks.append("đã xử lý chênh lệch")
        if result.advances:
            remarks.append("vào vòng sau")
        return "; ".join(remarks)

    def _sheet_line(self, facts: SheetFacts) -> SheetLine:
        sheet = facts.sheet
        marked = sum(a.outcome is Outcome.MARKED for a in sheet.assessments)
        return SheetLine(
            judge=sheet.judge,
            name=self._name(sheet.judge),
            revision=sheet.revision,
            marked=marked,
            not_marked=len(sheet.assessments) - marked,
            check_code=facts.check_code,
            on_paper=facts.on_paper,
            typed_by=facts.typed_by,
        )

    def _page(self, result: EntryResult) -> EntryPage:
        entry = self._contest.entry(result.code)
        return EntryPage(
            line=self._line(result),
            category=self._contest.category(entry.category).name,
            criteria=tuple(leaf.id for leaf in self._contest.rubric.leaves),
            judges=tuple(self._why_line(given, entry) for given in self._ways.of(entry.code).given),
            steps=self._why.of(result),
            comments=tuple(self._comments(entry)),
        )

    def _why_line(self, given: GivenMarks, entry: Entry) -> WhyLine:
        cell = given.cell
        remark = "" if cell.state is CellState.COUNTED else self._why.state(cell.state)
        if given.reason:
            remark = f"{remark}: {given.reason}" if remark else given.reason
        return WhyLine(
            judge=f"{self._name(cell.judge)} ({cell.judge})",
            marks=tuple("-" if mark is None else comma(mark) for mark in given.marks),
            total=self._own_total(cell, entry),
            remark="; ".join(filter(None, (remark, self._paper_remark(cell.judge)))),
        )

    def _paper_remark(self, judge: JudgeId) -> str:
        return "phiếu giấy" if judge in self._paper else ""

    def _own_total(self, cell: JudgeCell, entry: Entry) -> str:
        if cell.total is not None:
            return comma(cell.total)
        assessment = self._ways.assessment(cell.judge, entry.code)
        own = total(self._contest.rubric, assessment) if assessment is not None else None
        return "-" if own is None else comma(own)

    def _comments(self, entry: Entry) -> list[str]:
        texts = []
        for judge in self._judges:
            assessment = self._ways.assessment(judge.id, entry.code)
            if assessment is None:
                continue
            notes = (n.text for n in assessment.notes if n.audience is not Audience.PRIVATE)
            texts += [f"{judge.id}: {text}" for text in (assessment.comment, *notes) if text]
        return texts

    def _cells_in(self, *states: CellState) -> tuple[str, ...]:
        return tuple(
            f"{entry.code}: {self._name(cell.judge)} ({cell.judge})"
            + (f", điểm {comma(cell.total)}" if cell.total is not None else "")
            for entry in self._result.entries
            for cell in entry.cells
            if cell.state in states
        )

    def _name(self, judge: JudgeId) -> str:
        return self._contest.panel.member(judge).name


def _cell_text(cell: JudgeCell | None) -> str:
    if cell is None:
        return "-"
    figure = "-" if cell.total is None else comma(cell.total)
    if cell.state is CellState.COUNTED:
        return figure
    return _CELL_MARKS.get(cell.state, "-").format(total=figure)
