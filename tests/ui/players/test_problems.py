"""Where one may go on after damage, and what a problem is made of."""

import pytest

from judge_app.byte_source import DamagedBytesError, MemorySource
from judge_app.errors import JudgeAppError
from judge_app.ui.players.problems import (
    PlayProblem,
    ProblemKind,
    after_crash,
    place_after_damage,
    problem_of,
    sentence,
)


@pytest.mark.parametrize(
    ("end", "position_ms", "resume_ms"),
    [
        (100, 3000, 11_000),  # a tenth of the bytes is a tenth of the time, and half a second more
        (100, 14_000, 15_000),  # never back, and never on the spot
        (960, 3000, 97_000),
        (990, 3000, None),  # nothing left worth going to
        (100, None, None),  # nothing was seen at all
    ],
)
def test_one_may_go_on_at_the_first_second_behind_the_damage(
    end: int, position_ms: int | None, resume_ms: int | None
) -> None:
    cause = DamagedBytesError("clip.mp4", 0, end)
    found = place_after_damage(cause, position_ms, size=1000, duration_ms=100_000)
    assert found == resume_ms


def test_behind_anything_but_damage_there_is_no_going_on() -> None:
    assert place_after_damage(JudgeAppError(), 3000, size=1000, duration_ms=100_000) is None
    assert place_after_damage(None, 3000, size=1000, duration_ms=100_000) is None


def test_a_problem_names_the_clip_the_moment_and_the_way_on() -> None:
    source = MemorySource("bài thi.mp4", bytes(1000))
    cause = DamagedBytesError("bài thi.mp4", 20, 100)
    problem = problem_of(
        source, ProblemKind.DAMAGED, duration_ms=100_000, position_ms=3000, cause=cause
    )
    assert problem == PlayProblem(
        kind=ProblemKind.DAMAGED,
        name="bài thi.mp4",
        position_ms=3000,
        resume_ms=11_000,
        duration_ms=100_000,
        cause=cause,
    )
    told = sentence(problem)
    assert told.what == "Tệp bị hỏng từ 0:03."
    assert "0:11" in told.next_step


def test_damage_from_the_start_hides_the_picture_and_names_the_file() -> None:
    source = MemorySource("bài thi.mp4", bytes(1000))
    cause = DamagedBytesError("bài thi.mp4", 0, 100)
    problem = problem_of(source, ProblemKind.DAMAGED, duration_ms=0, cause=cause)
    assert problem.hides_picture
    assert "bài thi.mp4" in sentence(problem).what


@pytest.mark.parametrize(
    ("plays_otherwise", "way"), [(True, "theo cách khác"), (False, "“Không mở được”")]
)
def test_after_a_sudden_end_marks_are_said_to_be_safe(plays_otherwise: bool, way: str) -> None:
    told = after_crash("bài thi.mp4", plays_otherwise)
    assert "bài thi.mp4" in told.what
    assert told.next_step.startswith("Điểm đã lưu vẫn còn đủ.")
    assert way in told.next_step
