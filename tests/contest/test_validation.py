from dataclasses import replace

import pytest
from hypothesis import given, settings

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry, EntryKind
from judge_app.contest.ids import CategoryId, EntryCode, UnitId
from judge_app.contest.problem_words import problem_place, problem_sentence
from judge_app.contest.rule_problem import RuleProblem, RuleProblemCode, Severity
from judge_app.contest.rules import (
    Part,
    PartSource,
    PublicVote,
)
from judge_app.contest.rules_file import read_contest_toml
from judge_app.contest.validation import check_contest, has_errors
from tests.contest.provocations import ALONE, Provocation, award
from tests.contest.rules_texts import SMALL, replaced, with_lines
from tests.contest.strategies import contests

Code = RuleProblemCode

# What only entries can bring about, or what never comes alone; tested by name below.
ELSEWHERE = {
    Code.UNKNOWN_ENTRY,
    Code.SEALED_WITHOUT_CHAIR,
    Code.CHAIR_TIE_BREAK_WITHOUT_CHAIR,
    Code.ASSIGNED_CONFLICT,
    Code.TOO_FEW_JUDGES_FOR_ENTRY,
    Code.FIGURES_MISSING,
    Code.ADVANCE_OVER_ENTRIES,
    Code.MORE_PRIZES_THAN_ENTRIES,
    Code.BAD_ENTRY_CODE,
    Code.KEYBOARD_EATS_CODE,
    Code.TOO_FEW_ENTRIES_OF_UNIT,
}


def test_the_small_file_is_without_fault() -> None:
    assert read_contest_toml(SMALL).problems == ()


@pytest.mark.parametrize(
    "case", ALONE, ids=[f"{case.code}-{number}" for number, case in enumerate(ALONE)]
)
def test_each_problem_is_found_alone_on_its_line(case: Provocation) -> None:
    read = read_contest_toml(case.text)
    found = [(problem.code, problem.line, problem.severity) for problem in read.problems]
    assert found == [(case.code, case.line, case.severity)]
    assert (read.contest is None) == (case.severity is Severity.ERROR)
    _assert_readable(read.problems[0])


def _assert_readable(problem: RuleProblem) -> None:
    vietnamese = problem_sentence(problem, "vi")
    english = problem_sentence(problem, "en")
    assert vietnamese.endswith((".", "?"))
    assert english.endswith((".", "?"))
    assert vietnamese != english
    assert "{" not in vietnamese + english
    if problem.line:
        assert problem_place(problem, "vi").startswith(f"Dòng {problem.line}")


def test_every_problem_is_provoked_somewhere() -> None:
    assert {case.code for case in ALONE} | ELSEWHERE == set(Code)
    assert not {case.code for case in ALONE} & ELSEWHERE


def test_numbers_are_read_with_a_decimal_comma_and_ids_are_left_alone() -> None:
    problem = read_contest_toml(replaced("maximum = 40", "maximum = 40\nstep = 0.3")).problems[0]
    assert problem_sentence(problem, "vi") == (
        "Tiêu chí 1.1: bước điểm 0,3 không chia hết điểm tối đa 40."
    )
    assert problem_place(problem, "vi").endswith(", criterion[1].criterion[1].step")


def test_a_misspelt_key_gets_a_hint() -> None:
    problem = read_contest_toml(replaced("maximum = 40", "maximum = 40\nstepp = 1")).problems[0]
    assert problem_sentence(problem, "vi").endswith("Có phải “step” không?")
    assert problem_sentence(problem, "en").endswith("Did you mean “step”?")


def test_a_range_has_one_end_or_two() -> None:
    cap = read_contest_toml(with_lines("[awards]", "share_cap = 50")).problems[0]
    assert problem_sentence(cap, "vi") == "“share_cap” đang là 50; phải từ 0 đến 1."
    count = read_contest_toml(with_lines(award("a", "A", "0"))).problems[0]
    assert problem_sentence(count, "en") == "“count” is 0; it must be 1 or more."


