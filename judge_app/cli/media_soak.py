"""Plays a folder of clips in every engine and prints what happened."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from judge_app.media.doctor.clip_doctor import ClipDoctor
from judge_app.media.player import EngineName
from judge_app.ui.players.soak import SoakOutcome, SoakResult
from judge_app.ui.players.without_window import soak_clips

_GOOD = {SoakOutcome.PLAYS, SoakOutcome.SOUND_ONLY}


def soak_folder(
    folder: Path, engines: Sequence[str], seconds: float, tell: Callable[[SoakResult], None]
) -> tuple[SoakResult, ...]:
    """Play every file of a folder in these engines, those that are there."""
    doctor = ClipDoctor()
    try:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        clips = [(path, doctor.examine(path)) for path in files]
    finally:
        doctor.close()
    names = [EngineName(name) for name in engines]
    return soak_clips(clips, names, round(seconds * 1000), tell)


def print_result(result: SoakResult) -> None:
    """Print one result on a line."""
    first = "-" if result.first_ms is None else f"{result.first_ms} ms"
    seeks = f"{percentile(result.seeks_ms, 50)} ms" if result.seeks_ms else "-"
    details = f"  ({result.details})" if result.details else ""
    click.echo(
        f"{result.path.name}\t{result.engine.value}\t{result.outcome.value}"
        f"\t{first}\t{seeks}{details}"
    )


def print_figures(results: Sequence[SoakResult], lang: str) -> None:
    """Print the figures of each engine, and what no engine plays."""
    for engine in dict.fromkeys(result.engine for result in results):
        click.echo(_summary([r for r in results if r.engine is engine], engine, lang))
    click.echo(_together(results, lang))


def soak_json(results: Sequence[SoakResult]) -> str:
    """Return the results as JSON."""
    return json.dumps([_plain(result) for result in results], ensure_ascii=False, indent=1)


def percentile(values: Sequence[int], share: int) -> int:
    """Return the value that `share` percent of the values do not exceed; 0 of none."""
    ordered = sorted(values)
    if not ordered:
        return 0
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def _summary(results: Sequence[SoakResult], engine: EngineName, lang: str) -> str:
    firsts = [result.first_ms for result in results if result.first_ms is not None]
    seeks = [seek for result in results for seek in result.seeks_ms]
    good = sum(result.outcome in _GOOD for result in results)
    told = [result.told_ms or 0 for result in results if result.outcome not in _GOOD]
    figures = (
        f"{percentile(firsts, 50)}/{percentile(firsts, 95)} ms",
        f"{percentile(seeks, 50)}/{percentile(seeks, 95)} ms",
        f"{max(told, default=0)} ms",
    )
    if lang == "en":
        return (
            f"{engine.value}: {good} of {len(results)} play; first picture p50/p95 {figures[0]}; "
            f"seek p50/p95 {figures[1]}; slowest message {figures[2]}"
        )
    return (
        f"{engine.value}: phát được {good}/{len(results)}; hình đầu p50/p95 {figures[0]}; "
        f"tua p50/p95 {figures[1]}; báo lỗi chậm nhất {figures[2]}"
    )


def _together(results: Sequence[SoakResult], lang: str) -> str:
    files = dict.fromkeys(result.path for result in results)
    played = {result.path for result in results if result.outcome in _GOOD}
    rest = [path.name for path in files if path not in played]
    names = ", ".join(rest)
    if lang == "en":
        text = f"{len(played)} of {len(files)} play in some engine"
        return f"{text}; in none: {names}" if rest else text
    text = f"{len(played)}/{len(files)} tệp phát được bằng ít nhất một bộ phát"
    return f"{text}; không bộ nào phát được: {names}" if rest else text


def _plain(result: SoakResult) -> dict[str, object]:
    return {
        "file": str(result.path),
        "engine": result.engine.value,
        "outcome": result.outcome.value,
        "first_ms": result.first_ms,
        "seeks_ms": list(result.seeks_ms),
        "pictures": result.pictures,
        "told_ms": result.told_ms,
        "details": result.details,
    }
