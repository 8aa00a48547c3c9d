"""Every entry's figure under one set of rules; what places, prizes and what-ifs start from."""

from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.ids import EntryCode
from judge_app.contest.rules import ScoringRules
from judge_app.tally.aggregation import Column
from judge_app.tally.ballots import FIGURE_METHODS, Ballots, Settlement
from judge_app.tally.ladder import settled_figure
from judge_app.tally.matrix import Matrix
from judge_app.tally.panel_figure import NotRanked, PanelFigure, panel_figure
from judge_app.tally.parts import PartFigure, PartSources, missing_part, part_figure
from judge_app.tally.rounding import half_up_units


@dataclass(frozen=True, slots=True)
class Standing:
    """One entry before it is compared with others.

    For methods that compare entries, `exact` is the mean of the valid totals: it decides only
    minimum marks of awards.
    """

    panel: PanelFigure
    jury: Fraction | None
    """The panel's figure, or the one that a settlement set."""
    is_settled: bool
    parts: tuple[PartFigure, ...]
    exact: Fraction | None
    """The final figure before its last rounding."""
    key: int | Fraction | None
    """The final figure: in units of 10^-`entry` decimals, or exact where nothing is rounded."""
    reason: NotRanked | None


@dataclass(frozen=True, slots=True)
class Standings:
    """All rows of a matrix under `rules`, as if judge `without` had not been there."""

    matrix: Matrix
    rules: ScoringRules
    rows: tuple[Standing, ...]
    panel_votes: dict[EntryCode, int]
    without: Column | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What stays the same whatever the rules: the matrix and what came with the sheets."""

    matrix: Matrix
    settlements: dict[EntryCode, tuple[Settlement, ...]]
    sources: PartSources
    panel_votes: dict[EntryCode, int]

    @classmethod
    def of(cls, ballots: Ballots, matrix: Matrix) -> "Basis":
        """Sort the supplements of the ballots by entry."""
        settlements: dict[EntryCode, tuple[Settlement, ...]] = {}
        for settlement in ballots.settlements:
            earlier = settlements.get(settlement.entry, ())
            settlements[settlement.entry] = (*earlier, settlement)
        votes = {vote.entry: vote.votes for vote in ballots.panel_votes}
        return cls(matrix, settlements, PartSources.of(ballots.contest), votes)


def standings(basis: Basis, rules: ScoringRules, without: Column | None = None) -> Standings:
    """Work out the figure of every entry."""
    rows = tuple(standing(basis, rules, row, without) for row in range(len(basis.matrix.entries)))
    return Standings(basis.matrix, rules, rows, basis.panel_votes, without)


def standing(
    basis: Basis, rules: ScoringRules, row: int, without: Column | None = None
) -> Standing:
    """Work out the figure of one entry."""
    panel = panel_figure(basis.matrix, rules, row, without)
    jury, reason = panel.exact, panel.reason
    settled = _settled(basis, rules, row, panel)
    if settled is not None:
        jury, reason = settled, None
    parts: tuple[PartFigure, ...] = ()
    exact = jury
    if rules.parts:
        code = basis.matrix.entries[row].code
        parts = tuple(
            part_figure(part, code, basis.sources, jury, panel.highest) for part in rules.parts
        )
        reason = reason or missing_part(parts)
        figures = [part.figure for part in parts if part.figure is not None]
        exact = sum(figures, Fraction(0)) if reason is None else None
    key = None if exact is None else final_key(exact, rules)
    return Standing(panel, jury, settled is not None, parts, exact, key, reason)


def final_key(exact: Fraction, rules: ScoringRules) -> int | Fraction:
    """Return the figure after its last rounding, as something quick to compare."""
    decimals = rules.rounding.entry
    if decimals is None:
        return exact
    return half_up_units(exact.numerator, exact.denominator, decimals)


def key_figure(key: int | Fraction, rules: ScoringRules) -> Fraction:
    """Return the figure that a key stands for."""
    decimals = rules.rounding.entry
    return Fraction(key) if decimals is None else Fraction(key, 10**decimals)


def _settled(basis: Basis, rules: ScoringRules, row: int, panel: PanelFigure) -> Fraction | None:
    if not basis.settlements or rules.method not in FIGURE_METHODS:
        return None
    recorded = basis.settlements.get(basis.matrix.entries[row].code)
    if not recorded:
        return None
    return settled_figure(recorded[-1], panel, rules.method, basis.matrix.scales.total)
