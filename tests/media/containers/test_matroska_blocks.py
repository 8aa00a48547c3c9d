"""The pictures of one Matroska cluster."""

import pytest

from judge_app.media.containers.matroska_blocks import Cluster, UnknownLayoutError, read_cluster
from judge_app.media.containers.matroska_index import MatroskaIndex, PictureTrack
from tests.support.matroska import SOUND, cluster, element, endless, group, number, simple
from tests.support.stored_bytes import reader

KEY, DISCARDABLE, LACED = 0x80, 0x01, 0x02


def _read(content: bytes, *, codec: bytes = b"V_VP9", end: int | None = None) -> Cluster | None:
    track = PictureTrack(number=1, codec=codec, private=b"", picture_ms=40)
    index = MatroskaIndex(
        track=track, tick_ms=1, clusters=((0, 0),), end=len(content) if end is None else end
    )
    return read_cluster(reader(content), index, 0)


def _told(found: Cluster | None) -> list[tuple[float, bool, bool]]:
    assert found is not None
    return [(block.shown_ms, block.is_key, block.is_discardable) for block in found.blocks]


def test_simple_blocks_and_groups() -> None:
    content = cluster(
        500, simple(0, KEY), simple(5, track_number=SOUND), element(0xEC, bytes(9)),
        simple(-40, DISCARDABLE), group(80), group(120, -40), group(100, -20, 20),
    )  # fmt: skip
    found = _read(content)
    assert _told(found) == [
        (500, True, False), (460, False, True), (580, True, False), (620, False, False),
        (600, False, True),
    ]  # fmt: skip
    assert found is not None
    assert found.next == found.blocks[-1].end == len(content)


def test_a_cluster_that_does_not_tell_its_size_ends_where_another_begins() -> None:
    content = endless(0x1F43B675, number(0xE7, 500), simple(0, KEY), simple(40))
    found = _read(content + cluster(600))
    assert _told(found) == [(500, True, False), (540, False, False)]
    assert found is not None
    assert found.next == len(content)


def test_pictures_that_are_decoded_and_never_shown_do_not_count() -> None:
    content = cluster(0, simple(0, KEY), simple(30, picture=0), simple(40))
    assert len(_told(_read(content, codec=b"V_VP8"))) == 2
    assert len(_told(_read(content, codec=b"V_VP9"))) == 3


def test_several_pictures_in_a_block() -> None:
    with pytest.raises(UnknownLayoutError):
        _read(cluster(0, simple(0, KEY | LACED)))


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_block_that_was_cut_is_none(cut: int) -> None:
    content = cluster(0, simple(0, KEY), simple(40))
    assert _told(_read(content, end=len(content) - cut)) == [(0, True, False)]


def test_what_is_no_cluster() -> None:
    assert _read(b"") is None
    assert _read(element(0xEC)) is None
