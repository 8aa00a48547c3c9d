"""One thing that is wrong with a contest's rules, as data; `problem_words` makes the sentence."""

from dataclasses import dataclass
from enum import StrEnum

KeyPath = tuple[str | int, ...]
"""Where a value stands in `contest.toml`: keys, and places in lists counted from 0."""


class Severity(StrEnum):
    """Whether a contest with this problem can be built."""

    ERROR = "error"
    WARNING = "warning"


class RuleProblemCode(StrEnum):
    """Every problem that a rules file can have; the comment says what `values` hold."""

    # The file itself.
    NOT_TOML = "not-toml"  # what the parser says
    UNKNOWN_KEY = "unknown-key"  # the key, the nearest known key or ""
    MISSING_KEY = "missing-key"  # the key
    NOT_TEXT = "not-text"  # the value
    NOT_A_NUMBER = "not-a-number"  # the value
    NOT_WHOLE = "not-whole"  # the value
    NOT_YES_OR_NO = "not-yes-or-no"  # the value
    NOT_A_CHOICE = "not-a-choice"  # the value, the choices
    NOT_A_LIST = "not-a-list"  # the value
    NOT_A_TABLE = "not-a-table"  # the key

    # Names and references.
    BAD_CONTEST_ID = "bad-contest-id"  # the id
    BAD_ID = "bad-id"  # the id
    DUPLICATE_ID = "duplicate-id"  # the id
    EMPTY_TEXT = "empty-text"  # the key
    UNKNOWN_PROFILE = "unknown-profile"  # the profile, the profiles there are
    BAD_DEADLINE = "bad-deadline"  # the text
    UNKNOWN_UNIT = "unknown-unit"  # the id
    UNKNOWN_CATEGORY = "unknown-category"  # the id
    UNKNOWN_JUDGE = "unknown-judge"  # the id
    UNKNOWN_ENTRY = "unknown-entry"  # the code
    UNKNOWN_CRITERION = "unknown-criterion"  # the id
    ENTRY_TWICE = "entry-twice"  # the code
    OUT_OF_RANGE = "out-of-range"  # the key, the value, the least, the most or ""
    NO_EFFECT = "no-effect"  # the key, the key that makes it idle

    # The rubric.
    NO_CRITERIA = "no-criteria"
    NOTHING_COUNTS = "nothing-counts"
    MAXIMUM_NOT_POSITIVE = "maximum-not-positive"  # the criterion, the maximum
    STEP_NOT_POSITIVE = "step-not-positive"  # the criterion, the step
    STEP_DOES_NOT_DIVIDE = "step-does-not-divide"  # the criterion, the step, the maximum
    TOO_FINE = "too-fine"  # the key, the value
    WEIGHT_NOT_POSITIVE = "weight-not-positive"  # the criterion, the weight
    WEIGHT_SUM_NOT_WHOLE = "weight-sum-not-whole"  # the sum
    RUBRIC_MAXIMUM_NOT_WHOLE = "rubric-maximum-not-whole"  # the maximum
    PARENT_MAXIMUM = "parent-maximum"  # the criterion, its maximum, the sum below it
    LEAF_RULE_ON_PARENT = "leaf-rule-on-parent"  # the criterion, the key
    NOTE_LIMIT_OUT_OF_RANGE = "note-limit-out-of-range"  # the criterion, the limit, the maximum
    NOTE_LIMITS_CROSS = "note-limits-cross"  # the criterion, note_below, note_above
    LEVEL_OUT_OF_RANGE = "level-out-of-range"  # the criterion, the level, the maximum
    LEVELS_NOT_ORDERED = "levels-not-ordered"  # the criterion

    # The panel.
    NO_CATEGORIES = "no-categories"
    NO_UNITS = "no-units"
    NO_JUDGES = "no-judges"
    NO_CHAIR = "no-chair"
    TWO_CHAIRS = "two-chairs"  # the first chair's id, the other's
    SECRETARY_MARKS = "secretary-marks"  # the id
    SEALED_WITHOUT_CHAIR = "sealed-without-chair"
    ASSIGNED_TWICE = "assigned-twice"  # the judge
    ASSIGNED_BUT_NOT_MARKING = "assigned-but-not-marking"  # the judge
    MARKING_BUT_NOT_ASSIGNED = "marking-but-not-assigned"  # the judge
    ASSIGNED_CONFLICT = "assigned-conflict"  # the judge, the entry
    MINIMUM_OVER_PANEL = "minimum-over-panel"  # the minimum, the number of judges
    TOO_FEW_JUDGES_FOR_ENTRY = "too-few-judges-for-entry"  # the entry, the judges, the minimum

    # From marks to figures.
    DROP_NEEDS_THREE = "drop-needs-three"  # the number of judges
    DROP_LEAVES_NOTHING = "drop-leaves-nothing"  # highest, lowest, the number of judges
    DROP_FEW_JUDGES = "drop-few-judges"  # the number of judges
    DROP_OVER_MINIMUM = "drop-over-minimum"  # dropped marks, minimum_valid_marks, what it should be
    DROP_WITH_METHOD = "drop-with-method"  # the method
    VOID_WITH_METHOD = "void-with-method"  # the method
    AGGREGATE_WITH_METHOD = "aggregate-with-method"  # the method
    PARTS_WITH_METHOD = "parts-with-method"  # the method
    NEEDS_FULL_PANEL = "needs-full-panel"  # the method
    SUM_WITH_MISSING_MARKS = "sum-with-missing-marks"  # minimum_valid_marks, the number of judges
    LIMIT_NEVER_REACHED = "limit-never-reached"  # the key, the limit, the highest possible

    # The ladder and ties.
    LADDER_NOT_INCREASING = "ladder-not-increasing"  # the limit, the limit before
    LADDER_WITHOUT_END = "ladder-without-end"  # the last limit
    LADDER_OPEN_TOO_EARLY = "ladder-open-too-early"
    LADDER_WITH_METHOD = "ladder-with-method"  # the action, the method
    LADDER_NEEDS_TWO_JUDGES = "ladder-needs-two-judges"  # the action, the most judges of an entry
    TIE_BREAK_WITHOUT_CRITERION = "tie-break-without-criterion"
    CRITERION_WITHOUT_USE = "criterion-without-use"  # the criterion
    TIE_BREAK_TWICE = "tie-break-twice"  # the kind
    TIE_BREAK_AFTER_SHARED = "tie-break-after-shared"  # the kind
    TIE_BREAK_HAS_NO_EFFECT = "tie-break-has-no-effect"  # the kind
    CHAIR_TIE_BREAK_WITHOUT_CHAIR = "chair-tie-break-without-chair"
    CHAIR_DOES_NOT_MARK = "chair-does-not-mark"  # the chair's id

    # Parts of the figure.
    PARTS_SUM_NOT_WHOLE = "parts-sum-not-whole"  # the sum
    PARTS_WITHOUT_JURY = "parts-without-jury"
    PART_SOURCE_TWICE = "part-source-twice"  # the source
    FIGURES_WITHOUT_PART = "figures-without-part"  # vote or carried
    FIGURES_MISSING = "figures-missing"  # the part, how many entries, the first of them

    # Awards.
    AWARD_TWICE = "award-twice"  # the label, the first award's id, the other's
    FRAME_EMPTY = "frame-empty"  # the award, minimum, below
    FRAMES_OVERLAP = "frames-overlap"  # the lower award, the higher, below of one, minimum of other
    FRAME_GAP = (
        "frame-gap"  # the lower award, the higher, below of the lower, minimum of the higher
    )
    AWARDS_OUT_OF_ORDER = "awards-out-of-order"  # the lower award, the higher, their minimums
    AWARD_NEVER_REACHED = "award-never-reached"  # the award, the one that takes everything
    AWARD_ABOVE_MAXIMUM = "award-above-maximum"  # the award, its minimum, the highest possible
    SPECIAL_WITHOUT_CRITERION = "special-without-criterion"  # the award
    ADVANCE_ABOVE_MAXIMUM = "advance-above-maximum"  # the minimum, the highest possible
    ADVANCE_OVER_ENTRIES = "advance-over-entries"  # the category, how many advance, its entries
    MORE_PRIZES_THAN_ENTRIES = "more-prizes-than-entries"  # the category, prizes, entries

    # What was submitted.
    NO_KINDS = "no-kinds"
    KIND_NOT_ACCEPTED = "kind-not-accepted"  # the kind
    BAD_ENTRY_CODE = "bad-entry-code"  # the code
    KEYBOARD_EATS_CODE = "keyboard-eats-code"  # the code
    TOO_FEW_ENTRIES_OF_UNIT = "too-few-entries-of-unit"  # the unit, its entries, the minimum


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleProblem:
    """A problem at a line of `contest.toml` (from 1; 0 where the contest did not come from text).

    `key` is the value's address such as `judge[2].name`, counted from 1 as people do.
    """

    code: RuleProblemCode
    key: str
    severity: Severity = Severity.ERROR
    values: tuple[str, ...] = ()
    line: int = 0


def address(path: KeyPath) -> str:
    """Return a path as people write it: `("judge", 1, "name")` is `judge[2].name`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{step}" if text else step
    return text
