"""Staff make the bundle: check everything, make keys, prepare decks, write one signed file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import judge_app
from judge_app.atomic_file import write_atomically
from judge_app.bundle.manifest import Manifest
from judge_app.bundle.writer import SourceFile, write_bundle
from judge_app.contest.contest import Contest
from judge_app.contest.facts import DeckFacts, MediaFacts
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.documents.keys.key_answer import ANSWER_SUFFIX
from judge_app.documents.keys.key_file import STANDARD_COST, GuessCost
from judge_app.documents.sheet.sealed_payload import chair_key
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.intake.folder import FoundFile
from judge_app.intake.problems import IntakeProblem
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.slides.converting.choice import ConverterChoice
from judge_app.workflows.check_contest import FolderReport, check_folder
from judge_app.workflows.contest_keys import ContestKeys, KeyMaker, StaffCodeNeededError
from judge_app.workflows.new_contest import BUILT_FOLDER, KEYS_FOLDER, SLIPS_FOLDER
from judge_app.workflows.open_bundle import KEY_SUFFIX
from judge_app.workflows.prepare_decks import prepare_decks

SLIPS_NAME = "ma-giam-khao.pdf"


class FolderHasProblemsError(JudgeAppError):
    """The folder has errors; `report` lists them all and nothing was made."""

    def __init__(self, report: FolderReport) -> None:
        super().__init__(len(report.problems) + len(report.rule_problems))
        self.report = report


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltBundle:
    """What was made. `slips` holds the codes of keys that are new; they exist nowhere else."""

    bundle: Path
    keys: dict[JudgeId, Path]
    """Sealed keys, and answers to holders who made their own."""
    slips: Path | None
    codes: dict[JudgeId, str]
    contest: Contest
    root_fingerprint: str
    problems: tuple[IntakeProblem, ...]
    """Warnings: what judges may stumble over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """What building needs from outside: time, randomness, and what a guess of a code costs."""

    clock: Callable[[], datetime]
    random_bytes: Callable[[int], bytes]
    cost: GuessCost = STANDARD_COST
    qr_on_slips: bool = False
    """Whether a slip carries its code as a QR too, for a reader that types."""

    def key_maker(self, folder: Path, contest: Contest, moment: datetime) -> KeyMaker:
        """Return what makes and opens the keys of a contest folder."""
        return KeyMaker(
            folder=folder / KEYS_FOLDER,
            contest=contest,
            moment=moment,
            random_bytes=self.random_bytes,
            cost=self.cost,
        )


def build(
    folder: Path,
    outside: Building,
    *,
    staff_code: str | None = None,
    choice: ConverterChoice = ConverterChoice.AUTOMATIC,
    report: Report = unheard,
    cancellation: Cancellation | None = None,
) -> BuiltBundle:
    """Make the bundle, the sealed keys and the slips of a contest folder.

    `choice` says which program draws the pages of decks.

    Raises:
        FolderHasProblemsError: something in the folder must be put right first.
        ChairCannotOpenError: marks are to be sealed, and the chair's key could not open them.
        StaffCodeNeededError: the keys are there already; `staff_code` opens the root key.
        CancelledByUserError: everything that was there before still is.
    """
    stop = cancellation or Cancellation()
    checked = check_folder(folder, report, stop)
    if checked.contest is None or not checked.may_build:
        raise FolderHasProblemsError(checked)
    moment = outside.clock()
    maker = outside.key_maker(folder, checked.contest, moment)
    if maker.has_keys and staff_code is None:
        raise StaffCodeNeededError
    gathered = _gather(checked, folder, choice, report, stop)
    report(Progress(step="keys"))
    keys = maker.keys(staff_code)
    if checked.contest.sealed_marks:
        chair_key(checked.contest, keys.roster)  # or no judge could seal a sheet to it
    target = folder / BUILT_FOLDER / f"{checked.contest.id}.judgebundle"
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    # The slips come first: codes must not be lost if writing the bundle is stopped.
    with_qr = outside.qr_on_slips
    slips = _write_slips(folder / SLIPS_FOLDER, checked.contest, keys, moment, with_qr=with_qr)
    _write(target, gathered, keys, moment, report, stop)
    key_files = _copy_keys(target.parent, keys)
    return BuiltBundle(
        bundle=target,
        keys=key_files,
        slips=slips,
        codes={code.holder: code.code for code in keys.new_codes},
        contest=gathered.contest,
        root_fingerprint=keys.roster.root_fingerprint,
        problems=tuple(dict.fromkeys((*checked.problems, *gathered.problems))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    contest: Contest
    sources: tuple[SourceFile, ...]
    media: tuple[MediaFacts, ...]
    decks: tuple[DeckFacts, ...]
    problems: tuple[IntakeProblem, ...]


def _write(
    target: Path,
    gathered: _Gathered,
    keys: ContestKeys,
    moment: datetime,
    report: Report,
    stop: Cancellation,
) -> None:
    write_bundle(
        target,
        manifest=Manifest(
            contest=gathered.contest,
            roster=keys.roster,
            created_at=moment.isoformat(timespec="seconds"),
            media=gathered.media,
            decks=gathered.decks,
            program=f"judge-app {judge_app.__version__}",
        ),
        sources=gathered.sources,
        root_key=keys.root.private_key,
        report=report,
        cancellation=stop,
    )


def _gather(
    checked: FolderReport,
    folder: Path,
    choice: ConverterChoice,
    report: Report,
    stop: Cancellation,
) -> _Gathered:
    contest = checked.contest
    if contest is None or checked.clips is None:
        raise FolderHasProblemsError(checked)
    prepared = prepare_decks(
        checked.clips.files, folder, choice=choice, report=report, cancellation=stop
    )
    files = prepared.files
    entries = tuple(
        replace(entry, files=tuple(found.file for found in files.get(entry.code, ())))
        for entry in contest.entries
    )
    return _Gathered(
        contest=replace(contest, entries=entries),
        sources=tuple(_sources(files)),
        media=checked.clips.facts,
        decks=prepared.facts,
        problems=prepared.problems,
    )


def _sources(files: dict[EntryCode, tuple[FoundFile, ...]]) -> list[SourceFile]:
    return [
        SourceFile(entry=code, path=found.file.path, disk_path=found.disk_path)
        for code, all_found in files.items()
        for found in all_found
    ]


def _write_slips(
    folder: Path, contest: Contest, keys: ContestKeys, moment: datetime, *, with_qr: bool
) -> Path | None:
    if not keys.new_codes:
        return None
    from judge_app.documents.keys import code_slips  # noqa: PLC0415 - loads reportlab

    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    path = _free(folder / SLIPS_NAME)
    content = code_slips.render(
        contest, keys.new_codes, keys.roster.root_fingerprint, made_at=moment, with_qr=with_qr
    )
    write_atomically(path, content)
    return path


def _free(path: Path) -> Path:
    """Return `path`, or with a number the first that no file has: older slips must not be lost."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _copy_keys(folder: Path, keys: ContestKeys) -> dict[JudgeId, Path]:
    """Lay sealed keys and answers beside the bundle; the root key stays with staff.

    What a holder's new key has replaced goes away, for it opens nothing any more.
    """
    copies = {}
    for record in keys.records:
        target = folder / record.file.name
        with explained(record.file):
            content = record.file.read_bytes()
        write_atomically(target, content)
        for suffix in {KEY_SUFFIX, ANSWER_SUFFIX} - {target.suffix}:
            with explained(target):
                target.with_suffix(suffix).unlink(missing_ok=True)
        copies[record.holder] = target
    return copies
