import tomllib
from decimal import Decimal

import pytest
from hypothesis import given, settings

from judge_app.contest.contest import Contest
from judge_app.contest.rule_problem import RuleProblemCode
from judge_app.contest.rules_file import read_contest_toml, write_contest_toml
from judge_app.contest.rules_file_reading import ContestReader
from judge_app.contest.rules_file_tables import LISTS, SECTIONS
from judge_app.vietnamese.number_words import Four, NumberReading, ZeroTens
from tests.contest.rules_texts import SMALL, line_of, replaced, with_lines
from tests.contest.strategies import contests

Code = RuleProblemCode


def _one_problem(text: str) -> tuple[RuleProblemCode, str, int, tuple[str, ...]]:
    read = read_contest_toml(text)
    assert read.contest is None
    assert len(read.problems) == 1, read.problems
    problem = read.problems[0]
    return problem.code, problem.key, problem.line, problem.values


def test_a_small_file_is_read() -> None:
    contest = read_contest_toml(SMALL).contest
    assert contest is not None
    assert contest.rubric.maximum == 100
    assert contest.rubric.criteria[0].maximum == 70
    assert [leaf.id for leaf in contest.rubric.leaves] == ["1.1", "1.2", "2"]
    assert contest.panel.chair is not None
    assert contest.panel.chair.id == "TB"
    assert contest.scoring.rounding.entry == 2


@pytest.mark.parametrize(
    "written", ["0.25", '"0,25"', '"0.25"', "25e-2", "0.250"], ids=lambda text: text
)
def test_decimals_may_be_numbers_or_texts_and_are_never_floats(written: str) -> None:
    contest = read_contest_toml(replaced("maximum = 40", f"maximum = 40\nstep = {written}")).contest
    assert contest is not None
    step = contest.rubric.leaves[0].step
    assert isinstance(step, Decimal)
    assert step == Decimal("0.25")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert read_contest_toml("\ufeff" + SMALL.replace("\n", "\r\n")) == read_contest_toml(SMALL)


def test_text_is_composed_and_trimmed() -> None:
    text = replaced('name = "Hội thi thử"', 'name = " Hô\u0323i thi "')
    contest = read_contest_toml(text).contest
    assert contest is not None
    assert contest.name == "Hội thi"


def test_a_word_to_choose_may_be_decomposed() -> None:
    words = '[number_words]\nfour = "bo\u0302\u0301n"\nzero_tens = "le\u0309"\n[issuer]'
    contest = read_contest_toml(replaced("[issuer]", words)).contest
    assert contest is not None
    assert contest.number_reading == NumberReading(four=Four.BON, zero_tens=ZeroTens.LE)


@pytest.mark.parametrize("written", ['"2024-04-11T17:00:00"', "2024-04-11T17:00:00"])
def test_a_deadline_is_a_text_or_a_moment(written: str) -> None:
    contest = read_contest_toml(with_lines("[intake]", f"deadline = {written}")).contest
    assert contest is not None
    assert contest.intake.deadline == "2024-04-11T17:00:00"


def test_none_has_words_of_its_own() -> None:
    text = with_lines(
        "[rounding]", 'entry = "exact"', "[[award]]", 'id = "kk"', 'label = "KK"',
        'count = "unlimited"',
    )  # fmt: skip
    contest = read_contest_toml(text).contest
    assert contest is not None
    assert contest.scoring.rounding.entry is None
    assert contest.award_rules.awards[0].count is None


