"""How far back Qt is sent for a key picture, learned from where it was led before."""

from judge_app.ui.players.qt.keys import KeyPictures

LENGTH_US = 40_000
KEYS_US = (0, 1_000_000, 2_000_000, 3_000_000)
_STORED_EARLIER_US = 80_000


def _led_to(asked_ms: int) -> int:
    """Return the key picture that the first packet behind a place leads to, as in a transport stream."""
    return next(key for key in KEYS_US if key - _STORED_EARLIER_US > asked_ms * 1000)


def _found(keys: KeyPictures, aim_us: int) -> tuple[int, int]:
    """Return the key picture found, and how many places had to be tried."""
    for tried in range(1, 9):
        asked_ms = keys.place_before(aim_us)
        start = _led_to(asked_ms)
        keys.answered(asked_ms, start, LENGTH_US)
        if start <= aim_us:
            keys.found(start)
            return start, tried
        keys.further()
    raise AssertionError("no key picture was found")


def test_in_other_containers_nothing_is_learned() -> None:
    keys = KeyPictures(lambda: True)
    keys.answered(500, 480_000, LENGTH_US)
    keys.answered(500, 560_000, LENGTH_US)
    assert not keys.are_all_there_is


def test_what_comes_much_too_late_shows_it() -> None:
    keys = KeyPictures(lambda: True)
    keys.answered(1500, 2_000_000, LENGTH_US)
    assert keys.are_all_there_is
    keys.forget()
    assert not keys.are_all_there_is


def test_once_the_distance_is_known_the_first_place_is_right() -> None:
    keys = KeyPictures(lambda: True)
    keys.answered(2500, 3_000_000, LENGTH_US)
    assert _found(keys, 2_500_000)[0] in KEYS_US
    assert [_found(keys, aim)[1] for aim in (2_700_000, 2_100_000, 2_960_000)] == [1, 1, 1]


def test_the_nearest_key_picture_known_is_taken() -> None:
    keys = KeyPictures(lambda: True)
    keys.answered(2500, 3_000_000, LENGTH_US)
    keys.answered(1000, 2_000_000, LENGTH_US)
    keys.answered(700, 1_000_000, LENGTH_US)
    keys.further()
    assert keys.place_before(2_200_000) == 1000
    assert keys.place_before(1_700_000) == 700


def test_what_lies_before_all_places_is_known() -> None:
    keys = KeyPictures(lambda: True)
    assert not keys.is_out_of_reach(500_000)
    keys.answered(0, 1_000_000, LENGTH_US)
    assert keys.is_out_of_reach(500_000)
    assert not keys.is_out_of_reach(1_000_000)
    keys.forget()
    assert not keys.is_out_of_reach(500_000)


def test_where_nothing_leads_anywhere_the_clip_is_always_opened_anew() -> None:
    keys = KeyPictures(lambda: True)
    keys.answered_nothing(3000)
    assert not keys.is_out_of_reach(3_900_000)
    keys.answered_nothing(0)
    assert keys.are_all_there_is
    assert keys.is_out_of_reach(3_900_000)


def test_a_picture_behind_the_place_from_which_none_came_shows_it() -> None:
    keys = KeyPictures(lambda: True)
    learned = []
    for nothing_ms in (None, 2001, 1960):
        keys.played(2_000_000, nothing_ms)
        learned.append(keys.are_all_there_is)
    assert learned == [False, False, True]


def test_answers_that_are_right_show_that_one_was_an_exception() -> None:
    keys = KeyPictures(lambda: True)
    keys.answered(1, 1_825_000, LENGTH_US)
    learned = []
    for asked_ms in (500, 500, 900, 1300):
        keys.answered(asked_ms, asked_ms * 1000 - 15_000, LENGTH_US)
        learned.append(keys.are_all_there_is)
    assert learned == [True, True, True, False]
