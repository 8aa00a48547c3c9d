"""Reads ballots into a matrix, and finds everything in them that contradicts the contest."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Assessment, FinalSheet, Outcome
from judge_app.tally.ballot_problems import BallotProblem, BallotProblemCode, BallotsError
from judge_app.tally.ballots import Ballots
from judge_app.tally.cells import CellState
from judge_app.tally.judge_total import TotalAdder
from judge_app.tally.matrix import Marks, Matrix, Scales
from judge_app.tally.sheet_choice import choose_sheets
from judge_app.tally.supplements import supplement_problems

_OUTCOME_STATES = {
    Outcome.ABSTAINED: CellState.ABSTAINED,
    Outcome.CONFLICTED: CellState.CONFLICTED,
    Outcome.COULD_NOT_OPEN: CellState.COULD_NOT_OPEN,
}


def check_ballots(ballots: Ballots) -> tuple[BallotProblem, ...]:
    """Return everything that keeps these ballots from being tallied."""
    try:
        read_matrix(ballots)
    except BallotsError as error:
        return error.problems
    return ()


def read_matrix(ballots: Ballots) -> Matrix:
    """Read the sheets; `BallotsError` lists all contradictions."""
    chosen, superseded, problems = choose_sheets(ballots)
    reader = _Reader(ballots.contest)
    for judge, sheet in chosen.items():
        reader.read(judge, sheet)
    found = (*problems, *reader.problems, *supplement_problems(ballots))
    if found:
        raise BallotsError(found)
    return Matrix(
        contest=ballots.contest,
        entries=reader.entries,
        judges=reader.judges,
        leaves=reader.leaves,
        counting=reader.counting,
        weights=tuple(int(leaf.weight * reader.scales.weight) for leaf in reader.leaves),
        scales=reader.scales,
        states=tuple(map(tuple, reader.states)),
        marks=tuple(map(tuple, reader.marks)),
        totals=tuple(map(tuple, reader.totals)),
        judge_order=_judge_order(reader.judges),
        highest_total=Fraction(ballots.contest.rubric.maximum),
        superseded=superseded,
    )


def _judge_order(judges: Sequence[Judge]) -> tuple[int, ...]:
    by_id = sorted(range(len(judges)), key=lambda column: judges[column].id)
    order = [0] * len(judges)
    for rank, column in enumerate(by_id):
        order[column] = rank
    return tuple(order)


class _Reader:
    """Fills the table sheet by sheet."""

    def __init__(self, contest: Contest) -> None:
        self.entries = tuple(sorted(contest.entries, key=lambda entry: entry.code))
        self.judges = contest.panel.marking
        self.leaves = contest.rubric.leaves
        self.scales = Scales.of(self.leaves)
        self.counting = tuple(i for i, leaf in enumerate(self.leaves) if leaf.counts)
        self.problems: list[BallotProblem] = []
        self.states = _states_without_sheets(contest, self.entries, self.judges)
        self.marks: list[list[Marks | None]] = [[None] * len(self.judges) for _ in self.entries]
        self.totals: list[list[int | None]] = [[None] * len(self.judges) for _ in self.entries]
        self._rows = {entry.code: row for row, entry in enumerate(self.entries)}
        self._columns = {judge.id: column for column, judge in enumerate(self.judges)}
        self._leaf_columns = {leaf.id: i for i, leaf in enumerate(self.leaves)}
        self._legal: tuple[dict[Decimal, int], ...] = tuple({} for _ in self.leaves)
        self._adder = TotalAdder(contest.scoring, self.leaves, self.scales)

    def read(self, judge: Judge, sheet: FinalSheet) -> None:
        column = self._columns[judge.id]
        seen = set()
        for assessment in sheet.assessments:
            row = self._rows.get(assessment.entry)
            if row is None:
                self._add(BallotProblemCode.UNKNOWN_ENTRY, judge, assessment)
            elif row in seen:
                self._add(BallotProblemCode.REPEATED_ENTRY, judge, assessment)
            else:
                seen.add(row)
                self._read_cell(row, column, judge, assessment)
        for states in self.states:
            if states[column] is CellState.NO_SHEET:
                states[column] = CellState.UNMARKED

    def _read_cell(self, row: int, column: int, judge: Judge, assessment: Assessment) -> None:
        marks = self._read_marks(judge, assessment) if assessment.marks else None
        total = None
        if marks is not None:
            self.marks[row][column] = marks
            total = self.totals[row][column] = self._adder.total(marks)
        state = self.states[row][column]
        if state is CellState.NO_SHEET:
            self.states[row][column] = self._state(assessment, marks, total)
        elif state is None and (marks is not None or assessment.outcome is not Outcome.MARKED):
            self.states[row][column] = CellState.NOT_ASSIGNED

    def _state(self, assessment: Assessment, marks: Marks | None, total: int | None) -> CellState:
        if assessment.outcome is not Outcome.MARKED:
            return _OUTCOME_STATES[assessment.outcome]
        if total is not None:
            return CellState.COUNTED
        if marks is None or all(marks[i] is None for i in self.counting):
            return CellState.UNMARKED
        return CellState.INCOMPLETE

    def _read_marks(self, judge: Judge, assessment: Assessment) -> Marks:
        values: list[int | None] = [None] * len(self.leaves)
        for mark in assessment.marks:
            leaf = self._leaf_columns.get(mark.criterion)
            if leaf is None:
                code = BallotProblemCode.UNKNOWN_CRITERION
                self._add(code, judge, assessment, mark.criterion)
                continue
            value = self._legal[leaf].get(mark.value)
            if value is None:
                value = self._first_seen(leaf, mark.value)
            if value is None:
                code = BallotProblemCode.ILLEGAL_MARK
                self._add(code, judge, assessment, mark.criterion, str(mark.value))
            elif values[leaf] is not None:
                code = BallotProblemCode.REPEATED_CRITERION
                self._add(code, judge, assessment, mark.criterion)
            values[leaf] = value
        return tuple(values)

    def _first_seen(self, leaf: int, mark: Decimal) -> int | None:
        if not mark.is_finite() or not self.leaves[leaf].accepts(mark):
            return None
        value = self._legal[leaf][mark] = int(mark * self.scales.mark)
        return value

    def _add(
        self,
        code: BallotProblemCode,
        judge: Judge,
        assessment: Assessment,
        criterion: str = "",
        value: str = "",
    ) -> None:
        entry = assessment.entry
        found = BallotProblem(
            code=code, judge=judge.id, entry=entry, criterion=criterion, value=value
        )
        self.problems.append(found)


def _states_without_sheets(
    contest: Contest, entries: Sequence[Entry], judges: Sequence[Judge]
) -> list[list[CellState | None]]:
    """Return what is known of every cell before any sheet is read."""
    states: list[list[CellState | None]] = [[None] * len(judges) for _ in entries]
    for column, judge in enumerate(judges):
        asked = {entry.code for entry in contest.entries_for(judge.id)}
        declared = set(judge.conflicts)
        own = judge.unit if contest.scoring.own_unit_excluded else None
        for row, entry in enumerate(entries):
            if entry.code not in asked:
                continue
            if own is not None and own == entry.unit:
                states[row][column] = CellState.OWN_UNIT
            elif entry.code in declared:
                states[row][column] = CellState.CONFLICTED
            else:
                states[row][column] = CellState.NO_SHEET
    return states
