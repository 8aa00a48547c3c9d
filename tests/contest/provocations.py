"""For every problem a rules file can have: a text that provokes it alone, and where it stands."""

from dataclasses import dataclass

from judge_app.contest.rule_problem import RuleProblemCode as Code
from judge_app.contest.rule_problem import Severity
from tests.contest.rules_texts import SMALL, line_of, replaced, with_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Provocation:
    """A text whose one problem is `code`, on the line where `at` begins."""

    code: Code
    text: str
    at: str
    severity: Severity = Severity.ERROR

    @property
    def line(self) -> int:
        return line_of(self.text, self.at)


def _added(
    code: Code, at: str, *lines: str, severity: Severity = Severity.ERROR, to: str = SMALL
) -> Provocation:
    text = to + "\n" + "\n".join(lines) + "\n"
    return Provocation(code=code, text=text, at=at, severity=severity)


def _swapped(
    code: Code, old: str, new: str, at: str, severity: Severity = Severity.ERROR
) -> Provocation:
    return Provocation(code=code, text=replaced(old, new), at=at, severity=severity)


WARNING = Severity.WARNING
LEAF = "maximum = 40"
SEVEN = with_lines(
    *(f'[[judge]]\nid = "GK0{n}"\nname = "Giám khảo {n}"' for n in range(4, 8)),
)
FOUR = with_lines('[[judge]]\nid = "GK04"\nname = "Giám khảo Bốn"')
TWO = replaced('[[judge]]\nid = "GK03"\nname = "Giám khảo Ba"\n', "")
ONE = replaced(
    '[[judge]]\nid = "GK02"\nname = "Giám khảo Hai"\n\n[[judge]]\nid = "GK03"\n'
    'name = "Giám khảo Ba"\n',
    "",
)
NOBODY = ONE.replace('unit = "an-phu"', 'unit = "an-phu"\nmarks_entries = false')
JURY = '[[part]]\nid = "gk"\nlabel = "GK"\nsource = "jury"\nmaximum = 80'
CARRIED = '[[part]]\nid = "c"\nlabel = "C"\nsource = "carry-over"\nmaximum = 100'


def award(name: str, label: str, count: str, *more: str) -> str:
    """Return an award's table."""
    return "\n".join(
        ["[[award]]", f'id = "{name}"', f'label = "{label}"', f"count = {count}", *more]
    )


FILE = (
    _added(Code.NOT_TOML, "x =", "x = "),
    _swapped(Code.UNKNOWN_KEY, LEAF, LEAF + "\nstepp = 1", "stepp"),
    _swapped(Code.MISSING_KEY, 'name = "Cá nhân"\n', "", '[[category]]\nid = "cn"'),
    _swapped(Code.NOT_TEXT, 'name = "Cá nhân"', "name = 3", "name = 3"),
    _swapped(Code.NOT_A_NUMBER, LEAF, 'maximum = "x"', 'maximum = "x"'),
    _added(Code.NOT_WHOLE, "advance", "[awards]", "advance = 1.5"),
    _swapped(Code.NOT_YES_OR_NO, "entries = false", "entries = 0", "marks_entries"),
    _swapped(Code.NOT_A_CHOICE, '"chair"', '"boss"', "seat"),
    _added(Code.NOT_A_LIST, "kinds", "[intake]", 'kinds = "video"'),
    _added(Code.NOT_A_TABLE, "[[intake]]", "[[intake]]"),
)  # fmt: skip

