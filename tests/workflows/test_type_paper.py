"""Plain paper is typed in by two people; nothing counts until both have said the same."""

from decimal import Decimal

import pytest

from judge_app.contest.completeness import SheetProblemCode
from judge_app.contest.scoresheet import Assessment, Outcome
from judge_app.documents.gate.paper import ON_PAPER
from judge_app.documents.gate.refusal import RefusalReason
from judge_app.workflows.board import Receipt
from judge_app.workflows.import_sheets import Verdict
from judge_app.workflows.panel_desk import FrozenResultError, PanelDesk
from judge_app.workflows.type_paper import (
    BothAgree,
    NotTyped,
    TypedMarks,
    TypingOutcome,
    TypingsDiffer,
    WaitsForSecond,
    asked_entries,
    confirm,
    discard,
    is_same_person,
    plain_name,
    standing_of,
    type_in,
)
from tests.support.panel_stories import PanelStory
from tests.support.paper_stories import marks_on_paper, with_first_mark
from tests.support.signed_contest import GK01

LAN, HOA = "Trần Thị Lan", "Lê Thị Hoa"


def typed(
    desk: PanelDesk, by: str, marks: tuple[Assessment, ...] = (), reason: str = ""
) -> TypingOutcome:
    found = marks or marks_on_paper(desk)
    return type_in(desk, TypedMarks(judge=GK01, by=by, assessments=found, reason=reason))


def test_one_typing_counts_for_nothing(story: PanelStory) -> None:
    desk = story.desk()
    outcome = typed(desk, LAN)
    assert isinstance(outcome, WaitsForSecond)
    assert (outcome.typing.by, outcome.typing.sheet.revision) == (LAN, 1)
    assert desk.state.held == ()
    assert GK01 in desk.board().missing
    desk.close()
    again = story.desk()
    assert [typing.by for typing in again.state.typings_of(GK01)] == [LAN], "kept over a restart"
    again.close()


def test_two_independent_typings_that_agree_are_taken_in_both_names(story: PanelStory) -> None:
    desk = story.desk()
    typed(desk, LAN)
    outcome = typed(desk, HOA)
    assert isinstance(outcome, BothAgree)
    assert outcome.names == (LAN, HOA)
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert (held.file.on_paper, held.file.typed_by) == (True, (LAN, HOA))
    assert desk.state.typings == ()
    (row,) = (row for row in desk.board().rows if row.judge == GK01)
    assert (row.receipt, row.on_paper) == (Receipt.RECEIVED, True)
    kept = desk.file(held.file.pdf)
    assert kept is not None
    assert kept.decode() == held.file.statement
    desk.close()


def test_the_second_person_may_confirm_and_never_edits(story: PanelStory) -> None:
    desk = story.desk()
    typed(desk, LAN)
    outcome = confirm(desk, GK01, HOA)
    assert isinstance(outcome, BothAgree)
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert held.file.typed_by == (LAN, HOA)
    desk.close()


@pytest.mark.parametrize("name", [LAN, "  trần thị  LAN ", "Tran Thi Lan"])
def test_nobody_confirms_what_they_typed_themselves(story: PanelStory, name: str) -> None:
    desk = story.desk()
    typed(desk, LAN)
    assert confirm(desk, GK01, name) == NotTyped(same_person=True)
    assert isinstance(typed(desk, name), WaitsForSecond), "typing again takes the own one's place"
    assert [typing.by for typing in desk.state.typings] == [LAN]
    assert desk.state.held == ()
    desk.close()


def test_differences_are_shown_and_nothing_is_taken_until_they_are_gone(story: PanelStory) -> None:
    desk = story.desk()
    right = marks_on_paper(desk)
    typed(desk, LAN, with_first_mark(right, 3))
    outcome = typed(desk, HOA, right)
    assert isinstance(outcome, TypingsDiffer)
    assert (outcome.first.by, outcome.second.by) == (LAN, HOA)
    (difference,) = outcome.differences
    assert (difference.before, difference.after) == (Decimal(3), right[0].marks[0].value)
    assert desk.state.held == ()
    assert standing_of(desk.contest, desk.state, GK01, by=HOA) == outcome
    again = typed(desk, LAN, right)
    assert isinstance(again, BothAgree)
    assert again.names == (HOA, LAN)
    assert desk.state.sheet_of(GK01) is not None
    assert desk.state.typings == ()
    desk.close()


