"""The chair's signed result: steps 1 to 4 hold for it too, under a root that is known."""

from dataclasses import replace

import pytest

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId, Sha256Hex
from judge_app.documents.gate import gate
from judge_app.documents.gate.gate import examine_result
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import issue_key
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.result.result_signing import sign_result
from judge_app.documents.result.result_statement import (
    ResultPageStatement,
    ResultStatement,
    encode,
)
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.scoresheet_pdf import render
from tests.support.forgeries import genuine
from tests.support.signed_contest import (
    CHAIR,
    GK01,
    MOMENT,
    final_sheet,
    signed_contest,
)
from tests.support.trials import verdict_on

HELD = signed_contest(entries=3, leaves=3)
SHEET = payload.in_order(final_sheet(HELD))
GENUINE = genuine(HELD)
Reason = RefusalReason


def reason(found: object) -> RefusalReason:
    assert isinstance(found, Refusal), found
    return found.reason


PAGE = ResultPageStatement(
    contest=HELD.contest.id,
    roster=HELD.roster,
    chair=CHAIR,
    bundle=HELD.bundle,
    moment=MOMENT.isoformat(),
    result=Sha256Hex("a" * 64),
    entry=EntryCode("SP-001"),
)
WHOLE = ResultStatement(
    contest=HELD.contest,
    roster=HELD.roster,
    bundle=HELD.bundle,
    moment=MOMENT.isoformat(),
    official=True,
    result=Sha256Hex("a" * 64),
    sheets=(),
    entries=(),
)
FINGERPRINT = HELD.roster.root_fingerprint
PAGES = render(HELD.contest, SHEET)


@pytest.mark.parametrize("statement", [PAGE, WHOLE])
def test_a_result_is_what_the_chair_signed(
    statement: ResultStatement | ResultPageStatement,
) -> None:
    pdf = sign_result(PAGES, encode(statement), HELD.keys[CHAIR])
    assert examine_result(pdf, root_fingerprint=FINGERPRINT) == statement


def _without_chair(contest: Contest) -> Contest:
    members = tuple(member for member in contest.panel.members if member.id != CHAIR)
    return replace(contest, panel=replace(contest.panel, members=members))


STRANGER = issue_key(HELD.root, JudgeId("X"), "X", HELD.contest.id, MOMENT)


@pytest.mark.parametrize(
    ("pdf", "wanted"),
    [
        (sign_result(PAGES, encode(PAGE), HELD.keys[GK01]), Reason.SIGNED_BY_ANOTHER),
        (sign_result(PAGES, encode(PAGE), STRANGER), Reason.SIGNER_UNKNOWN),
        (
            sign_result(
                PAGES,
                encode(replace(WHOLE, contest=_without_chair(HELD.contest))),
                HELD.keys[CHAIR],
            ),
            Reason.SIGNED_BY_ANOTHER,
        ),
        (sign_result(PAGES, b"{}", HELD.keys[CHAIR]), Reason.UNREADABLE),
        (sign_result(PAGES, b'{"kind":"judge-app/result/9"}', HELD.keys[CHAIR]), Reason.UNREADABLE),
        (sign_result(PAGES, encode(PAGE) + b" ", HELD.keys[CHAIR]), Reason.UNREADABLE),
        (GENUINE, Reason.ATTACHMENT_MISSING),
        (PAGES, Reason.NOT_SIGNED),
        (b"", Reason.NOT_A_PDF),
        (sign_result(PAGES, encode(PAGE), HELD.keys[CHAIR]) + b"\n", Reason.BYTES_NOT_SIGNED),
    ],
)
def test_another_result_is_refused(pdf: bytes, wanted: RefusalReason) -> None:
    assert reason(examine_result(pdf, root_fingerprint=FINGERPRINT)) is wanted


def test_a_result_under_another_root_is_refused() -> None:
    pdf = sign_result(PAGES, encode(PAGE), HELD.keys[CHAIR])
    assert reason(examine_result(pdf, root_fingerprint="0" * 24)) is Reason.OTHER_ROOT


def test_a_signed_file_without_attachment_is_no_result() -> None:
    from tests.support.forgeries import signed_by_pyhanko  # noqa: PLC0415

    pdf = signed_by_pyhanko(PAGES, OpenedKey(HELD.keys[CHAIR]))
    assert reason(examine_result(pdf, root_fingerprint=FINGERPRINT)) is Reason.ATTACHMENT_MISSING


@pytest.mark.parametrize("failure", [ValueError, RecursionError, MemoryError])
def test_any_failure_inside_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    def broken(*_: object) -> None:
        raise failure("inside")

    monkeypatch.setattr(gate, "check_bytes", broken)
    assert reason(verdict_on(GENUINE, HELD)) is Reason.UNREADABLE
    assert reason(examine_result(GENUINE, root_fingerprint=FINGERPRINT)) is Reason.UNREADABLE
