"""What the players themselves show of a clip, found out on staff's machine."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_app.contest.facts import ClipProblem, EngineTrial
from judge_app.helper_process import HelperProcess
from judge_app.media.doctor import engine_doctor
from judge_app.media.doctor.clip_doctor import ClipDoctor
from judge_app.media.doctor.engine_doctor import EngineDoctor
from judge_app.media.examination import Examination
from judge_app.media.magic import Container
from judge_app.progress import Cancellation
from judge_app.workflows.prepare_clips import tried_out
from tests.support.clips import ClipSpec, make_clip, run_ffmpeg
from tests.support.format_matrix import AV1
from tests.support.patience import LONGEST_RUN_SECONDS

ALL, NONE = (True, True, True), (False, False, False)


@pytest.fixture
def doctor(monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineDoctor]:
    monkeypatch.setattr(engine_doctor, "TRIAL_SECONDS", LONGEST_RUN_SECONDS)
    monkeypatch.setattr(engine_doctor, "_START_SECONDS", LONGEST_RUN_SECONDS)
    doctor = EngineDoctor()
    yield doctor
    doctor.close()


def seen_in(clip: Path) -> Examination:
    looker = ClipDoctor()
    try:
        return looker.examine(clip)
    finally:
        looker.close()


def shown(trials: tuple[EngineTrial, ...]) -> dict[str, tuple[bool, bool, bool]]:
    return {trial.engine: trial.shown for trial in trials}


def test_both_players_show_a_plain_clip(doctor: EngineDoctor, plain_clip: Path) -> None:
    trials = doctor.try_out(plain_clip, seen_in(plain_clip), Cancellation())
    assert shown(trials) == {"qt": ALL, "vlc": ALL}


def test_what_only_one_shows_asks_for_a_copy(doctor: EngineDoctor, clips_folder: Path) -> None:
    clip = make_clip(clips_folder, ClipSpec(name="av1.mp4", video=AV1))
    seen = seen_in(clip)
    trials = doctor.try_out(clip, seen, Cancellation())
    assert shown(trials) == {"qt": NONE, "vlc": ALL}
    assert tried_out(seen, trials).problems.count(ClipProblem.NEEDS_COPY) == 1


def test_sound_alone_is_not_tried(doctor: EngineDoctor, plain_clip: Path, tmp_path: Path) -> None:
    sound = tmp_path / "sound.m4a"
    run_ffmpeg("-i", str(plain_clip), "-vn", "-c:a", "copy", str(sound))
    assert doctor.try_out(sound, seen_in(sound), Cancellation()) == ()


def test_a_clip_that_takes_a_player_down_is_dark_there_and_the_next_is_tried(
    doctor: EngineDoctor, plain_clip: Path
) -> None:
    seen = seen_in(plain_clip)
    doctor.try_out(plain_clip, seen, Cancellation())
    conversation = doctor._process._process._conversation
    assert conversation is not None
    os.kill(conversation.process.pid, signal.SIGKILL)
    conversation.process.wait()
    assert shown(doctor.try_out(plain_clip, seen, Cancellation())) == {"qt": NONE, "vlc": ALL}


def test_where_no_player_can_start_nothing_is_claimed(
    doctor: EngineDoctor, plain_clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HelperProcess, "_command", lambda _self: ["/bin/false"])
    seen = Examination(container=Container.MP4, pictures_decoded=ALL, has_picture=True)
    assert doctor.try_out(plain_clip, seen, Cancellation()) == ()


def test_a_player_that_is_merely_second_choice_asks_for_nothing() -> None:
    seen = Examination(container=Container.MP4, has_picture=True)
    trials = (EngineTrial(engine="qt", shown=ALL), EngineTrial(engine="vlc", shown=NONE))
    assert tried_out(seen, trials).problems == ()
    assert tried_out(seen, trials).trials == trials
