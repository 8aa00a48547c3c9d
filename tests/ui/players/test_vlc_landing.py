"""When a picture counts as the one that was sought, with libVLC left out."""

import ctypes
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from judge_app.ui.players.vlc_frames import FrameBoard, place_offset
from judge_app.ui.players.vlc_landing import VlcLanding
from judge_app.ui.players.vlc_log import VlcLog
from judge_app.ui.players.vlc_screen import VlcScreen

SIDE = 8
RECEIVED = b"Received first picture"
LEFT_OUT = b"end of video preroll"
BUFFERED = b"Stream buffering done (%d ms in %d ms)"
STEPPED = b"EsOutFrameNext consummed %d ms"


class _Rig:
    """A log that the test writes, and a screen that it paints."""

    def __init__(self, board: FrameBoard) -> None:
        self._calls: list[Any] = []
        self._board = board
        self.is_reading = False
        self.screen = VlcScreen(board)
        self.screen.begin((SIDE, SIDE), 1)
        chroma, side, out = ctypes.create_string_buffer(4), ctypes.c_uint(SIDE), ctypes.c_uint()
        self.screen.format(None, ctypes.addressof(chroma), side, side, out, out)
        self.log = VlcLog(SimpleNamespace(libvlc_log_set=self._keep), None)
        self.landing = VlcLanding(self.log, self.screen, lambda: self.is_reading)
        self.show(1)

    def _keep(self, _instance: object, call: object, _data: object) -> None:
        self._calls.append(call)

    def say(self, form: bytes) -> None:
        self._calls[0](None, 0, None, form, None)

    def show(self, colour: int) -> None:
        place = colour % 3
        start = place_offset(place)
        self._board.buffer[start : start + SIDE * SIDE * 4] = bytes([colour]) * (SIDE * SIDE * 4)
        self.screen.display(None, place + 1)

    @property
    def published(self) -> int:
        picture = self._board.picture()
        return picture.pixels[0] if picture is not None else 0


@pytest.fixture(name="rig")
def _rig() -> Iterator[_Rig]:
    board = FrameBoard.made()
    yield _Rig(board)
    board.close()


@pytest.mark.parametrize("proof", [RECEIVED, LEFT_OUT])
def test_a_picture_counts_once_the_decoder_has_spoken(rig: _Rig, proof: bytes) -> None:
    rig.landing.expect(0, stands=True, is_first=False)
    rig.say(BUFFERED)
    rig.show(2)
    assert rig.landing.look(0.01) is None
    assert rig.published == 1, "it may be one from before"
    rig.say(proof)
    rig.show(3)
    assert rig.landing.look(0.02) is True
    assert not rig.landing.is_awaited
    assert rig.published == 3


def test_a_clip_that_stands_shows_nothing_after_it(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, is_first=False)
    rig.say(RECEIVED)
    rig.show(3)
    rig.show(4)
    assert rig.published == 3
    rig.screen.flow()
    rig.show(5)
    assert rig.published == 5


def test_a_clip_that_runs_shows_all_that_follows(rig: _Rig) -> None:
    rig.landing.expect(0, stands=False, is_first=False)
    rig.say(RECEIVED)
    rig.show(3)
    rig.show(4)
    assert rig.published == 4


def test_the_first_picture_of_a_clip_needs_no_proof(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, is_first=True)
    rig.show(2)
    assert rig.landing.look(0.01) is True


def test_a_key_picture_counts_when_nothing_is_left_to_decode(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, is_first=False)
    rig.say(BUFFERED)
    rig.show(2)
    assert rig.landing.look(0.01) is None
    assert rig.landing.look(0.21) is True
    rig.screen.take()
    assert rig.published == 2


def test_where_nothing_comes_the_clip_is_started_anew_at_most_twice(rig: _Rig) -> None:
    for tries in range(3):
        rig.landing.tries = tries
        rig.landing.expect(0, stands=True, is_first=False)
        rig.say(BUFFERED)
        assert rig.landing.look(0.01) is None
        if rig.landing.may_retry:
            assert rig.landing.look(0.61) is False
    assert rig.landing.look(0.61) is None
    assert rig.landing.look(3) is False


def test_where_it_costs_little_it_is_given_up_soon_but_not_at_the_first_look(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, is_first=True, gives_up_soon=True)
    rig.say(BUFFERED)
    assert rig.landing.look(0.01) is None
    assert rig.landing.look(0.21) is None, "on a busy machine it was just not looked at for a while"
    looks = [rig.landing.look(0.22 + count / 1000) for count in range(40)]
    assert looks[:20] == [None] * 20
    assert False in looks


def test_a_clip_that_is_read_to_its_end_has_no_more_to_wait_for(rig: _Rig) -> None:
    rig.say(b"EOF reached")
    assert rig.log.is_buffered
    assert rig.log.is_read_up
    rig.log.clear()
    assert not rig.log.is_read_up


def test_a_drive_that_is_slow_is_waited_for(rig: _Rig) -> None:
    rig.is_reading = True
    rig.landing.expect(0, stands=True, is_first=False)
    assert rig.landing.look(0.01) is None
    assert rig.landing.look(1) is None


def test_a_step_is_told_again_until_the_picture_changes(rig: _Rig) -> None:
    told = []
    rig.landing.expect_step(0, lambda: told.append(1))
    assert rig.landing.look(0.01) is None
    rig.say(STEPPED)
    assert rig.landing.look(0.02) is None
    assert len(told) == 1, "libVLC takes none while it decodes"
    assert rig.landing.look(0.05) is None
    assert len(told) == 2
    rig.show(2)
    assert rig.landing.look(0.06) is True


def test_a_picture_without_a_date_is_noticed(rig: _Rig) -> None:
    rig.say(b"Could not convert timestamp %ld for %s")
    assert rig.log.is_undated
    rig.log.clear()
    assert not rig.log.is_undated
