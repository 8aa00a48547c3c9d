"""Codes on paper bring in what the judge signed, whole and allowed, and nothing else."""

import base64
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import cbor2
import pytest

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId, Sha256Hex
from judge_app.contest.roster import Roster
from judge_app.contest.rubric import Rubric
from judge_app.contest.scoresheet import Assessment, CriterionMark, FinalSheet
from judge_app.documents.gate.gate import examine_paper
from judge_app.documents.gate.ledger import TakenSheet
from judge_app.documents.gate.paper import (
    ON_PAPER,
    CodesSignature,
    PaperCodes,
    check_codes_signature,
)
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import HolderKey, create_root, der, issue_key
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.sheet_codes import (
    PaperSheet,
    SignaturePart,
    marks_message,
    read_code,
    signature_part,
)
from tests.support.signed_contest import (
    BUNDLE,
    GK01,
    GK02,
    MOMENT,
    final_sheet,
    signed_contest,
    with_assessment,
)
from tests.support.token_keys import with_rsa

HELD = signed_contest()
SHEET = final_sheet(HELD)
SHA = payload.payload_sha256(payload.encode(SHEET))
Reason = RefusalReason


def codes(
    sheet: FinalSheet = SHEET, key: HolderKey = HELD.keys[GK01], contest: Contest = HELD.contest
) -> PaperCodes:
    """Return what the paper of a sheet says, signed with a key."""
    sha256 = payload.payload_sha256(payload.encode(sheet))
    return signed(marks_message(contest, sheet, sha256), key, sha256)


def signed(message: bytes, key: HolderKey = HELD.keys[GK01], sha256: Sha256Hex = SHA) -> PaperCodes:
    part = read_code(signature_part(OpenedKey(key).sign, message, sha256))
    assert isinstance(part, SignaturePart)
    return PaperCodes(message=message, signatures=(part,))


def examined(
    found: PaperCodes,
    *,
    contest: Contest = HELD.contest,
    roster: Roster = HELD.roster,
    moment: datetime = MOMENT,
    taken: tuple[TakenSheet, ...] = (),
) -> PaperSheet | Refusal:
    return examine_paper(
        found, contest=contest, roster=roster, bundle_sha256=BUNDLE, moment=moment, taken=taken
    )


def reason_of(verdict: PaperSheet | Refusal) -> RefusalReason:
    assert isinstance(verdict, Refusal)
    return verdict.reason


def changed(field: int, value: object) -> bytes:
    """Return the message with one field replaced; the hash of the payload stays."""
    fields = cbor2.loads(marks_message(HELD.contest, SHEET, SHA))
    fields[field] = value
    return cbor2.dumps(fields, canonical=True)


def test_a_genuine_sheet_comes_in_with_every_mark() -> None:
    found = examined(codes())
    assert isinstance(found, PaperSheet)
    assert found.payload_sha256 == SHA
    assert found.sheet == SHEET


def test_reasons_that_only_the_paper_tells_refer_to_it() -> None:
    sheet = final_sheet(HELD, GK02, revision=2)
    found = examined(codes(sheet, HELD.keys[GK02]))
    assert isinstance(found, PaperSheet)
    assert found.sheet.reason == ON_PAPER
    reasons = {assessment.reason for assessment in found.sheet.assessments}
    assert reasons == {"", ON_PAPER}, "an entry of the own unit"


def test_notes_that_the_rules_ask_for_are_on_the_paper() -> None:
    (first, *others) = HELD.contest.rubric.criteria
    strict = tuple(replace(leaf, note_below=Decimal(99)) for leaf in first.children)
    rubric = Rubric(criteria=(replace(first, children=strict), *others))
    contest = replace(HELD.contest, rubric=rubric)
    assert isinstance(examined(codes(contest=contest), contest=contest), PaperSheet)


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (PaperCodes(message=None), Reason.PAYLOAD_MALFORMED),
        (signed(b"\xff"), Reason.PAYLOAD_MALFORMED),
        (replace(codes(), signatures=()), Reason.CODES_NOT_SIGNED),
        (codes(key=HELD.keys[GK02]), Reason.MARKS_SIGNATURE_WRONG),
        (
            replace(codes(), signatures=codes().signatures + codes(key=HELD.keys[GK02]).signatures),
            Reason.MARKS_SIGNATURE_WRONG,
        ),
        (replace(codes(), message=changed(3, 2)), Reason.MARKS_SIGNATURE_WRONG),
        (signed(changed(2, "GK02")), Reason.MARKS_SIGNATURE_WRONG),
        (signed(changed(0, "cuoc-thi-khac")), Reason.OTHER_CONTEST),
        (signed(changed(1, b"x" * 32)), Reason.OTHER_BUNDLE),
        (signed(changed(3, 0)), Reason.REVISION_MALFORMED),
        (signed(changed(3, 2)), Reason.REVISION_MALFORMED),
        (signed(changed(4, b"x" * 32)), Reason.REVISION_MALFORMED),
        (signed(changed(5, "2024-04-11T14:03:22")), Reason.REVISION_MALFORMED),
        (signed(changed(5, "hôm qua")), Reason.UNREADABLE),
        (signed(cbor2.dumps([*cbor2.loads(changed(3, 1)), 1])), Reason.PAYLOAD_MALFORMED),
    ],
)
def test_everything_else_is_refused_by_name(found: PaperCodes, reason: RefusalReason) -> None:
    assert reason_of(examined(found)) is reason


