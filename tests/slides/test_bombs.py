"""Decks made to exhaust whoever opens them end in a reason, and the drawing process lives on."""

from collections.abc import Iterator

import pytest

from benchmarks.deck_bombs import outcome
from judge_app.byte_source import MemorySource
from judge_app.slides.worker import DeckWorker
from tests.slides.flavours import sample
from tools.deck_bombs import BOMBS

SLOW_TO_MAKE = {"2 GiB of zeros"}
"""The same rule refuses what is made faster; the benchmark shows it."""
EXPECTED = {
    "30,000 x 30,000 pixels in one PNG": "shown ['picture']",
    "400,000 shapes": "refused: bomb",
    "12,000 shapes on a slide": "page: too-large",
    "groups 5,000 deep": "shown ['damaged']",
    "groups 120 deep": "shown []",
    "9 MB of words in one run": "refused: bomb",
    "190,000 letters on a slide": "page: too-large",
    "20,000 paragraphs": "page: too-large",
    "a word of 190,000 letters": "page: too-large",
    "a path of 70,000 points": "page: too-large",
    "a table of 100 x 180": "refused: bomb",
    "a slide 1 EMU wide and 2,000 km high": "refused: damaged",
    "ten thousand and one members": "refused: bomb",
    "entities that multiply": "refused: bomb",
}


@pytest.fixture(name="worker", scope="module")
def _worker() -> Iterator[DeckWorker]:
    worker = DeckWorker(patience=6)
    yield worker
    worker.shut_down()


def test_every_bomb_is_tried() -> None:
    assert set(EXPECTED) == set(BOMBS) - SLOW_TO_MAKE


@pytest.mark.parametrize("name", EXPECTED)
def test_each_ends_in_a_reason(name: str, worker: DeckWorker) -> None:
    assert outcome(worker, BOMBS[name]()).startswith(EXPECTED[name])


def test_the_drawing_process_survives_them(worker: DeckWorker) -> None:
    worker.open(MemorySource("bai.pptx", sample()))
    before = worker.process_id
    for name in ("entities that multiply", "groups 5,000 deep", "400,000 shapes"):
        outcome(worker, BOMBS[name]())
    assert worker.process_id == before
