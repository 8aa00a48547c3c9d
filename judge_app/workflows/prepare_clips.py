"""Looks into every clip while the bundle is built; what is wrong becomes a warning for staff."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from judge_app.contest.contest import Contest
from judge_app.contest.facts import MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.file_errors import explained
from judge_app.intake.folder import CLIPS, FoundFile
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode
from judge_app.media.magic import HEAD_BYTES, Container, sniff
from judge_app.progress import Cancellation, Progress, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedClips:
    """What was found out about all clips, and the files with what was added for them."""

    files: dict[EntryCode, tuple[FoundFile, ...]]
    facts: tuple[MediaFacts, ...]
    problems: tuple[IntakeProblem, ...]


def examine_clips(
    contest: Contest,
    files: dict[EntryCode, tuple[FoundFile, ...]],
    room: Path,
    report: Report,
    cancellation: Cancellation,
) -> PreparedClips:
    """Return what is known of every clip; `room` is for what is made meanwhile."""
    del contest, room
    facts = []
    problems = []
    for code, all_found in files.items():
        for found in all_found:
            if PurePosixPath(found.file.path).suffix.casefold() not in CLIPS:
                continue
            cancellation.check()
            report(Progress(step="clips", subject=f"{code} {found.file.path}"))
            with explained(found.disk_path), found.disk_path.open("rb") as stream:
                container = sniff(stream.read(HEAD_BYTES))
            facts.append(MediaFacts(entry=code, path=found.file.path, container=container.value))
            if container is Container.PLAYLIST:
                problems.append(
                    IntakeProblem(
                        code=IntakeProblemCode.DISGUISED_PLAYLIST,
                        file=f"entries/{code}/{found.file.path}",
                    )
                )
    return PreparedClips(files=files, facts=tuple(facts), problems=tuple(problems))
