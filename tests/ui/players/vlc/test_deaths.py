"""A clip that kills the process at once is given up; one that was played for long is not."""

import pytest

from judge_app.ui.players.vlc import deaths as vlc_deaths
from judge_app.ui.players.vlc.deaths import VlcDeaths


@pytest.mark.parametrize(
    ("lives_ms", "goes_on"),
    [
        ((100,), [True]),
        ((100, 100), [True, False]),
        ((100, 6000, 100), [True, True, False]),
        ((6000, 6000, 6000), [True, True, True]),
    ],
)
def test_how_long_processes_lived(
    monkeypatch: pytest.MonkeyPatch, lives_ms: tuple[int, ...], goes_on: list[bool]
) -> None:
    now = [1000]
    monkeypatch.setattr(vlc_deaths, "now_ms", lambda: now[0])
    deaths, answers = VlcDeaths(), []
    for life in lives_ms:
        deaths.begin()
        now[0] += life
        answers.append(deaths.may_go_on())
    assert answers == goes_on


def test_another_clip_is_no_worse_for_the_one_before() -> None:
    deaths = VlcDeaths()
    deaths.begin()
    assert deaths.may_go_on()
    deaths.forget()
    deaths.begin()
    assert deaths.may_go_on()
