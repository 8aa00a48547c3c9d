"""A judge looks through decks, writes notes at their pages, and compares two of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from judge_app.contest.ids import EntryCode
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.slides.deck_view import DeckView
from tests.journeys.conftest import Told
from tests.support.pages.window import Window

DECK, OTHER = EntryCode("SP-006"), EntryCode("SP-008")


@pytest.fixture
def judging(window: Window, told: Told) -> JudgingPage:
    window.open(told.bundle, person="GK01")
    window.wait_for("Bạn là ai?")
    window.fill("Mã trên thẻ giám khảo", told.codes["GK01"])
    window.press("Bắt đầu chấm")
    window.wait_for("Bài chưa chấm tiếp theo")
    workspace = window.main.workspace
    assert isinstance(workspace, JudgeWorkspace)
    assert workspace.judging_page is not None
    return workspace.judging_page


def open_deck(window: Window, judging: JudgingPage, code: EntryCode = DECK) -> DeckView:
    judging.go_to(code)
    return deck_in(window, judging.viewer)


def deck_in(window: Window, side: object) -> DeckView:
    window.wait(lambda: side.findChild(DeckView), "the deck's view")  # type: ignore[attr-defined]
    view = side.findChild(DeckView)  # type: ignore[attr-defined]
    assert isinstance(view, DeckView)
    window.wait(lambda: view.page_count, "the deck to open")
    window.idle()
    return view


def write_note(window: Window, words: str) -> None:
    field = window.field("Ghi chú")
    assert isinstance(field, QLineEdit)
    field.setText(words)  # the tester's keyboard has Latin letters alone
    window.press("Lưu ghi chú")
    window.wait_for(words)


def test_the_first_deck_does_not_wait_for_a_process(window: Window, told: Told) -> None:
    window.open(told.bundle, person="GK01")
    window.wait_for("Bạn là ai?")
    window.idle()
    workspace = window.main.workspace
    assert isinstance(workspace, JudgeWorkspace)
    ready = workspace._ahead.worker
    assert ready is not None
    number = ready.process_id
    window.fill("Mã trên thẻ giám khảo", told.codes["GK01"])
    window.press("Bắt đầu chấm")
    window.wait_for("Bài chưa chấm tiếp theo")
    assert workspace.judging_page is not None
    open_deck(window, workspace.judging_page)

    assert workspace._ahead.worker is None, "the deck's view took it over"
    assert ready.process_id == number
    assert number is not None


def test_a_note_knows_its_page_and_leads_back_to_it(window: Window, judging: JudgingPage) -> None:
    view = open_deck(window, judging)
    view.go_to(4)
    view.stage.canvas.setFocus()
    view.request_note()
    write_note(window, "Bảng số liệu rõ ràng.")
    focused = QApplication.focusWidget()
    view.go_to(1)
    window.press("Trang 4 Bảng số liệu rõ ràng.  Cho ban giám khảo")

    assert focused is view.stage.canvas, "the keyboard comes back to the page"
    assert view.current_page == 4


def test_a_note_leads_back_from_another_entry(window: Window, judging: JudgingPage) -> None:
    view = open_deck(window, judging)
    view.go_to(3)
    view.request_note()
    write_note(window, "Hình đẹp.")
    open_deck(window, judging, OTHER)
    judging.go_to(DECK)
    window.wait_for("Hình đẹp.")
    window.idle()
    window.press("Trang 3 Hình đẹp.  Cho ban giám khảo")
    window.wait(lambda: view.current_page == 3, "the page of the note")


def test_two_decks_are_looked_at_side_by_side(window: Window, judging: JudgingPage) -> None:
    view = open_deck(window, judging)
    judging.comparing.show_beside(OTHER)
    pane = judging.comparing.views.pane
    assert pane is not None
    beside = deck_in(window, pane)
    view.go_to(2)
    beside.go_to(5)
    before = (view.current_page, beside.current_page)
    QTest.keyClick(beside.stage.canvas, Qt.Key.Key_Right)

    assert before == (2, 5)
    assert (view.current_page, beside.current_page) == (2, 6)
    QTest.keyClick(beside.stage.canvas, Qt.Key.Key_PageDown)
    assert (view.current_page, beside.current_page) == (2, 7), "keys belong to where the cursor is"
    assert abs(view.width() - beside.width()) < 40
    assert not judging.entry_list.isVisible(), "the list gives its room"
    window.press("Thôi so sánh")
    assert judging.entry_list.isVisible()
    assert judging.comparing.code is None


def test_a_note_beside_belongs_to_the_entry_beside(window: Window, judging: JudgingPage) -> None:
    open_deck(window, judging)
    judging.comparing.show_beside(OTHER)
    pane = judging.comparing.views.pane
    assert pane is not None
    beside = deck_in(window, pane)
    beside.go_to(3)
    beside.request_note()
    window.idle()
    write_note(window, "Cùng hình với bài kia.")
    work = judging._work

    assert work.current is not None
    assert work.current.code == OTHER
    assert judging.comparing.code == DECK
    assert [(n.text, n.place.page) for n in work.assessment(OTHER).notes if n.place] == [
        ("Cùng hình với bài kia.", 3)
    ]
    assert not any(n.text.startswith("Cùng") for n in work.assessment(DECK).notes)
    assert deck_in(window, judging.viewer).current_page == 3
