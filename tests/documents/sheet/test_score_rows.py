"""Marks as printed: words are read as the contest says, and the gate reads them the same way."""

from dataclasses import replace
from decimal import Decimal

import pytest

from judge_app.contest.rubric import Rubric
from judge_app.contest.scoresheet import FinalSheet, SignedSheet
from judge_app.documents.gate.gate import examine
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.sheet.score_rows import score_rows
from judge_app.vietnamese.number_words import Four, NumberReading, Thousand, ZeroTens
from tests.support.forgeries import signed
from tests.support.signed_contest import SignedContest, final_sheet, signed_contest

SOUTHERN = NumberReading(four=Four.BON, zero_tens=ZeroTens.LE, thousand=Thousand.NGAN)


def contest_of_thousands(reading: NumberReading) -> SignedContest:
    held = signed_contest(entries=3, leaves=1)
    leaf = replace(held.contest.rubric.leaves[0], maximum=Decimal(2000))
    contest = replace(held.contest, rubric=Rubric(criteria=(leaf,)), number_reading=reading)
    return replace(held, contest=contest)


def sheet_of(held: SignedContest, *totals: str) -> FinalSheet:
    sheet = final_sheet(held)
    assessments = tuple(
        replace(old, marks=(replace(old.marks[0], value=Decimal(total)),))
        for old, total in zip(sheet.assessments, totals, strict=True)
    )
    return replace(sheet, assessments=assessments)


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (NumberReading(), ("Một nghìn không trăm linh năm", "Hai mươi tư", "Mười bốn")),
        (SOUTHERN, ("Một ngàn không trăm lẻ năm", "Hai mươi bốn", "Mười bốn")),
    ],
)
def test_words_are_read_as_the_contest_says(reading: NumberReading, words: tuple[str, ...]) -> None:
    held = contest_of_thousands(reading)
    rows = score_rows(held.contest, sheet_of(held, "1005", "24", "14"))
    assert tuple(row.words for row in rows) == words


def test_the_gate_draws_the_words_of_the_contest() -> None:
    southern = contest_of_thousands(SOUTHERN)
    pdf = signed(southern, sheet_of(southern, "1005", "24", "14"))
    assert isinstance(verdict(pdf, southern), SignedSheet)
    elsewhere = verdict(pdf, contest_of_thousands(NumberReading()))
    assert isinstance(elsewhere, Refusal)
    assert elsewhere.reason is RefusalReason.PAGES_DIFFER


def verdict(pdf: bytes, held: SignedContest) -> object:
    return examine(
        pdf,
        contest=held.contest,
        roster=held.roster,
        bundle_sha256=held.bundle,
        moment=held.moment,
        taken=(),
    )
