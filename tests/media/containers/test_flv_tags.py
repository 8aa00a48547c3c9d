"""Tags are found from anywhere, and followed both ways, also through damage."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers import flv_tags
from judge_app.media.containers.flv_tags import FlvTags, read_flv_tags
from tests.support.flv import PICTURE, SCRIPT, SOUND, clip, picture, sound, tag
from tests.support.stored_bytes import reader

CLIP = clip(*(piece for at in range(50) for piece in (picture(40 * at), sound(40 * at + 7))))


def _tags(content: bytes) -> FlvTags:
    tags = read_flv_tags(reader(content), len(content))
    assert tags is not None
    return tags


def test_a_tag_tells_what_it_is_and_when() -> None:
    content = clip(tag(SCRIPT, 0, b"x" * 9), tag(PICTURE, 0x01020304, b"\x27\1\0\0\x28picture"))
    script, shown = _tags(content).onwards(13)
    assert (script.kind, script.at, script.content_at, script.length, script.end) == (
        SCRIPT, 13, 24, 9, 37,
    )  # fmt: skip
    assert (shown.kind, shown.time_ms, shown.head) == (PICTURE, 0x01020304, b"\x27\1\0\0\x28p")
    assert shown.end == len(content)


@given(st.integers(0, len(CLIP) + 20))
def test_the_next_tag_is_found_from_anywhere(offset: int) -> None:
    tags = _tags(CLIP)
    begins = [tag.at for tag in tags.onwards(13)]
    found = tags.near(offset)
    later = [at for at in begins if at >= offset]
    assert (None if found is None else found.at) == (later[0] if later else None)


def test_a_tag_is_found_behind_many_bytes_that_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    content = clip(picture(0, length=200_000), picture(40), picture(80), sound(90))
    found = _tags(content).near(20)
    assert found is not None
    assert found.time_ms == 40
    monkeypatch.setattr(flv_tags, "_MOST_WINDOWS", 1)
    assert _tags(content).near(20) is None


def test_what_only_looks_like_a_tag_is_none() -> None:
    alike = tag(SOUND, 70, b"\x2fabc")
    content = clip(
        tag(PICTURE, 0, b"\x22" + alike * 2 + bytes(50)), picture(40), sound(50), sound(60)
    )
    found = _tags(content).near(14)
    assert found is not None
    assert (found.kind, found.time_ms) == (PICTURE, 40)


def test_tags_are_followed_backwards() -> None:
    tags = _tags(CLIP)
    forwards = list(tags.onwards(13))
    assert list(tags.backwards(len(CLIP))) == forwards[::-1]
    assert list(tags.backwards(forwards[3].at)) == forwards[2::-1]


def test_whether_a_clip_ends_within_a_tag() -> None:
    last = len(CLIP) - len(sound(0))
    assert _tags(CLIP).end_within(len(CLIP))
    assert not _tags(CLIP).end_within(last)
    assert _tags(CLIP[:-30]).end_within(last)
    assert not _tags(CLIP[:last] + bytes(60)).end_within(last)


@pytest.mark.parametrize(
    "content",
    [b"", b"FLV", b"RIFF" + CLIP[4:], CLIP[:5] + b"\0\0\0\1" + CLIP[9:], CLIP[:5] + b"\xff" * 4 + CLIP[9:]],
)  # fmt: skip
def test_no_flv(content: bytes) -> None:
    assert read_flv_tags(reader(content), len(content)) is None


@given(st.data())
def test_damage_ends_what_is_followed(data: st.DataObject) -> None:
    at = data.draw(st.integers(13, len(CLIP) - 1))
    damaged = CLIP[:at] + data.draw(st.binary(min_size=1, max_size=30)) + CLIP[at + 1 :]
    tags = _tags(damaged)
    forwards = list(tags.onwards(13))
    assert all(earlier.end == later.at for earlier, later in pairwise(forwards))
    backwards = list(tags.backwards(len(damaged)))
    assert all(earlier.at == later.end for earlier, later in pairwise(backwards))
    found = tags.near(at)
    assert found is None or found.at >= at
