"""Pages are found from anywhere, also through damage."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers import ogg_pages
from judge_app.media.containers.ogg_pages import OggPages
from tests.support.ogg import KEY, PICTURES, SOUND, clip, first_page, halves, page, pictures, theora
from tests.support.stored_bytes import reader

CLIP = clip(*pictures(40, 10))


def _pages(content: bytes) -> OggPages:
    return OggPages(reader(content), len(content))


def test_a_page_tells_what_it_is() -> None:
    content = first_page(theora()) + halves(64, KEY + bytes(600)) + page(-1, b"x", serial=SOUND)
    first, begun, ended, sound = _pages(content).onwards(0)
    assert (first.is_first, first.serial, first.granule, first.content_at) == (
        True,
        PICTURES,
        0,
        28,
    )
    assert (begun.laces, begun.granule, begun.is_continued) == (b"\xff\xff", -1, False)
    assert (ended.laces, ended.granule, ended.is_continued) == (b"\x62", 64, True)
    assert (sound.serial, sound.is_last, sound.end) == (SOUND, False, len(content))
    assert next(_pages(page(5, b"x", is_last=True)).onwards(0)).is_last


@given(st.integers(0, len(CLIP) + 20))
def test_the_next_page_is_found_from_anywhere(offset: int) -> None:
    pages = _pages(CLIP)
    later = [page.at for page in pages.onwards(0) if page.at >= offset]
    found = pages.near(offset)
    assert (None if found is None else found.at) == (later[0] if later else None)


def test_what_only_looks_like_a_page_is_none() -> None:
    content = page(1, b"OggS" + bytes(60), page(9, b"alike"), bytes(9)) + page(2, b"x")
    found = _pages(content).near(1)
    assert found is not None
    assert found.granule == 2


def test_a_page_is_not_looked_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytes(200_000) + CLIP
    assert _pages(content).near(0) is not None
    monkeypatch.setattr(ogg_pages, "_MOST_WINDOWS", 2)
    assert _pages(content).near(0) is None


def test_whether_a_file_ends_within_a_page() -> None:
    last = len(CLIP) - len(page(0, b"sound", serial=SOUND))
    assert _pages(CLIP).end_within(len(CLIP))
    assert _pages(CLIP[:-3]).end_within(last)
    assert _pages(CLIP[: last + 2]).end_within(last)
    assert not _pages(CLIP[:last] + bytes(9)).end_within(last)
    assert not _pages(CLIP * 40).end_within(0)


@given(st.data())
def test_damage_ends_what_is_followed(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(CLIP) - 1))
    damaged = CLIP[:at] + data.draw(st.binary(min_size=1, max_size=30)) + CLIP[at + 1 :]
    pages = _pages(damaged)
    followed = list(pages.onwards(0))
    assert all(earlier.end == later.at for earlier, later in pairwise(followed))
    found = pages.near(at)
    assert found is None or found.at >= at