def test_what_is_not_toml_is_named_with_its_line() -> None:
    code, key, line, values = _one_problem(replaced('label = "Hình thức"', "label = Hình thức"))
    assert (code, key, line) == (Code.NOT_TOML, "", line_of(SMALL, 'label = "Hình thức"'))
    assert values[0]
    assert _one_problem('name = "')[2] == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "key", "values"),
    [
        ('name = "Hội thi thử"', "name = 5", Code.NOT_TEXT, "name", ("5",)),
        ('name = "Hội thi thử"\n', "", Code.MISSING_KEY, "name", ("name",)),
        ("maximum = 40", 'maximum = "bốn mươi"', Code.NOT_A_NUMBER,
         "criterion[1].criterion[1].maximum", ("bốn mươi",)),
        ("maximum = 40", "maximum = nan", Code.NOT_A_NUMBER,
         "criterion[1].criterion[1].maximum", ("NaN",)),
        ("maximum = 40", "maximum = true", Code.NOT_A_NUMBER,
         "criterion[1].criterion[1].maximum", ("true",)),
        ("maximum = 40", "maximum = 1e999999", Code.NOT_A_NUMBER,
         "criterion[1].criterion[1].maximum", ("1E+999999",)),
        ("marks_entries = false", 'marks_entries = "no"', Code.NOT_YES_OR_NO,
         "judge[1].marks_entries", ("no",)),
        ('seat = "chair"', 'seat = "boss"', Code.NOT_A_CHOICE, "judge[1].seat",
         ("boss", "judge, chair, secretary")),
        ("[issuer]", 'number_words.four = "tứ"\n[issuer]', Code.NOT_A_CHOICE,
         "number_words.four", ("tứ", "tư, bốn")),
        ('seat = "chair"', "seats = 3", Code.UNKNOWN_KEY, "judge[1].seats", ("seats", "seat")),
        ('seat = "chair"', "zzz = 3", Code.UNKNOWN_KEY, "judge[1].zzz", ("zzz", "")),
        ('seat = "chair"', 'conflicts = "SP-1"', Code.NOT_A_LIST, "judge[1].conflicts", ("SP-1",)),
        ('seat = "chair"', "conflicts = [1]", Code.NOT_TEXT, "judge[1].conflicts", ("1",)),
        ('[issuer]\nname = "Ban Tổ chức"', "issuer = 3\n[panel]\n", None, "", ()),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named(
    old: str, new: str, code: RuleProblemCode | None, key: str, values: tuple[str, ...]
) -> None:
    text = replaced(old, new)
    if code is None:
        read = read_contest_toml(text)
        assert [p.code for p in read.problems] == [Code.NOT_A_TABLE, Code.MISSING_KEY]
        return
    found = _one_problem(text)
    assert (found[0], found[1], found[3]) == (code, key, values)
    if new:
        assert found[2] == line_of(text, new)


@pytest.mark.parametrize(
    ("lines", "code", "key"),
    [
        (("[scoring]", "minimum_valid_marks = 2.5"), Code.NOT_WHOLE, "scoring.minimum_valid_marks"),
        (("[[vote]]", 'entry = "SP-001"', "votes = true"), Code.NOT_WHOLE, "vote[1].votes"),
        (("[ladder]", "up_to = 3"), Code.NOT_A_LIST, "ladder"),
        (("[[scoring]]", "x = 3"), Code.NOT_A_TABLE, "scoring"),
        (("[scorin]",), Code.UNKNOWN_KEY, "scorin"),
    ],
)
def test_a_wrong_addition_is_named(lines: tuple[str, ...], code: RuleProblemCode, key: str) -> None:
    assert _one_problem(with_lines(*lines))[:2] == (code, key)


def test_all_problems_come_at_once_in_the_order_of_lines() -> None:
    text = replaced('seat = "chair"', 'seat = "boss"').replace('label = "Hình thức"', "lable = 3")
    read = read_contest_toml(text)
    assert [p.code for p in read.problems] == [
        Code.NOT_A_CHOICE,
        Code.MISSING_KEY,
        Code.UNKNOWN_KEY,
    ]
    assert [p.line for p in read.problems] == sorted(p.line for p in read.problems)


@settings(deadline=None, max_examples=40)
@given(contests)
def test_what_is_written_is_read_back(contest: Contest) -> None:
    text = write_contest_toml(contest)
    reader = ContestReader()
    assert reader.read(_parsed(text)) == contest
    assert reader.problems == []


def _parsed(text: str) -> dict[str, object]:

    return tomllib.loads(text, parse_float=Decimal)


@settings(deadline=None, max_examples=40)
@given(contests, contests)
def test_writing_is_deterministic_and_tells_contests_apart(one: Contest, other: Contest) -> None:
    assert (write_contest_toml(one) == write_contest_toml(other)) == (one == other)


def test_every_list_and_section_has_a_heading() -> None:
    assert all(section.heading for section in SECTIONS)
    assert all(table.heading for table in LISTS)