NAMES = (
    _swapped(Code.BAD_CONTEST_ID, '"thi-thu-2024"', '"Thi thử"', 'id = "Thi'),
    _swapped(Code.BAD_ID, '"GK02"', '"GK/02"', 'id = "GK/02"'),
    _swapped(Code.BAD_CONTEST_ID, '"thi-thu-2024"', '"con"', 'id = "con'),
    _swapped(Code.BAD_ID, '"GK02"', '"NUL"', 'id = "NUL"'),
    _swapped(Code.DUPLICATE_ID, '"GK02"', '"gk01"', 'id = "gk01"'),
    _swapped(Code.DUPLICATE_ID, '"1.2"', '"2"', 'id = "2"\nlabel = "Hình'),
    _swapped(Code.EMPTY_TEXT, 'label = "Sáng tạo"', 'label = " "', 'label = " "'),
    _swapped(Code.UNKNOWN_PROFILE, "[issuer]", 'documents = "nd31"\n[issuer]', "documents"),
    _added(Code.BAD_DEADLINE, "deadline", "[intake]", 'deadline = "11/4/2024"'),
    _swapped(Code.UNKNOWN_UNIT, 'unit = "an-phu"', 'unit = "an-phú"', 'unit = "an-phú"'),
    _added(Code.UNKNOWN_CATEGORY, "category = ", award("a", "A", "1", 'category = "xx"')),
    _added(Code.UNKNOWN_JUDGE, 'judge = "GK9"', '[[assignment]]\njudge = "GK9"\nentries = []',
           *(f'[[assignment]]\njudge = "GK0{n}"\nentries = ["SP-1"]' for n in (1, 2, 3))),
    _added(Code.UNKNOWN_CRITERION, "criterion = ",
           '[[tie_break]]\nby = "criterion"\ncriterion = "3"'),
    _added(Code.UNKNOWN_CRITERION, "criterion = ",
           award("a", "A", "1", "special = true", 'criterion = "3"')),
    _added(Code.ENTRY_TWICE, '    "SP-1"]',
           '[[assignment]]\njudge = "GK01"\nentries = [\n    "SP-2", "SP-1",\n    "SP-1"]',
           *(f'[[assignment]]\njudge = "GK0{n}"\nentries = ["SP-1"]' for n in (2, 3))),
)  # fmt: skip

RUBRIC = (
    Provocation(
        code=Code.NO_CRITERIA, text=SMALL[: SMALL.index("[[criterion]]")], at="# Một"
    ),
    Provocation(
        code=Code.NOTHING_COUNTS,
        text=SMALL.replace("maximum", "counts = false\nmaximum"),
        at="[[criterion]]",
    ),
    _swapped(Code.MAXIMUM_NOT_POSITIVE, LEAF, "maximum = -40", "maximum = -40"),
    _swapped(Code.STEP_NOT_POSITIVE, LEAF, LEAF + "\nstep = 0", "step = 0"),
    _swapped(Code.STEP_DOES_NOT_DIVIDE, LEAF, LEAF + "\nstep = 0.3", "step = 0.3"),
    _swapped(Code.TOO_FINE, LEAF, LEAF + "\nstep = 0.0005", "step"),
    _swapped(Code.TOO_FINE, LEAF, LEAF + "\nnote_below = 0.0005", "note_below"),
    _swapped(Code.WEIGHT_NOT_POSITIVE, LEAF, LEAF + "\nweight = -1", "weight"),
    _swapped(Code.WEIGHT_SUM_NOT_WHOLE, LEAF, LEAF + "\nweight = 1.5", "[[criterion]]", WARNING),
    Provocation(
        code=Code.WEIGHT_SUM_NOT_WHOLE,
        text=SMALL.replace(LEAF, "weight = 0.2\nmaximum = 100")
        .replace("maximum = 30", "weight = 0.3\nmaximum = 100"),
        at="[[criterion]]",
    ),
    _swapped(Code.RUBRIC_MAXIMUM_NOT_WHOLE, LEAF, "maximum = 40.5", "[[criterion]]"),
    _swapped(Code.PARENT_MAXIMUM, 'label = "Nội dung"', 'label = "Nội dung"\nmaximum = 60',
             "maximum = 60"),
    _swapped(Code.LEAF_RULE_ON_PARENT, 'label = "Nội dung"', 'label = "Nội dung"\nweight = 2',
             "weight = 2"),
    _swapped(Code.LEAF_RULE_ON_PARENT, 'label = "Nội dung"', 'label = "Nội dung"\ncounts = false',
             "counts = false"),
    _swapped(Code.NOTE_LIMIT_OUT_OF_RANGE, LEAF, LEAF + "\nnote_below = 41", "note_below"),
    _swapped(Code.NOTE_LIMIT_OUT_OF_RANGE, LEAF, LEAF + "\nnote_above = 40", "note_above"),
    _swapped(Code.NOTE_LIMITS_CROSS, LEAF, LEAF + "\nnote_below = 30\nnote_above = 20",
             "note_below"),
    _swapped(Code.LEVEL_OUT_OF_RANGE, LEAF,
             LEAF + '\nlevels = [\n{ minimum = 0, text = "a" },\n{ minimum = 41, text = "b" }]',
             "{ minimum = 41"),
    _swapped(Code.LEVELS_NOT_ORDERED, LEAF,
             LEAF + '\nlevels = [{ minimum = 3, text = "a" }, { minimum = 3, text = "b" }]',
             "levels"),
)  # fmt: skip

