"""The result of a contest: for every entry its figures, its place and why, its prizes."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.ids import AwardId, CategoryId, CriterionId, EntryCode, JudgeId
from judge_app.tally.ballots import Ballots
from judge_app.tally.cells import JudgeCell
from judge_app.tally.ladder import Discrepancy
from judge_app.tally.matrix import Superseded
from judge_app.tally.panel_figure import NotRanked
from judge_app.tally.parts import PartFigure
from judge_app.tally.ties import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFigure:
    """The panel's figure of one leaf of the rubric for one entry."""

    criterion: CriterionId
    exact: Fraction
    """Before its weight, unrounded."""
    rounded: Fraction
    """By criterion: after `rounding.criterion`; else as `exact`."""
    weighted: Fraction
    """After its weight and `rounding.weighted`."""
    marks: int
    """How many marks it comes from."""
    dropped: tuple[JudgeId, ...]
    """By criterion: whose marks were left out as highest or lowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryResult:
    """Everything the tally says of one entry."""

    code: EntryCode
    category: CategoryId
    cells: tuple[JudgeCell, ...]
    """One for each judge who has to do with the entry, in the panel's order."""
    valid_marks: int
    criteria: tuple[CriterionFigure, ...]
    """In the rubric's order; leaves without enough marks are left out."""
    first_mean: Fraction | None
    """What the void rule measured from."""
    discrepancy: Discrepancy | None
    """None below two valid totals."""
    panel_exact: Fraction | None
    """What the marks come to, before any settlement; None where they are too few."""
    jury: Fraction | None
    """The jury's figure: `panel_exact`, or what a settlement set."""
    is_settled: bool
    parts: tuple[PartFigure, ...]
    exact: Fraction | None
    """The final figure before its last rounding (for rankings: before rounding `figure`)."""
    figure: Fraction | None
    """What the place goes by: a mark, or a rank sum, or a sum of dance places."""
    shown: Decimal | None
    """`figure` as documents print it."""
    mean: Fraction | None
    """Where the figure is a sum of places: the mean of the valid totals, for minimum marks."""
    place: int | None
    shares: int
    """How many entries have this place; 0 where there is none."""
    place_text: str
    tie: Tie | None
    """How the entry went through a tie, if it was in one."""
    awards: tuple[AwardId, ...]
    withheld: tuple[AwardId, ...]
    """Awards that wait for a tie of this entry to be broken."""
    advances: bool
    advance_undecided: bool
    not_ranked: NotRanked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyResult:
    """The whole result, and the ballots it came from."""

    ballots: Ballots
    entries: tuple[EntryResult, ...]
    """Group by group, best first, those without a place at the end of their group."""
    superseded: tuple[Superseded, ...]
    missing_sheets: tuple[JudgeId, ...]
    """Judges with something to mark whose sheets are not there."""

    def entry(self, code: EntryCode) -> EntryResult:
        """Return the result of this entry; `KeyError` if there is none."""
        for entry in self.entries:
            if entry.code == code:
                return entry
        raise KeyError(code)

    @property
    def open_discrepancies(self) -> tuple[EntryCode, ...]:
        """Entries whose discrepancy asks for something nobody has recorded yet."""
        return tuple(
            entry.code
            for entry in self.entries
            if entry.discrepancy is not None and entry.discrepancy.is_open
        )

    @property
    def withheld(self) -> tuple[EntryCode, ...]:
        """Entries with a prize or an advancement that waits for a tie to be broken."""
        return tuple(
            entry.code for entry in self.entries if entry.withheld or entry.advance_undecided
        )
