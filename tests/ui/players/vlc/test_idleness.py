"""When libVLC's process counts as having nothing left to do, with its use of the processor written by hand."""

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.ui.players.vlc import idleness as vlc_idleness
from judge_app.ui.players.vlc.idleness import Idleness

LONG_ENOUGH, SHARE, LOOKS = 0.12, 0.15, 20


class _Desk:
    """A process that works as told between looks."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = self.spent = 0.0
        self.idleness = Idleness()
        clock = SimpleNamespace(process_time=lambda: self.spent)
        patch.setattr(vlc_idleness, "time", clock)

    def look(self, after: float, work: float) -> bool:
        """Look once more, after so many seconds of which it worked for a share."""
        self.now += after
        self.spent += after * work
        return self.idleness.is_idle(self.now)

    def looks(self, count: int, after: float, work: float) -> list[bool]:
        return [self.look(after, work) for _ in range(count)]


@pytest.fixture(name="desk")
def _desk(monkeypatch: pytest.MonkeyPatch) -> _Desk:
    return _Desk(monkeypatch)


@pytest.mark.parametrize("work", [0.0, 0.1])
def test_next_to_no_work_for_long_enough_is_idleness(desk: _Desk, work: float) -> None:
    assert desk.idleness.seconds == 0
    answers = desk.looks(100, 0.004, work)
    first = answers.index(True)
    assert first == round(LONG_ENOUGH / 0.004)
    assert all(answers[first:])
    assert desk.idleness.seconds == pytest.approx(99 * 0.004)


@pytest.mark.parametrize("work", [0.2, 1.0, 2.0])
def test_who_works_is_not_idle(desk: _Desk, work: float) -> None:
    assert not any(desk.looks(100, 0.004, work))


def test_work_in_between_begins_it_anew(desk: _Desk) -> None:
    assert desk.looks(40, 0.004, 0.0)[-1]
    assert not desk.look(0.05, 1.0)
    answers = desk.looks(40, 0.004, 0.0)
    assert not any(answers[:20])
    assert answers[-1]


def test_where_looks_are_rare_the_machine_is_busy_and_there_must_be_as_many(desk: _Desk) -> None:
    answers = desk.looks(LOOKS + 5, 0.1, 0.0)
    assert answers.index(True) == LOOKS - 1


def test_cleared_it_has_seen_nothing(desk: _Desk) -> None:
    desk.looks(50, 0.004, 0.0)
    desk.idleness.clear()
    assert not desk.look(1.0, 0.0)
    assert desk.idleness.seconds == 0
    assert not any(desk.looks(LOOKS - 2, 0.004, 0.0))


@given(st.lists(st.tuples(st.floats(0.001, 0.05), st.floats(0, 1)), min_size=1, max_size=80))
def test_whatever_it_did_idle_means_little_work_for_as_long_as_is_told(
    life: list[tuple[float, float]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        desk, spent_at = _Desk(patch), {}
        for after, work in life:
            is_idle = desk.look(after, work)
            spent_at[desk.now] = desk.spent
            seconds = desk.idleness.seconds
            since = min(spent_at, key=lambda then: abs(then - (desk.now - seconds)))
            share = (desk.spent - spent_at[since]) / max(LONG_ENOUGH, seconds)
            assert share <= SHARE + 1e-6
            assert not is_idle or seconds >= LONG_ENOUGH


def _thread(folder: Path, number: int, state: str) -> None:
    (folder / str(number)).mkdir()
    (folder / str(number) / "stat").write_text(f"{number} (vlc) out) {state} 1 1 0", "ascii")


@pytest.mark.parametrize(("states", "is_idle"), [("SSD", True), ("SRS", False), ("", True)])
def test_who_waits_for_the_processor_is_not_idle(
    desk: _Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, states: str, is_idle: bool
) -> None:
    monkeypatch.setattr(vlc_idleness, "_THREADS", tmp_path)
    _thread(tmp_path, threading.get_native_id(), "R")
    for number, state in enumerate(states):
        _thread(tmp_path, -1 - number, state)
    assert any(desk.looks(100, 0.004, 0.0)) is is_idle


def test_a_system_that_tells_nothing_of_threads_is_believed(
    desk: _Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(vlc_idleness, "_THREADS", tmp_path)
    _thread(tmp_path, -1, "R")
    (tmp_path / "-1" / "stat").write_bytes(b"")
    assert any(desk.looks(100, 0.004, 0.0))
