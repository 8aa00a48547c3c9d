"""What entries of one group are ordered by: a figure, or what a comparing method makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from judge_app.contest.rules import AggregateBy, Method
from judge_app.tally.ballots import FIGURE_METHODS
from judge_app.tally.majority_judgment import majority_sequence
from judge_app.tally.panel_figure import NotRanked
from judge_app.tally.rank_sum import rank_sums
from judge_app.tally.ranks import average_ranks
from judge_app.tally.rounding import half_up
from judge_app.tally.skating import skating_result
from judge_app.tally.standings import Standings, key_figure

Row = int


@dataclass(frozen=True, slots=True)
class Compared:
    """One entry's part in the order of its group."""

    key: Any
    """Higher is better; equal keys are a tie. Comparable within a group only."""
    figure: Fraction
    """What is printed: the mark, the rank sum, the sum of dance places, the lower median."""
    unrounded: Fraction
    """Higher is better."""


def compare(standings: Standings, group: Sequence[Row]) -> dict[Row, Compared]:
    """Return what each entry that can be ranked is ordered by, within one group."""
    method = standings.rules.method
    ranked = [row for row in group if standings.rows[row].key is not None]
    if method in FIGURE_METHODS:
        return {row: _by_figure(standings, row) for row in ranked}
    if not ranked:
        return {}
    if method is Method.SKATING:
        return _by_skating(standings, _complete(standings, ranked))
    totals = _totals(standings, ranked)
    if method is Method.RANK_SUM:
        return _by_rank_sum(standings, ranked, totals)
    return _by_majority(standings, ranked, totals)


def left_out(standings: Standings, group: Sequence[Row]) -> dict[Row, NotRanked]:
    """Return the entries of a group that are not ranked, each with the reason."""
    reasons = {row: reason for row in group if (reason := standings.rows[row].reason) is not None}
    if standings.rules.method is Method.SKATING:
        ranked = [row for row in group if row not in reasons]
        complete = set(_complete(standings, ranked)) if ranked else set()
        reasons |= {row: NotRanked.INCOMPLETE_PANEL for row in ranked if row not in complete}
    return reasons


def _by_figure(standings: Standings, row: Row) -> Compared:
    standing = standings.rows[row]
    assert standing.key is not None
    assert standing.exact is not None
    return Compared(standing.key, key_figure(standing.key, standings.rules), standing.exact)


def _by_rank_sum(
    standings: Standings, ranked: Sequence[Row], totals: Sequence[Sequence[int | None]]
) -> dict[Row, Compared]:
    compared = {}
    for row, exact in zip(ranked, rank_sums(totals), strict=True):
        figure = half_up(exact, standings.rules.rounding.entry)
        compared[row] = Compared(-figure, figure, -exact)
    return compared


def _by_majority(
    standings: Standings, ranked: Sequence[Row], totals: Sequence[Sequence[int | None]]
) -> dict[Row, Compared]:
    scale = standings.matrix.scales.total
    judges = sum(1 for column in zip(*totals, strict=True) if any(t is not None for t in column))
    compared = {}
    for row, given in zip(ranked, totals, strict=True):
        sequence = majority_sequence([total for total in given if total is not None], judges)
        median = Fraction(sequence[0], scale)
        compared[row] = Compared(sequence, median, median)
    return compared


def _by_skating(standings: Standings, ranked: Sequence[Row]) -> dict[Row, Compared]:
    if not ranked:
        return {}
    columns = sorted(column for _, column in standings.rows[ranked[0]].panel.valid)
    dances = [_places(scores) for scores in _dance_scores(standings, ranked, columns)]
    result = skating_result(dances)
    return {
        row: Compared(-place, total, -total)
        for row, place, total in zip(ranked, result.final, result.totals, strict=True)
    }


def _dance_scores(
    standings: Standings, ranked: Sequence[Row], columns: Sequence[int]
) -> list[list[list[int]]]:
    """Return scores[dance][judge][entry]: totals as one dance, or each counting criterion."""
    matrix = standings.matrix
    if standings.rules.aggregate_by is AggregateBy.TOTAL:
        return [[[matrix.totals[row][c] or 0 for row in ranked] for c in columns]]
    dances = []
    for leaf in matrix.counting:
        judges = []
        for column in columns:
            marks = [matrix.marks[row][column] for row in ranked]
            judges.append([(given[leaf] or 0) if given else 0 for given in marks])
        dances.append(judges)
    return dances


def _places(scores: Sequence[Sequence[int]]) -> list[list[Fraction]]:
    """Return places[entry][judge] from scores[judge][entry]."""
    by_judge = [average_ranks(given) for given in scores]
    return [list(places) for places in zip(*by_judge, strict=True)]


def _complete(standings: Standings, ranked: Sequence[Row]) -> list[Row]:
    """Return the rows that every judge of the group has a valid total for."""
    present = {row: {c for _, c in standings.rows[row].panel.valid} for row in ranked}
    panel: set[int] = set().union(*present.values())
    return [row for row in ranked if present[row] == panel]


def _totals(standings: Standings, ranked: Sequence[Row]) -> list[list[int | None]]:
    width = len(standings.matrix.judges)
    totals = []
    for row in ranked:
        given: list[int | None] = [None] * width
        for total, column in standings.rows[row].panel.valid:
            given[column] = total
        totals.append(given)
    return totals