PANEL = (
    Provocation(
        code=Code.NO_CATEGORIES,
        severity=WARNING,
        text=SMALL[: SMALL.index("[[category]]")] + SMALL[SMALL.index("[[unit]]") :],
        at="# Một",
    ),
    Provocation(
        code=Code.NO_UNITS,
        severity=WARNING,
        text=(SMALL[: SMALL.index("[[unit]]")] + SMALL[SMALL.index("[[judge]]") :])
        .replace('unit = "an-phu"\n', ""),
        at="# Một",
    ),
    Provocation(code=Code.NO_JUDGES, text=NOBODY, at="[[judge]]"),
    _swapped(Code.NO_CHAIR, 'seat = "chair"\n', "", "[[judge]]", WARNING),
    _swapped(Code.TWO_CHAIRS, 'name = "Giám khảo Hai"', 'seat = "chair"\nname = "Giám khảo Hai"',
             'seat = "chair"\nname'),
    _swapped(Code.SECRETARY_MARKS, 'name = "Giám khảo Ba"',
             'name = "Giám khảo Ba"\nseat = "secretary"', 'seat = "secretary"', WARNING),
    Provocation(
        code=Code.ASSIGNED_TWICE,
        text=with_lines(
            *(f'[[assignment]]\njudge = "GK0{n}"\nentries = ["SP-{n}"]' for n in (1, 2, 3, 3))
        ).replace('entries = ["SP-3"]', "entries = []", 1),
        at='judge = "GK03"\nentries = ["',
    ),
    _added(Code.ASSIGNED_BUT_NOT_MARKING, 'judge = "TB"',
           *(f'[[assignment]]\njudge = "{n}"\nentries = ["SP-1"]'
             for n in ("TB", "GK01", "GK02", "GK03"))),
    _added(Code.MARKING_BUT_NOT_ASSIGNED, '[[judge]]\nid = "GK02"',
           *(f'[[assignment]]\njudge = "{n}"\nentries = ["SP-1"]' for n in ("GK01", "GK03")),
           severity=WARNING),
    _added(Code.MINIMUM_OVER_PANEL, "minimum_valid", "[scoring]\nminimum_valid_marks = 4"),
)  # fmt: skip

