"""Every table and key of `contest.toml`, and the place of each in the contest's records.

One list serves reading, writing, the hint for a misspelt key, and the test that every rule can be
written down. `attribute` is the way from the record to the value: `rounding.entry` for a part of
`ScoringRules`.
"""

from dataclasses import dataclass

from judge_app.contest.contest import Contest, Issuer
from judge_app.contest.entry import Category, EntryKind, Unit
from judge_app.contest.panel import Assignment, Judge, Panel, Seat
from judge_app.contest.rubric import Criterion, Level, Rubric
from judge_app.contest.rules import (
    AggregateBy,
    Award,
    AwardRules,
    CarriedFigure,
    Dropping,
    IntakeRules,
    LadderAction,
    LadderBand,
    Method,
    Part,
    PartSource,
    PublicVote,
    RoundingStages,
    ScoringRules,
    SharedPrizes,
    TieBreak,
    TieBreakKind,
)
from judge_app.contest.rules_file_values import (
    Choice,
    Exact,
    Flag,
    Moment,
    OrNone,
    Several,
    Text,
    ValueKind,
    Whole,
)
from judge_app.vietnamese.number_words import Four, NumberReading, Thousand, ZeroTens


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table."""

    name: str
    kind: ValueKind
    attribute: str
    required: bool = False
    always: bool = False
    """Whether it is written even where it has its default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """An array of tables, `[[name]]`, whose tables become records."""

    name: str
    record: type
    attribute: str
    keys: tuple[Key, ...]
    inner: tuple["ListTable", ...] = ()
    holds_itself: bool = False
    """Whether its tables may hold tables of the same kind under the same name."""
    inline: bool = False
    """Whether it is written as a list of inline tables."""
    heading: str = ""
    """The comment above it in a written file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A single table, `[name]`; the nameless one is the top of the file."""

    name: str
    keys: tuple[Key, ...]
    heading: str = ""


PARTS_OF_A_CONTEST: dict[str, type] = {
    "issuer": Issuer,
    "panel": Panel,
    "rubric": Rubric,
    "scoring.rounding": RoundingStages,
    "scoring.dropping": Dropping,
    "scoring": ScoringRules,
    "award_rules": AwardRules,
    "intake": IntakeRules,
    "number_reading": NumberReading,
    "": Contest,
}
"""The records that sections fill, innermost first."""

_TEXT, _EXACT, _WHOLE, _FLAG = Text(), Exact(), Whole(), Flag()
_EXACT_STAGE = OrNone(_WHOLE, "exact")


def _must(name: str, kind: ValueKind = _TEXT, attribute: str = "") -> Key:
    return Key(name=name, kind=kind, attribute=attribute or name, required=True)


def _may(name: str, kind: ValueKind = _TEXT, attribute: str = "", *, always: bool = False) -> Key:
    return Key(name=name, kind=kind, attribute=attribute or name, always=always)


SECTIONS = (
    Section(
        name="",
        heading="Thể lệ cuộc thi",
        keys=(
            _must("id"),
            _must("name"),
            _may("name_en"),
            _may("round", attribute="round_name"),
            _may("documents", attribute="document_profile"),
            _may("sealed_marks", _FLAG),
            _may("shuffled_order", _FLAG),
        ),
    ),
    Section(
        name="issuer",
        heading="Cơ quan tổ chức",
        keys=(
            _must("name", attribute="issuer.name"),
            _may("parent", attribute="issuer.parent"),
            _may("place", attribute="issuer.place"),
            _may("abbreviation", attribute="issuer.abbreviation"),
        ),
    ),
    Section(
        name="number_words",
        heading="Cách đọc điểm bằng chữ",
        keys=(
            _may("four", Choice(Four), "number_reading.four"),
            _may("zero_tens", Choice(ZeroTens), "number_reading.zero_tens"),
            _may("thousand", Choice(Thousand), "number_reading.thousand"),
        ),
    ),
    Section(
        name="panel",
        heading="Ban giám khảo",
        keys=(_may("decision", attribute="panel.decision"),),
    ),
    Section(
        name="scoring",
        heading="Cách tính điểm",
        keys=(
            _may("method", Choice(Method), "scoring.method", always=True),
            _may("aggregate_by", Choice(AggregateBy), "scoring.aggregate_by"),
            _may("drop_highest", _WHOLE, "scoring.dropping.highest"),
            _may("drop_lowest", _WHOLE, "scoring.dropping.lowest"),
            _may("minimum_valid_marks", _WHOLE, "scoring.minimum_valid_marks", always=True),
            _may("void_beyond", _EXACT, "scoring.void_beyond"),
            _may("own_unit_excluded", _FLAG, "scoring.own_unit_excluded", always=True),
        ),
    ),
    Section(
        name="rounding",
        heading='Làm tròn: số chữ số thập phân, hoặc "exact" để giữ nguyên',
        keys=(
            _may("criterion", _EXACT_STAGE, "scoring.rounding.criterion"),
            _may("weighted", _EXACT_STAGE, "scoring.rounding.weighted"),
            _may("judge_total", _EXACT_STAGE, "scoring.rounding.judge_total"),
            _may("entry", _EXACT_STAGE, "scoring.rounding.entry", always=True),
        ),
    ),
    Section(
        name="awards",
        heading="Quy định chung về giải thưởng",
        keys=(
            _may("one_per_entry", _FLAG, "award_rules.one_per_entry"),
            _may("share_cap", _EXACT, "award_rules.share_cap"),
            _may("shared_prizes", Choice(SharedPrizes), "award_rules.shared_prizes"),
            _may("per_category", _FLAG, "award_rules.per_category"),
            _may("advance", _WHOLE, "award_rules.advance"),
            _may("advance_minimum", _EXACT, "award_rules.advance_minimum"),
        ),
    ),
    Section(
        name="intake",
        heading="Nhận bài dự thi",
        keys=(
            _may("deadline", Moment(), "intake.deadline"),
            _may("minimum_entries_per_unit", _WHOLE, "intake.minimum_entries_per_unit"),
            _may("kinds", Several(Choice(EntryKind)), "intake.kinds"),
            _may("maximum_file_bytes", _WHOLE, "intake.maximum_file_bytes"),
            _may("maximum_video_seconds", _WHOLE, "intake.maximum_video_seconds"),
        ),
    ),
)

