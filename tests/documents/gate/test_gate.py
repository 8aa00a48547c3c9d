"""The gate: genuine sheets get in, and each way of forging one is refused by its name."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from judge_app.contest.ids import ContestId, JudgeId, Sha256Hex
from judge_app.contest.scoresheet import CriterionMark, FinalSheet, SealedSheet, SignedSheet
from judge_app.documents.gate import gate as gate_module
from judge_app.documents.gate.file_bytes import LARGEST_FILE
from judge_app.documents.gate.gate import examine
from judge_app.documents.gate.ledger import TakenSheet
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.documents.keys.keys import issue_key
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.result.result_signing import sign_result
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.scoresheet_pdf import draw, render
from tests.support.forgeries import genuine, signed, signed_by_pyhanko, with_payload
from tests.support.signed_contest import (
    CHAIR,
    GK01,
    GK02,
    MOMENT,
    SignedContest,
    final_sheet,
    signed_contest,
    with_assessment,
)

HELD = signed_contest(entries=3, leaves=3)
SHEET = final_sheet(HELD)
GENUINE = genuine(HELD)
Reason = RefusalReason


def verdict(
    pdf: bytes, held: SignedContest = HELD, taken: tuple[TakenSheet, ...] = (), **changes: object
) -> SignedSheet | SealedSheet | Refusal:
    facts: dict[str, object] = {
        "contest": held.contest,
        "roster": held.roster,
        "bundle_sha256": held.bundle,
        "moment": held.moment,
        **changes,
    }
    return examine(pdf, taken=taken, **facts)  # type: ignore[arg-type]


def reason(pdf: bytes, **changes: object) -> RefusalReason:
    found = verdict(pdf, **changes)  # type: ignore[arg-type]
    assert isinstance(found, Refusal), "a forged sheet got in"
    for language in ("vi", "en"):
        assert refusal_sentence(found, language).endswith(".")
    return found.reason


@pytest.mark.parametrize("judge", [GK01, GK02])
def test_a_genuine_sheet_gets_in(judge: JudgeId) -> None:
    found = verdict(genuine(HELD, judge))
    assert isinstance(found, SignedSheet)
    assert found.sheet == payload.in_order(final_sheet(HELD, judge))


# Step 1: the bytes.


def gap(pdf: bytes) -> tuple[int, int]:
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) \d+\]", pdf)
    assert found is not None
    return int(found[1]), int(found[2])


def in_gap(pdf: bytes, place: int, byte: bytes) -> bytes:
    start, _ = gap(pdf)
    return pdf[: start + place] + byte + pdf[start + place + 1 :]


START, END = gap(GENUINE)


@pytest.mark.parametrize(
    ("forged", "wanted"),
    [
        (b"", Reason.NOT_A_PDF),
        (b"GIF89a", Reason.NOT_A_PDF),
        (b"%PDF-1.7\n%%EOF", Reason.NOT_SIGNED),
        (b"%PDF-" + bytes(LARGEST_FILE), Reason.TOO_LARGE),
        (GENUINE + b"\n", Reason.BYTES_NOT_SIGNED),
        (GENUINE[:-1], Reason.BYTES_NOT_SIGNED),
        (GENUINE + GENUINE[START:], Reason.BYTES_NOT_SIGNED),
        (GENUINE + b"/ByteRange [0 1 2 3] ", Reason.SEVERAL_SIGNATURES),
        (GENUINE.replace(b"/ByteRange [0 ", b"/ByteRange [1 "), Reason.RANGE_MALFORMED),
        (GENUINE.replace(b"/ByteRange [0 ", b"/ByteRange[0  "), Reason.RANGE_MALFORMED),
        (in_gap(GENUINE, 0, b"("), Reason.GAP_MALFORMED),
        (in_gap(GENUINE, 20, b"G"), Reason.GAP_MALFORMED),
        (in_gap(GENUINE, 20, b" "), Reason.GAP_MALFORMED),
        (in_gap(GENUINE, 20, b"a"), Reason.GAP_MALFORMED),
        (in_gap(GENUINE, END - START - 2, b"1"), Reason.PADDING_NOT_EMPTY),
        (in_gap(GENUINE, 1, b"0"), Reason.CONTAINER_MALFORMED),
        (in_gap(GENUINE, 4, b"F"), Reason.CONTAINER_MALFORMED),
    ],
)
def test_bytes_that_nobody_signed_are_refused(forged: bytes, wanted: RefusalReason) -> None:
    assert reason(forged) is wanted


# Step 2: the container.


def test_a_changed_page_is_altered() -> None:
    place = GENUINE.index(b"stream") + 40
    forged = GENUINE[:place] + bytes([GENUINE[place] ^ 1]) + GENUINE[place + 1 :]
    assert reason(forged) is Reason.ALTERED


class SmallRsa:
    """A key that was never good enough."""

    def __init__(self, bits: int) -> None:
        self._key = rsa.generate_private_key(65537, bits)
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "GK01")])
        builder = x509.CertificateBuilder(
            issuer_name=HELD.root.certificate.subject,
            subject_name=name,
            public_key=self._key.public_key(),
            serial_number=77,
            not_valid_before=MOMENT - timedelta(days=1),
            not_valid_after=MOMENT + timedelta(days=1),
        )
        self.certificate = builder.sign(HELD.root.private_key, hashes.SHA256())

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message, padding.PKCS1v15(), hashes.SHA256())


def test_a_weak_key_is_not_allowed() -> None:
    forged = signed_by_pyhanko(render(HELD.contest, SHEET), SmallRsa(1024))
    assert reason(forged) is Reason.ALGORITHM_NOT_ALLOWED


def test_a_strong_key_that_nobody_knows_gets_no_further_than_the_roster() -> None:
    forged = signed_by_pyhanko(render(HELD.contest, SHEET), SmallRsa(2048))
    assert reason(forged) in {Reason.SIGNER_UNKNOWN, Reason.VALIDATOR_DISAGREES}


class HighS:
    """The right key, giving the other of two equally valid signatures."""

    def __init__(self) -> None:
        self._own = OpenedKey(HELD.keys[GK01])
        self.certificate = self._own.certificate

    def sign(self, message: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.utils import (  # noqa: PLC0415
            decode_dss_signature,
            encode_dss_signature,
        )

        from judge_app.documents.keys.keys import P256_ORDER  # noqa: PLC0415

        r, s = decode_dss_signature(self._own.sign(message))
        return encode_dss_signature(r, P256_ORDER - s)


def test_a_signature_has_no_twin() -> None:
    assert reason(signed(HELD, SHEET, signer=HighS())) is Reason.SIGNATURE_WRONG


# Steps 3 and 4: trust, and whose key it is.


def test_another_contests_root_is_not_trusted() -> None:
    other = signed_contest(entries=3, leaves=3, seed=2)
    assert reason(genuine(other)) is Reason.OTHER_ROOT


@pytest.mark.parametrize("years", [-2, 12])
def test_a_certificate_must_hold_when_the_bundle_was_made(years: int) -> None:
    then = HELD.moment + timedelta(days=365 * years)
    assert reason(GENUINE, moment=then) is Reason.NOT_VALID_THEN


def test_a_key_that_is_not_on_the_roster_is_unknown() -> None:
    chance = random.Random(9)
    stray = issue_key(
        HELD.root, GK01, "Nguyễn", HELD.contest.id, MOMENT, random_bytes=chance.randbytes
    )
    assert reason(signed(HELD, SHEET, signer=OpenedKey(stray))) is Reason.SIGNER_UNKNOWN


def test_a_judge_cannot_sign_for_another() -> None:
    forged = signed(HELD, SHEET, signer=OpenedKey(HELD.keys[GK02]))
    assert reason(forged) is Reason.SIGNED_BY_ANOTHER


def test_a_signature_that_allows_changes_is_refused() -> None:
    pages = render(HELD.contest, SHEET)
    forged = signed_by_pyhanko(pages, OpenedKey(HELD.keys[GK01]), certify=False)
    assert reason(forged) is Reason.VALIDATOR_DISAGREES


# Step 5: the data.


def test_pages_without_data_are_refused() -> None:
    forged = signed_by_pyhanko(render(HELD.contest, SHEET), OpenedKey(HELD.keys[GK01]))
    assert reason(forged) is Reason.ATTACHMENT_MISSING


def test_other_data_than_a_sheets_is_refused() -> None:
    forged = sign_result(render(HELD.contest, SHEET), b"{}", HELD.keys[GK01])
    assert reason(forged) is Reason.ATTACHMENT_NOT_ALONE


def test_a_document_of_the_result_is_called_one_where_the_chair_signed_it() -> None:
    table = sign_result(render(HELD.contest, SHEET), b"{}", HELD.keys[CHAIR])
    assert reason(table) is Reason.A_RESULT


CONTENT = payload.encode(SHEET)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"not json", Reason.PAYLOAD_MALFORMED),
        (b" " + CONTENT, Reason.PAYLOAD_MALFORMED),
        (CONTENT.replace(b'":', b'": ', 1), Reason.PAYLOAD_MALFORMED),
        (
            CONTENT.replace(b"judge-app/scoresheet/1", b"judge-app/scoresheet/2"),
            Reason.NEWER_FORMAT,
        ),
    ],
)
def test_data_has_one_spelling(content: bytes, wanted: RefusalReason) -> None:
    assert reason(signed(HELD, SHEET, change=with_payload(content))) is wanted


def changed(**fields: object) -> FinalSheet:
    return replace(SHEET, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sheet", "wanted"),
    [
        (changed(contest=ContestId("khac")), Reason.OTHER_CONTEST),
        (changed(bundle=Sha256Hex("c" * 64)), Reason.OTHER_BUNDLE),
        (changed(reason="vì sao"), Reason.REVISION_MALFORMED),
        (changed(revision=2), Reason.REVISION_MALFORMED),
        (changed(revision=2, reason="x", previous=Sha256Hex("zz")), Reason.REVISION_MALFORMED),
        (changed(assessments=SHEET.assessments[:-1]), Reason.NOT_FINAL),
    ],
)
def test_a_sheet_must_be_a_whole_one_of_this_bundle(
    sheet: FinalSheet, wanted: RefusalReason
) -> None:
    assert reason(signed(HELD, SHEET, change=with_payload(payload.encode(sheet)))) is wanted


def test_a_mark_off_the_scale_is_not_final() -> None:
    first = SHEET.assessments[0]
    mark = CriterionMark(criterion=first.marks[0].criterion, value=Decimal(21))
    sheet = with_assessment(SHEET, replace(first, marks=(mark, *first.marks[1:])))
    assert (
        reason(signed(HELD, sheet, change=with_payload(payload.encode(sheet)))) is Reason.NOT_FINAL
    )


# Step 6: the pages.


def better(sheet: FinalSheet) -> FinalSheet:
    """Return the sheet with one mark raised to the most it can be."""
    first = sheet.assessments[0]
    mark = replace(first.marks[0], value=Decimal(20) - first.marks[0].value % 1)
    return with_assessment(sheet, replace(first, marks=(mark, *first.marks[1:])))


def test_data_that_says_more_than_the_page_is_refused() -> None:
    forged = signed(HELD, SHEET, change=with_payload(payload.encode(better(SHEET))))
    assert reason(forged) is Reason.PAGES_DIFFER


def test_a_page_that_says_more_than_the_data_is_refused() -> None:
    pages = draw(HELD.contest, payload.in_order(better(SHEET)))
    forged = signed(HELD, SHEET, change=lambda drawn: replace(pages, payload=drawn.payload))
    assert reason(forged) is Reason.PAGES_DIFFER


def test_the_signing_update_may_hold_nothing_else() -> None:
    forged = signed(HELD, SHEET, finalised_at="2030-01-01T00:00:00+07:00")
    assert reason(forged) is Reason.UPDATE_DIFFERS


def test_the_code_beside_the_ink_must_be_the_signers() -> None:
    forged = signed(HELD, SHEET, marks_signature=bytes(80))
    assert reason(forged) is Reason.MARKS_SIGNATURE_WRONG


# Step 7: the ledger.


@dataclass(frozen=True)
class Case:
    revision: int
    sha256: str
    wanted: RefusalReason


@pytest.mark.parametrize(
    "case",
    [
        Case(1, payload.payload_sha256(CONTENT), Reason.ALREADY_TAKEN),
        Case(1, "d" * 64, Reason.CONFLICT),
        Case(2, "d" * 64, Reason.OUTDATED),
    ],
)
def test_the_ledger_has_the_last_word(case: Case) -> None:
    held = TakenSheet(judge=GK01, revision=case.revision, payload_sha256=Sha256Hex(case.sha256))
    assert reason(GENUINE, taken=(held,)) is case.wanted


def test_a_correction_must_name_the_sheet_that_it_corrects() -> None:
    second = replace(SHEET, revision=2, reason="Nhầm", previous=Sha256Hex("c" * 64))
    first = TakenSheet(
        judge=GK01, revision=1, payload_sha256=Sha256Hex(payload.payload_sha256(CONTENT))
    )
    assert reason(signed(HELD, second), taken=(first,)) is Reason.PREVIOUS_DIFFERS
    honest = replace(second, previous=Sha256Hex(payload.payload_sha256(CONTENT)))
    assert isinstance(verdict(signed(HELD, honest), taken=(first,)), SignedSheet)


def test_another_judges_sheets_are_no_business_of_this_one() -> None:
    other = TakenSheet(judge=GK02, revision=5, payload_sha256=Sha256Hex("d" * 64))
    assert isinstance(verdict(GENUINE, taken=(other,)), SignedSheet)


# Whatever else happens is a refusal.


@pytest.mark.parametrize("failure", [ValueError, RecursionError, MemoryError, KeyError])
def test_any_failure_inside_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    def broken(*_arguments: object) -> None:
        raise failure("inside")

    monkeypatch.setattr(gate_module, "_trusted", broken)
    found = verdict(GENUINE)
    assert isinstance(found, Refusal)
    assert found.reason is Reason.UNREADABLE
    assert failure.__name__ in found.detail


def _flip(content: bytes, place: int, bit: int) -> bytes:
    return content[:place] + bytes([content[place] ^ (1 << bit)]) + content[place + 1 :]


def _drop(content: bytes, place: int, _bit: int) -> bytes:
    return content[:place] + content[place + 1 :]


def _double(content: bytes, place: int, _bit: int) -> bytes:
    return content[:place] + content[place : place + 1] + content[place:]


@pytest.mark.parametrize("spoil", [_flip, _drop, _double])
def test_no_single_change_anywhere_gets_in(spoil: Callable[[bytes, int, int], bytes]) -> None:
    """A sample of all places; every byte of the update and of the gap is in the long form."""
    chance = random.Random(11)
    places = [chance.randrange(len(GENUINE)) for _ in range(150)]
    places += [chance.randrange(START - 400, START + 1600) for _ in range(100)]
    for place in places:
        forged = spoil(GENUINE, place, chance.randrange(8))
        if forged != GENUINE:
            assert isinstance(verdict(forged), Refusal), place


def test_every_reason_has_its_words() -> None:
    for each in RefusalReason:
        for language in ("vi", "en"):
            assert refusal_sentence(Refusal(reason=each, judge=GK01), language)
