"""How libVLC is started anew: standing, running, or with what it is handed. Without libVLC."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from judge_app.media.containers.stretch import Approach, Cut
from judge_app.media.magic import Container
from judge_app.ui.players.vlc.start import VlcStart

CUT = Cut(head=b"", offset=0)


class _Rig:
    """Everything that a start tells, in order."""

    def __init__(self, way: Approach, *, runs_up: bool = False) -> None:
        self.told: list[object] = []
        self.options: tuple[str, ...] = ()
        self.steps = 0
        self.shown = False
        first = SimpleNamespace(clear=lambda: self.told.append("clear"), is_set=lambda: self.shown)
        self.screen = SimpleNamespace(
            keep=lambda: None, hold=self._note("hold"), first_shown=first, counts_equal=None
        )
        self.log = SimpleNamespace(clear=lambda: None, is_buffered=False)
        player = SimpleNamespace(next_frame=self._step)
        engine = SimpleNamespace(player=player, screen=self.screen, log=self.log)
        medium = SimpleNamespace(
            stop=self._note("stop"),
            take=self._note("take"),
            start=self._start,
            withheld=self._withheld,
        )
        settings = SimpleNamespace(
            start_options=lambda *, counts, run_up_rate, is_cut: (f":counts={counts}{is_cut}",),
            apply_start=lambda: self.told.append("apply"),
        )
        landing = SimpleNamespace(
            expect_any=lambda _now, *, steps: self.told.append(("any", steps))
        )
        run_up = SimpleNamespace(is_due=runs_up, rate=None)
        route = SimpleNamespace(way=way, target_ms=0, prepare=lambda: self.told.append("prepare"))
        self.start = VlcStart(
            engine, medium, settings, landing, run_up, route, Container.MPEG_TS  # type: ignore[arg-type]
        )  # fmt: skip

    def _note(self, name: str):  # type: ignore[no-untyped-def]
        return lambda *_: self.told.append(name)

    def _start(self, *options: str) -> None:
        self.told.append("start")
        self.options = options

    @contextmanager
    def _withheld(self) -> Iterator[None]:
        self.told.append("withheld")
        yield
        self.told.append("given")

    def _step(self) -> None:
        self.steps += 1


def _way(*, cut: Cut | None = None, plays: bool = False) -> Approach:
    return Approach(
        ask_ms=1200, steps=0 if plays else 7, shown_ms=None, cut=cut, plays=plays, lead=3
    )


def test_a_clip_that_is_sent_to_its_place_is_started_there() -> None:
    rig = _Rig(_way())
    rig.start.begin(runs=False, is_fresh=True)
    assert not rig.start.begins_there
    assert ":start-time=1.200" in rig.options
    assert ":start-paused" in rig.options
    assert not any(isinstance(told, tuple) for told in rig.told)
    assert "prepare" not in rig.told
    assert rig.start.must_wait(rig.start.at)
    rig.shown = True
    assert not rig.start.must_wait(rig.start.at)
    assert rig.steps == 0


def test_what_begins_with_its_place_is_read_only_once_all_is_told() -> None:
    rig = _Rig(_way(cut=CUT))
    rig.start.begin(runs=False, is_fresh=True)
    assert rig.start.begins_there
    assert not any(option.startswith(":start-time") for option in rig.options)
    assert {":demux=avformat", ":no-avcodec-corrupted", ":start-paused"} <= set(rig.options)
    order = ["stop", ("any", 7), "withheld", "take", "start", "clear", "apply", "prepare", "given"]
    assert rig.told == order


def test_standing_there_it_is_told_once_to_show_its_first_picture() -> None:
    rig = _Rig(_way(cut=CUT))
    rig.start.begin(runs=False, is_fresh=True)
    assert rig.start.must_wait(rig.start.at)
    assert rig.steps == 0
    rig.log.is_buffered = True
    assert rig.start.must_wait(rig.start.at)
    assert not rig.start.must_wait(rig.start.at)
    assert rig.steps == 1


@pytest.mark.parametrize(("plays", "runs_up"), [(True, False), (False, True)])
def test_to_play_or_to_run_up_it_is_started_running(*, plays: bool, runs_up: bool) -> None:
    rig = _Rig(_way(cut=CUT, plays=plays), runs_up=runs_up)
    rig.start.begin(runs=False, is_fresh=not plays)
    assert ":no-start-paused" in rig.options
    assert ("hold" in rig.told) is plays
    assert rig.screen.counts_equal is runs_up
    assert "prepare" not in rig.told
    assert not rig.start.must_wait(rig.start.at)
    assert rig.steps == 0


def test_a_start_that_takes_long_counts_as_read() -> None:
    rig = _Rig(_way())
    rig.start.begin(runs=False, is_fresh=False)
    assert not rig.start.is_read(rig.start.at)
    assert rig.start.is_read(rig.start.at + 2)
    rig.log.is_buffered = True
    assert rig.start.is_read(rig.start.at)
