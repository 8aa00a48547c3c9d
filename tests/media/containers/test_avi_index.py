"""Where an AVI's pictures are stored, in clips written out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers.avi_index import AviIndex, read_avi_index
from tests.support.avi import clip, long_clip, stream
from tests.support.stored_bytes import reader

PICTURES = [(b"first", True), (b"", False), (b"second", False), (b"third!", True)]
SOUND = stream(bytes(4), kind=b"auds")


def _read(content: bytes) -> AviIndex | None:
    return read_avi_index(reader(content), len(content))


def _stored(content: bytes) -> list[bytes]:
    index = _read(content)
    assert index is not None
    places = zip(index.offsets.tolist(), index.sizes.tolist(), strict=True)
    return [content[offset : offset + size] for offset, size in places]


@pytest.mark.parametrize("counts_from_start", [True, False])
def test_the_first_index(counts_from_start: bool) -> None:
    content = clip(PICTURES, stream(b"xvid"), SOUND, counts_from_start=counts_from_start)
    assert _stored(content) == [b"first", b"second", b"third!"]
    index = _read(content)
    assert index is not None
    # What is empty repeats the picture before it.
    assert index.slots_ms.tolist() == [0, 80, 120]
    assert index.keys.tolist() == [0, 2]
    assert index.codec == b"XVID"


def test_the_indexes_of_a_long_clip() -> None:
    content = long_clip(PICTURES, [(b"fourth", False), (b"fifth", True)])
    assert _stored(content) == [b"first", b"second", b"third!", b"fourth", b"fifth"]
    index = _read(content)
    assert index is not None
    assert index.slots_ms.tolist() == [0, 80, 120, 160, 200]
    assert index.keys.tolist() == [0, 2, 4]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        clip(PICTURES, SOUND),
        clip(PICTURES, stream(), stream()),
        clip(PICTURES, SOUND, stream()),
        clip(PICTURES, stream(start=5)),
        clip(PICTURES, stream(rate=0)),
        clip([(b"", True)]),
        clip([]),
        clip(PICTURES).replace(b"movi", b"mavi"),
        clip(PICTURES).replace(b"idx1", b"idx2"),
        clip(PICTURES).replace(b"strf", b"srtf"),
    ],
)
def test_clips_without_a_usable_index(content: bytes) -> None:
    assert _read(content) is None


@given(st.data(), st.sampled_from([clip(PICTURES), long_clip(PICTURES, PICTURES)]))
def test_a_damaged_clip_is_no_error(data: st.DataObject, content: bytes) -> None:
    at = data.draw(st.integers(0, len(content) - 1))
    value = data.draw(st.integers(0, 255))
    for damaged in (content[:at], content[:at] + bytes([value]) + content[at + 1 :]):
        found = _read(damaged)
        assert found is None or (found.keys[0] == 0 and len(found.sizes) == len(found.slots_ms))
