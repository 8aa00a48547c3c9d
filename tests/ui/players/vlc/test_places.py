"""That the ways told to libVLC lead to the picture asked for, with libVLC left out."""

from bisect import bisect_right
from itertools import accumulate
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers.stretch import Approach, Stretch
from judge_app.media.magic import Container
from judge_app.ui.players.vlc import places as vlc_places
from judge_app.ui.players.vlc.places import VlcPlaces

GROUP = 12


class _Clip:
    """Pictures at these whole milliseconds, every twelfth a key picture."""

    def __init__(self, times: list[int]) -> None:
        self.times = times

    def stretch(self, target_ms: float) -> Stretch:
        key = self.rank(target_ms) // GROUP * GROUP
        shown = tuple(float(time) for time in self.times[key : key + 2 * GROUP])
        return Stretch(times_ms=shown, key_ms=self.times[key])

    def rank(self, moment_ms: float) -> int:
        return max(0, bisect_right(self.times, moment_ms) - 1)

    def places(self) -> VlcPlaces:
        reading = SimpleNamespace(read_at=lambda _at, _size: b"", size=0)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(vlc_places, "read_picture_times", lambda *_: self)
            places = VlcPlaces(reading, Container.MP4)  # type: ignore[arg-type]
            assert places.are_known
        return places

    def follow(self, way: Approach) -> int:
        """Return the picture that libVLC stands on: the key picture asked for, and steps from there."""
        key = self.times.index(way.ask_ms)
        assert key % GROUP == 0
        return key + way.steps


gaps = st.lists(st.integers(2, 400), min_size=1, max_size=90)
clips = gaps.map(lambda gaps: _Clip([0, *accumulate(gaps)]))


@given(clips, st.integers(0, 40_000))
def test_a_way_leads_to_the_picture_of_the_moment(clip: _Clip, moment_ms: int) -> None:
    way = clip.places().way(moment_ms, plays=False, counts=True)
    assert clip.follow(way) == clip.rank(moment_ms)


@given(clips, st.data())
def test_a_neighbour_is_the_picture_so_many_on_or_back(clip: _Clip, data: st.DataObject) -> None:
    last = len(clip.times) - 1
    here = data.draw(st.integers(0, last))
    there = data.draw(st.integers(max(0, here - 30), min(last, here + 8)))
    places = clip.places()
    places.shown_ms = clip.times[here]
    turn = places.neighbour(there - here, near_ms=0)
    assert turn.shown_ms == clip.times[there]
    way = places.way(turn.ask_ms, plays=False, counts=True)
    assert clip.follow(way) == there


def test_the_same_question_reads_the_clip_once(monkeypatch: pytest.MonkeyPatch) -> None:
    clip = _Clip([40 * at for at in range(90)])
    places = clip.places()
    asked: list[float] = []
    real = clip.stretch

    def stretch(moment: float) -> Stretch:
        asked.append(moment)
        return real(moment)

    monkeypatch.setattr(clip, "stretch", stretch)
    first = places.way(1000, plays=False, counts=True)
    for _ in range(20):
        assert places.way(1000, plays=False, counts=True) == first
        assert places.steps_to_end(first, 3600) is None
    assert asked.count(1000) == asked.count(3600) == 1
    for moment in range(0, 3000, 190):
        places.way(moment, plays=False, counts=True)
    assert places.way(1000, plays=False, counts=True) == first
    assert asked.count(1000) == 2
