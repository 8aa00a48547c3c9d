"""The rubric: a tree of criteria, and what a legal mark is."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.ids import CriterionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A sentence that says what marks from `minimum` upwards mean for a criterion."""

    minimum: Decimal
    text: str
    text_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of the rubric.

    A criterion with `children` is marked through them and its maximum is their `counting_maximum`;
    only leaves carry marks. `weight` multiplies the mark in totals. One that does not count is
    marked and printed but never added. A mark under `note_below` or over `note_above` needs a note.
    """

    id: CriterionId
    label: str
    maximum: Decimal
    step: Decimal = Decimal("0.5")
    label_en: str = ""
    weight: Decimal = Decimal(1)
    counts: bool = True
    note_below: Decimal | None = None
    note_above: Decimal | None = None
    levels: tuple[Level, ...] = ()
    children: tuple["Criterion", ...] = ()

    @property
    def is_leaf(self) -> bool:
        """Whether judges mark this line itself."""
        return not self.children

    @property
    def counting_maximum(self) -> Decimal:
        """What this line can add to a total: weighted maxima of its counting leaves."""
        if self.children:
            return sum((child.counting_maximum for child in self.children), Decimal(0))
        return self.maximum * self.weight if self.counts else Decimal(0)

    def accepts(self, mark: Decimal) -> bool:
        """Return whether `mark` lies in 0..maximum and on a whole step."""
        return 0 <= mark <= self.maximum and mark % self.step == 0

    def needs_note(self, mark: Decimal) -> bool:
        """Return whether the rules ask for a written reason for `mark`."""
        too_low = self.note_below is not None and mark < self.note_below
        too_high = self.note_above is not None and mark > self.note_above
        return too_low or too_high


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """All criteria in the order of the rulebook."""

    criteria: tuple[Criterion, ...]

    def walk(self) -> Iterator[tuple[int, Criterion]]:
        """Yield every criterion with its depth (0 at the top), parents before children."""
        yield from _walk(self.criteria, 0)

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that judges mark, in printed order."""
        return tuple(criterion for _, criterion in self.walk() if criterion.is_leaf)

    @property
    def maximum(self) -> Decimal:
        """The highest total: weighted maxima of the counting leaves."""
        return sum((criterion.counting_maximum for criterion in self.criteria), Decimal(0))

    def leaf(self, criterion_id: CriterionId) -> Criterion:
        """Return the leaf with this id; `KeyError` if there is none."""
        for criterion in self.leaves:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)


def _walk(criteria: tuple[Criterion, ...], depth: int) -> Iterator[tuple[int, Criterion]]:
    for criterion in criteria:
        yield depth, criterion
        yield from _walk(criterion.children, depth + 1)
