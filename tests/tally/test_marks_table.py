"""A plain table of marks becomes ballots, or every line that cannot be used is named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.ids import EntryCode
from judge_app.tally.marks_table import TableProblemCode as Code
from judge_app.tally.marks_table import read_marks_table
from judge_app.tally.verified import verified_result
from tests.support.signed_contest import plain_contest

CONTEST = plain_contest(entries=0, leaves=3)
LEAVES = [leaf.id for leaf in CONTEST.rubric.leaves]
GOOD = "Mã số;Giám khảo;Tiêu chí;Điểm\n" + "".join(
    f"{entry};{judge};{leaf};{mark}\n"
    for entry, marks in (("A", "18,5"), ("B", "12"))
    for judge in ("An", "Bình")
    for leaf, mark in zip(LEAVES, (marks, marks, marks), strict=True)
)


def test_a_table_is_tallied_by_the_rules() -> None:
    table = read_marks_table(GOOD, CONTEST)
    assert table.problems == ()
    assert table.ballots is not None
    result = verified_result(table.ballots)
    assert [(entry.code, entry.shown) for entry in result.entries] == [  # type: ignore[union-attr]
        ("A", Decimal("55.50")),
        ("B", Decimal("36.00")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace(";", "\t"),
        GOOD.replace(",", ".").replace(";", ","),
        "\ufeff" + GOOD,
        "sep=;\n" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("Mã số;Giám khảo;Tiêu chí;Điểm", "entry;judge;criterion;mark"),
    ],
)
def test_the_way_it_is_written_does_not_matter(text: str) -> None:
    assert read_marks_table(text, CONTEST).ballots == read_marks_table(GOOD, CONTEST).ballots


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, Code.EMPTY),
        ("Mã số;Giám khảo;Tiêu chí;Điểm\n", 1, Code.EMPTY),
        ("Giám khảo;Tiêu chí;Điểm\nAn;1.1;3\n", 1, Code.MISSING_COLUMN),
        ("Mã số;Giám khảo;Điểm\nA;An;3\n", 1, Code.CRITERION_NEEDED),
        ("Mã số;Giám khảo;Tiêu chí;Điểm\nA;An;1.1;21\n", 2, Code.ILLEGAL_MARK),
        ("Mã số;Giám khảo;Tiêu chí;Điểm\nA;An;1.1;0,3\n", 2, Code.ILLEGAL_MARK),
        ("Mã số;Giám khảo;Tiêu chí;Điểm\nA;An;1.1;hai\n", 2, Code.NOT_A_MARK),
        ("Mã số;Giám khảo;Tiêu chí;Điểm\nA;An;7;2\n", 2, Code.UNKNOWN_CRITERION),
        ("Mã số;Giám khảo;Tiêu chí;Điểm\n;An;1.1;2\n", 2, Code.EMPTY_CELL),
        ("Mã số;Giám khảo;Tiêu chí;Điểm\nA;An;1.1;2\nA;An;1.1;3\n", 3, Code.REPEATED),
    ],
)
def test_every_line_that_cannot_be_used_is_named(text: str, line: int, code: Code) -> None:
    table = read_marks_table(text, CONTEST)
    assert table.ballots is None
    assert (line, code) in {(problem.line, problem.code) for problem in table.problems}


def test_all_problems_come_at_once() -> None:
    text = "Mã số;Giám khảo;Tiêu chí;Điểm\nA;An;1.1;99\nA;An;9;1\nA;;1.1;1\n"
    assert [problem.line for problem in read_marks_table(text, CONTEST).problems] == [2, 3, 4]


def test_without_criteria_a_mark_is_the_whole_mark() -> None:
    single = plain_contest(entries=0, leaves=1)
    table = read_marks_table("entry,judge,mark\nA,An,15\nB,An,10\n", single)
    assert table.ballots is not None
    assert len(table.ballots.sheets[0].assessments) == 2


def test_a_missing_mark_is_not_a_zero() -> None:
    short = "\n".join(GOOD.splitlines()[:-1]) + "\n"
    table = read_marks_table(short, CONTEST)
    assert table.ballots is not None
    result = verified_result(table.ballots)
    entry = result.entry(EntryCode("B"))  # type: ignore[union-attr]
    assert entry.shown == Decimal("36.00"), "the mean of the one complete total"


@given(st.text())
def test_any_text_is_a_table_or_named(text: str) -> None:
    table = read_marks_table(text, CONTEST)
    assert (table.ballots is None) == bool(table.problems)


def test_a_row_with_more_cells_than_headings_is_named() -> None:
    """`18,5` without quotation marks in a table with commas would be the mark 18."""
    table = read_marks_table(GOOD.replace(";", ","), CONTEST)
    assert table.ballots is None
    assert {(p.line, p.code, p.values) for p in table.problems} == {
        (line, Code.TOO_MANY_CELLS, ("4",)) for line in range(2, 8)
    }
    assert read_marks_table(GOOD.replace("\n", ";;\n"), CONTEST).problems == ()


def test_two_columns_of_one_meaning_are_named() -> None:
    table = read_marks_table(GOOD.replace("Tiêu chí", "Tiêu chí;Mark", 1), CONTEST)
    assert [(p.line, p.code) for p in table.problems] == [(1, Code.REPEATED_COLUMN)]


def test_an_empty_criterion_is_an_empty_cell() -> None:
    table = read_marks_table("entry;judge;criterion;mark\nA;An;;3\n", CONTEST)
    assert [(p.code, p.values) for p in table.problems] == [
        (Code.EMPTY_CELL, ("tiêu chí", "criterion"))
    ]


def test_a_file_with_nul_characters_is_no_table() -> None:
    table = read_marks_table(GOOD.replace("A;", "A\0;"), CONTEST)
    assert [p.code for p in table.problems] == [Code.NOT_A_TABLE]


@pytest.mark.parametrize("spelling", ["bình", "BÌNH", "Bình\u00a0", "B\u0069\u0300nh"])
def test_a_name_in_two_spellings_is_one_name(spelling: str) -> None:
    lines = GOOD.splitlines()
    lines[-1] = lines[-1].replace("Bình", spelling)
    table = read_marks_table("\n".join(lines), CONTEST)
    assert table.ballots == read_marks_table(GOOD, CONTEST).ballots


def test_a_judge_is_known_by_id_and_by_name() -> None:
    first = CONTEST.panel.marking[0]
    text = "entry;judge;mark\n" + f"A;{first.name.upper()};3\nB;{first.id};4\n"
    table = read_marks_table(text, plain_contest(entries=0, leaves=1))
    assert table.ballots is not None
    assert [sheet.judge for sheet in table.ballots.sheets] == [first.id]


def test_marks_that_two_spellings_give_twice_are_named() -> None:
    doubled = GOOD + f"a;AN;{LEAVES[0]};3\n"
    table = read_marks_table(doubled, CONTEST)
    assert [(p.code, p.values) for p in table.problems] == [(Code.REPEATED, ("A", "An", LEAVES[0]))]
