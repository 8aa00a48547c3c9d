"""Clips read ahead serve whoever opens them, and nothing stays open that is not wanted."""

import random
import threading
from pathlib import Path

import pytest

from judge_app.bundle.reader import BundleReader
from judge_app.byte_source import ByteSource, DamagedBytesError
from judge_app.media.beginning import held_whole
from judge_app.media.clip_shelf import ClipShelf
from tests.support.bundles import make_bundle
from tests.support.signed_contest import signed_contest

CODE = signed_contest().contest.entries[0].code
NAMES = ("một.avi", "hai.avi", "ba.avi")
CLIPS = {name: random.Random(name).randbytes(2_200_000) for name in NAMES}


def always() -> bool:
    return True


class Shop:
    """A bundle with three clips, and a shelf over it that tells what is open."""

    def __init__(self, folder: Path) -> None:
        path = folder / "thi.judgebundle"
        make_bundle(path, {(CODE, name): clip for name, clip in CLIPS.items()})
        self.path = path
        self.reader = BundleReader.open(path)
        self.opened: list[str] = []
        self.answers = threading.Event()
        self.answers.set()
        self.is_asked = threading.Event()
        self.shelf: ClipShelf[str] = ClipShelf(self._open)

    def _open(self, name: str) -> ByteSource:
        self.opened.append(name)
        self.is_asked.set()
        self.answers.wait(60)
        return self.reader.member(CODE, name)

    def has(self, name: str) -> bool:
        """Whether a judge who opens this clip now finds it in memory."""
        source = self.reader.member(CODE, name)
        whole = held_whole(source)
        assert whole is None or b"".join(whole) == CLIPS[name]
        source.close()
        return whole is not None

    @property
    def all(self) -> list[bool]:
        return [self.has(name) for name in NAMES]


@pytest.fixture(name="shop")
def _shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_what_was_read_ahead_is_in_memory_for_whoever_opens_it(shop: Shop) -> None:
    assert shop.all == [False, False, False]
    shop.shelf.fill(("một.avi", "hai.avi"), always)
    assert shop.all == [True, True, False]
    shop.shelf.fill(("hai.avi", "ba.avi"), always)
    assert shop.all == [False, True, True]
    assert shop.opened == ["một.avi", "hai.avi", "ba.avi"], "what is there stays open"
    shop.shelf.close()
    assert shop.all == [False, False, False]


def test_a_clip_that_was_chosen_goes_first_and_the_others_stay(shop: Shop) -> None:
    shop.shelf.fill(("một.avi",), always)
    shop.shelf.hurry("hai.avi", always)
    chosen = shop.reader.member(CODE, "hai.avi")
    assert chosen.read_at(0, 100) == CLIPS["hai.avi"][:100]
    assert shop.all == [True, False, False], "of the chosen one what is read first, no more"
    shop.shelf.hurry("ba.avi", always)
    shop.shelf.hurry("một.avi", always)
    assert shop.all == [True, False, False]
    chosen.close()
    shop.shelf.close()


def test_nothing_is_opened_that_nobody_wants_any_more(shop: Shop) -> None:
    shop.shelf.fill(NAMES, lambda: False)
    assert shop.opened == []
    answers = iter([True] * 4 + [False] * 10)
    shop.shelf.fill(NAMES, lambda: next(answers))
    assert shop.opened == ["một.avi"]
    shop.shelf.close()


def test_a_damaged_clip_does_not_keep_the_others_out(shop: Shop) -> None:
    raw = bytearray(shop.path.read_bytes())
    raw[raw.index(CLIPS["một.avi"][:64])] ^= 1
    shop.path.write_bytes(raw)
    shop.shelf.fill(NAMES, always)
    assert shop.all == [False, True, True]
    source = shop.reader.member(CODE, "một.avi")
    with pytest.raises(DamagedBytesError):
        source.read_at(0, 1)
    source.close()
    shop.shelf.close()


def test_closing_waits_for_no_drive_and_still_lets_go_of_everything(shop: Shop) -> None:
    shop.shelf.fill(("một.avi",), always)
    shop.answers.clear()
    shop.is_asked.clear()
    worker = threading.Thread(target=shop.shelf.fill, args=(NAMES, always))
    worker.start()
    assert shop.is_asked.wait(60)
    shop.shelf.close()
    assert shop.has("một.avi"), "the drive does not answer, and nobody waited for it"
    shop.answers.set()
    worker.join(60)
    assert shop.all == [False, False, False]
    assert shop.opened == ["một.avi", "hai.avi"], "and nothing more was opened"
