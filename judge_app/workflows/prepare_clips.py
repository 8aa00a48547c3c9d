"""Looks into every clip of a contest folder; what is wrong becomes a warning for staff."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from judge_app.contest.contest import Contest
from judge_app.contest.entry import FileRole
from judge_app.contest.facts import ClipProblem, EngineTrial, MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.intake.clip_problems import clip_problems, problem_not_examined
from judge_app.intake.folder import CLIPS, FoundFile
from judge_app.intake.problems import IntakeProblem
from judge_app.media.doctor.clip_doctor import ClipDoctor
from judge_app.media.doctor.engine_doctor import EngineDoctor
from judge_app.media.examination import Examination
from judge_app.media.player import EngineName
from judge_app.progress import Cancellation, Progress, Report
from judge_app.workflows.clip_archive import ClipArchive
from judge_app.workflows.preview_files import preview_file


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedClips:
    """What was found out about all clips, and the files with what was added for them."""

    files: dict[EntryCode, tuple[FoundFile, ...]]
    facts: tuple[MediaFacts, ...]
    problems: tuple[IntakeProblem, ...]


def examine_clips(
    contest: Contest,
    files: dict[EntryCode, tuple[FoundFile, ...]],
    archive: ClipArchive,
    report: Report,
    cancellation: Cancellation,
) -> PreparedClips:
    """Return what is known of every clip; clips that `archive` knows are not looked into again."""
    clips = [
        (code, found)
        for code, all_found in files.items()
        for found in all_found
        if PurePosixPath(found.file.path).suffix.casefold() in CLIPS
    ]
    doctor, engines = ClipDoctor(), EngineDoctor()
    whole = dict(files)
    facts: list[MediaFacts] = []
    problems: list[IntakeProblem] = []
    try:
        for number, (code, found) in enumerate(clips):
            cancellation.check()
            subject = f"{code} {found.file.path}"
            report(Progress(step="clips", subject=subject, done=number, total=len(clips)))
            seen = _examined(doctor, engines, found, archive, cancellation)
            one = _judged(_facts(code, found, seen), contest, found)
            one, added = _with_additions(one, found, archive)
            whole[code] = (*whole[code], *added)
            facts.append(one)
            problems += clip_problems(one, contest.intake)
    finally:
        doctor.close()
        engines.close()
    if clips and not doctor.is_available():
        problems.append(problem_not_examined())
    return PreparedClips(files=whole, facts=tuple(facts), problems=tuple(problems))


def _examined(
    doctor: ClipDoctor,
    engines: EngineDoctor,
    found: FoundFile,
    archive: ClipArchive,
    cancellation: Cancellation,
) -> Examination:
    known = archive.known(found.file.sha256)
    if known is not None:
        return known
    with tempfile.TemporaryDirectory(prefix="judge-app-clips-") as room:
        strip = Path(room) / "strip.jpg"
        seen = doctor.examine(found.disk_path, strip, cancellation)
        seen = tried_out(seen, engines.try_out(found.disk_path, seen, cancellation))
        if seen.is_examined:
            archive.keep(found.file.sha256, seen, strip)
    return seen


def tried_out(seen: Examination, trials: tuple[EngineTrial, ...]) -> Examination:
    """Return what was found, with what the players showed; one that shows nothing asks for a copy.

    libVLC is an extra that a judge's machine may lack, so it cannot make up for QtMultimedia.
    """
    dark = {trial.engine for trial in trials if trial.is_dark}
    is_missed = EngineName.QT.value in dark and ClipProblem.NEEDS_COPY not in seen.problems
    added = (ClipProblem.NEEDS_COPY,) if is_missed else ()
    return replace(seen, trials=trials, problems=(*seen.problems, *added))


def _facts(code: EntryCode, found: FoundFile, seen: Examination) -> MediaFacts:
    return MediaFacts(
        entry=code,
        path=found.file.path,
        container=seen.container.value,
        video_codec=seen.video_codec,
        audio_codec=seen.audio_codec,
        duration_ms=seen.duration_ms,
        ends_at_ms=seen.ends_at_ms,
        width=seen.width,
        height=seen.height,
        rotation=seen.rotation,
        frames_per_second=seen.frames_per_second,
        has_picture=seen.has_picture,
        has_sound=seen.has_sound,
        is_silent=seen.is_silent,
        is_examined=seen.is_examined,
        trials=seen.trials,
        problems=seen.problems,
        filmstrip_pictures=seen.filmstrip_pictures,
    )


def _judged(facts: MediaFacts, contest: Contest, found: FoundFile) -> MediaFacts:
    """Hold a clip's length against the rules."""
    limit = contest.intake.maximum_video_seconds
    counts = found.file.role in {FileRole.MAIN, FileRole.DEMO}
    if limit is None or not counts or facts.duration_ms <= limit * 1000:
        return facts
    return replace(facts, problems=(*facts.problems, ClipProblem.TOO_LONG))


def _with_additions(
    facts: MediaFacts, found: FoundFile, archive: ClipArchive
) -> tuple[MediaFacts, tuple[FoundFile, ...]]:
    """Add the filmstrip and the copy that lie in the archive."""
    added = []
    strip, copy = archive.strip(found.file.sha256), archive.copy(found.file.sha256)
    if strip is not None and facts.filmstrip_pictures:
        added.append(preview_file(found, strip))
        facts = replace(facts, filmstrip=added[-1].file.path)
    if copy is not None:
        added.append(preview_file(found, copy.path))
        facts = replace(facts, copy_path=added[-1].file.path, copy_keeps_media=copy.keeps_media)
    return facts, tuple(added)