_LEVELS = ListTable(
    name="levels",
    record=Level,
    attribute="levels",
    inline=True,
    keys=(_must("minimum", _EXACT), _must("text"), _may("text_en")),
)

LISTS = (
    ListTable(
        name="category",
        record=Category,
        attribute="categories",
        heading="Bảng dự thi",
        keys=(_must("id"), _must("name"), _may("name_en")),
    ),
    ListTable(
        name="unit",
        record=Unit,
        attribute="units",
        heading="Đơn vị dự thi, theo thứ tự chính thức",
        keys=(_must("id"), _must("name"), _may("order", _WHOLE)),
    ),
    ListTable(
        name="judge",
        record=Judge,
        attribute="panel.members",
        heading="Thành viên ban giám khảo",
        keys=(
            _must("id"),
            _must("name"),
            _may("seat", Choice(Seat)),
            _may("position"),
            _may("unit"),
            _may("marks_entries", _FLAG),
            _may("conflicts", Several(_TEXT)),
        ),
    ),
    ListTable(
        name="assignment",
        record=Assignment,
        attribute="panel.assignments",
        heading="Phân công chấm",
        keys=(_must("judge"), _must("entries", Several(_TEXT))),
    ),
    ListTable(
        name="criterion",
        record=Criterion,
        attribute="rubric.criteria",
        heading="Thang điểm",
        holds_itself=True,
        inner=(_LEVELS,),
        keys=(
            _must("id"),
            _must("label"),
            _may("label_en"),
            Key(name="maximum", kind=_EXACT, attribute="maximum", required=True),
            _may("step", _EXACT, always=True),
            _may("weight", _EXACT),
            _may("counts", _FLAG),
            _may("note_below", _EXACT),
            _may("note_above", _EXACT),
        ),
    ),
    ListTable(
        name="ladder",
        record=LadderBand,
        attribute="scoring.ladder",
        heading="Chênh lệch điểm giữa các giám khảo",
        keys=(_must("up_to", OrNone(_EXACT, "rest")), _must("action", Choice(LadderAction))),
    ),
    ListTable(
        name="tie_break",
        record=TieBreak,
        attribute="scoring.tie_breaks",
        heading="Khi bằng điểm, lần lượt xét",
        keys=(_must("by", Choice(TieBreakKind), "kind"), _may("criterion")),
    ),
    ListTable(
        name="part",
        record=Part,
        attribute="scoring.parts",
        heading="Các phần của điểm cuối cùng",
        keys=(
            _must("id"),
            _must("label"),
            _may("label_en"),
            _must("source", Choice(PartSource)),
            _must("maximum", _EXACT),
            _may("decimals", _WHOLE),
        ),
    ),
    ListTable(
        name="award",
        record=Award,
        attribute="award_rules.awards",
        heading="Giải thưởng, từ cao xuống thấp",
        keys=(
            _must("id"),
            _must("label"),
            _may("label_en"),
            _must("count", OrNone(_WHOLE, "unlimited")),
            _may("minimum", _EXACT),
            _may("below", _EXACT),
            _may("category"),
            _may("kinds", Several(Choice(EntryKind))),
            _may("special", _FLAG),
            _may("criterion"),
        ),
    ),
    ListTable(
        name="vote",
        record=PublicVote,
        attribute="votes",
        heading="Phiếu bình chọn của công chúng",
        keys=(_must("entry"), _must("votes", _WHOLE)),
    ),
    ListTable(
        name="carried",
        record=CarriedFigure,
        attribute="carried",
        heading="Điểm mang sang từ vòng trước",
        keys=(_must("entry"), _must("figure", _EXACT)),
    ),
)
