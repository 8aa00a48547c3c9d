from dataclasses import replace

import pytest

from judge_app.contest.facts import ClipProblem, MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.contest.rules import IntakeRules
from judge_app.intake.clip_problems import clip_problems, length_words, problem_not_examined
from judge_app.intake.problem_words import intake_sentence
from judge_app.intake.problems import IntakeProblemCode, Severity

RULES = IntakeRules(maximum_video_seconds=300)


def _facts(*problems: ClipProblem, path: str = "clip.mp4", copy_path: str = "") -> MediaFacts:
    return MediaFacts(
        entry=EntryCode("SP-001"),
        path=path,
        duration_ms=425_000,
        ends_at_ms=61_000,
        video_codec="av1",
        problems=problems,
        copy_path=copy_path,
    )


@pytest.mark.parametrize("problem", ClipProblem)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_whatever_is_wrong_has_a_sentence(problem: ClipProblem, language: str) -> None:
    (told,) = clip_problems(_facts(problem), RULES)
    assert told.severity is Severity.WARNING, "a clip never keeps a bundle from being made"
    assert told.file == "entries/SP-001/clip.mp4"
    sentence = intake_sentence(told, language)
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_lengths_stand_in_the_sentences() -> None:
    (long,) = clip_problems(_facts(ClipProblem.TOO_LONG), RULES)
    assert long.values == ("7:05", "5:00")
    (early,) = clip_problems(_facts(ClipProblem.ENDS_EARLY), RULES)
    assert early.values == ("1:01", "7:05")


def test_what_is_no_news_is_not_told() -> None:
    assert not list(clip_problems(_facts(ClipProblem.NO_PICTURE, path="song.mp3"), RULES))
    empty = replace(_facts(ClipProblem.NOT_A_CLIP), container="empty")
    assert not list(clip_problems(empty, RULES)), "the folder says already that the file is empty"
    copied = _facts(ClipProblem.NEEDS_COPY, copy_path=".xem/clip.mp4.mp4")
    assert not list(clip_problems(copied, RULES))


def test_two_findings_with_one_cure_are_told_once() -> None:
    both = _facts(ClipProblem.NEEDS_COPY, ClipProblem.UNKNOWN_CODEC)
    assert len(list(clip_problems(both, RULES))) == 1


def test_a_machine_without_the_reader_says_so() -> None:
    assert problem_not_examined().code is IntakeProblemCode.CLIPS_NOT_EXAMINED


@pytest.mark.parametrize(
    ("milliseconds", "words"), [(0, "0:00"), (59_600, "1:00"), (3_723_000, "1:02:03")]
)
def test_lengths_are_written_as_people_do(milliseconds: int, words: str) -> None:
    assert length_words(milliseconds) == words
