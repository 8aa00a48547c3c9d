"""Looks through a contest folder and lists every problem at once, with its place and its cure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry, EntryFile, EntryKind
from judge_app.contest.ids import EntryCode
from judge_app.contest.rule_problem import RuleProblem, RuleProblemCode
from judge_app.contest.rule_problem import Severity as RuleSeverity
from judge_app.contest.rules_file import ReadContest, read_contest_toml
from judge_app.contest.validation import check_contest
from judge_app.file_errors import explained
from judge_app.intake.folder import DECKS, FoundFile, look_through
from judge_app.intake.list_columns import ListColumn
from judge_app.intake.main_files import name_key
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode, Severity
from judge_app.intake.spreadsheet import LIST_NAME, ListedEntry, read_entry_list
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.slides.examining import refusal_at_sight
from judge_app.workflows.clip_archive import ClipArchive
from judge_app.workflows.entry_rows import EntryRows
from judge_app.workflows.prepare_clips import PreparedClips, examine_clips

CONTEST_NAME = "contest.toml"
ENTRIES_FOLDER = "entries"
_LARGEST_RULES = 4 << 20


class CheckStep(StrEnum):
    """What takes its time when a contest folder is looked through."""

    FILES = "files"
    """Every file of every entry is read once, for its hash."""
    CLIPS = "clips"
    """Every clip is looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReport:
    """What a contest folder holds and everything wrong with it, as far as it was looked at."""

    contest: Contest | None
    """The contest with its entries; None where the rules cannot be read."""
    files: dict[EntryCode, tuple[FoundFile, ...]]
    rule_problems: tuple[RuleProblem, ...]
    problems: tuple[IntakeProblem, ...]
    clips: PreparedClips | None = None
    """What was found out about the clips, with their filmstrips; None where the rules are missing."""
    unfinished: tuple[CheckStep, ...] = ()
    """What is still to be looked at: more may be wrong than is known."""

    @property
    def errors(self) -> int:
        """How many problems stop the bundle from being made."""
        return sum(p.severity is RuleSeverity.ERROR for p in self.rule_problems) + sum(
            p.severity is Severity.ERROR for p in self.problems
        )

    @property
    def may_build(self) -> bool:
        """Whether everything was looked at, and nothing stops the bundle from being made."""
        return not (self.contest is None or self.errors or self.unfinished)


def read_rules(folder: Path) -> ReadContest:
    """Return what a folder's rules say, without entries; `MissingFileError` if it has none."""
    path = folder / CONTEST_NAME
    with explained(path), path.open("rb") as stream:
        text = stream.read(_LARGEST_RULES).decode("utf-8-sig", "replace")
    return read_contest_toml(text)


def check_folder(
    folder: Path, report: Report = unheard, cancellation: Cancellation | None = None
) -> FolderReport:
    """Return everything that a contest folder holds and that is wrong with it."""
    *_, whole = check_in_steps(folder, report, cancellation)
    return whole


def check_in_steps(
    folder: Path, report: Report = unheard, cancellation: Cancellation | None = None
) -> Iterator[FolderReport]:
    """Yield what rules and list say, at once; then with the files; then with the clips.

    The last report has nothing `unfinished`.
    """
    if not (folder / CONTEST_NAME).is_file():
        problem = IntakeProblem(code=IntakeProblemCode.NO_CONTEST_FILE, file=CONTEST_NAME)
        yield FolderReport(contest=None, files={}, rule_problems=(), problems=(problem,))
        return
    read = read_rules(folder)
    draft = read.contest or read.draft
    if draft is None:
        yield FolderReport(contest=None, files={}, rule_problems=read.problems, problems=())
        return
    stop = cancellation or Cancellation()
    checking = _Checking(folder, draft, report, stop)
    listed = checking.listed()
    entries = tuple(entry for entry, _ in listed)
    yield checking.found(read, entries, (CheckStep.FILES, CheckStep.CLIPS))
    entries = checking.with_files(listed)
    so_far = checking.found(read, entries, (CheckStep.CLIPS,))
    yield so_far
    contest = so_far.contest or draft
    clips = examine_clips(contest, checking.files, ClipArchive(folder), report, stop)
    problems = (*so_far.problems, *clips.problems)
    yield replace(so_far, clips=clips, problems=problems, unfinished=())


