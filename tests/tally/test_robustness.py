"""What if: prizes under other methods, without a judge, by one step of one mark."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings

from judge_app.contest.ids import AwardId, EntryCode, JudgeId
from judge_app.contest.rules import (
    Award,
    AwardRules,
    Dropping,
    Method,
    ScoringRules,
    SharedPrizes,
    TieBreakKind,
)
from judge_app.tally.ballots import Ballots
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.marks_table import read_marks_table
from judge_app.tally.result import work_out
from judge_app.tally.robustness import Change, Robustness, robustness
from judge_app.workflows.robustness_sentences import RobustnessSentences
from tests.support.signed_contest import plain_contest
from tests.support.tally_strategies import random_ballots

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
MANY = settings(max_examples=20, deadline=None, suppress_health_check=_SLOW)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=_SLOW)

FIRST = AwardId("nhat")
CONTEST = replace(
    plain_contest(entries=0, leaves=1),
    award_rules=AwardRules(awards=(Award(id=FIRST, label="Giải Nhất", count=1),)),
)


def asked(marks: Mapping[str, tuple[str, ...]], scoring: ScoringRules | None = None) -> Robustness:
    """Return what a table of totals, one tuple of judges' marks an entry, answers."""
    return robustness(work_out(ballots(marks, scoring)))


def ballots(marks: Mapping[str, tuple[str, ...]], scoring: ScoringRules | None = None) -> Ballots:
    lines = ["entry,judge,mark"]
    lines += [
        f"{entry},J{number},{mark}"
        for entry, row in marks.items()
        for number, mark in enumerate(row, start=1)
        if mark
    ]
    table = read_marks_table("\n".join(lines), replace(CONTEST, scoring=scoring or ScoringRules()))
    assert table.ballots is not None
    return table.ballots


def answer(found: Robustness, change: Change, judge: str = "") -> list[EntryCode]:
    (only,) = (
        each for each in found.answers if each.change is change and (each.judge or "") == judge
    )
    return [changed.entry for changed in only.changes]


CLEAR = {"A": ("19", "19", "18.5"), "B": ("12", "12", "11"), "C": ("8", "8", "8")}
# J1 alone lifts B: 20 against A's 10; both others put A first.
CARRIED = {"A": ("10", "18", "18"), "B": ("20", "16", "16"), "C": ("5", "5", "5")}


def test_a_clear_result_stands_whatever_one_asks() -> None:
    found = asked(CLEAR)
    assert found.is_steady
    assert {each.judge for each in found.answers if each.judge} == {"J1", "J2", "J3"}


def test_one_judge_who_carries_a_prize_is_named() -> None:
    found = asked(CARRIED)
    assert answer(found, Change.WITHOUT_JUDGE, "J1") == ["A", "B"]
    assert answer(found, Change.WITHOUT_JUDGE, "J2") == []
    assert answer(found, Change.MEDIAN) == ["A", "B"]
    assert not found.is_steady


def test_the_median_of_a_median_is_not_asked() -> None:
    found = asked(CLEAR, ScoringRules(method=Method.MEDIAN))
    assert [(each.change, each.same_method) for each in found.not_asked] == [(Change.MEDIAN, True)]


def test_trimming_is_not_asked_of_two_judges_or_of_a_trimmed_mean() -> None:
    two = asked({"A": ("19", "18"), "B": ("10", "9")})
    assert [each.change for each in two.not_asked if each.too_few_judges] == [Change.TRIMMED]
    trimmed = asked(CLEAR, ScoringRules(dropping=Dropping(highest=1, lowest=1)))
    assert [each.change for each in trimmed.not_asked if each.same_method] == [Change.TRIMMED]


def test_a_judge_without_whom_an_entry_could_not_be_ranked_is_not_left_out() -> None:
    trimmed = ScoringRules(dropping=Dropping(highest=1, lowest=1))
    found = asked({"A": ("19", "18", "17"), "B": ("10", "9", "8")}, trimmed)
    assert [each.judge for each in found.not_asked if each.judge] == ["J1", "J2", "J3"]
    assert all(each.judge is None for each in found.answers)


def test_a_minimum_of_the_whole_panel_leaves_room_for_the_question() -> None:
    found = asked(CARRIED, ScoringRules(minimum_valid_marks=3))
    assert answer(found, Change.WITHOUT_JUDGE, "J1") == ["A", "B"]
    assert answer(found, Change.WITHOUT_JUDGE, "J2") == []


