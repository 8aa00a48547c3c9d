"""What was found out about a clip, in lines for people and in values for JSON."""

from pathlib import Path
from typing import Any

import msgspec

from judge_app.contest.facts import ClipProblem, EngineTrial
from judge_app.intake.clip_problems import length_words
from judge_app.media.examination import Examination
from judge_app.media.magic import Container
from judge_app.media.selection import plays_everywhere

_PROBLEMS = {
    ClipProblem.NOT_A_CLIP: ("không phải video hay âm thanh", "no clip and no sound"),
    ClipProblem.DISGUISED_PLAYLIST: ("danh sách phát đội lốt video", "a playlist in disguise"),
    ClipProblem.DAMAGED: ("hỏng, không xem được trọn vẹn", "damaged"),
    ClipProblem.ENDS_EARLY: ("bị đứt ở {end}", "breaks off at {end}"),
    ClipProblem.NO_PICTURE: ("không có hình", "no picture"),
    ClipProblem.BLACK: ("hình đen", "black picture"),
    ClipProblem.FROZEN: ("hình đứng yên", "the picture never changes"),
    ClipProblem.SILENT: ("không nghe thấy gì", "nothing to be heard"),
    ClipProblem.TOO_LONG: ("dài quá thể lệ", "longer than the rules allow"),
    ClipProblem.UNKNOWN_CODEC: ("không giải mã được", "cannot be decoded"),
    ClipProblem.NEEDS_COPY: ("nên tạo bản dễ phát", "should get a copy that plays everywhere"),
    ClipProblem.SEEKS_ROUGHLY: (
        "tua chậm, có khi không đến đúng hình",
        "seeking is slow and may miss the picture",
    ),
    ClipProblem.TIMED_OUT: ("bộ giải mã bị treo", "the decoder hangs"),
    ClipProblem.KILLED_READER: ("bộ giải mã bị tắt ngang", "the decoder crashes"),
}


def plain_examination(clip: Path, seen: Examination) -> dict[str, Any]:
    """Return an examination as JSON holds it."""
    plain: dict[str, Any] = msgspec.to_builtins(seen)
    plain = {"file": str(clip), "size": clip.stat().st_size, **plain}
    plain["plays_everywhere"] = _is_sound(seen) and plays_everywhere(seen.video_codec)
    plain["seeks_exactly"] = _is_sound(seen) and ClipProblem.SEEKS_ROUGHLY not in seen.problems
    return plain


def examination_lines(clip: Path, seen: Examination, lang: str) -> list[str]:
    """Return a few lines about a clip."""
    place = 1 if lang == "en" else 0
    shown = [seen.container.value]
    if seen.has_picture:
        rate = _rate(seen.frames_per_second)
        shown.append(f"{seen.video_codec or '?'} {seen.width}×{seen.height}{rate}")
        if seen.rotation:
            shown.append(("xoay {}°", "turned {}°")[place].format(seen.rotation))
    if seen.has_sound:
        shown.append(seen.audio_codec or "?")
    if seen.duration_ms:
        shown.append(length_words(seen.duration_ms))
    lines = [f"{clip.name}: {', '.join(shown)}"]
    lines += [f"  {_trial(trial, lang)}" for trial in seen.trials]
    end = length_words(seen.ends_at_ms)
    if seen.container is Container.EMPTY:
        return [*lines, ("  ! tệp rỗng (0 byte)", "  ! an empty file (0 bytes)")[place]]
    lines += [f"  ! {_PROBLEMS[problem][place].format(end=end)}" for problem in seen.problems]
    if not seen.is_examined:
        lines.append(
            ("  ? chưa xem thử được: thiếu gói “staff”", "  ? not tried: “staff” is missing")[place]
        )
    return lines


def _trial(trial: EngineTrial, lang: str) -> str:
    """Return a line such as `bộ phát qt: đầu ✓ giữa ✓ cuối ✗`."""
    words = ("first", "middle", "last") if lang == "en" else ("đầu", "giữa", "cuối")
    marks = " ".join(
        f"{word} {'✓' if shown else '✗'}" for word, shown in zip(words, trial.shown, strict=True)
    )
    return f"{'player' if lang == 'en' else 'bộ phát'} {trial.engine}: {marks}"


def _is_sound(seen: Examination) -> bool:
    bad = {ClipProblem.NOT_A_CLIP, ClipProblem.DISGUISED_PLAYLIST, ClipProblem.DAMAGED}
    return (seen.has_picture or seen.has_sound) and not bad & set(seen.problems)


def _rate(fraction: str) -> str:
    above, _, below = fraction.partition("/")
    if not above.isdigit() or not below.isdigit() or int(below) == 0:
        return ""
    return f" {int(above) / int(below):.4g} fps"
