"""The shape of a clip's pictures, as libVLC finds it out bit by bit; libVLC itself is left out."""

from types import SimpleNamespace

import pytest

from judge_app.ui.players.vlc import shape as vlc_shape
from judge_app.ui.players.vlc.media import PictureTrack
from judge_app.ui.players.vlc.shape import VlcShape

UNKNOWN = (0, 0)
TRACK = PictureTrack(size=(320, 180), picture_ms=40.0, codec=b"h264")


class _Rig:
    """A libVLC that has found `track`, if any, and paints in the shape `painted`."""

    def __init__(self, patch: pytest.MonkeyPatch, *, knows_size: bool = False) -> None:
        self.track: PictureTrack | None = None
        self.asked = self.tracks = self.sounds = 0
        self.painted = (320, 192)
        self.screen = SimpleNamespace(size=UNKNOWN, fits=lambda size: size == self.painted)
        player = SimpleNamespace(
            video_get_track_count=lambda: self.tracks,
            audio_get_track_description=lambda: [
                (number - 1, b"") for number in range(self.sounds + 1)
            ],
        )
        library = SimpleNamespace(dll=None)
        engine = SimpleNamespace(library=library, player=player, screen=self.screen)
        medium = SimpleNamespace(media=None)
        patch.setattr(vlc_shape, "picture_track", self._look)
        self.shape = VlcShape(engine, medium, knows_size=knows_size)  # type: ignore[arg-type]

    def _look(self, _dll: object, _media: object) -> PictureTrack | None:
        self.asked += 1
        return self.track


@pytest.fixture(name="rig")
def _rig(monkeypatch: pytest.MonkeyPatch) -> _Rig:
    return _Rig(monkeypatch)


@pytest.mark.parametrize(
    ("size", "tracks", "expects"),
    [(UNKNOWN, 0, False), (UNKNOWN, 1, True), ((320, 180), 0, True), (UNKNOWN, -1, False)],
)
def test_whether_a_picture_is_expected(
    rig: _Rig, size: tuple[int, int], tracks: int, *, expects: bool
) -> None:
    rig.screen.size, rig.tracks = size, tracks
    assert rig.shape.expects_picture is expects


@pytest.mark.parametrize(
    ("tracks", "sounds", "not_decoded", "is_undecodable"),
    [
        (1, 1, 2, True),
        (1, 1, 1, False),
        (0, 1, 1, True),
        (1, 0, 1, True),
        (0, 0, 0, False),  # not yet found
        (0, 2, 3, True),
    ],
)
def test_a_clip_is_undecodable_where_every_track_is(
    rig: _Rig, tracks: int, sounds: int, not_decoded: int, *, is_undecodable: bool
) -> None:
    rig.tracks, rig.sounds = tracks, sounds
    log = SimpleNamespace(tracks_not_decoded=not_decoded)
    assert rig.shape.is_undecodable(log) is is_undecodable  # type: ignore[arg-type]


def test_the_size_is_the_track_s_once_it_is_found(rig: _Rig) -> None:
    assert rig.shape.track() is None
    assert rig.screen.size == UNKNOWN
    rig.track = TRACK
    assert rig.shape.track() is TRACK
    assert rig.screen.size == TRACK.size
    asked = rig.asked
    assert rig.shape.track() is TRACK
    assert rig.asked == asked, "it changes no more"


def test_a_size_that_the_window_told_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = _Rig(monkeypatch, knows_size=True)
    rig.screen.size, rig.track = (640, 360), TRACK
    assert rig.shape.track() is TRACK
    assert rig.screen.size == (640, 360)
    assert rig.shape.correction() is None


def test_what_was_painted_with_padding_is_corrected_once(rig: _Rig) -> None:
    assert rig.shape.correction() is None, "nothing is known yet"
    rig.track = TRACK
    assert rig.shape.correction() == TRACK.size
    assert rig.shape.correction() is None


def test_what_has_the_right_shape_needs_no_correction(rig: _Rig) -> None:
    rig.track, rig.painted = TRACK, TRACK.size
    assert rig.shape.correction() is None
