import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.contest.scoresheet import Assessment, Audience, CriterionMark, FinalSheet, Note
from judge_app.documents.sheet import payload
from tests.support.signed_contest import final_sheet, signed_contest

HELD = signed_contest()
SHEET = final_sheet(HELD)


def test_a_sheet_comes_back_as_it_was() -> None:
    content = payload.encode(SHEET)
    assert payload.decode(content) == SHEET
    read = payload.read(content)
    assert read.kind == "judge-app/scoresheet/1"
    assert read.is_redrawable
    assert not replace(read, template="other/1").is_redrawable
    assert not replace(read, fonts_sha256="0" * 64).is_redrawable


def test_marks_are_text_and_numbers_are_spelt_in_one_way() -> None:
    mark = CriterionMark(criterion=CriterionId("1.1"), value=Decimal("8.50"))
    sheet = replace(SHEET, assessments=(Assessment(entry=EntryCode("SP-001"), marks=(mark,)),))
    assert b'"value":"8.5"' in payload.encode(sheet)


def test_order_of_work_does_not_matter() -> None:
    turned = replace(
        SHEET,
        assessments=tuple(
            replace(a, marks=tuple(reversed(a.marks))) for a in reversed(SHEET.assessments)
        ),
    )
    assert payload.encode(turned) == payload.encode(SHEET)
    assert payload.in_order(turned) == SHEET


def test_private_notes_stay_at_home() -> None:
    notes = (
        Note(id="n2", text="cho hội đồng"),
        Note(id="n1", text="chỉ mình tôi", audience=Audience.PRIVATE),
    )
    first = replace(SHEET.assessments[0], notes=notes)
    content = payload.encode(replace(SHEET, assessments=(first, *SHEET.assessments[1:])))
    assert "cho hội đồng".encode() in content
    assert "chỉ mình tôi".encode() not in content


def _changed(**changes: Any) -> bytes:
    return canonical_bytes(json.loads(payload.encode(SHEET)) | changes)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{}",
        payload.encode(SHEET) + b"\n",
        payload.encode(SHEET).replace(b":", b": ", 1),
        payload.encode(SHEET).replace(b'"revision":1', b'"revision":1.0'),
        payload.encode(SHEET).replace(b'"revision":1', b'"revision":"1"'),
        _changed(extra=1),
        _changed(kind="judge-app/bundle/1"),
        _changed(kind="judge-app/scoresheet/1 "),
        _changed(kind="judge-app/scoresheet/"),
        _changed(assessments=[{"entry": "SP-001", "outcome": "won"}]),
        _changed(assessments=[{"entry": "SP-001"}]),
        b"[" * 100_000,
    ],
)
def test_anything_but_the_canonical_form_is_refused(content: bytes) -> None:
    with pytest.raises(payload.NotAPayloadError):
        payload.read(content)


def test_a_mark_written_as_a_number_is_refused() -> None:
    content = payload.encode(SHEET)
    mark = json.loads(content)["assessments"][0]["marks"][0]["value"]
    changed = content.replace(f'"value":"{mark}"'.encode(), f'"value":{mark}'.encode())
    assert changed != content
    with pytest.raises(payload.NotAPayloadError):
        payload.read(changed)


def test_a_later_format_is_named() -> None:
    with pytest.raises(payload.NewerPayloadError) as caught:
        payload.read(_changed(kind="judge-app/scoresheet/2", assessments=[7]))
    assert caught.value.kind == "judge-app/scoresheet/2"


def test_a_check_code_is_three_groups_of_four() -> None:
    code = payload.check_code(payload.payload_sha256(payload.encode(SHEET)))
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    other = payload.payload_sha256(payload.encode(replace(SHEET, reason="x")))
    assert payload.check_code(other) != code


def _saying(comment: str) -> FinalSheet:
    """Return a sheet of one entry, marked 8,5."""
    mark = CriterionMark(criterion=CriterionId("1.1"), value=Decimal("8.5"))
    said = Assessment(entry=EntryCode("SP-001"), marks=(mark,), comment=comment)
    return replace(SHEET, assessments=(said,))


@pytest.mark.parametrize("spelling", ["8.50", "8.5E0", "85E-1", "+8.5", "08.5", " 8.5"])
def test_a_number_in_another_spelling_is_no_payload(spelling: str) -> None:
    content = payload.encode(_saying(""))
    assert payload.decode(content) == _saying("")
    with pytest.raises(payload.NotAPayloadError):
        payload.read(content.replace(b'"8.5"', f'"{spelling}"'.encode()))


@pytest.mark.parametrize("spelling", ['"\\u0041n"', '"A\\u006e"', '"An" ', "null"])
def test_a_text_in_another_spelling_is_no_payload(spelling: str) -> None:
    content = payload.encode(_saying("An"))
    assert payload.decode(content) == _saying("An")
    with pytest.raises(payload.NotAPayloadError):
        payload.read(content.replace(b'"An"', spelling.encode()))


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_every_text_has_one_spelling_and_comes_back(comment: str) -> None:
    sheet = _saying(comment)
    content = payload.encode(sheet)
    assert payload.decode(content) == sheet
    assert content == canonical_bytes(json.loads(content))


def test_equal_marks_of_two_sheets_are_one_object() -> None:
    first, second = (payload.decode(payload.encode(_saying(text))) for text in ("a", "b"))
    assert first.assessments[0].marks[0] is second.assessments[0].marks[0]
