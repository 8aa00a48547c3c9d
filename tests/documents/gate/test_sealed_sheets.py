"""A sealed sheet shows no mark anywhere, gets in as sealed, and opens to what the judge said."""

import base64
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.contest import Contest
from judge_app.contest.ids import ContestId, JudgeId, Sha256Hex
from judge_app.contest.panel import Seat
from judge_app.contest.scoresheet import FinalSheet, SealedSheet, SignedSheet
from judge_app.documents.gate.gate import examine, examine_opening
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.sheet import payload, sealed_payload
from judge_app.documents.sheet.scoresheet_pdf import render
from judge_app.documents.sheet.sealed_payload import ChairCannotOpenError, SealedPayload
from judge_app.documents.sheet.sealed_sheet_pdf import draw_sealed
from judge_app.documents.sheet.sheet_codes import marks_message, read_message
from tests.support.forgeries import genuine, signed, with_payload
from tests.support.signed_contest import (
    CHAIR,
    GK01,
    GK02,
    SignedContest,
    final_sheet,
    signed_contest,
    with_assessment,
)

HELD = signed_contest(entries=3, leaves=3, sealed=True)
PLAIN = signed_contest(entries=3, leaves=3)
SHEET = payload.in_order(final_sheet(HELD))
GENUINE = genuine(HELD)
INSIDE = payload.encode(SHEET)
KEY, PIN = sealed_payload.chair_key(HELD.contest, HELD.roster)
SEALED = sealed_payload.seal(SHEET, KEY, PIN)
Reason = RefusalReason


def verdict(pdf: bytes, held: SignedContest = HELD) -> SignedSheet | SealedSheet | Refusal:
    return examine(
        pdf,
        contest=held.contest,
        roster=held.roster,
        bundle_sha256=held.bundle,
        moment=held.moment,
    )


def reason(found: object) -> RefusalReason:
    assert isinstance(found, Refusal), found
    return found.reason


def taken(pdf: bytes = GENUINE) -> SealedSheet:
    found = verdict(pdf)
    assert isinstance(found, SealedSheet), found
    return found


def opened(held: SealedSheet, content: bytes = INSIDE) -> SignedSheet | Refusal:
    return examine_opening(held, content, contest=HELD.contest, roster=HELD.roster)


@pytest.mark.parametrize("judge", [GK01, GK02])
def test_a_sealed_sheet_gets_in_and_opens_with_the_chairs_key(judge: JudgeId) -> None:
    held = taken(genuine(HELD, judge))
    assert (held.judge, held.revision) == (judge, 1)
    inside = sealed_payload.unsealed(
        sealed_payload.read(held.statement), HELD.keys[CHAIR].private_key
    )
    found = opened(held, inside)
    assert isinstance(found, SignedSheet)
    assert found.sheet == payload.in_order(final_sheet(HELD, judge))
    assert found.payload_sha256 == held.payload_sha256


def test_neither_pages_nor_codes_nor_data_show_a_mark() -> None:
    """The whole file is the same for other marks but for the box and what hangs on its hash."""
    other = replace(SHEET, assessments=payload.in_order(final_sheet(HELD, seed=5)).assessments)
    assert other != SHEET
    one, two = (replace(sealed_payload.seal(sheet, KEY, PIN), box="") for sheet in (SHEET, other))
    assert one == two
    assert draw_sealed(HELD.contest, one).content == draw_sealed(HELD.contest, two).content
    said = {marks_message(HELD.contest, each, Sha256Hex("a" * 64)) for each in (one, two)}
    assert len(said) == 1
    assert read_message(HELD.contest, said.pop()) is None
    assert INSIDE not in GENUINE
    assert INSIDE.hex().encode() not in GENUINE


def test_a_reason_that_may_tell_marks_is_sealed_too() -> None:
    corrected = replace(
        SHEET, revision=2, previous=taken().payload_sha256, reason="SP-003: 18 thay 8"
    )
    pdf = signed(HELD, corrected)
    content = sealed_payload.encode(sealed_payload.seal(corrected, KEY, PIN))
    assert "18 thay 8" not in content.decode()
    found = opened(taken(pdf), payload.encode(corrected))
    assert isinstance(found, SignedSheet)
    assert found.sheet.reason == corrected.reason


def test_the_same_final_sheet_signed_twice_is_the_same_sheet() -> None:
    assert genuine(HELD) == GENUINE


def test_open_marks_have_no_place_in_a_contest_that_seals_them() -> None:
    plain = replace(final_sheet(PLAIN), contest=HELD.contest.id)
    unsealed = signed(
        replace_contest(HELD, replace(HELD.contest, sealed_marks=False)), replace(plain)
    )
    assert reason(verdict(unsealed)) is Reason.SEALING_DIFFERS


def replace_contest(held: SignedContest, contest: Contest) -> SignedContest:
    return replace(held, contest=contest)


def test_sealed_marks_have_no_place_in_a_contest_that_does_not() -> None:
    unsealing = replace_contest(HELD, replace(HELD.contest, sealed_marks=False))
    assert reason(verdict(GENUINE, unsealing)) is Reason.SEALING_DIFFERS


