"""Pages that another version drew are read like a reader would: every mark must be there."""

from dataclasses import replace

import pytest

from judge_app.contest.contest import Contest
from judge_app.contest.scoresheet import Outcome
from judge_app.documents.gate.shown_text import drawn_elsewhere, missing_text
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.pdf_tail import UnknownPagesError
from judge_app.documents.sheet.scoresheet_pdf import render
from tests.support.forgeries import genuine
from tests.support.signed_contest import GK01, final_sheet, signed_contest, with_assessment

HELD = signed_contest(entries=3, leaves=3)
SHEET = payload.in_order(final_sheet(HELD))
CONTENT = payload.encode(SHEET)
PAGES = render(HELD.contest, SHEET)
GENUINE = genuine(HELD)


def test_own_pages_show_everything() -> None:
    assert missing_text(PAGES, HELD.contest, SHEET, CONTENT) == ""


def test_an_entry_without_marks_shows_its_state() -> None:
    first = SHEET.assessments[0]
    abstained = replace(first, outcome=Outcome.ABSTAINED, marks=(), reason="Bận")
    sheet = with_assessment(SHEET, abstained)
    content = payload.encode(sheet)
    pages = render(HELD.contest, sheet)
    assert missing_text(pages, HELD.contest, sheet, content) == ""
    assert missing_text(pages, HELD.contest, SHEET, content).startswith(first.entry)


def test_a_name_or_a_code_that_is_not_shown_is_named() -> None:
    other = payload.encode(final_sheet(HELD, seed=2))
    assert len(missing_text(PAGES, HELD.contest, SHEET, other)) == 14
    assert missing_text(PAGES, _renamed(HELD.contest), SHEET, CONTENT) == "Ai khác (GK01)"


def _renamed(contest: Contest) -> Contest:
    members = tuple(
        replace(member, name="Ai khác") if member.id == GK01 else member
        for member in contest.panel.members
    )
    return replace(contest, panel=replace(contest.panel, members=members))


def test_the_place_of_the_stamp_comes_out_of_the_file() -> None:
    start = GENUINE.index(b"/Contents <")
    drawn = drawn_elsewhere(GENUINE, start, CONTENT, b"")
    assert drawn.content == PAGES
    assert (drawn.stamp.page, drawn.stamp.width) == (1, 100.0)


def _forged(old: bytes, new: bytes) -> bytes:
    field = GENUINE.index(b"/FT /Sig")
    return GENUINE[:field] + GENUINE[field:].replace(old, new, 1)


def test_a_file_without_a_field_on_one_of_its_pages_is_unknown() -> None:
    place = GENUINE.index(b" ] /P ", GENUINE.index(b"/FT /Sig"))
    named = GENUINE[place : GENUINE.index(b" 0 R", place)]
    for forged in (_forged(b"/FT /Sig", b"/FT /Txt"), _forged(named, b" ] /P 0")):
        with pytest.raises(UnknownPagesError):
            drawn_elsewhere(forged, GENUINE.index(b"/Contents <"), CONTENT, b"")
