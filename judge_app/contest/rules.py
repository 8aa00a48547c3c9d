"""How marks become places and prizes: everything a written rulebook (thể lệ) says, as data."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from judge_app.contest.entry import EntryKind
from judge_app.contest.ids import AwardId, CategoryId, CriterionId, EntryCode


class Method(StrEnum):
    """How the panel's valid marks of one entry become its figure."""

    MEAN = "mean"
    SUM = "sum"
    MEDIAN = "median"
    RANK_SUM = "rank-sum"
    SKATING = "skating"
    MAJORITY_JUDGMENT = "majority-judgment"


class AggregateBy(StrEnum):
    """Whether judges' totals are aggregated, or each criterion first and then added."""

    TOTAL = "total"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundingStages:
    """Decimals kept, half up, at each stage; `None` keeps the exact value."""

    criterion: int | None = None
    """A criterion's figure of the panel, before its weight (only when aggregating by criterion)."""
    weighted: int | None = None
    """A criterion's figure after its weight."""
    judge_total: int | None = None
    entry: int | None = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropping:
    """How many highest and lowest occurrences are left out (trimmed mean or sum)."""

    highest: int = 0
    lowest: int = 0


class LadderAction(StrEnum):
    """What a discrepancy asks for."""

    ACCEPT = "accept"
    CONFER = "confer"
    MINUTES = "minutes"
    THIRD_MARKING = "third-marking"
    MEAN_OF_THREE = "mean-of-three"


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderBand:
    """Discrepancies (max - min of judges' totals) up to and including `up_to`; `None`: the rest."""

    up_to: Decimal | None
    action: LadderAction


class TieBreakKind(StrEnum):
    """A way to part equal figures."""

    UNROUNDED = "unrounded"
    CRITERION = "criterion"
    """The panel's figure for one criterion."""
    MEDIAN = "median"
    MORE_FIRSTS = "more-firsts"
    CHAIR = "chair"
    """The chair's own total."""
    VOTE = "vote"
    """The panel's recorded vote."""
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class TieBreak:
    """One step of the ordered list; `criterion` names a leaf or a parent of the rubric."""

    kind: TieBreakKind
    criterion: CriterionId | None = None


class PartSource(StrEnum):
    """Where the figure of a part comes from."""

    JURY = "jury"
    VOTE = "vote"
    """Public votes, scaled to the highest."""
    CARRY_OVER = "carry-over"
    """The figure of an earlier round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One addend of the final figure: at most `maximum` points, rounded to `decimals`."""

    id: str
    label: str
    source: PartSource
    maximum: Decimal
    decimals: int | None = None
    label_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringRules:
    """From valid marks to figures and places."""

    method: Method = Method.MEAN
    aggregate_by: AggregateBy = AggregateBy.TOTAL
    rounding: RoundingStages = field(default_factory=RoundingStages)
    dropping: Dropping = field(default_factory=Dropping)
    minimum_valid_marks: int = 1
    """An entry with fewer valid marks is named, not ranked."""
    void_beyond: Decimal | None = None
    """A judge's total further than this from the first mean is void (strict, one pass)."""
    own_unit_excluded: bool = True
    ladder: tuple[LadderBand, ...] = ()
    tie_breaks: tuple[TieBreak, ...] = ()
    parts: tuple[Part, ...] = ()
    """Empty: the jury's figure alone."""


class SharedPrizes(StrEnum):
    """What happens when a tie crosses the last prize of an award."""

    SHARE = "share"
    """All tied entries get it, and following awards keep their own counts."""
    SHARE_AND_REDUCE = "share-and-reduce"
    """All tied entries get it, and the next award has so many fewer."""
    WITHHOLD = "withhold"
    """None of the tied entries gets it until the tie is broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A prize level. `category` None: across all; `kinds` empty: all kinds; `count` None: no limit.

    `special` awards (giải chuyên đề) go by the figure of `criterion` and do not use up places.
    """

    id: AwardId
    label: str
    count: int | None
    minimum: Decimal | None = None
    below: Decimal | None = None
    """Figures from this upwards do not get this award (a frame such as 80 to under 90)."""
    category: CategoryId | None = None
    kinds: tuple[EntryKind, ...] = ()
    special: bool = False
    criterion: CriterionId | None = None
    label_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRules:
    """All awards from the highest down, and what binds them together."""

    awards: tuple[Award, ...] = ()
    one_per_entry: bool = True
    share_cap: Decimal | None = None
    """At most this share (0..1) of the ranked entries get a prize."""
    shared_prizes: SharedPrizes = SharedPrizes.SHARE
    per_category: bool = True
    """Whether counts without a category hold in each category, or over all."""
    advance: int = 0
    """How many entries of each category go on to the next round."""
    advance_minimum: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRules:
    """What may be submitted. `deadline` is local time in ISO 8601, empty for none."""

    deadline: str = ""
    minimum_entries_per_unit: int = 0
    kinds: tuple[EntryKind, ...] = tuple(EntryKind)
    maximum_file_bytes: int | None = None
    maximum_video_seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicVote:
    """Votes that an entry got from the public."""

    entry: EntryCode
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedFigure:
    """An entry's figure from an earlier round."""

    entry: EntryCode
    figure: Decimal