def test_everything_missing_or_not_allowed_is_said_at_once(story: PanelStory) -> None:
    desk = story.desk()
    first, *others = marks_on_paper(desk)
    bad = with_first_mark((first,), 99)
    outcome = typed(desk, "  ", bad)
    assert isinstance(outcome, NotTyped)
    assert outcome.needs_name
    codes = {problem.code for problem in outcome.problems}
    assert codes == {SheetProblemCode.ILLEGAL_MARK, SheetProblemCode.UNTOUCHED}
    assert len(outcome.problems) == 1 + len(others)
    assert not list(desk.ledger())
    assert confirm(desk, GK01, "") == NotTyped(nothing_typed=True, needs_name=True)
    desk.close()


def test_outcomes_without_marks_keep_the_reason_or_refer_to_the_paper(story: PanelStory) -> None:
    desk = story.desk()
    first, second, *others = marks_on_paper(desk)
    marks = (
        Assessment(entry=first.entry, outcome=Outcome.ABSTAINED, reason="Quen tác giả"),
        Assessment(entry=second.entry, outcome=Outcome.COULD_NOT_OPEN),
        *others,
    )
    typed(desk, LAN, marks)
    typed(desk, HOA, marks)
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert [a.reason for a in held.sheet.assessments][:2] == ["Quen tác giả", ON_PAPER]
    desk.close()


def test_paper_after_a_file_is_a_correction_with_a_reason(story: PanelStory) -> None:
    sheet = story.sheet(GK01, "0.6")
    desk = story.desk()
    desk.take(desk.dry_run([sheet]))
    assert typed(desk, LAN) == NotTyped(needs_reason=True)
    typed(desk, LAN, reason="Sửa trên giấy có ký")
    assert isinstance(typed(desk, HOA, reason="Sửa trên giấy có ký"), BothAgree)
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert (held.sheet.revision, held.sheet.reason) == (2, "Sửa trên giấy có ký")
    assert held.sheet.previous == desk.state.held[0].file.payload
    desk.close()


def test_a_file_that_comes_in_between_is_not_overruled(story: PanelStory) -> None:
    sheet = story.sheet(GK01, "0.6")
    desk = story.desk()
    typed(desk, LAN)
    desk.take(desk.dry_run([sheet]))
    outcome = confirm(desk, GK01, HOA)
    assert isinstance(outcome, NotTyped)
    assert outcome.refusal is not None
    assert outcome.refusal.reason is RefusalReason.CONFLICT
    discard(desk, GK01, "Đã có tệp")
    assert desk.state.typings == ()
    assert len(list(desk.ledger())) == 3, "the ledger keeps it"
    with pytest.raises(KeyError):
        standing_of(desk.contest, desk.state, GK01)
    desk.close()


def test_the_file_of_a_typed_sheet_takes_its_place_where_the_marks_are_the_same(
    story: PanelStory,
) -> None:
    sheet = story.sheet(GK01, "0.8")
    desk = story.desk()
    typed(desk, LAN, marks_on_paper(desk, fifths=4))
    confirm(desk, GK01, HOA)
    (planned,) = desk.dry_run([sheet]).files
    assert planned.verdict is Verdict.REPLACES_PAPER
    desk.take(desk.dry_run([sheet]))
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert not held.file.on_paper
    desk.close()


def test_a_file_with_other_marks_than_the_typed_sheet_conflicts(story: PanelStory) -> None:
    sheet = story.sheet(GK01, "0.8")
    desk = story.desk()
    typed(desk, LAN, marks_on_paper(desk, fifths=3))
    confirm(desk, GK01, HOA)
    (planned,) = desk.dry_run([sheet]).files
    assert planned.refusal is not None
    assert planned.refusal.reason is RefusalReason.CONFLICT
    second = story.sheet(GK01, "0.8", reason="Nộp lại bằng tệp")
    (planned,) = desk.dry_run([second]).files
    assert planned.verdict is Verdict.SUPERSEDES
    assert planned.before is not None
    desk.close()


def test_nothing_is_typed_into_an_official_result(story: PanelStory) -> None:
    desk = story.desk()
    typed(desk, LAN)
    desk.freeze(despite_open_matters=True)
    with pytest.raises(FrozenResultError):
        typed(desk, HOA)
    with pytest.raises(FrozenResultError):
        confirm(desk, GK01, HOA)
    desk.close()


def test_names_are_compared_as_people_write_them() -> None:
    assert plain_name("  Đỗ  Thi\u0323\tLan ") == "Đỗ Thị Lan"
    assert is_same_person("Đỗ Thị Lan", "do thi lan")
    assert not is_same_person("Lan", "Hoa")


def test_entries_that_the_rules_keep_from_a_judge_are_not_asked_for(story: PanelStory) -> None:
    desk = story.desk()
    members = desk.contest.panel.marking
    conflicted = [e.code for e in desk.contest.entries if desk.contest.is_conflicted(members[1], e)]
    asked = asked_entries(desk.contest, members[1].id)
    assert set(asked) == {e.code for e in desk.contest.entries} - set(conflicted)
    desk.close()
