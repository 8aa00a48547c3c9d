"""Turns what was found out about a clip into warnings that staff can act on."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from judge_app.contest.facts import ClipProblem, MediaFacts
from judge_app.contest.rules import IntakeRules
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode
from judge_app.media.magic import Container

Code = IntakeProblemCode

CURED_BY_COPY = {
    ClipProblem.NEEDS_COPY,
    ClipProblem.UNKNOWN_CODEC,
    ClipProblem.SEEKS_ROUGHLY,
}
_CODED_ANEW = {ClipProblem.NEEDS_COPY, ClipProblem.UNKNOWN_CODEC}
_SOUND_ENDINGS = {".mp3", ".m4a", ".wav", ".wma", ".aac", ".ogg", ".flac", ".amr"}
_CODES = {
    ClipProblem.NOT_A_CLIP: Code.NOT_A_CLIP,
    ClipProblem.DISGUISED_PLAYLIST: Code.DISGUISED_PLAYLIST,
    ClipProblem.DAMAGED: Code.DAMAGED_CLIP,
    ClipProblem.ENDS_EARLY: Code.CLIP_ENDS_EARLY,
    ClipProblem.NO_PICTURE: Code.CLIP_WITHOUT_PICTURE,
    ClipProblem.BLACK: Code.CLIP_BLACK,
    ClipProblem.FROZEN: Code.CLIP_FROZEN,
    ClipProblem.SILENT: Code.CLIP_SILENT,
    ClipProblem.TOO_LONG: Code.TOO_LONG,
    ClipProblem.UNKNOWN_CODEC: Code.CLIP_NEEDS_COPY,
    ClipProblem.NEEDS_COPY: Code.CLIP_NEEDS_COPY,
    ClipProblem.SEEKS_ROUGHLY: Code.CLIP_SEEKS_ROUGHLY,
    ClipProblem.TIMED_OUT: Code.CLIP_STOPS_READER,
    ClipProblem.KILLED_READER: Code.CLIP_STOPS_READER,
}


def clip_problems(facts: MediaFacts, rules: IntakeRules) -> Iterator[IntakeProblem]:
    """Yield a warning for each thing that is wrong with a clip."""
    told = set()
    for problem in facts.problems:
        code = _CODES[problem]
        if code in told or _is_expected(problem, facts):
            continue
        told.add(code)
        yield IntakeProblem(
            code=code,
            file=f"entries/{facts.entry}/{facts.path}",
            values=_values(problem, facts, rules),
        )


def wants_media_kept(problems: Iterable[ClipProblem]) -> bool:
    """Whether a copy may hold the same picture and sound: only the container is in the way."""
    return not _CODED_ANEW & set(problems)


def problem_not_examined() -> IntakeProblem:
    """Return the warning that clips could not be looked into on this machine."""
    return IntakeProblem(code=Code.CLIPS_NOT_EXAMINED, file="entries")


def length_words(milliseconds: int) -> str:
    """Return a length as people write it: `3:05`, or `1:02:03` from an hour on."""
    seconds = round(milliseconds / 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def _is_expected(problem: ClipProblem, facts: MediaFacts) -> bool:
    """Whether it is no news: a song has no picture, a copy was made, the folder says what is empty."""
    if problem in CURED_BY_COPY:
        return bool(facts.copy_path)
    if problem is ClipProblem.NOT_A_CLIP:
        return facts.container == Container.EMPTY.value
    ending = PurePosixPath(facts.path).suffix.casefold()
    return problem is ClipProblem.NO_PICTURE and ending in _SOUND_ENDINGS


def _values(problem: ClipProblem, facts: MediaFacts, rules: IntakeRules) -> tuple[str, ...]:
    match problem:
        case ClipProblem.ENDS_EARLY:
            return length_words(facts.ends_at_ms), length_words(facts.duration_ms)
        case ClipProblem.TOO_LONG:
            limit = (rules.maximum_video_seconds or 0) * 1000
            return length_words(facts.duration_ms), length_words(limit)
        case ClipProblem.NEEDS_COPY | ClipProblem.UNKNOWN_CODEC:
            return (facts.video_codec.upper() or "?",)
        case _:
            return ()
