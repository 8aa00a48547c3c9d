"""A clip that has ended stands at its end, unless it broke off."""

import pytest

from judge_app.ui.players.vlc.ending import place_at_end


@pytest.mark.parametrize(
    ("reached_ms", "duration_ms", "place_ms"),
    [
        (9600, 10_000, 10_000),
        (9300, 10_000, 10_000),
        (9299, 10_000, 9299),
        (0, 1500, 1500),
        (0, 1501, 0),
        (4000, 0, 4000),
        (0, 0, 0),
    ],
)
def test_where_it_stands(reached_ms: int, duration_ms: int, place_ms: int) -> None:
    assert place_at_end(reached_ms, duration_ms) == place_ms
