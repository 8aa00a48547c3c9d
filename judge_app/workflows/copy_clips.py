"""Makes copies in a common format of clips that not every judge's laptop plays."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from judge_app.atomic_file import atomic_writer
from judge_app.contest.facts import ClipProblem, MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.file_errors import explained
from judge_app.intake.clip_problems import CURED_BY_COPY, wants_media_kept
from judge_app.intake.folder import FoundFile
from judge_app.media.doctor.clip_doctor import ClipDoctor, ClipNotCopiedError
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.workflows.check_contest import FolderReport, check_folder
from judge_app.workflows.clip_archive import ClipArchive

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedClip:
    """A clip that got a copy, or `failure`: FFmpeg's words why it got none."""

    entry: EntryCode
    path: str
    keeps_media: bool = False
    """Whether picture and sound are the original's."""
    failure: str = ""


def copy_clip(clip: Path, target: Path, report: Report, cancellation: Cancellation) -> None:
    """Write a copy of a file that plays everywhere; `clip` stays as it is.

    Where only the container is in the way, picture and sound stay the same, or else they become
    H.264 and AAC.

    Raises `ClipNotCopiedError`, `NoClipReaderError`, `CancelledByUserError` or a
    `FileProblemError`; then there is no new file.
    """
    doctor = ClipDoctor()
    try:
        with tempfile.TemporaryDirectory(prefix="judge-app-copy-") as room:
            made = Path(room) / "copy.mp4"
            problems = doctor.examine(clip, cancellation=cancellation).problems
            keeps = ClipProblem.SEEKS_ROUGHLY in problems and wants_media_kept(problems)
            doctor.copy(clip, made, report, cancellation, keeps_media=keeps)
            with explained(made), made.open("rb") as stream, atomic_writer(target) as kept:
                while block := stream.read(_BLOCK):
                    kept.write(block)
    finally:
        doctor.close()


def needs_copy(facts: MediaFacts) -> bool:
    """Whether a clip should get a copy and has none yet."""
    return bool(CURED_BY_COPY & set(facts.problems)) and not facts.copy_path


def copy_needed(
    folder: Path, report: Report = unheard, cancellation: Cancellation | None = None
) -> tuple[CopiedClip, ...]:
    """Make copies of all clips of a contest folder that need one; the next build takes them along.

    Raises `NoClipReaderError` or `CancelledByUserError`; copies made until then stay.
    """
    stop = cancellation or Cancellation()
    checked = check_folder(folder, report, stop)
    archive = ClipArchive(folder)
    facts = checked.clips.facts if checked.clips is not None else ()
    wanted = [(one, _file_of(checked, one)) for one in facts if needs_copy(one)]
    lengths = [max(1, one.duration_ms) for one, _found in wanted]
    done = []
    doctor = ClipDoctor()
    try:
        for place, (one, found) in enumerate(wanted):
            if found is not None:
                part = _part_of(report, lengths, place)
                done.append(_copied(doctor, one, found, archive, part, stop))
    finally:
        doctor.close()
    return tuple(done)


def _part_of(report: Report, lengths: list[int], place: int) -> Report:
    """Return what turns the progress of one clip into that of all, measured by their lengths."""
    before, own, total = sum(lengths[:place]), lengths[place], sum(lengths)

    def tell(progress: Progress) -> None:
        share = min(1.0, progress.done / progress.total) if progress.total > 0 else 0.0
        subject = f"{progress.subject} ({place + 1}/{len(lengths)})"
        whole = replace(progress, subject=subject, done=before + round(own * share), total=total)
        report(whole)

    return tell


def _copied(
    doctor: ClipDoctor,
    facts: MediaFacts,
    found: FoundFile,
    archive: ClipArchive,
    report: Report,
    stop: Cancellation,
) -> CopiedClip:
    with tempfile.TemporaryDirectory(prefix="judge-app-copy-") as room:
        made = Path(room) / "copy.mp4"
        try:
            keeps = wants_media_kept(facts.problems)
            kept = doctor.copy(found.disk_path, made, report, stop, keeps_media=keeps)
        except ClipNotCopiedError as error:
            return CopiedClip(entry=facts.entry, path=facts.path, failure=error.details)
        archive.keep_copy(found.file.sha256, made, keeps_media=kept)
    return CopiedClip(entry=facts.entry, path=facts.path, keeps_media=kept)


def _file_of(checked: FolderReport, facts: MediaFacts) -> FoundFile | None:
    files = checked.files.get(facts.entry, ())
    return next((found for found in files if found.file.path == facts.path), None)
