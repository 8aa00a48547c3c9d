"""What libVLC is told about how to play a clip, with libVLC left out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.settings import VlcSettings

NO_SUBTITLES = (None, -1)


class _Player:
    """Hears what python-vlc's player would."""

    def __init__(self) -> None:
        self.told: list[tuple[str, float]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda value: self.told.append((name, value))

    def last(self, name: str) -> float | None:
        values = [value for told, value in self.told if told == name]
        return values[-1] if values else None


def _settings(**wishes: Any) -> tuple[VlcSettings, _Player]:
    player = _Player()
    usual = {"rate": 1.0, "volume": 100, "sound": None, "subtitles": None, "ahead_ms": 0}
    request = wire.OpenClip(
        clip=1, size=9, width=0, height=0, start_ms=0, plays=False, **(usual | wishes)
    )
    return VlcSettings(player, request), player


@pytest.mark.parametrize(
    ("wishes", "counts", "run_up_rate", "options"),
    [
        ({}, False, None, (":rate=1.0",)),
        ({"rate": 0.5}, False, None, (":rate=0.5",)),
        ({"rate": 0.5}, True, None, (":rate=4.0",)),
        ({"rate": 0.5}, True, 6.0, (":rate=6.0", ":audio-track-id=9999")),
        ({"sound": 2}, True, 6.0, (":rate=6.0", ":audio-track-id=9999")),
        (
            {"sound": 2, "subtitles": -1},
            False,
            None,
            (":rate=1.0", ":audio-track-id=2", ":sub-track-id=-1"),
        ),
        ({"subtitles": 5}, True, None, (":rate=4.0", ":sub-track-id=5")),
    ],
)
def test_what_a_clip_is_started_with(
    wishes: dict[str, Any], *, counts: bool, run_up_rate: float | None, options: tuple[str, ...]
) -> None:
    settings, _ = _settings(**wishes)
    assert settings.start_options(counts=counts, run_up_rate=run_up_rate) == options


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (wire.SetRate(2.0), [("set_rate", 2.0)]),
        (wire.SetVolume(30), [("audio_set_volume", 30)]),
        (wire.ChooseSound(4), [("audio_set_track", 4)]),
        (wire.ChooseSubtitles(5), [("video_set_spu", 5)]),
        (wire.Play(), []),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_wish_is_passed_on_at_once_and_nothing_else_is(
    request_: wire.Request, told: list[tuple[str, float]]
) -> None:
    settings, player = _settings()
    settings.change(request_)
    assert player.told == told


def test_wishes_hold_for_the_next_start() -> None:
    settings, player = _settings()
    for request in (wire.SetRate(2.0), wire.ChooseSound(4), wire.ChooseSubtitles(5)):
        settings.change(request)
    options = settings.start_options(counts=False, run_up_rate=None)
    assert options == (":rate=2.0", ":audio-track-id=4", ":sub-track-id=5")
    settings.apply_start()
    assert player.last("set_rate") == 2.0


def test_a_speed_wished_for_while_pictures_are_counted_waits_until_it_plays() -> None:
    settings, player = _settings()
    settings.start_options(counts=True, run_up_rate=None)
    settings.apply_start()
    settings.change(wire.SetRate(0.5))
    assert player.last("set_rate") == 4.0
    settings.start_options(counts=False, run_up_rate=None)
    settings.apply_start()
    assert player.last("set_rate") == 0.5


def test_loudness_that_libvlc_forgot_is_told_again() -> None:
    settings, player = _settings(volume=70)
    settings.apply_volume()
    settings.change(wire.SetVolume(20))
    settings.apply_volume()
    assert player.told == [("audio_set_volume", volume) for volume in (70, 20, 20)]


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=8), st.sampled_from([*NO_SUBTITLES, 5]))
def test_while_pictures_are_counted_it_never_reads_less_far_than_before(
    needs: list[int], subtitles: int | None
) -> None:
    settings, player = _settings(subtitles=subtitles)
    settings.start_options(counts=True, run_up_rate=None)
    delay = "video_set_spu_delay" if subtitles in NO_SUBTITLES else "audio_set_delay"
    for rank, need in enumerate(needs):
        settings.need(need)
        most = max(needs[: rank + 1])
        assert settings.needed_ms == most
        assert (player.last(delay) or 0) == -most * 1000, "early, in microseconds"
    assert {name for name, _ in player.told} <= {delay}


def test_the_same_is_told_once_and_after_a_start_once_more() -> None:
    settings, player = _settings()
    settings.start_options(counts=True, run_up_rate=None)
    for _ in range(3):
        settings.need(500)
    assert player.told == [("video_set_spu_delay", -500_000)]
    settings.start_options(counts=True, run_up_rate=None)
    assert settings.needed_ms == 0
    settings.need(500)
    assert player.told == [("video_set_spu_delay", -500_000)] * 2


def test_a_clip_that_gives_no_picture_is_read_further_and_further_until_there_is_no_more() -> None:
    settings, player = _settings()
    told = []
    for _ in range(2):
        assert settings.may_read_further
        settings.read_further()
        told.append(settings.ahead_ms)
        assert player.last("video_set_spu_delay") == -settings.ahead_ms * 1000
    assert not settings.may_read_further
    assert told == sorted(set(told))
    player.told.clear()
    settings.start_options(counts=False, run_up_rate=None)
    settings.apply_start()
    assert player.last("video_set_spu_delay") == -told[-1] * 1000, "from the first picture on"


@pytest.mark.parametrize(("subtitles", "may"), [(None, True), (-1, True), (0, False), (5, False)])
def test_where_subtitles_are_shown_they_must_not_come_early(
    subtitles: int | None, *, may: bool
) -> None:
    settings, player = _settings(subtitles=subtitles, ahead_ms=1500)
    assert settings.may_read_further is may
    settings.start_options(counts=False, run_up_rate=None)
    settings.apply_start()
    assert (player.last("video_set_spu_delay") is not None) is may


def test_what_another_process_needed_is_where_this_one_begins() -> None:
    settings, _ = _settings(ahead_ms=1500)
    settings.read_further()
    assert settings.ahead_ms == 6000
    assert not settings.may_read_further


def test_pictures_that_are_counted_are_hurried_on_after_they_were_read() -> None:
    settings, player = _settings()
    settings.start_options(counts=True, run_up_rate=None)
    settings.apply_start()
    settings.hurry()
    assert player.last("set_rate") == 30.0
    settings.calm()
    assert player.last("set_rate") == 4.0


@pytest.mark.parametrize(("counts", "run_up_rate"), [(False, None), (True, 6.0)])
def test_a_clip_that_runs_is_not_hurried_on(*, counts: bool, run_up_rate: float | None) -> None:
    settings, player = _settings()
    settings.start_options(counts=counts, run_up_rate=run_up_rate)
    settings.apply_start()
    before = player.last("set_rate")
    settings.hurry()
    settings.calm()
    assert player.last("set_rate") == before


def test_a_clip_that_begins_with_its_place_is_hurried_from_the_first() -> None:
    settings, player = _settings()
    assert ":rate=30.0" in settings.start_options(counts=True, run_up_rate=None, is_cut=True)
    settings.hurry()
    assert player.told == [], "it is as fast as it will be"