def test_another_spelling_of_the_same_message_is_refused() -> None:
    spelled = cbor2.dumps(cbor2.CBORTag(55799, cbor2.loads(changed(3, 1))))
    assert reason_of(examined(signed(spelled))) is Reason.PAYLOAD_MALFORMED


def test_marks_that_are_missing_or_not_allowed_are_refused() -> None:
    first = SHEET.assessments[0]
    unmarked = with_assessment(SHEET, replace(first, marks=first.marks[1:]))
    verdict = examined(codes(unmarked))
    assert isinstance(verdict, Refusal)
    assert (verdict.reason, len(verdict.problems)) == (Reason.NOT_FINAL, 1)
    own = final_sheet(HELD, GK02)
    marks = tuple(
        CriterionMark(criterion=leaf.id, value=Decimal(1)) for leaf in HELD.contest.rubric.leaves
    )
    forced = with_assessment(own, Assessment(entry=EntryCode("SP-002"), marks=marks))
    assert reason_of(examined(codes(forced, HELD.keys[GK02]))) is Reason.NOT_FINAL


def test_a_person_who_is_not_listed_signs_for_nobody() -> None:
    roster = replace(HELD.roster, entries=tuple(e for e in HELD.roster.entries if e.judge != GK01))
    assert reason_of(examined(codes(), roster=roster)) is Reason.MARKS_SIGNATURE_WRONG


def test_keys_of_another_root_or_another_time_sign_for_nobody() -> None:
    root = create_root(HELD.contest.id, HELD.contest.name, MOMENT, lambda count: b"7" * count)
    key = issue_key(
        root, GK01, "Ai đó", HELD.contest.id, MOMENT, random_bytes=lambda count: b"8" * count
    )
    other = replace(HELD.roster, root_certificate=base64.b64encode(der(root.certificate)).decode())
    assert reason_of(examined(codes(), roster=other)) is Reason.MARKS_SIGNATURE_WRONG
    assert reason_of(examined(codes(key=key))) is Reason.MARKS_SIGNATURE_WRONG
    late = datetime(2090, 1, 1, tzinfo=UTC)
    assert reason_of(examined(codes(), moment=late)) is Reason.MARKS_SIGNATURE_WRONG


def test_a_sealed_contest_has_no_marks_on_paper() -> None:
    contest = replace(HELD.contest, sealed_marks=True)
    assert reason_of(examined(codes(), contest=contest)) is Reason.MARKS_NOT_ON_PAPER


def _taken(
    revision: int,
    sha256: str,
    judge: JudgeId = GK01,
    *,
    on_paper: bool = False,
    typed: bool = False,
) -> TakenSheet:
    return TakenSheet(
        judge=judge,
        revision=revision,
        payload_sha256=Sha256Hex(sha256),
        on_paper=on_paper,
        typed=typed,
    )


@pytest.mark.parametrize(
    ("taken", "reason"),
    [
        (_taken(1, SHA), Reason.ALREADY_TAKEN),
        (_taken(1, SHA, on_paper=True), Reason.ALREADY_TAKEN),
        (_taken(1, "0" * 64), Reason.CONFLICT),
        (_taken(1, "0" * 64, on_paper=True), Reason.CONFLICT),
        (_taken(2, "0" * 64), Reason.OUTDATED),
        (_taken(2, "0" * 64, on_paper=True, typed=True), Reason.OUTDATED),
    ],
)
def test_paper_stands_to_the_ledger_as_a_file_does(
    taken: TakenSheet, reason: RefusalReason
) -> None:
    assert reason_of(examined(codes(), taken=(taken,))) is reason


@pytest.mark.parametrize(
    "taken", [_taken(1, "0" * 64, GK02), _taken(1, "0" * 64, on_paper=True, typed=True)]
)
def test_other_judges_and_typed_sheets_do_not_stand_in_the_way(taken: TakenSheet) -> None:
    assert isinstance(examined(codes(), taken=(taken,)), PaperSheet)


def test_a_correction_of_another_sheet_is_refused() -> None:
    second = final_sheet(HELD, revision=2)
    assert second.previous is not None
    right = (_taken(1, second.previous),)
    assert isinstance(examined(codes(second), taken=right), PaperSheet)
    wrong = (_taken(1, "0" * 64),)
    assert reason_of(examined(codes(second), taken=wrong)) is Reason.PREVIOUS_DIFFERS


def test_the_signature_is_judged_on_its_own_too() -> None:
    def judged(found: PaperCodes, judge: JudgeId = GK01) -> CodesSignature:
        return check_codes_signature(found, judge, HELD.roster, MOMENT)

    assert judged(codes()) is CodesSignature.GENUINE
    assert judged(codes(), GK02) is CodesSignature.WRONG
    assert judged(codes(), JudgeId("ai-do")) is CodesSignature.WRONG
    assert judged(PaperCodes(message=codes().message)) is CodesSignature.NOT_FOUND
    part = replace(codes(), message=None)
    assert judged(part) is CodesSignature.MARKS_NOT_FOUND


def test_a_token_whose_signatures_do_not_fit_brings_nothing_in() -> None:
    held, _ = with_rsa(HELD)
    plain = replace(codes(), signatures=())
    signature = check_codes_signature(plain, GK01, held.roster, MOMENT)
    assert signature is CodesSignature.TOKEN
    assert reason_of(examined(plain, roster=held.roster)) is Reason.CODES_NOT_SIGNED
    assert reason_of(examined(codes(), roster=held.roster)) is Reason.CODES_NOT_SIGNED
