"""What the window hears of a clip, with libVLC left out."""

from types import SimpleNamespace

import pytest

from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.answers import VlcAnswers

CLIP = 3


class _Rig:
    """A libVLC at a place of a clip, and what is heard of it."""

    def __init__(self) -> None:
        self.heard: list[wire.Answer] = []
        self.place = 0
        self.hidings = 0
        player = SimpleNamespace(
            get_time=lambda: self.place,
            audio_get_track_description=lambda: [(-1, b"Disable"), (2, "Tiếng Việt".encode())],
            video_get_spu_description=lambda: [(-1, b"Disable")],
            audio_get_track=lambda: 2,
        )
        medium = SimpleNamespace(duration_ms=4000, begins_ms=0, hide_lines=self._hide)
        self.answers = VlcAnswers(self.heard.append, CLIP, player, medium)  # type: ignore[arg-type]

    def _hide(self) -> None:
        assert self.heard, "libVLC tells tracks only as long as they are not hidden"
        self.hidings += 1

    def open(self) -> None:
        self.answers.ready(has_picture=True, is_exact=True)


@pytest.fixture(name="rig")
def _rig() -> _Rig:
    return _Rig()


@pytest.mark.parametrize("has_picture", [True, False])
@pytest.mark.parametrize("is_exact", [True, False])
def test_that_it_is_open_is_told_once(rig: _Rig, *, has_picture: bool, is_exact: bool) -> None:
    states = [rig.answers.is_ready]
    for _ in range(2):
        rig.answers.ready(has_picture=has_picture, is_exact=is_exact)
        states.append(rig.answers.is_ready)
    assert states == [False, True, True]
    assert rig.heard == [
        wire.ClipReady(
            clip=CLIP,
            duration_ms=4000,
            has_picture=has_picture,
            has_sound=True,
            sounds=(wire.TrackName(2, "Tiếng Việt"),),
            subtitles=(),
            sound=2,
            is_exact=is_exact,
        )
    ]
    assert rig.hidings == 1


def test_the_clock_is_told_of_a_clip_that_is_open_and_not_at_every_look(rig: _Rig) -> None:
    rig.answers.clock(10.0)
    assert rig.heard == []
    rig.open()
    for hundredth in range(100):
        rig.place = hundredth * 10
        rig.answers.clock(10.0 + hundredth / 100)
    clocks = [each for each in rig.heard if isinstance(each, wire.Clock)]
    assert clocks[0] == wire.Clock(CLIP, 0, 4000)
    assert 9 <= len(clocks) <= 11, "ten a second"
    assert [clock.position_ms for clock in clocks] == sorted({each.position_ms for each in clocks})


@pytest.mark.parametrize(("told", "heard"), [(-1, 0), (0, 0), (2500, 2500)])
def test_no_place_lies_before_the_beginning(rig: _Rig, told: int, heard: int) -> None:
    rig.open()
    rig.place = told
    rig.answers.clock(10.0)
    rig.answers.at_end()
    assert rig.heard[1:] == [wire.Clock(CLIP, heard, 4000), wire.AtEnd(CLIP, heard)]


def test_everything_else_is_told_as_it_is(rig: _Rig) -> None:
    rig.answers.landed(1200, is_shown=True)
    rig.answers.landed(1300, is_shown=False)
    rig.answers.stepped(1239.6)
    rig.answers.needs_ahead(1500)
    rig.answers.runs()
    rig.answers.cannot_play("no decoder")
    assert rig.heard == [
        wire.Landed(CLIP, 1200, is_shown=True),
        wire.Landed(CLIP, 1300, is_shown=False),
        wire.Stepped(CLIP, 1240),
        wire.NeedsAhead(CLIP, 1500),
        wire.Runs(CLIP),
        wire.CannotPlay(CLIP, "no decoder"),
    ]
