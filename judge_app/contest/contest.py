"""A contest as one value: what the bundle freezes and everything else reads."""

from dataclasses import dataclass, field

from judge_app.contest.entry import Category, Entry, Unit
from judge_app.contest.ids import CategoryId, ContestId, EntryCode, JudgeId, UnitId
from judge_app.contest.panel import Judge, Panel
from judge_app.contest.rubric import Rubric
from judge_app.contest.rules import (
    AwardRules,
    CarriedFigure,
    IntakeRules,
    PublicVote,
    ScoringRules,
)
from judge_app.vietnamese.number_words import NumberReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The office behind the contest, as documents print it."""

    name: str
    """Cơ quan ban hành."""
    parent: str = ""
    """Cơ quan chủ quản."""
    place: str = ""
    """Địa danh, as in "Hà Nội, ngày ...". """
    abbreviation: str = ""
    """As in the number line: `Số: 05/BB-BGK`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One round of one competition with its rules, units, entries and panel."""

    id: ContestId
    name: str
    issuer: Issuer
    rubric: Rubric
    panel: Panel
    categories: tuple[Category, ...]
    units: tuple[Unit, ...]
    entries: tuple[Entry, ...]
    name_en: str = ""
    round_name: str = ""
    scoring: ScoringRules = field(default_factory=ScoringRules)
    award_rules: AwardRules = field(default_factory=AwardRules)
    intake: IntakeRules = field(default_factory=IntakeRules)
    votes: tuple[PublicVote, ...] = ()
    carried: tuple[CarriedFigure, ...] = ()
    document_profile: str = "nd30"
    number_reading: NumberReading = field(default_factory=NumberReading)
    """How documents read scores in words."""
    sealed_marks: bool = False
    shuffled_order: bool = False
    """Whether each judge sees the entries in an own order, the same at every opening."""

    def entry(self, code: EntryCode) -> Entry:
        """Return the entry with this code; `KeyError` if there is none."""
        for entry in self.entries:
            if entry.code == code:
                return entry
        raise KeyError(code)

    def unit(self, unit_id: UnitId) -> Unit:
        """Return the unit with this id; `KeyError` if there is none."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise KeyError(unit_id)

    def category(self, category_id: CategoryId) -> Category:
        """Return the category with this id; `KeyError` if there is none."""
        for category in self.categories:
            if category.id == category_id:
                return category
        raise KeyError(category_id)

    def entries_for(self, judge_id: JudgeId) -> tuple[Entry, ...]:
        """Return the entries this judge is asked to mark, conflicted ones included, by code."""
        assigned = next((a for a in self.panel.assignments if a.judge == judge_id), None)
        if assigned is None and self.panel.assignments:
            return ()
        wanted = None if assigned is None else set(assigned.entries)
        chosen = (e for e in self.entries if wanted is None or e.code in wanted)
        return tuple(sorted(chosen, key=lambda entry: entry.code))

    def is_conflicted(self, judge: Judge, entry: Entry) -> bool:
        """Return whether the rules keep `judge` from marking `entry`."""
        own_unit = self.scoring.own_unit_excluded and judge.unit == entry.unit
        return own_unit or entry.code in judge.conflicts
