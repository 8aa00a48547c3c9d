"""Damaged decks by the dozen: whatever becomes of them, the next deck is shown."""

from tests.slides.flavours import sample
from tests.slides.plain.odp.decks import BODY, PIXEL, odp
from tests.support.corpus import corpus
from tools.fuzz_decks import Fuzzer

DECKS = 120


def test_the_drawing_process_always_comes_back() -> None:
    open_document = odp(BODY, {"Pictures/a.png": PIXEL})
    seeds = [
        sample(),
        open_document.read_at(0, open_document.size),
        corpus("slides", "ppt", "poi_SampleShow.ppt").read_bytes(),
        corpus("slides", "feature", "poi_bar-chart.pptx").read_bytes(),
        corpus("slides", "bad", "poi_SimpleMacro.pptm").read_bytes(),
    ]
    fuzzer = Fuzzer(seeds, sample())
    try:
        for number in range(DECKS):
            fuzzer.try_one(number)
    finally:
        fuzzer.close()
    found = fuzzer.findings
    assert found.decks == DECKS
    assert found.returns >= found.deaths
    assert found.outcomes["opened"] > DECKS // 4
    assert found.outcomes["damaged"] + found.outcomes["cut-short"] > 5
