"""The page of places: every mark behind a place, and the panel's vote on a tie."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from judge_app.contest.ids import EntryCode
from judge_app.tally.ballots import Ballots, PanelVote
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.verified import verified_result
from judge_app.ui.chair.desk_model import DeskView
from judge_app.ui.chair.result_page import ResultPage
from judge_app.ui.language import Language, language
from judge_app.ui.widgets.buttons import Button
from judge_app.workflows.board import Board
from judge_app.workflows.panel_state import PanelState
from tests.support.toml_tally import TWO_CRITERIA, judges, marked, rulebook

BY_VOTE = '[[tie_break]]\nby = "vote"'


def view(held: Ballots) -> DeskView:
    result = verified_result(held)
    assert isinstance(result, TallyResult)
    board = Board(entries=(), rows=())
    return DeskView(contest=held.contest, state=PanelState(), board=board, result=result)


@pytest.fixture
def page(qtbot: QtBot) -> ResultPage:
    shown = ResultPage()
    qtbot.addWidget(shown)
    return shown


def tie(rule: str = BY_VOTE) -> Ballots:
    of = rulebook(rule, "[scoring]\nvoid_beyond = 30", TWO_CRITERIA, judges(3))
    return marked(of, {"A": "50/30 45/35 10/5", "B": "40/40 40/40 -"})


def cells(page: ResultPage) -> list[list[str]]:
    table = page.marks
    found = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        found.append([item.text() if item else "" for item in items])
    return found


def test_every_mark_and_what_became_of_it(page: ResultPage) -> None:
    page.show_view(view(tie()))
    page.table.selectRow(0)
    assert cells(page) == [
        ["GK1", "50", "30", "80", ""],
        ["GK2", "45", "35", "80", ""],
        ["GK3", "10", "5", "15", "bị loại vì lệch quá giới hạn"],
    ]
    page.table.selectRow(1)
    assert cells(page)[2] == ["GK3", "-", "-", "-", "chưa chấm"]
    assert "Bằng điểm với A." in page.why_text


def test_the_marks_speak_english(page: ResultPage) -> None:
    page.show_view(view(tie()))
    page.table.selectRow(0)
    language.use(Language.ENGLISH)
    try:
        assert cells(page)[2][-1] == "void: too far from the first mean"
        assert "Equal with B." in page.why_text
    finally:
        language.use(Language.VIETNAMESE)


def test_the_panels_vote_on_a_tie_is_told(page: ResultPage, qtbot: QtBot) -> None:
    page.show_view(view(tie()))
    page.table.selectRow(0)
    field = page.tie_vote.findChild(QLineEdit)
    button = page.tie_vote.findChild(Button)
    assert field is not None
    assert button is not None
    assert not button.isEnabled()
    field.setText("4")
    with qtbot.waitSignal(page.voted) as told:
        button.click()
    assert told.args == [PanelVote(entry=EntryCode("A"), votes=4)]


def test_votes_that_are_there_are_shown(page: ResultPage) -> None:
    shown = view(tie())
    vote = PanelVote(entry=EntryCode("A"), votes=3)
    page.show_view(replace(shown, state=replace(shown.state, votes=(vote,))))
    page.table.selectRow(0)
    field = page.tie_vote.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "3"


@pytest.mark.parametrize("rule", ["", '[[tie_break]]\nby = "shared"'])
def test_without_such_a_rule_nobody_is_asked_to_vote(page: ResultPage, rule: str) -> None:
    page.show_view(view(tie(rule)))
    page.table.selectRow(0)
    assert page.tie_vote.isHidden()
