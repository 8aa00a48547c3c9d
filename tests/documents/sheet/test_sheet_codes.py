from dataclasses import replace
from decimal import Decimal

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.ids import CriterionId, EntryCode, JudgeId, Sha256Hex
from judge_app.contest.rubric import Criterion, Rubric
from judge_app.contest.scoresheet import Assessment, CriterionMark, Outcome
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.page.qr import qr_modules
from judge_app.documents.sheet import packed_marks, sheet_codes
from judge_app.documents.sheet.payload import check_code, encode, payload_sha256
from tests.support.signed_contest import GK01, GK02, final_sheet, signed_contest

HELD = signed_contest(entries=60, leaves=8)
SHEET = final_sheet(HELD)
SHA = payload_sha256(encode(SHEET))
MESSAGE = sheet_codes.marks_message(HELD.contest, SHEET, SHA)

RUBRIC = Rubric(
    criteria=tuple(
        Criterion(id=CriterionId(name), label=name, maximum=Decimal(most), step=Decimal(step))
        for name, most, step in (("a", "10", "0.25"), ("b", "100", "1"), ("c", "1", "1"))
    )
)


@st.composite
def _assessments(draw: st.DrawFn) -> tuple[Assessment, ...]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        entry = EntryCode(f"SP-{number:03d}")
        outcome = draw(st.sampled_from(Outcome))
        marks: tuple[CriterionMark, ...] = ()
        if outcome is Outcome.MARKED:
            marks = tuple(
                CriterionMark(criterion=leaf.id, value=leaf.step * steps)
                for leaf in RUBRIC.leaves
                if (steps := draw(st.integers(-1, int(leaf.maximum / leaf.step)))) >= 0
            )
        found.append(Assessment(entry=entry, outcome=outcome, marks=marks))
    return tuple(found)


@given(_assessments())
def test_packed_marks_come_back(assessments: tuple[Assessment, ...]) -> None:
    entries = [assessment.entry for assessment in assessments]
    packed = packed_marks.pack(RUBRIC, entries, assessments)
    assert packed_marks.unpack(RUBRIC, entries, packed) == assessments


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x3f\xff\xff\xff", b"\x00" * 9])
def test_bytes_that_do_not_fit_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        packed_marks.unpack(RUBRIC, [EntryCode("SP-001")], content)


def test_the_code_on_a_page_names_the_sheet_and_begins_with_the_check_code() -> None:
    text = sheet_codes.page_text(SHEET, SHA, 2, 3)
    assert text.startswith("JUDGE-APP/1:UNG-DUNG-CNTT-2024:GK01:R1:")
    assert text.split(":")[-1].startswith(check_code(SHA).replace("-", ""))
    code = sheet_codes.read_code(text.encode())
    assert code == sheet_codes.PageCode(
        contest=HELD.contest.id, judge=GK01, revision=1, page=2, pages=3, payload_sha256=SHA
    )


def test_unusual_judges_ids_come_back_from_a_page_code() -> None:
    sheet = replace(SHEET, judge=JudgeId("giám khảo: 1"))
    code = sheet_codes.read_code(sheet_codes.page_text(sheet, SHA, 1, 1).encode())
    assert isinstance(code, sheet_codes.PageCode)
    assert code.judge == "giám khảo: 1"


def test_the_page_code_is_small_enough_for_every_page() -> None:
    assert len(qr_modules(sheet_codes.page_text(SHEET, SHA, 2, 3))) <= 17 + 4 * 6


def test_the_marks_of_60_entries_are_read_back_from_their_codes() -> None:
    parts = sheet_codes.marks_parts(MESSAGE, SHA)
    read = [sheet_codes.read_code(part) for part in reversed(parts)]
    found = tuple(part for part in read if isinstance(part, sheet_codes.MarksPart))
    message = sheet_codes.joined(found)
    assert message == MESSAGE
    paper = sheet_codes.read_message(HELD.contest, MESSAGE)
    assert paper is not None
    assert paper.payload_sha256 == SHA
    assert paper.sheet == SHEET
    assert sheet_codes.joined(found[:-1]) is None
    assert sheet_codes.joined(()) is None


def test_400_entries_make_several_codes_alike() -> None:
    held = signed_contest(entries=400, leaves=8)
    sheet = final_sheet(held, GK02)
    message = sheet_codes.marks_message(held.contest, sheet, SHA)
    parts = sheet_codes.marks_parts(message, SHA)
    assert len(parts) > 4
    assert max(map(len, parts)) <= 520
    paper = sheet_codes.read_message(held.contest, message)
    assert paper is not None
    assert [a.outcome for a in paper.sheet.assessments] == [a.outcome for a in sheet.assessments]


