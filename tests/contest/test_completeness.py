from dataclasses import replace
from decimal import Decimal

import pytest

from judge_app.contest.completeness import SheetProblem, SheetProblemCode, sheet_problems
from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry, EntryKind
from judge_app.contest.ids import CategoryId, CriterionId, EntryCode, JudgeId, UnitId
from judge_app.contest.panel import Assignment, Judge
from judge_app.contest.rules_file import read_contest_toml
from judge_app.contest.scoresheet import Assessment, CriterionMark, Note, Outcome
from tests.contest.rules_texts import replaced

Code = SheetProblemCode


def _entry(code: str, unit: str) -> Entry:
    return Entry(
        code=EntryCode(code),
        title=code,
        kind=EntryKind.VIDEO,
        category=CategoryId("tt"),
        unit=UnitId(unit),
    )


@pytest.fixture
def contest() -> Contest:
    text = replaced("maximum = 40", "maximum = 40\nnote_below = 10")
    read = read_contest_toml(text).contest
    assert read is not None
    return replace(read, entries=(_entry("SP-002", "khac"), _entry("SP-001", "an-phu")))


@pytest.fixture
def judge(contest: Contest) -> Judge:
    return contest.panel.member(JudgeId("GK02"))


def _marked(code: str, *marks: tuple[str, str], notes: tuple[Note, ...] = ()) -> Assessment:
    return Assessment(
        entry=EntryCode(code),
        marks=tuple(CriterionMark(criterion=CriterionId(c), value=Decimal(v)) for c, v in marks),
        notes=notes,
    )


FULL = (("1.1", "30"), ("1.2", "20.5"), ("2", "0"))


def _found(
    contest: Contest, judge: Judge, *assessments: Assessment
) -> list[tuple[SheetProblemCode, str | None, str | None]]:
    return [(p.code, p.entry, p.criterion) for p in sheet_problems(contest, judge, assessments)]


def test_a_full_sheet_has_no_problem(contest: Contest, judge: Judge) -> None:
    sheet = (_marked("SP-001", *FULL), _marked("SP-002", *FULL))
    assert sheet_problems(contest, judge, sheet) == ()


def test_untouched_and_unmarked_are_told_apart(contest: Contest, judge: Judge) -> None:
    assert _found(contest, judge, _marked("SP-002", FULL[0], FULL[1])) == [
        (Code.UNTOUCHED, "SP-001", None),
        (Code.UNMARKED, "SP-002", "2"),
    ]


def test_an_illegal_mark_is_named_with_its_value(contest: Contest, judge: Judge) -> None:
    sheet = (
        _marked("SP-001", ("1.1", "40.5"), ("1.2", "20.25"), ("2", "-1")),
        _marked("SP-002", *FULL),
    )
    problems = sheet_problems(contest, judge, sheet)
    assert [(p.code, p.criterion, p.values) for p in problems] == [
        (Code.ILLEGAL_MARK, "1.1", ("40.5",)),
        (Code.ILLEGAL_MARK, "1.2", ("20.25",)),
        (Code.ILLEGAL_MARK, "2", ("-1",)),
    ]


def test_a_forced_note_is_missed_until_it_says_something(contest: Contest, judge: Judge) -> None:
    low = (("1.1", "9.5"), *FULL[1:])
    blank = Note(id="a", text="  ", criterion=CriterionId("1.1"))
    elsewhere = Note(id="b", text="Tốt", criterion=CriterionId("2"))
    other = _marked("SP-002", *FULL)
    assert _found(contest, judge, _marked("SP-001", *low, notes=(blank, elsewhere)), other) == [
        (Code.NOTE_MISSING, "SP-001", "1.1")
    ]
    said = replace(blank, text="Lạc đề")
    assert _found(contest, judge, _marked("SP-001", *low, notes=(said,)), other) == []


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.MARKED])
def test_any_other_outcome_needs_a_reason_and_carries_no_marks(
    contest: Contest, judge: Judge, outcome: Outcome
) -> None:
    silent = Assessment(entry=EntryCode("SP-001"), outcome=outcome)
    other = _marked("SP-002", *FULL)
    assert _found(contest, judge, silent, other) == [(Code.REASON_MISSING, "SP-001", None)]
    explained = replace(silent, reason="Tệp hỏng")
    assert _found(contest, judge, explained, other) == []
    both = replace(explained, marks=_marked("SP-001", *FULL).marks)
    assert _found(contest, judge, both, other) == [(Code.MARKS_WITHOUT_EFFECT, "SP-001", None)]


def test_what_the_rules_keep_from_a_judge_needs_nothing_and_takes_no_marks(
    contest: Contest,
) -> None:
    judge = contest.panel.member(JudgeId("GK01"))
    other = _marked("SP-002", *FULL)
    assert _found(contest, judge, other) == []
    assert _found(contest, judge, _marked("SP-001", *FULL), other) == [
        (Code.MARKED_THOUGH_CONFLICTED, "SP-001", None)
    ]


def test_strangers_doubles_and_unknown_criteria(contest: Contest, judge: Judge) -> None:
    sheet = (
        _marked("SP-001", *FULL, ("2", "1"), ("9", "1"), ("1", "1")),
        _marked("SP-002", *FULL),
        _marked("SP-002", *FULL),
        _marked("SP-999", *FULL),
    )
    assert _found(contest, judge, *sheet) == [
        (Code.TWICE, "SP-002", None),
        (Code.UNKNOWN_ENTRY, "SP-999", None),
        (Code.TWICE, "SP-001", "2"),
        (Code.UNKNOWN_CRITERION, "SP-001", "9"),
        (Code.UNKNOWN_CRITERION, "SP-001", "1"),
    ]


def test_only_assigned_entries_are_asked_for(contest: Contest, judge: Judge) -> None:
    only = Assignment(judge=judge.id, entries=(EntryCode("SP-002"),))
    panel = replace(contest.panel, assignments=(only,))
    assigned = replace(contest, panel=panel)
    assert _found(assigned, judge, _marked("SP-002", *FULL)) == []
    assert _found(assigned, judge, _marked("SP-001", *FULL), _marked("SP-002", *FULL)) == [
        (Code.NOT_ASSIGNED, "SP-001", None)
    ]


def test_who_does_not_mark_has_no_sheet(contest: Contest) -> None:
    chair = contest.panel.member(JudgeId("TB"))
    problem = SheetProblem(code=Code.NOT_A_MARKER, values=("TB",))
    assert sheet_problems(contest, chair, ()) == (problem,)