class _Checking:
    def __init__(
        self, folder: Path, contest: Contest, report: Report, cancellation: Cancellation
    ) -> None:
        self._folder = folder
        self._contest = contest
        self._report = report
        self._cancellation = cancellation
        self.problems: list[IntakeProblem] = []
        self.files: dict[EntryCode, tuple[FoundFile, ...]] = {}
        self._rows = EntryRows(contest)
        self._folders = _folders_in(folder / ENTRIES_FOLDER)

    def listed(self) -> list[tuple[Entry, ListedEntry]]:
        """Return the entries of the list that can be made out, without their files."""
        path = self._folder / LIST_NAME
        if not path.is_file():
            problem = IntakeProblem(code=IntakeProblemCode.NO_ENTRY_LIST, file=LIST_NAME)
            self.problems.append(problem)
            return []
        found = read_entry_list(path)
        self.problems += found.problems
        listed = []
        for row in found.rows:
            self._cancellation.check()
            read = self._rows.read(row)
            self.problems += read.problems
            if read.entry is not None:
                listed.append((read.entry, row))
        return listed

    def with_files(self, listed: list[tuple[Entry, ListedEntry]]) -> tuple[Entry, ...]:
        """Return the entries with their files, each of them read once."""
        entries = []
        for number, (entry, row) in enumerate(listed):
            self._cancellation.check()
            step = Progress(step="check", subject=entry.code, done=number, total=len(listed))
            self._report(step)
            entries.append(self._with_files(entry, row))
        if (self._folder / LIST_NAME).is_file():
            self._check_together(tuple(entries))
        return tuple(entries)

    def found(
        self, read: ReadContest, entries: tuple[Entry, ...], unfinished: tuple[CheckStep, ...]
    ) -> FolderReport:
        """Return what is known so far."""
        contest = replace(self._contest, entries=tuple(sorted(entries, key=lambda e: e.code)))
        rule_problems = read.problems
        if read.lines is not None:
            later = check_contest(contest, read.lines)
            known = set(read.problems)
            # what the list itself says of units, by their names
            later = tuple(p for p in later if p.code is not RuleProblemCode.TOO_FEW_ENTRIES_OF_UNIT)
            rule_problems += tuple(problem for problem in later if problem not in known)
        return FolderReport(
            contest=contest,
            files=dict(self.files),
            rule_problems=rule_problems,
            problems=tuple(self.problems),
            unfinished=unfinished,
        )

    def _with_files(self, entry: Entry, row: ListedEntry) -> Entry:
        folder = self._folders.get(name_key(entry.code))
        if folder is None:
            if entry.kind is not EntryKind.LINK:
                self.problems.append(
                    row.problem(IntakeProblemCode.MISSING_FOLDER, ListColumn.CODE, entry.code)
                )
            return entry
        rules = self._contest.intake
        cell = row.text(ListColumn.FILES)
        looked = look_through(folder, entry.code, entry.kind, cell, rules, self._cancellation)
        self.problems += looked.problems
        self.problems += [
            row.problem(IntakeProblemCode.MISSING_FILE, ListColumn.FILES, name, entry.code)
            for name in looked.missing
        ]
        if not looked.files and entry.kind is not EntryKind.LINK:
            self.problems.append(
                row.problem(IntakeProblemCode.NO_FILES, ListColumn.CODE, entry.code)
            )
        self.problems += _refused_decks(entry.code, looked.files)
        self.files[entry.code] = looked.files
        files: tuple[EntryFile, ...] = tuple(found.file for found in looked.files)
        return replace(entry, files=files)

    def _check_together(self, entries: tuple[Entry, ...]) -> None:
        self._same_contents(entries)
        self._unlisted_folders()
        if any(p.severity is Severity.ERROR and p.row is not None for p in self.problems):
            return  # entries that cannot be made out yet would be missed from their units
        least = self._contest.intake.minimum_entries_per_unit
        sent = Counter(entry.unit for entry in entries)
        self.problems += [
            IntakeProblem(
                code=IntakeProblemCode.FEW_ENTRIES,
                file=LIST_NAME,
                values=(unit.name, str(sent[unit.id]), str(least)),
            )
            for unit in self._contest.units
            if sent[unit.id] < least
        ]

    def _same_contents(self, entries: tuple[Entry, ...]) -> None:
        first: dict[str, str] = {}
        for entry in entries:
            for file in entry.files:
                place = f"entries/{entry.code}/{file.path}"
                known = first.setdefault(file.sha256, place)
                other_entry = not known.startswith(f"entries/{entry.code}/")
                if other_entry and file.size:
                    self.problems.append(
                        IntakeProblem(
                            code=IntakeProblemCode.SAME_CONTENT, file=place, values=(known,)
                        )
                    )

    def _unlisted_folders(self) -> None:
        self.problems += [
            IntakeProblem(
                code=IntakeProblemCode.UNLISTED_FOLDER,
                file=f"entries/{path.name}",
                values=(path.name,),
            )
            for key, path in self._folders.items()
            if key not in self._rows.codes
        ]


def _folders_in(folder: Path) -> dict[str, Path]:
    """Return the entries' folders by their names, however letters and spaces are written."""
    if not folder.is_dir():
        return {}
    with explained(folder):
        found = sorted(path for path in folder.iterdir() if path.is_dir())
    return {name_key(path.name): path for path in found}


def _refused_decks(code: EntryCode, files: tuple[FoundFile, ...]) -> Iterator[IntakeProblem]:
    """Yield the decks that nobody can show: staff have time to ask for others before they pack."""
    for found in files:
        is_deck = found.disk_path.suffix.casefold() in DECKS
        reason = refusal_at_sight(found.disk_path) if is_deck else None
        if reason is not None:
            yield IntakeProblem(
                code=IntakeProblemCode.UNREADABLE_DECK,
                file=f"{ENTRIES_FOLDER}/{code}/{found.file.path}",
                values=(reason.value,),
            )
