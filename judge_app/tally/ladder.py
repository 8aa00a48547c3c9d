"""Judges too far apart: the band of a discrepancy, what it asks for, and what was settled.

A settlement never edits a mark; it says which figure speaks for the jury.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.rules import LadderAction, LadderBand, Method
from judge_app.tally.ballots import Settlement
from judge_app.tally.panel_figure import PanelFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """How far the valid totals of an entry lie apart."""

    spread: Decimal
    """Highest less lowest."""
    band: int | None
    """Place of the band in the rules, from 0; None without a ladder or above its last band."""
    action: LadderAction
    """What the band asks for."""
    settlements: tuple[Settlement, ...] = ()
    """All that was recorded, in its order; the last one speaks."""

    @property
    def is_open(self) -> bool:
        """Whether the rules ask for something that nobody has recorded yet."""
        return self.action is not LadderAction.ACCEPT and not self.settlements


def band_of(ladder: Sequence[LadderBand], spread: Fraction) -> int | None:
    """Return the first band that reaches `spread`, or None where no band does."""
    for place, band in enumerate(ladder):
        if band.up_to is None or spread <= Fraction(band.up_to):
            return place
    return None


def action_of(ladder: Sequence[LadderBand], band: int | None) -> LadderAction:
    """Return what a band asks for. A ladder that ends too low is as strict as its last band."""
    if not ladder:
        return LadderAction.ACCEPT
    return ladder[-1 if band is None else band].action


def settled_figure(
    settlement: Settlement, panel: PanelFigure, method: Method, scale: int
) -> Fraction | None:
    """Return the jury's figure that a settlement sets; None where the marks stand.

    Under `SUM` a third total or a mean of three stands for every valid mark, so that the figure
    keeps the size of a sum.
    """
    if settlement.action is LadderAction.ACCEPT:
        return None
    if settlement.action in {LadderAction.CONFER, LadderAction.MINUTES}:
        return None if settlement.figure is None else Fraction(settlement.figure)
    if settlement.third_total is None:
        return None
    figure = Fraction(settlement.third_total)
    if settlement.action is LadderAction.MEAN_OF_THREE:
        added = Fraction(sum(total for total, _ in panel.valid), scale)
        figure = (added + figure) / (len(panel.valid) + 1)
    return figure * max(1, len(panel.valid)) if method is Method.SUM else figure