@pytest.mark.parametrize(("below", "is_close"), [("17.5", True), ("17", False), ("16", False)])
def test_a_line_that_one_step_would_move_is_found(below: str, is_close: bool) -> None:
    """A step is 0.5: from 17.5 one step draws level with 18, from 17 it does not."""
    found = asked({"A": ("18",), "B": (below,), "C": ("3",)})
    lines = [(line.entry, str(line.step)) for line in found.close_lines]
    assert lines == ([("B", "0.5"), ("A", "-0.5")] if is_close else [])


def test_the_gap_and_the_mark_are_named() -> None:
    up, down = asked({"A": ("18", "18"), "B": ("18", "17.5")}).close_lines
    assert (up.entry, up.gap, up.step) == ("B", Decimal("0.25"), Decimal("0.5"))
    assert (down.entry, down.gap, down.step) == ("A", Decimal("0.25"), Decimal("-0.5"))
    assert up.judge in {JudgeId("J1"), JudgeId("J2")}
    assert [(c.entry, c.before, c.after) for c in up.changes] == [("B", (), (FIRST,))]


def test_a_minimum_that_one_step_would_reach_is_a_line() -> None:
    frame = Award(id=FIRST, label="Giải Nhất", count=3, minimum=Decimal(18))
    held = ballots({"A": ("19",), "B": ("17.5",), "C": ("18",)})
    contest = replace(held.contest, award_rules=AwardRules(awards=(frame,)))
    found = robustness(work_out(replace(held, contest=contest)))
    moved = {(line.entry, line.step, line.gap) for line in found.close_lines}
    half = Decimal("0.5")
    assert moved == {("B", half, half), ("C", -half, Decimal(0))}


def test_a_place_in_the_next_round_is_a_line() -> None:
    held = ballots({"A": ("19",), "B": ("17.5",), "C": ("17",)})
    contest = replace(held.contest, award_rules=AwardRules(advance=2))
    lines = robustness(work_out(replace(held, contest=contest))).close_lines
    assert {line.entry for line in lines} == {"B", "C"}
    assert any(change.advances and not change.advanced for line in lines for change in line.changes)


def retallied(held: Ballots, scoring: ScoringRules) -> TallyResult:
    return work_out(replace(held, contest=replace(held.contest, scoring=scoring)))


def without(held: Ballots, judge: JudgeId) -> TallyResult:
    """Tally from the beginning as if a judge had never been on the panel."""
    panel = held.contest.panel
    members = tuple(
        replace(member, marks_entries=False) if member.id == judge else member
        for member in panel.members
    )
    assignments = tuple(each for each in panel.assignments if each.judge != judge)
    contest = replace(held.contest, panel=replace(panel, members=members, assignments=assignments))
    sheets = tuple(sheet for sheet in held.sheets if sheet.judge != judge)
    return work_out(replace(held, contest=contest, sheets=sheets))


def differences(one: TallyResult, other: TallyResult) -> list[EntryCode]:
    after = {entry.code: entry for entry in other.entries}
    return sorted(
        entry.code
        for entry in one.entries
        if (set(entry.awards), entry.advances)
        != (set(after[entry.code].awards), after[entry.code].advances)
    )


def test_marks_that_were_void_beside_one_judge_count_without_that_judge() -> None:
    rules = ScoringRules(minimum_valid_marks=1, void_beyond=Decimal(1))
    held = ballots({"A": ("8", "8"), "B": ("2", "10")}, rules)
    found = robustness(work_out(held))
    assert work_out(held).entry(EntryCode("B")).place is None
    assert answer(found, Change.WITHOUT_JUDGE, "J1") == ["A", "B"]
    assert answer(found, Change.WITHOUT_JUDGE, "J2") == []


@MANY
@given(random_ballots())
def test_every_answer_is_what_a_tally_from_the_beginning_says(held: Ballots) -> None:
    scoring = replace(held.contest.scoring, minimum_valid_marks=1)
    held = replace(held, contest=replace(held.contest, scoring=scoring))
    before = work_out(held)
    for each in robustness(before).answers:
        if each.judge is not None and len(held.contest.panel.assignments) != 1:
            other = without(held, each.judge)
        elif each.change is Change.MEDIAN:
            other = retallied(held, replace(scoring, method=Method.MEDIAN, dropping=Dropping()))
        elif each.change is Change.TRIMMED:
            one = Dropping(highest=1, lowest=1)
            other = retallied(held, replace(scoring, method=Method.MEAN, dropping=one))
        else:
            continue
        assert [change.entry for change in each.changes] == differences(before, other), each


