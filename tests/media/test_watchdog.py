import pytest

from judge_app.media.player import PlayerState
from judge_app.media.watchdog import Glimpse, Trouble, Verdict, Watchdog


def _dog(*, expects_picture: bool | None = True, duration_ms: int = 10_000) -> Watchdog:
    return Watchdog(expects_picture=expects_picture, duration_ms=duration_ms, now_ms=0)


def _glimpse(
    state: PlayerState = PlayerState.PLAYING, position_ms: int = 0, pictures_seen: int = 1
) -> Glimpse:
    return Glimpse(state=state, position_ms=position_ms, pictures_seen=pictures_seen)


def test_a_clip_that_plays_is_left_alone() -> None:
    dog = _dog()
    for now in range(0, 10_000, 100):
        assert dog.look(_glimpse(position_ms=now, pictures_seen=now), now) is None
    assert dog.look(_glimpse(PlayerState.ENDED, 10_000), 10_000) is None


@pytest.mark.parametrize("state", [PlayerState.PAUSED, PlayerState.PLAYING])
def test_no_picture_within_three_seconds_though_one_was_promised(state: PlayerState) -> None:
    dog = _dog()
    assert dog.look(_glimpse(state, 2900, 0), 2999) is None
    verdict = dog.look(_glimpse(state, 3000, 0), 3000)
    assert verdict == Verdict(trouble=Trouble.NO_PICTURE, position_ms=3000)


def test_sound_alone_needs_no_picture() -> None:
    dog = _dog(expects_picture=False)
    assert dog.look(_glimpse(position_ms=5000, pictures_seen=0), 5000) is None


def test_what_the_engine_finds_counts_where_the_manifest_is_silent() -> None:
    dog = _dog(expects_picture=None, duration_ms=0)
    dog.learn(has_picture=True, duration_ms=5000)
    assert dog.look(_glimpse(position_ms=0, pictures_seen=0), 3000) is not None


def test_a_picture_that_the_manifest_promised_is_awaited_though_the_engine_finds_none() -> None:
    dog = _dog(expects_picture=True)
    dog.learn(has_picture=False, duration_ms=10_000)
    verdict = dog.look(_glimpse(position_ms=3000, pictures_seen=0), 3000)
    assert verdict == Verdict(trouble=Trouble.NO_PICTURE, position_ms=3000)


def test_a_pardon_gives_the_whole_time_again() -> None:
    dog = _dog()
    assert dog.look(_glimpse(pictures_seen=0), 3000) is not None
    dog.pardon(4000)
    assert dog.look(_glimpse(pictures_seen=0), 6999) is None
    assert dog.look(_glimpse(pictures_seen=0), 7000) is not None


def test_new_pictures_are_progress_though_the_clock_stands() -> None:
    dog = _dog()
    for now in range(0, 9000, 1000):
        assert dog.look(_glimpse(position_ms=500, pictures_seen=1 + now // 1000), now) is None


def test_the_manifest_wins_over_the_engine() -> None:
    dog = _dog(expects_picture=True, duration_ms=10_000)
    dog.learn(has_picture=False, duration_ms=4000)
    verdict = dog.look(_glimpse(PlayerState.ENDED, 4000), 4100)
    assert verdict == Verdict(trouble=Trouble.ENDS_EARLY, position_ms=4000)


def test_opening_for_ever() -> None:
    dog = _dog()
    assert dog.look(_glimpse(PlayerState.LOADING, 0, 0), 2999) is None
    verdict = dog.look(_glimpse(PlayerState.LOADING, 0, 0), 3000)
    assert verdict == Verdict(trouble=Trouble.NOT_OPENING, position_ms=0)


def test_standing_still_while_playing() -> None:
    dog = _dog()
    dog.look(_glimpse(position_ms=1000), 1000)
    assert dog.look(_glimpse(position_ms=1000), 3999) is None
    verdict = dog.look(_glimpse(position_ms=1000), 4000)
    assert verdict == Verdict(trouble=Trouble.STALLED, position_ms=1000)


def test_standing_still_while_paused_or_seeking_is_nothing() -> None:
    dog = _dog()
    dog.look(_glimpse(position_ms=1000), 1000)
    assert dog.look(_glimpse(PlayerState.PAUSED, 1000), 9000) is None
    assert dog.look(_glimpse(position_ms=1000), 11_000) is None
    seeking = Glimpse(state=PlayerState.PLAYING, position_ms=1000, pictures_seen=1, is_seeking=True)
    assert dog.look(seeking, 13_500) is None


def test_a_verdict_comes_once_until_it_is_pardoned() -> None:
    dog = _dog()
    dog.look(_glimpse(position_ms=10), 0)
    assert dog.look(_glimpse(position_ms=10), 5000) is not None
    assert dog.look(_glimpse(position_ms=10), 9000) is None
    dog.pardon(9000)
    assert dog.look(_glimpse(position_ms=10), 11_000) is None
    assert dog.look(_glimpse(position_ms=10), 12_000) is not None


@pytest.mark.parametrize(
    ("ended_at", "is_early"), [(10_000, False), (9000, False), (8999, True), (0, True)]
)
def test_an_end_before_the_end(ended_at: int, is_early: bool) -> None:
    verdict = _dog().look(_glimpse(PlayerState.ENDED, ended_at), 5000)
    assert (verdict is not None) is is_early


def test_an_end_without_any_picture() -> None:
    verdict = _dog().look(_glimpse(PlayerState.ENDED, 10_000, 0), 100)
    assert verdict == Verdict(trouble=Trouble.NO_PICTURE, position_ms=10_000)


@pytest.mark.parametrize("state", [PlayerState.EMPTY, PlayerState.FAILED])
def test_nothing_is_said_of_a_clip_that_is_not_there(state: PlayerState) -> None:
    assert _dog().look(_glimpse(state, 0, 0), 60_000) is None