def test_a_blind_has_no_place_in_an_open_sheet() -> None:
    sheet = replace(final_sheet(PLAIN), blind="a" * 64)
    assert reason(verdict(signed(PLAIN, sheet), PLAIN)) is Reason.PAYLOAD_MALFORMED


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda s: replace(s, contest=ContestId("khac")), Reason.OTHER_CONTEST),
        (lambda s: replace(s, bundle=Sha256Hex("c" * 64)), Reason.OTHER_BUNDLE),
        (lambda s: replace(s, judge=GK02), Reason.SIGNED_BY_ANOTHER),
        (lambda s: replace(s, revision=0), Reason.REVISION_MALFORMED),
        (lambda s: replace(s, revision=2), Reason.REVISION_MALFORMED),
        (lambda s: replace(s, previous=Sha256Hex("c" * 64)), Reason.REVISION_MALFORMED),
        (lambda s: replace(s, finalised_at="2024-04-11T14:03:22"), Reason.REVISION_MALFORMED),
        (lambda s: replace(s, chair=Sha256Hex("c" * 64)), Reason.SEALED_TO_ANOTHER),
        (lambda s: replace(s, box=""), Reason.PAYLOAD_MALFORMED),
        (lambda s: replace(s, box=s.box + "===="), Reason.PAYLOAD_MALFORMED),
        (lambda s: replace(s, box="@@@@"), Reason.PAYLOAD_MALFORMED),
        (lambda s: replace(s, box="QQ=="[:-3] + "R=="), Reason.PAYLOAD_MALFORMED),
        (lambda s: replace(s, finalised_at="2031-04-11T14:03:22+07:00"), Reason.PAGES_DIFFER),
        (lambda s: replace(s, box=base64.b64encode(bytes(99)).decode()), Reason.PAGES_DIFFER),
    ],
)
def test_what_can_be_read_of_a_sealed_sheet_must_be_right(
    change: Callable[[SealedPayload], SealedPayload], wanted: RefusalReason
) -> None:
    content = sealed_payload.encode(change(SEALED))
    assert reason(verdict(signed(HELD, SHEET, change=with_payload(content)))) is wanted


def test_a_later_format_is_named() -> None:
    content = sealed_payload.encode(SEALED).replace(b"sealed-scoresheet/1", b"sealed-scoresheet/2")
    pdf = signed(HELD, SHEET, change=with_payload(content))
    assert reason(verdict(pdf)) is Reason.NEWER_FORMAT


# Opening.


def with_inside(content: bytes, blind: str = SHEET.blind) -> SealedSheet:
    """Return a sheet into which a judge sealed something of the judge's own making."""
    box = sealed_payload._box(content, SEALED.head, blind, KEY)
    sealed = replace(SEALED, box=box)
    return replace(taken(), statement=sealed_payload.encode(sealed))


OTHER_HEAD = payload.encode(replace(SHEET, finalised_at="2031-04-11T14:03:22+07:00"))
SHORT = payload.encode(replace(SHEET, assessments=SHEET.assessments[:-1]))
EXCUSED = payload.encode(replace(SHEET, reason="vì sao"))


def unordered() -> bytes:
    first, *others = SHEET.assessments
    return canonical_bytes(replace(payload.read(INSIDE), assessments=(*others, first)))


@pytest.mark.parametrize(
    ("held", "content", "wanted"),
    [
        (taken(), b"not json", Reason.UNOPENABLE),
        (taken(), b"", Reason.UNOPENABLE),
        (taken(), INSIDE.replace(b"scoresheet/1", b"scoresheet/2"), Reason.UNOPENABLE),
        (taken(), payload.encode(replace(SHEET, blind="")), Reason.UNOPENABLE),
        (taken(), payload.encode(replace(SHEET, blind="a" * 64)), Reason.OPENING_DIFFERS),
        (taken(), SHORT, Reason.OPENING_DIFFERS),
        (taken(genuine(HELD, GK02)), INSIDE, Reason.OPENING_DIFFERS),
        (with_inside(OTHER_HEAD), OTHER_HEAD, Reason.OPENING_DIFFERS),
        (with_inside(unordered()), unordered(), Reason.OPENING_DIFFERS),
        (with_inside(SHORT), SHORT, Reason.NOT_FINAL),
        (with_inside(EXCUSED), EXCUSED, Reason.REVISION_MALFORMED),
        (with_inside(INSIDE, "b" * 64), INSIDE, Reason.OPENING_DIFFERS),
        (replace(taken(), statement=b"?"), INSIDE, Reason.UNREADABLE),
    ],
)
def test_only_what_was_sealed_and_is_whole_counts(
    held: SealedSheet, content: bytes, wanted: RefusalReason
) -> None:
    assert reason(opened(held, content)) is wanted


def test_a_raised_mark_is_not_what_was_sealed() -> None:
    first = SHEET.assessments[0]
    mark = replace(first.marks[0], value=first.marks[0].value + 1)
    better = with_assessment(SHEET, replace(first, marks=(mark, *first.marks[1:])))
    assert reason(opened(taken(), payload.encode(better))) is Reason.OPENING_DIFFERS


def _without_chair(contest: Contest) -> Contest:
    members = tuple(m for m in contest.panel.members if m.seat is not Seat.CHAIR)
    return replace(contest, panel=replace(contest.panel, members=members))


def test_marks_are_not_sealed_to_nobody() -> None:
    with pytest.raises(ChairCannotOpenError):
        sealed_payload.chair_key(_without_chair(HELD.contest), HELD.roster)


def test_the_open_pages_of_a_sealed_contest_are_never_what_is_signed() -> None:
    assert not GENUINE.startswith(render(HELD.contest, SHEET))
    assert re.search(rb"/JAPP_Code <", GENUINE)
    assert isinstance(SHEET, FinalSheet)
