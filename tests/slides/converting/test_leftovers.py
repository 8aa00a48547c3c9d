"""What stays inexact on a converter's pages: what is not in the deck, and what it leaves out."""

import pytest

from judge_app.slides.converting.leftovers import left_inexact
from judge_app.slides.deck import Approximation, ApproximationKind

KIND = ApproximationKind
FOUND = (
    Approximation(kind=KIND.LINKED, what="example.org"),
    Approximation(kind=KIND.FONT, what="UTM Avo", count=3),
    Approximation(kind=KIND.PICTURE),
    Approximation(kind=KIND.DAMAGED),
    Approximation(kind=KIND.EFFECT, what="reflection"),
    Approximation(kind=KIND.EFFECT, what="glow"),
    Approximation(kind=KIND.EFFECT, what="softEdge"),
    Approximation(kind=KIND.THREE_D),
    Approximation(kind=KIND.SMART_ART),
    Approximation(kind=KIND.CHART),
    Approximation(kind=KIND.WORD_ART, what="textWave1"),
)


@pytest.mark.parametrize(
    ("producer", "kept"),
    [
        ("LibreOffice 7.4.7.2", (0, 1, 2, 3, 4, 7)),
        ("PowerPoint 16.0", (0, 1, 2, 3)),
    ],
)
def test_each_converter_leaves_out_what_it_leaves_out(producer: str, kept: tuple[int, ...]) -> None:
    assert left_inexact(FOUND, producer) == tuple(FOUND[number] for number in kept)