def every_step(held: Ballots) -> Iterator[tuple[EntryCode, bool, Ballots]]:
    """Yield the ballots with each single mark moved by one step."""
    for number, sheet in enumerate(held.sheets):
        for place, assessment in enumerate(sheet.assessments):
            for spot, mark in enumerate(assessment.marks):
                leaf = held.contest.rubric.leaf(mark.criterion)
                for step in (leaf.step, -leaf.step):
                    if not 0 <= mark.value + step <= leaf.maximum:
                        continue
                    moved = replace(mark, value=mark.value + step)
                    marks = (*assessment.marks[:spot], moved, *assessment.marks[spot + 1 :])
                    given = (
                        *sheet.assessments[:place],
                        replace(assessment, marks=marks),
                        *sheet.assessments[place + 1 :],
                    )
                    sheets = (
                        *held.sheets[:number],
                        replace(sheet, assessments=given),
                        *held.sheets[number + 1 :],
                    )
                    yield assessment.entry, step > 0, replace(held, sheets=sheets)


@FEW
@given(random_ballots(methods=(Method.MEAN, Method.SUM, Method.MEDIAN), whole=True))
def test_close_lines_are_all_steps_that_change_a_prize(held: Ballots) -> None:
    """Held against every single step of every mark; ties left to the panel aside."""
    rules = held.contest.award_rules
    assume(rules.shared_prizes is not SharedPrizes.WITHHOLD)
    firsts = [t for t in held.contest.scoring.tie_breaks if t.kind is TieBreakKind.MORE_FIRSTS]
    assume(not firsts)
    assume(len(held.contest.entries) * len(held.sheets) <= 16)
    before = work_out(held)
    assume(all(entry.place is not None for entry in before.entries))
    found = {(line.entry, line.step > 0) for line in robustness(before).close_lines}
    expected = {
        (entry, up) for entry, up, moved in every_step(held) if differences(before, work_out(moved))
    }
    assert found == expected


def test_a_step_that_would_cost_an_entry_its_place_is_found_without_any_line() -> None:
    """All have the one prize; one step more makes both of A's marks void."""
    rules = ScoringRules(void_beyond=Decimal(1), minimum_valid_marks=2)
    held = ballots({"A": ("10", "12"), "B": ("7", "7")}, rules)
    everyone = Award(id=FIRST, label="Giải Nhất", count=None)
    contest = replace(held.contest, award_rules=AwardRules(awards=(everyone,)))
    found = robustness(work_out(replace(held, contest=contest))).close_lines
    assert {(line.entry, line.step > 0) for line in found} == {("A", True), ("A", False)}
    assert all([c.after for c in line.changes] == [()] for line in found)


def test_asking_changes_nothing() -> None:
    held = ballots(CARRIED)
    before = work_out(held)
    robustness(before)
    assert work_out(held) == before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_answer_is_a_sentence(language: str) -> None:
    held = ballots(CARRIED)
    sentences = RobustnessSentences(held.contest, language).of(robustness(work_out(held)))
    assert len(sentences) >= 5
    assert all(sentence.endswith(".") for sentence in sentences)
    assert any("A" in sentence and "→" in sentence for sentence in sentences)


@pytest.mark.parametrize(("entries", "apart"), [(60, True), (61, True), (61, False)])
def test_a_group_too_large_to_look_for_close_lines_is_named(entries: int, *, apart: bool) -> None:
    marks = {f"B{n:02d}": (str(n % 21), str(n // 21)) for n in range(entries)}
    held = ballots(marks, ScoringRules(method=Method.RANK_SUM))
    rules = replace(held.contest.award_rules, per_category=apart)
    held = replace(held, contest=replace(held.contest, award_rules=rules))
    found = robustness(work_out(held))
    told = {
        language: [s for s in RobustnessSentences(held.contest, language).of(found) if word in s]
        for language, word in (("vi", "Ranh giới sát"), ("en", "lose line"))
    }
    if entries == 60:
        assert found.large_groups == ()
        assert not any("không xét" in sentence for sentence in told["vi"])
        return
    assert found.close_lines == ()
    (category,) = held.contest.categories
    (group,) = found.large_groups
    assert (group.category, group.entries, group.most) == (category.id if apart else None, 61, 60)
    (vietnamese,), (english,) = told.values()
    where = f", bảng {category.name}" if apart else ""
    assert vietnamese.startswith(f"Ranh giới sát{where}: không xét, vì có 61 bài")
    assert "61 entries are ranked" in english
