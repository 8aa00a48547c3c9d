"""When a picture counts as the one that was sought, with libVLC left out."""

import ctypes
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from judge_app.ui.players.vlc.frames import FrameBoard, place_offset
from judge_app.ui.players.vlc.landing import VlcLanding
from judge_app.ui.players.vlc.log import VlcLog
from judge_app.ui.players.vlc.screen import VlcScreen

SIDE = 8
RECEIVED = b"Received first picture"
LEFT_OUT = b"end of video preroll"
BUFFERED = b"Stream buffering done (%d ms in %d ms)"


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
        self.paint(colour)

    def paint(self, colour: int) -> int:
        """Paint where the screen says, as libVLC does, and return which place that was."""
        planes = (ctypes.c_void_p * 3)()
        number = self.screen.lock(None, planes)
        start = place_offset(number - 1)
        self._board.buffer[start : start + SIDE * SIDE * 4] = bytes([colour]) * (SIDE * SIDE * 4)
        self.screen.display(None, number)
        return int(number) - 1

    def waits(self, begin: float, end: float) -> bool | None:
        """Look every hundredth of a second, until something is found."""
        found = None
        for hundredth in range(round(begin * 100), round(end * 100)):
            found = found if found is not None else self.landing.look(hundredth / 100)
        return found

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
    rig.landing.expect(0, stands=True)
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
    rig.landing.expect(0, stands=True)
    rig.say(RECEIVED)
    rig.show(3)
    rig.show(4)
    assert rig.published == 3
    rig.screen.flow()
    rig.show(5)
    assert rig.published == 5


def test_a_clip_that_runs_shows_all_that_follows(rig: _Rig) -> None:
    rig.landing.expect(0, stands=False)
    rig.say(RECEIVED)
    rig.show(3)
    rig.show(4)
    assert rig.published == 4


def test_whatever_is_shown_of_a_clip_that_was_just_started_is_its_picture(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, stood=True)
    rig.show(2)
    assert rig.landing.look(0.01) is True
    assert rig.published == 2


def test_a_key_picture_counts_when_nothing_is_left_to_decode(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True)
    rig.say(BUFFERED)
    rig.show(2)
    assert rig.landing.look(0.01) is None
    assert rig.waits(0.02, 0.3) is True
    assert rig.published == 2


def test_one_that_looks_like_the_last_counts_when_nothing_is_left_to_decode(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, stood=True)
    rig.say(BUFFERED)
    rig.show(1)
    assert rig.landing.look(0.01) is None, "it may be the old one"
    assert rig.waits(0.02, 0.3) is True


def test_where_nothing_comes_the_clip_is_started_anew_at_most_twice(rig: _Rig) -> None:
    for tries in range(3):
        rig.landing.tries = tries
        rig.landing.expect(0, stands=True)
        rig.say(BUFFERED)
        assert rig.landing.look(0.01) is None
        if rig.landing.may_retry:
            assert rig.landing.look(0.61) is False
    assert rig.landing.look(0.61) is None
    assert rig.landing.look(3) is False


def test_where_it_costs_little_it_is_given_up_soon_but_not_at_the_first_look(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, gives_up_soon=True)
    rig.say(BUFFERED)
    assert rig.landing.look(0.01) is None
    assert rig.landing.look(0.21) is None, "on a busy machine it was just not looked at for a while"
    looks = [rig.landing.look(0.22 + count / 1000) for count in range(40)]
    assert looks[:10] == [None] * 10
    assert False in looks


def test_a_clip_that_is_read_to_its_end_has_no_more_to_wait_for(rig: _Rig) -> None:
    rig.say(b"EOF reached")
    assert rig.log.is_buffered
    assert rig.log.is_read_up
    rig.log.clear()
    assert not rig.log.is_read_up


def test_a_drive_that_is_slow_is_waited_for(rig: _Rig) -> None:
    rig.is_reading = True
    rig.landing.expect(0, stands=True)
    assert rig.landing.look(0.01) is None
    assert rig.landing.look(1) is None


def test_a_decoder_that_spoke_at_the_end_of_the_bytes_has_shown_nothing_yet(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True)
    rig.say(RECEIVED)
    rig.show(1)
    assert rig.landing.look(0.01) is None, "the old picture once more"
    rig.show(2)
    assert rig.landing.look(0.02) is True


def test_what_changes_on_a_screen_that_stood_is_the_picture_sought(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, stood=True)
    rig.show(1)
    assert rig.landing.look(0.01) is None, "the old picture once more"
    rig.show(2)
    assert rig.landing.look(0.02) is True


def test_of_pictures_on_the_way_only_the_one_sought_is_published(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, steps=2, stood=True)
    rig.show(2)
    assert rig.landing.look(0.01) is None, "libVLC takes no steps before it has read enough"
    rig.say(BUFFERED)
    assert rig.landing.look(0.02) is True
    assert not rig.screen.arrived.is_set()
    for colour in (2, 3, 3):
        rig.show(colour)
        assert rig.published == 1
    rig.show(4)
    assert rig.screen.arrived.is_set()
    rig.show(5)
    assert rig.published == 4


def test_steps_count_from_the_last_picture_before_them(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, steps=1, is_first=True)
    rig.show(2)
    rig.say(BUFFERED)
    assert rig.landing.look(0.01) is True
    rig.show(3)
    assert rig.published == 3
    rig.landing.expect(0, stands=True, steps=2, is_first=True)
    rig.show(4)
    rig.show(5)
    rig.say(BUFFERED)
    assert rig.landing.look(0.01) is True, "the first was the one with which libVLC was started"
    rig.show(6)
    assert rig.published == 3
    rig.show(7)
    assert rig.published == 7


def test_what_is_published_stays_whatever_is_painted_after_it(rig: _Rig) -> None:
    rig.landing.expect(0, stands=True, stood=True)
    rig.show(2)
    places = set()
    for colour in range(3, 9):
        places.add(rig.paint(colour))
    assert rig.published == 2
    assert len(places) == 2


def test_a_picture_without_a_date_is_noticed(rig: _Rig) -> None:
    rig.say(b"Could not convert timestamp %ld for %s")
    assert rig.log.is_undated
    rig.log.clear()
    assert not rig.log.is_undated
