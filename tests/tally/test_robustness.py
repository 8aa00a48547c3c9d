"""What if: prizes under other methods, without a judge, by one step of one mark."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from judge_app.contest.ids import AwardId, EntryCode, JudgeId
from judge_app.contest.rules import Award, AwardRules, Dropping, Method, ScoringRules
from judge_app.tally.ballots import Ballots
from judge_app.tally.marks_table import read_marks_table
from judge_app.tally.result import work_out
from judge_app.tally.robustness import Change, Robustness, robustness
from judge_app.workflows.robustness_sentences import RobustnessSentences
from tests.support.signed_contest import plain_contest

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


@pytest.mark.parametrize(("below", "is_close"), [("17.5", True), ("17", False), ("16", False)])
def test_a_line_that_one_step_would_move_is_found(below: str, is_close: bool) -> None:
    """A step is 0.5: from 17.5 one step draws level with 18, from 17 it does not."""
    found = asked({"A": ("18",), "B": (below,), "C": ("3",)})
    lines = [(line.above, line.below) for line in found.close_lines]
    assert lines == ([("A", "B")] if is_close else [])


def test_the_gap_and_the_mark_are_named() -> None:
    (line,) = asked({"A": ("18", "18"), "B": ("18", "17.5")}).close_lines
    assert line.gap == Decimal("0.25")
    assert line.judge in {JudgeId("J1"), JudgeId("J2")}


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
