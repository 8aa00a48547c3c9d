"""The tally itself: from ballots to the result, everything written down on the way."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.ids import AwardId, JudgeId
from judge_app.contest.rules import Method
from judge_app.tally.ballots import FIGURE_METHODS, Ballots
from judge_app.tally.cells import CellState
from judge_app.tally.collector import collector_paused
from judge_app.tally.comparison import Row
from judge_app.tally.entry_records import CellRecords, CriterionRecords
from judge_app.tally.entry_result import CriterionFigure, EntryResult, TallyResult
from judge_app.tally.ladder import Discrepancy, action_of, band_of
from judge_app.tally.matrix import Matrix
from judge_app.tally.panel_figure import NotRanked
from judge_app.tally.places import GroupOrder, Placed, group_orders, place_text
from judge_app.tally.prize_field import award_mark
from judge_app.tally.prizes import PrizeList, prize_list
from judge_app.tally.reading import read_matrix
from judge_app.tally.rounding import shown
from judge_app.tally.standings import Basis, Standings, standings
from judge_app.tally.ties import Tie

__all__ = ["CriterionFigure", "EntryResult", "TallyResult", "Worked", "work_out", "work_through"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A tally with everything it was worked out from, for those who ask "what if"."""

    basis: Basis
    standings: Standings
    orders: tuple[GroupOrder, ...]
    prizes: PrizeList


def work_through(basis: Basis, official: Standings) -> Worked:
    """Bring standings into order and give the prizes."""
    orders = group_orders(official)
    prizes = prize_list(official, orders)
    return Worked(basis=basis, standings=official, orders=orders, prizes=prizes)


@collector_paused()
def work_out(ballots: Ballots) -> TallyResult:
    """Tally the ballots; `BallotsError` lists what contradicts the contest."""
    matrix = read_matrix(ballots)
    basis = Basis.of(ballots, matrix)
    worked = work_through(basis, standings(basis, ballots.contest.scoring))
    return TallyResult(
        ballots=ballots,
        entries=_Assembly(worked).entries(),
        superseded=matrix.superseded,
        missing_sheets=_missing_sheets(matrix),
    )


def _missing_sheets(matrix: Matrix) -> tuple[JudgeId, ...]:
    columns = zip(matrix.judges, zip(*matrix.states, strict=True), strict=False)
    return tuple(judge.id for judge, states in columns if CellState.NO_SHEET in states)


class _Assembly:
    """Writes the record of each entry."""

    def __init__(self, worked: Worked) -> None:
        self._worked = worked
        self._standings = worked.standings
        self._matrix = worked.standings.matrix
        self._cells = CellRecords(self._matrix)
        self._criteria = CriterionRecords(self._standings)
        self._withheld: dict[Row, tuple[AwardId, ...]] = {}
        for withheld in worked.prizes.withheld:
            for row in withheld.rows:
                self._withheld[row] = (*self._withheld.get(row, ()), withheld.award)

    def entries(self) -> tuple[EntryResult, ...]:
        results = []
        for order in self._worked.orders:
            results += [
                self._entry(placed.row, placed, order.tie_of(placed), None)
                for placed in order.placed
            ]
            results += [
                self._entry(row, None, None, order.left_out[row]) for row in sorted(order.left_out)
            ]
        return tuple(results)

    def _entry(
        self, row: Row, placed: Placed | None, tie: Tie | None, reason: NotRanked | None
    ) -> EntryResult:
        standing = self._standings.rows[row]
        entry = self._matrix.entries[row]
        prizes = self._worked.prizes
        figure = None if placed is None else placed.figure
        return EntryResult(
            code=entry.code,
            category=entry.category,
            cells=self._cells.of(row, standing.panel),
            valid_marks=standing.panel.valid_marks,
            criteria=self._criteria.of(row),
            first_mean=standing.panel.first_mean,
            discrepancy=self._discrepancy(row),
            panel_exact=standing.panel.exact,
            jury=standing.jury,
            is_settled=standing.is_settled,
            parts=standing.parts,
            exact=self._exact(row, figure),
            figure=figure,
            shown=None if figure is None else self._shown(figure),
            mean=self._mean(row, figure),
            place=None if placed is None else placed.place,
            shares=0 if placed is None else placed.shares,
            place_text=place_text(placed.place, placed.shares) if placed else place_text(None, 0),
            tie=tie,
            awards=prizes.awards.get(row, ()),
            withheld=self._withheld.get(row, ()),
            advances=row in prizes.advancing,
            advance_undecided=row in prizes.undecided,
            not_ranked=reason,
        )

    def _exact(self, row: Row, figure: Fraction | None) -> Fraction | None:
        if figure is None or self._standings.rules.method in FIGURE_METHODS:
            return self._standings.rows[row].exact
        return figure

    def _shown(self, figure: Fraction) -> Decimal:
        rules = self._standings.rules
        decimals = rules.rounding.entry
        if rules.method in FIGURE_METHODS:
            return shown(figure, decimals)
        return shown(figure, None)

    def _mean(self, row: Row, figure: Fraction | None) -> Fraction | None:
        if figure is None or self._standings.rules.method not in _SUMS_OF_PLACES:
            return None
        return award_mark(self._standings, row, figure)

    def _discrepancy(self, row: Row) -> Discrepancy | None:
        spread = self._standings.rows[row].panel.spread
        if spread is None:
            return None
        ladder = self._standings.rules.ladder
        scales = self._matrix.scales
        band = band_of(ladder, Fraction(spread, scales.total)) if ladder else None
        return Discrepancy(
            spread=shown(Fraction(spread, scales.total), None),
            band=band,
            action=action_of(ladder, band),
            settlements=self._worked.basis.settlements.get(self._matrix.entries[row].code, ()),
        )


_SUMS_OF_PLACES = frozenset({Method.RANK_SUM, Method.SKATING})
