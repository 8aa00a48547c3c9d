"""How far a clip goes: what was promised, and where one that was cut short ends."""

import pytest

from judge_app.contest.facts import ClipProblem, MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.media.extent import Extent, extent_of

CUT = Extent(promised_ms=30_500, cut_at_ms=17_467, ends_at_ms=17_467)


def _facts(*problems: ClipProblem, ends_at_ms: int) -> MediaFacts:
    return MediaFacts(
        entry=EntryCode("SP-001"), path="phim.mp4", duration_ms=30_500,
        ends_at_ms=ends_at_ms, problems=problems,
    )  # fmt: skip


def test_it_is_what_the_manifest_says() -> None:
    assert extent_of(_facts(ClipProblem.ENDS_EARLY, ends_at_ms=17_467)) == CUT
    assert extent_of(_facts(ClipProblem.ENDS_EARLY, ends_at_ms=0)).cut_at_ms is None
    assert extent_of(_facts(ends_at_ms=30_400)).cut_at_ms is None, (
        "it ends a little before, as most do"
    )
    assert extent_of(None) == Extent()


@pytest.mark.parametrize(
    ("promised_ms", "known_ms", "duration_ms"),
    [(0, 4000, 4000), (4000, 0, 4000), (4000, 3500, 3500), (8000, 4000, 8000), (3000, 9000, 9000)],
)
def test_the_length_is_the_player_s_unless_much_more_was_promised(
    promised_ms: int, known_ms: int, duration_ms: int
) -> None:
    assert Extent(promised_ms=promised_ms).duration_ms(known_ms) == duration_ms


@pytest.mark.parametrize(
    ("ends_at_ms", "known_ms", "duration_ms"),
    [
        (4040, 24_000, 4040),
        (4040, 4900, 4900),
        (8000, 8100, 8100),
        (8000, 24_000, 8000),
        (0, 9000, 9000),
    ],
)
def test_a_player_that_counts_from_before_the_clip_is_not_believed(
    ends_at_ms: int, known_ms: int, duration_ms: int
) -> None:
    extent = Extent(promised_ms=4023, ends_at_ms=ends_at_ms)
    assert extent.duration_ms(known_ms) == duration_ms


@pytest.mark.parametrize(
    ("position_ms", "is_beyond", "is_near"),
    [(0, False, False), (15_000, False, False), (16_000, False, True), (17_467, False, True),
     (17_468, True, True), (30_000, True, True)],
)  # fmt: skip
def test_where_a_cut_clip_ends(position_ms: int, is_beyond: bool, is_near: bool) -> None:
    assert CUT.is_cut_before(position_ms) is is_beyond
    assert CUT.is_cut_near(position_ms) is is_near
    assert not Extent(promised_ms=30_500).is_cut_before(position_ms)
    assert not Extent(promised_ms=30_500).is_cut_near(position_ms)


def test_there_is_a_picture_to_stand_on_before_the_end() -> None:
    assert CUT.last_place_ms == 16_467
    assert Extent(promised_ms=30_500, cut_at_ms=300).last_place_ms == 0