SCORING = (
    _added(Code.OUT_OF_RANGE, "drop_lowest", "[scoring]\ndrop_lowest = -1"),
    _added(Code.OUT_OF_RANGE, "minimum_valid", "[scoring]\nminimum_valid_marks = 0"),
    _added(Code.OUT_OF_RANGE, "entry = ", "[rounding]\nentry = 7"),
    _added(Code.OUT_OF_RANGE, "void_beyond", "[scoring]\nvoid_beyond = 0"),
    _added(Code.NO_EFFECT, "criterion = 2", "[rounding]\ncriterion = 2", severity=WARNING),
    _added(Code.NO_EFFECT, "judge_total = 2",
           '[scoring]\naggregate_by = "criterion"\n[rounding]\njudge_total = 2', severity=WARNING),
    _added(Code.DROP_NEEDS_THREE, "drop_highest", "[scoring]\ndrop_highest = 1", to=TWO),
    _added(Code.DROP_LEAVES_NOTHING, "drop_highest",
           "[scoring]\ndrop_highest = 2\ndrop_lowest = 2", to=FOUR),
    _added(Code.DROP_FEW_JUDGES, "drop_highest",
           "[scoring]\ndrop_highest = 1\ndrop_lowest = 1\nminimum_valid_marks = 3",
           severity=WARNING),
    _added(Code.DROP_OVER_MINIMUM, "minimum_valid",
           "[scoring]\ndrop_highest = 2\ndrop_lowest = 2\nminimum_valid_marks = 4",
           severity=WARNING, to=SEVEN),
    _added(Code.DROP_WITH_METHOD, "drop_lowest", '[scoring]\nmethod = "median"\ndrop_lowest = 1'),
    _added(Code.VOID_WITH_METHOD, "void_beyond",
           '[scoring]\nmethod = "sum"\nminimum_valid_marks = 3\nvoid_beyond = 15'),
    _added(Code.AGGREGATE_WITH_METHOD, "aggregate_by",
           '[scoring]\nmethod = "majority-judgment"\naggregate_by = "criterion"'),
    _added(Code.PARTS_WITH_METHOD, "[[part]]", '[scoring]\nmethod = "majority-judgment"\n[[part]]',
           'id = "gk"\nlabel = "GK"\nsource = "jury"\nmaximum = 100'),
    _added(Code.NEEDS_FULL_PANEL, "[[assignment]]", '[scoring]\nmethod = "skating"',
           *(f'[[assignment]]\njudge = "GK0{n}"\nentries = ["SP-1"]' for n in (1, 2, 3))),
    _added(Code.NEEDS_FULL_PANEL, "[scoring]", '[scoring]\nmethod = "rank-sum"', severity=WARNING),
    _added(Code.SUM_WITH_MISSING_MARKS, "[scoring]", '[scoring]\nmethod = "sum"',
           severity=WARNING),
    _added(Code.LIMIT_NEVER_REACHED, "void_beyond", "[scoring]\nvoid_beyond = 100",
           severity=WARNING),
    _added(Code.OUT_OF_RANGE, "maximum = 0",
           '[[part]]\nid = "gk"\nlabel = "GK"\nsource = "jury"\nmaximum = 0'),
    _added(Code.OUT_OF_RANGE, "decimals = 9",
           '[[part]]\nid = "gk"\nlabel = "GK"\nsource = "jury"\nmaximum = 100\ndecimals = 9'),
    _added(Code.PARTS_SUM_NOT_WHOLE, "[[part]]",
           '[[part]]\nid = "gk"\nlabel = "GK"\nsource = "jury"\nmaximum = 70.5'),
    _added(Code.PARTS_WITHOUT_JURY, "[[part]]",
           '[[part]]\nid = "bc"\nlabel = "BC"\nsource = "vote"\nmaximum = 20', severity=WARNING),
    _added(Code.PART_SOURCE_TWICE, 'source = "jury"\nmaximum = 30',
           '[[part]]\nid = "gk"\nlabel = "GK"\nsource = "jury"\nmaximum = 70',
           '[[part]]\nid = "gk2"\nlabel = "GK2"\nsource = "jury"\nmaximum = 30'),
    _added(Code.FIGURES_WITHOUT_PART, "[[vote]]", '[[vote]]\nentry = "SP-1"\nvotes = 3',
           severity=WARNING),
    _added(Code.OUT_OF_RANGE, "votes = -3",
           '[[vote]]\nentry = "SP-1"\nvotes = -3\n[[part]]\nid = "gk"\nlabel = "GK"',
           'source = "jury"\nmaximum = 80\n[[part]]\nid = "bc"\nlabel = "BC"\nsource = "vote"',
           "maximum = 20"),
    _added(Code.ENTRY_TWICE, 'entry = "SP-1"\nfigure = 80',
           '[[carried]]\nentry = "SP-1"\nfigure = 70\n[[carried]]\nentry = "SP-1"\nfigure = 80',
           JURY, CARRIED),
    _added(Code.OUT_OF_RANGE, "figure = 101", '[[carried]]\nentry = "SP-1"\nfigure = 101',
           JURY, CARRIED),
)  # fmt: skip

LADDER = (
    _added(Code.LADDER_NOT_INCREASING, "up_to = 5\n", '[[ladder]]\nup_to = 5.5\naction = "accept"',
           '[[ladder]]\nup_to = 5\naction = "confer"', '[[ladder]]\nup_to = "rest"',
           'action = "minutes"'),
    _added(Code.LADDER_WITHOUT_END, "up_to", '[[ladder]]\nup_to = 5\naction = "accept"'),
    _added(Code.LADDER_OPEN_TOO_EARLY, 'up_to = "rest"\naction = "a',
           '[[ladder]]\nup_to = "rest"\naction = "accept"',
           '[[ladder]]\nup_to = "rest"\naction = "confer"'),
    _added(Code.OUT_OF_RANGE, "up_to = -1", '[[ladder]]\nup_to = -1\naction = "accept"',
           '[[ladder]]\nup_to = "rest"\naction = "confer"'),
    _added(Code.LIMIT_NEVER_REACHED, "up_to = 100", '[[ladder]]\nup_to = 100\naction = "accept"',
           '[[ladder]]\nup_to = "rest"\naction = "confer"', severity=WARNING),
    _added(Code.LADDER_NEEDS_TWO_JUDGES, "action", '[[ladder]]\nup_to = "rest"',
           'action = "third-marking"', severity=WARNING),
    _added(Code.LADDER_WITH_METHOD, "action", '[[ladder]]\nup_to = "rest"',
           'action = "mean-of-three"\n[scoring]\nmethod = "majority-judgment"', to=TWO),
    _added(Code.TIE_BREAK_HAS_NO_EFFECT, "by = ", '[[tie_break]]\nby = "unrounded"',
           '[scoring]\nmethod = "majority-judgment"', severity=WARNING),
    _added(Code.TIE_BREAK_WITHOUT_CRITERION, "[[tie_break]]", '[[tie_break]]\nby = "criterion"'),
    _added(Code.CRITERION_WITHOUT_USE, "criterion = ",
           '[[tie_break]]\nby = "median"\ncriterion = "1"'),
    _added(Code.TIE_BREAK_TWICE, 'by = "median"\n#', '[[tie_break]]\nby = "median"',
           '[[tie_break]]\nby = "median"\n#'),
    _added(Code.TIE_BREAK_AFTER_SHARED, 'by = "vote"', '[[tie_break]]\nby = "shared"',
           '[[tie_break]]\nby = "vote"'),
    _added(Code.TIE_BREAK_HAS_NO_EFFECT, "by = ", '[rounding]\nentry = "exact"\n[[tie_break]]',
           'by = "unrounded"', severity=WARNING),
    _added(Code.CHAIR_DOES_NOT_MARK, "by = ", '[[tie_break]]\nby = "chair"'),
)  # fmt: skip