def test_without_a_chair_nothing_that_needs_one_works() -> None:
    text = with_lines("[[tie_break]]", 'by = "chair"').replace('seat = "chair"\n', "")
    text = text.replace("[issuer]", "sealed_marks = true\n[issuer]")
    codes = [problem.code for problem in read_contest_toml(text).problems]
    assert codes == [
        Code.SEALED_WITHOUT_CHAIR,
        Code.NO_CHAIR,
        Code.CHAIR_TIE_BREAK_WITHOUT_CHAIR,
    ]


def test_contradictions_are_listed_beside_misspellings() -> None:
    text = replaced("maximum = 40", "maximum = 40\nstep = 0.3").replace('"Hội thi thử"', "3")
    read = read_contest_toml(text)
    assert [p.code for p in read.problems] == [Code.NOT_TEXT, Code.STEP_DOES_NOT_DIVIDE]
    assert read.draft is None


def test_nothing_is_said_that_rests_on_what_could_not_be_read() -> None:
    text = with_lines(award("a", "A", "1", "minimum = 101")).replace(
        "maximum = 40", 'maximum = "x"'
    )
    assert [p.code for p in read_contest_toml(text).problems] == [Code.NOT_A_NUMBER]


def test_a_contradictory_contest_can_still_be_looked_at() -> None:
    read = read_contest_toml(replaced("maximum = 40", "maximum = 40\nstep = 0.3"))
    assert read.contest is None
    assert read.draft is not None
    assert check_contest(read.draft, read.lines) == read.problems
    assert [p.line for p in check_contest(read.draft)] == [0]


def _contest(*lines: str) -> Contest:
    contest = read_contest_toml(with_lines(*lines)).contest
    assert contest is not None
    return contest


def _entry(code: str, unit: str = "an-phu", category: str = "tt") -> Entry:
    return Entry(
        code=EntryCode(code),
        title=code,
        kind=EntryKind.VIDEO,
        category=CategoryId(category),
        unit=UnitId(unit),
    )


def _found(contest: Contest, *entries: Entry) -> list[tuple[RuleProblemCode, str, tuple[str, ...]]]:
    problems = check_contest(replace(contest, entries=entries))
    for problem in problems:
        _assert_readable(problem)
    return [(problem.code, problem.key, problem.values) for problem in problems]


def test_sound_entries_are_let_be() -> None:
    assert _found(_contest(), _entry("SP-001"), _entry("SP-002", category="cn")) == []


def test_entries_must_belong_to_the_contest() -> None:
    contest = _contest("[intake]", 'kinds = ["slides"]')
    assert _found(contest, _entry("SP-1", "x", "y"), _entry("sp-1")) == [
        (Code.UNKNOWN_UNIT, "entry[1].unit", ("x",)),
        (Code.UNKNOWN_CATEGORY, "entry[1].category", ("y",)),
        (Code.KIND_NOT_ACCEPTED, "entry[1].kind", ("video",)),
        (Code.DUPLICATE_ID, "entry[2].code", ("sp-1",)),
        (Code.KIND_NOT_ACCEPTED, "entry[2].kind", ("video",)),
    ]


@pytest.mark.parametrize("code", ["SP 1", "SP/1", "", "-SP", "BÀI-1", "CON", "x" * 33])
def test_codes_must_fit_in_file_names(code: str) -> None:
    assert _found(_contest(), _entry(code))[0] == (Code.BAD_ENTRY_CODE, "entry[1].code", (code,))


@pytest.mark.parametrize("code", ["BAI1", "Y2", "SP-A1", "BAN3", "ND9", "sp.u7"])
def test_codes_that_a_keyboard_eats_are_refused(code: str) -> None:
    assert [found[0] for found in _found(_contest(), _entry(code))] == [Code.KEYBOARD_EATS_CODE]