def test_the_signature_of_the_marks_is_the_judges_and_nobody_elses() -> None:
    key = HELD.keys[GK01].private_key
    signer = OpenedKey(HELD.keys[GK01])
    content = sheet_codes.signature_part(signer.sign, MESSAGE, SHA)
    assert content == sheet_codes.signature_part(signer.sign, MESSAGE, SHA)
    part = sheet_codes.read_code(content)
    assert isinstance(part, sheet_codes.SignaturePart)
    assert len(part.signature) == 64
    assert sheet_codes.is_signed_by(key.public_key(), MESSAGE, part)
    assert not sheet_codes.is_signed_by(key.public_key(), MESSAGE + b"x", part)
    assert not sheet_codes.is_signed_by(HELD.keys[GK02].private_key.public_key(), MESSAGE, part)
    short = sheet_codes.SignaturePart(part.kind, part.sheet, part.signature[:-1])
    assert not sheet_codes.is_signed_by(key.public_key(), MESSAGE, short)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"https://example.org",
        b"JUDGE-APP/1:A:B",
        b"JUDGE-APP/1:A:B:R1:" + b"0" * 52,
        b"JUDGE-APP/1:A:B:R1:P1/1:" + b"0" * 51,
        b"JUDGE-APP/1:A:B:1:P1/1:" + b"0" * 52,
        b"JUDGE-APP/1:A:B:Rx:P1/1:" + b"0" * 52,
        b"JUDGE-APP/1:A:B:R1:1/1:" + b"0" * 52,
        b"JUDGE-APP/1:A:B:R1::" + b"0" * 52,
        b"JUDGE-APP/1:A:B:R1:P1:" + b"0" * 52,
        b"JUDGE-APP/1:A:B:R1:Px/1:" + b"0" * 52,
        b"JUDGE-APP/1:A:B:R1:P1/1:" + b"U" * 52,
        "JUDGE-APP/1:Á:B:R1:P1/1:".encode() + b"0" * 52,
        cbor2.dumps(["judge-app/qr-marks/1", b"", 1, 1, b""])[:-1] + b"\x81" * 900,
        cbor2.dumps(["judge-app/qr-marks/1", b"", 1, 1])[:1] + b"\xc4\x82\x1b" + b"\x7f" * 30,
        cbor2.dumps([]),
        cbor2.dumps({"a": 1}),
        cbor2.dumps(["judge-app/qr-marks/1", 1]),
        cbor2.dumps(["judge-app/qr-signature/1", b"", "x"]),
        cbor2.dumps(["judge-app/qr-other/1"]),
        b"\xff\xff",
    ],
)
def test_other_codes_are_passed_over(content: bytes) -> None:
    assert sheet_codes.read_code(content) is None


@pytest.mark.parametrize("message", [b"", b"\xff", cbor2.dumps([1, 2]), MESSAGE[:-1]])
def test_a_message_that_does_not_fit_is_none(message: bytes) -> None:
    assert sheet_codes.read_message(HELD.contest, message) is None


def test_marks_of_another_panel_member_do_not_fit() -> None:
    fields = cbor2.loads(MESSAGE)
    fields[2] = "GK02"
    fields[7] = b"\x00"
    assert sheet_codes.read_message(HELD.contest, cbor2.dumps(fields)) is None


def test_two_parts_of_one_number_do_not_join() -> None:
    part = sheet_codes.MarksPart("judge-app/qr-marks/1", b"12345678", 1, 1, b"a")
    other = sheet_codes.MarksPart("judge-app/qr-marks/1", b"12345678", 1, 1, b"b")
    assert sheet_codes.joined((part, part)) == b"a"
    assert sheet_codes.joined((part, other)) is None


def test_parts_of_two_sheets_do_not_join() -> None:
    parts = sheet_codes.marks_parts(MESSAGE + b"x" * 500, SHA)
    other = sheet_codes.marks_parts(MESSAGE + b"x" * 500, Sha256Hex("0" * 64))
    mixed = tuple(
        part
        for part in map(sheet_codes.read_code, (parts[0], other[1]))
        if isinstance(part, sheet_codes.MarksPart)
    )
    assert sheet_codes.joined(mixed) is None
