"""Every bad, old and OpenDocument file of the corpus: shown or refused by name, nothing dies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_app.byte_source import FileSource
from judge_app.slides.deck import ApproximationKind, UnreadableDeckError, UnreadableReason
from judge_app.slides.worker import DeckWorker
from tests.support.corpus import corpus

REASONS = {
    "ox_encrypted.pptx": UnreadableReason.PASSWORD,
    "poi_Password_Protected-hello.ppt": UnreadableReason.PASSWORD,
    "poi_cryptoapi-proc2356.ppt": UnreadableReason.PASSWORD,
    "vi_lockfile.pptx": UnreadableReason.LOCK_FILE,
    "poi_PPT95.ppt": UnreadableReason.OLD_BINARY,
}
FUZZED = {UnreadableReason.CUT_SHORT, UnreadableReason.DAMAGED}


@pytest.fixture(name="worker", scope="module")
def _worker() -> Iterator[DeckWorker]:
    worker = DeckWorker(patience=6)
    worker.start()
    yield worker
    worker.shut_down()


def shown(path: Path, worker: DeckWorker) -> UnreadableReason | None:
    """Draw every page of a deck small; return why it cannot be opened, None where it can."""
    source = FileSource(path)
    try:
        for page in worker.open(source):
            assert worker.render(page.number, 64).width == 64
            worker.text(page.number)
    except UnreadableDeckError as refused:
        return refused.reason
    finally:
        worker.close_deck()
        source.close()
    return None


@pytest.mark.parametrize("folder", ["bad", "ppt", "odp"])
def test_each_is_shown_or_refused_by_name(folder: str, worker: DeckWorker) -> None:
    before = worker.process_id
    for path in sorted(corpus("slides", folder).iterdir()):
        reason = shown(path, worker)
        if "clusterfuzz" in path.name:
            assert reason in FUZZED, path.name
        else:
            assert reason is REASONS.get(path.name), path.name
    assert worker.process_id == before, "the drawing process died"


def test_old_and_open_decks_say_that_they_are_words_and_pictures(worker: DeckWorker) -> None:
    for parts in (("ppt", "poi_SampleShow.ppt"), ("odp", "docling_01.odp")):
        source = FileSource(corpus("slides", *parts))
        pages = worker.open(source)
        for page in pages:
            kinds = [found.kind for found in page.approximations]
            assert kinds == [ApproximationKind.TEXT_ONLY]
        worker.close_deck()
        source.close()