@pytest.mark.parametrize("code", ["SP-012", "TT01", "A-1", "BAI-01", "ND30", "7A", "CN.12"])
def test_codes_that_keyboards_leave_alone_are_taken(code: str) -> None:
    assert _found(_contest(), _entry(code)) == []


def test_rules_name_entries_that_exist() -> None:
    contest = _contest(
        *(f'[[assignment]]\njudge = "GK0{n}"\nentries = ["SP-1", "SP-9"]' for n in (2, 3))
    )
    panel = contest.panel
    member = replace(panel.members[1], conflicts=(EntryCode("SP-8"),), marks_entries=False)
    contest = replace(contest, panel=replace(panel, members=(member, *panel.members[2:])))
    contest = replace(contest, votes=(PublicVote(entry=EntryCode("SP-7"), votes=1),))
    found = [item for item in _found(contest, _entry("SP-1")) if item[0] is Code.UNKNOWN_ENTRY]
    assert [(key, *values) for _, key, values in found] == [
        ("judge[1].conflicts[1]", "SP-8"),
        ("assignment[1].entries[2]", "SP-9"),
        ("assignment[2].entries[2]", "SP-9"),
        ("vote[1].entry", "SP-7"),
    ]


def test_an_entry_needs_enough_judges_who_may_mark_it() -> None:
    contest = _contest(
        "[scoring]",
        "minimum_valid_marks = 2",
        *(f'[[assignment]]\njudge = "GK0{n}"\nentries = ["SP-1", "SP-2"]' for n in (1, 2)),
        '[[assignment]]\njudge = "GK03"\nentries = ["SP-2"]',
    )
    assert _found(contest, _entry("SP-1"), _entry("SP-2")) == [
        (Code.ASSIGNED_CONFLICT, "assignment", ("GK01", "SP-1")),
        (Code.ASSIGNED_CONFLICT, "assignment", ("GK01", "SP-2")),
        (Code.TOO_FEW_JUDGES_FOR_ENTRY, "entry[1]", ("SP-1", "1", "2")),
    ]


def test_counts_are_held_against_what_was_submitted() -> None:
    contest = _contest(
        "[intake]", "minimum_entries_per_unit = 5", "[awards]", "advance = 2",
        award("a", "A", "2"), award("b", "B", "1", 'category = "tt"'),
        award("c", "C", "9", "special = true", 'criterion = "1"'),
    )  # fmt: skip
    entries = (_entry("SP-1"), _entry("SP-2"), _entry("SP-3", category="cn"))
    assert _found(contest, *entries) == [
        (Code.TOO_FEW_ENTRIES_OF_UNIT, "unit[1]", ("an-phu", "3", "5")),
        (Code.MORE_PRIZES_THAN_ENTRIES, "award", ("Tập thể", "3", "2")),
        (Code.ADVANCE_OVER_ENTRIES, "awards.advance", ("Cá nhân", "2", "1")),
        (Code.MORE_PRIZES_THAN_ENTRIES, "award", ("Cá nhân", "2", "1")),
    ]


def test_missing_votes_are_named_and_are_not_zero() -> None:
    contest = _contest()
    parts = tuple(
        Part(id=source, label=source, source=source, maximum=contest.rubric.maximum)
        for source in (PartSource.JURY, PartSource.VOTE)
    )
    contest = replace(
        contest,
        scoring=replace(contest.scoring, parts=parts),
        votes=(PublicVote(entry=EntryCode("SP-1"), votes=0),),
    )
    assert _found(contest, _entry("SP-2"), _entry("SP-1")) == [
        (Code.FIGURES_MISSING, "part", ("vote", "1", "SP-2"))
    ]


@settings(deadline=None, max_examples=60)
@given(contests)
def test_no_contest_breaks_the_checks_or_their_words(contest: Contest) -> None:
    problems = check_contest(contest)
    for problem in problems:
        assert problem_sentence(problem, "vi")
        assert problem_sentence(problem, "en")
    assert has_errors(problems) == any(p.severity is Severity.ERROR for p in problems)
