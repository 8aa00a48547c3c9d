"""Where to look for pictures in a Matroska clip."""

from collections.abc import Iterable

import pytest

from judge_app.media.containers.matroska_index import MatroskaIndex, read_matroska_index
from tests.support.matroska import SOUND, clip, cluster, element, endless, number, track
from tests.support.stored_bytes import reader

CLUSTERS = (cluster(0), cluster(1000), cluster(2500))
ORDERED = element(0x1043A770, element(0x45B9, number(0x45DD, 1)))


def _read(content: bytes) -> MatroskaIndex | None:
    return read_matroska_index(reader(content), len(content))


def _found(content: bytes) -> list[tuple[float, bytes]]:
    index = _read(content)
    assert index is not None
    return [(time, content[offset : offset + 4]) for time, offset in index.clusters]


@pytest.mark.parametrize(
    ("cued", "times"), [((0, 2), [0, 2500]), ((2, 0), [0, 2500]), ((), [0, 1000, 2500]),
    (None, [0, 1000, 2500])],
)  # fmt: skip
def test_cues_name_clusters_or_else_they_are_walked(
    cued: Iterable[int] | None, times: list[float]
) -> None:
    found = _found(clip(*CLUSTERS, cued=cued))
    assert found == [(time, b"\x1f\x43\xb6\x75") for time in times]


def test_the_track_and_its_clock() -> None:
    sound = track(kind=SOUND, codec=b"A_OPUS")
    tracks = [sound, track(element(0x63A2, b"private"), codec=b"V_VP9\0")]
    index = _read(clip(*CLUSTERS, tracks=tracks, scale_ns=100_000))
    assert index is not None
    assert index.tick_ms == 0.1
    assert (index.track.number, index.track.codec, index.track.picture_ms) == (1, b"V_VP9", 40)
    assert index.track.private == b"private"
    assert index.clusters[1][0] == 100


def test_what_stands_behind_the_clusters_is_found_through_the_seek_head() -> None:
    # The head is as long whatever the place it names.
    def with_place(place: int) -> bytes:
        seek = element(0x4DBB, element(0x53AB, b"\x10\x43\xa7\x70"), number(0x53AC, place))
        return clip(*CLUSTERS, ORDERED, more=[element(0x114D9B74, seek)])

    content = with_place(0)
    start = content.index(b"\x15\x49\xa9\x66")
    assert _read(content) is not None
    assert _read(with_place(len(content) - len(ORDERED) - start)) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        element(0x1A45DFA3),
        element(0x1A45DFA3) + element(0xEC),
        clip(),
        clip(*CLUSTERS, has_length=False),
        clip(*CLUSTERS, tracks=[track(kind=SOUND)]),
        clip(*CLUSTERS, tracks=[track(), track()]),
        clip(*CLUSTERS, tracks=[track(number(0x56AA, 1000))]),
        clip(*CLUSTERS, more=[ORDERED]),
        clip(*CLUSTERS, scale_ns=0),
        clip(cluster(0), endless(0x1F43B675, number(0xE7, 1000))),
        clip(element(0x1F43B675, element(0xEC))),
    ],
)
def test_clips_in_which_there_is_no_telling(content: bytes) -> None:
    assert _read(content) is None


def test_no_more_clusters_are_walked_than_are_bearable() -> None:
    assert _read(clip(*(cluster(at) for at in range(4096)))) is not None
    assert _read(clip(*(cluster(at) for at in range(4097)))) is None