AWARDS = (
    _added(Code.OUT_OF_RANGE, "count", award("a", "A", "0")),
    _added(Code.OUT_OF_RANGE, "minimum", award("a", "A", "1", "minimum = -1")),
    _added(Code.OUT_OF_RANGE, "share_cap", "[awards]\nshare_cap = 50"),
    _added(Code.OUT_OF_RANGE, "advance", "[awards]\nadvance = -1"),
    _added(Code.OUT_OF_RANGE, "advance_minimum", "[awards]\nadvance = 1\nadvance_minimum = -1"),
    _added(Code.NO_EFFECT, "advance_minimum", "[awards]\nadvance_minimum = 60", severity=WARNING),
    _added(Code.AWARD_TWICE, 'label = "giải NHẤT"', award("a", "Giải Nhất", "1"),
           award("b", "giải NHẤT", "1", 'category = "tt"')),
    _added(Code.FRAME_EMPTY, "below", award("a", "A", "1", "minimum = 80", "below = 80")),
    _added(Code.FRAMES_OVERLAP, "below = 95", award("a", "A", "1", "minimum = 90"),
           award("b", "B", "2", "minimum = 80", "below = 95")),
    _added(Code.FRAME_GAP, "below = 89", award("a", "A", "1", "minimum = 90"),
           award("b", "B", "2", "minimum = 80", "below = 89"), severity=WARNING),
    _added(Code.AWARDS_OUT_OF_ORDER, "minimum = 90", award("a", "A", "1", "minimum = 80"),
           award("b", "B", "2", "minimum = 90")),
    _added(Code.AWARD_NEVER_REACHED, '[[award]]\nid = "b"', award("a", "A", '"unlimited"'),
           award("b", "B", "2", 'category = "tt"')),
    _added(Code.AWARD_ABOVE_MAXIMUM, "minimum", award("a", "A", "1", "minimum = 101")),
    _added(Code.AWARD_ABOVE_MAXIMUM, "minimum",
           award("a", "A", "1", "minimum = 41", "special = true", 'criterion = "1.1"')),
    _added(Code.SPECIAL_WITHOUT_CRITERION, "special", award("a", "A", "1", "special = true"),
           severity=WARNING),
    _added(Code.CRITERION_WITHOUT_USE, "criterion = ", award("a", "A", "1", 'criterion = "1"')),
    _added(Code.ADVANCE_ABOVE_MAXIMUM, "advance_minimum",
           "[awards]\nadvance = 1\nadvance_minimum = 101"),
    _added(Code.NO_KINDS, "kinds", "[intake]\nkinds = []"),
    _added(Code.KIND_NOT_ACCEPTED, 'kinds = ["slides"]', '[intake]\nkinds = ["video"]',
           award("a", "A", "1", 'kinds = ["slides"]'), severity=WARNING),
    _added(Code.OUT_OF_RANGE, "maximum_file_bytes", "[intake]\nmaximum_file_bytes = 0"),
)  # fmt: skip

ALONE = (*FILE, *NAMES, *RUBRIC, *PANEL, *SCORING, *LADDER, *AWARDS)
