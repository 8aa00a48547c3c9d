"""Genuine sheets of all kinds: three contests, two judges, corrections, notes, ink, sealed marks."""

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from PIL import Image, ImageDraw

from judge_app.contest.ids import JudgeId
from judge_app.contest.scoresheet import Assessment, Audience, Note, Outcome, Place
from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.page.ink import Ink, ink_from_png
from judge_app.documents.sheet.signing import sign_with_ink
from tests.support.signed_contest import (
    GK01,
    GK02,
    SignedContest,
    final_sheet,
    signed_contest,
    with_assessment,
)

_WORDS = "Hình ảnh rõ, lời bình hay; nên rút ngắn phần đầu. ✓ “Đạt” – 50% (a/b) 𝛼 "


def genuine_sheets(wanted: int) -> Iterator[tuple[SignedContest, bytes]]:
    """Yield so many different sheets, each with the contest that must take it."""
    contests = (
        signed_contest(entries=6, leaves=5, seed=1, contest_id="ung-dung-cntt-2024"),
        signed_contest(entries=30, leaves=16, seed=2, contest_id="tieng-hat-2025"),
        signed_contest(entries=4, leaves=1, seed=3, contest_id="ảnh-đẹp", sealed=True),
    )
    for number in range(wanted):
        held = contests[number % len(contests)]
        judge = (GK01, GK02)[number // len(contests) % 2]
        yield held, _sheet(held, judge, number)


def _sheet(held: SignedContest, judge: JudgeId, number: int) -> bytes:
    chance = random.Random(number)
    sheet = final_sheet(held, judge, seed=number, revision=chance.choice((1, 1, 2, 7)))
    for assessment in sheet.assessments:
        sheet = with_assessment(sheet, _lived_in(assessment, chance))
    ink = _ink(chance) if number % 4 == 0 else None
    return sign_with_ink(held.contest, sheet, OpenedKey(held.keys[judge]), ink, held.roster)


def _lived_in(assessment: Assessment, chance: random.Random) -> Assessment:
    """Return an assessment as people leave it: with remarks, notes, and now and then no mark."""
    if assessment.outcome is not Outcome.MARKED:
        return assessment
    if chance.random() < 0.1:
        outcome = chance.choice((Outcome.ABSTAINED, Outcome.COULD_NOT_OPEN))
        return replace(assessment, outcome=outcome, marks=(), reason=_text(chance) or "Bận")
    numbers = count(1)
    notes = tuple(
        Note(
            id=f"n{next(numbers)}",
            text=_text(chance) or "Hay",
            audience=chance.choice(tuple(Audience)),
            criterion=chance.choice((None, assessment.marks[0].criterion)),
            place=chance.choice(
                (None, Place(file="phim.mp4", milliseconds=chance.randrange(10**6)), Place(page=3))
            ),
        )
        for _ in range(chance.choice((0, 0, 0, 1, 3)))
    )
    return replace(assessment, notes=notes, comment=_text(chance))


def _text(chance: random.Random) -> str:
    return (_WORDS * 3)[: chance.choice((0, 0, 5, 60, 200))].strip()


def _ink(chance: random.Random) -> Ink:
    picture = Image.new("RGBA", (chance.randrange(60, 700), chance.randrange(30, 280)))
    draw = ImageDraw.Draw(picture)
    ends = [(chance.randrange(picture.width), chance.randrange(picture.height)) for _ in range(6)]
    draw.line(ends, fill=(0, 0, 0, 255), width=4)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return ink_from_png(stream.getvalue())
