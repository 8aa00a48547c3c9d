"""What players read first is in memory, and no more of it than is good."""

from pathlib import Path

import pytest

from judge_app.bundle.chunks import CHUNK_SIZE
from judge_app.bundle.reader import BundleReader
from judge_app.byte_source import ByteSource, DamagedBytesError, HoldingSource, MemorySource
from judge_app.media.beginning import WHOLE_BYTES, held_whole, hold_beginning, hold_ends
from tests.support.bundles import make_bundle
from tests.support.signed_contest import signed_contest

ENTRY = signed_contest().contest.entries[0].code
INDEX_FIRST = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41\x00\x00\x10\x00moov"
INDEX_LAST = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41\x00\x10\x00\x00mdat"
SMALL, LARGE = 3 * CHUNK_SIZE - 5, WHOLE_BYTES + 1


class Clip:
    """A clip in a bundle, and which of its chunks are in memory."""

    def __init__(self, folder: Path, head: bytes, size: int) -> None:
        self.content = head + bytes(size - len(head))
        self.path = folder / "thi.judgebundle"
        make_bundle(self.path, {(ENTRY, "phim.mp4"): self.content})
        self.reader = BundleReader.open(self.path)
        source = self.reader.member(ENTRY, "phim.mp4")
        assert isinstance(source, HoldingSource)
        self.source = source

    @property
    def held(self) -> list[int]:
        starts = range(0, self.source.size, CHUNK_SIZE)
        return [at // CHUNK_SIZE for at in starts if self.source.held_at(at) is not None]


@pytest.mark.parametrize(
    ("head", "size", "ends", "beginning"),
    [
        (INDEX_FIRST, SMALL, [0], [0, 1, 2]),
        (INDEX_LAST, SMALL, [0, 2], [0, 1, 2]),
        (INDEX_FIRST, LARGE, [0], [0]),
        (INDEX_LAST, LARGE, [0, 8], [0, 8]),
    ],
)
def test_small_clips_are_held_whole_and_of_others_what_is_read_first(
    tmp_path: Path, head: bytes, size: int, ends: list[int], beginning: list[int]
) -> None:
    clip = Clip(tmp_path, head, size)
    hold_ends(clip.source, lambda: True)
    assert clip.held == ends
    hold_beginning(clip.source, lambda: True)
    assert clip.held == beginning
    whole = held_whole(clip.source)
    assert whole is None if size == LARGE else b"".join(whole or ()) == clip.content
    clip.source.close()


def test_it_ends_at_the_next_piece_when_nobody_wants_it_any_more(tmp_path: Path) -> None:
    clip = Clip(tmp_path, INDEX_LAST, SMALL)
    hold_beginning(clip.source, lambda: False)
    assert clip.held == []
    answers = iter([True, True, True, False])
    hold_beginning(clip.source, lambda: next(answers))
    assert clip.held == [0, 2]
    assert held_whole(clip.source) is None
    clip.source.close()


def test_the_largest_clip_that_counts_as_small_fits_into_memory(tmp_path: Path) -> None:
    clip = Clip(tmp_path, INDEX_LAST, WHOLE_BYTES)
    hold_beginning(clip.source, lambda: True)
    assert b"".join(held_whole(clip.source) or ()) == clip.content
    clip.source.close()


def test_a_damaged_clip_is_never_held_whole(tmp_path: Path) -> None:
    clip = Clip(tmp_path, INDEX_FIRST, SMALL)
    raw = bytearray(clip.path.read_bytes())
    place = raw.index(INDEX_FIRST) + CHUNK_SIZE + 100
    raw[place] ^= 1
    clip.path.write_bytes(raw)
    with pytest.raises(DamagedBytesError):
        hold_beginning(clip.source, lambda: True)
    assert clip.held == [0]
    assert held_whole(clip.source) is None
    clip.source.close()


def test_sources_that_hold_nothing_and_empty_ones_are_never_held_whole(tmp_path: Path) -> None:
    plain: ByteSource = MemorySource("phim.mp4", INDEX_FIRST)
    assert held_whole(plain) is None
    empty = Clip(tmp_path, b"", 0)
    hold_beginning(empty.source, lambda: True)
    assert held_whole(empty.source) is None
    empty.source.close()
