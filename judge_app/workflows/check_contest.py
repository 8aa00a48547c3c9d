"""Looks through a contest folder and lists every problem at once, with its place and its cure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry, EntryFile, EntryKind
from judge_app.contest.ids import CategoryId, EntryCode, UnitId
from judge_app.contest.rule_problem import RuleProblem, RuleProblemCode
from judge_app.contest.rule_problem import Severity as RuleSeverity
from judge_app.contest.rules_file import ReadContest, read_contest_toml
from judge_app.contest.validation import check_contest
from judge_app.contest.validation_names import is_usable_id
from judge_app.file_errors import explained
from judge_app.intake.folder import FoundFile, look_through
from judge_app.intake.list_columns import ListColumn, kind_of
from judge_app.intake.main_files import name_key
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode, Severity
from judge_app.intake.spreadsheet import LIST_NAME, ListedEntry, read_entry_list
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.vietnamese.matching import match_key, plain_key
from judge_app.workflows.clip_archive import ClipArchive
from judge_app.workflows.prepare_clips import PreparedClips, examine_clips

CONTEST_NAME = "contest.toml"
ENTRIES_FOLDER = "entries"
_LARGEST_RULES = 4 << 20
_NEAR = 0.7
"""How much alike two names are, from 0 to 1, for one to be suggested for the other."""


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
        self._codes: set[str] = set()
        """Keys of all codes in the list, also of rows that are no entry yet."""
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
        seen: dict[str, int] = {}
        listed = []
        for row in found.rows:
            self._cancellation.check()
            self._codes.add(name_key(row.text(ListColumn.CODE)))
            if row.is_remark:
                said = next(t for c, t in row.cells.items() if t and c is not ListColumn.NUMBER)
                remark = row.problem(IntakeProblemCode.NOT_AN_ENTRY, ListColumn.CODE, said)
                self.problems.append(remark)
                continue
            entry = self._entry(row, seen)
            if entry is not None:
                listed.append((entry, row))
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

    def _entry(self, row: ListedEntry, seen: dict[str, int]) -> Entry | None:
        found = tuple(self._row_problems(row, seen))
        self.problems += found
        kind = kind_of(row.text(ListColumn.KIND))
        unit = self._unit(row.text(ListColumn.UNIT))
        category = self._category(row.text(ListColumn.CATEGORY))
        code = row.text(ListColumn.CODE)
        stops = row.unread or any(problem.severity is Severity.ERROR for problem in found)
        if stops or kind is None or unit is None or category is None:
            return None
        authors = re.split(r"[;\n]", row.text(ListColumn.AUTHORS))
        return Entry(
            code=EntryCode(code),
            title=row.text(ListColumn.TITLE),
            kind=kind,
            category=category,
            unit=unit,
            authors=tuple(name.strip() for name in authors if name.strip()),
            summary=row.text(ListColumn.SUMMARY),
            link=row.text(ListColumn.LINK),
        )

    def _row_problems(self, row: ListedEntry, seen: dict[str, int]) -> Iterator[IntakeProblem]:
        for column in ListColumn:
            is_empty = column in row.columns and not row.text(column)
            if column.is_needed and is_empty and column not in row.unread:
                yield row.problem(IntakeProblemCode.EMPTY_CELL, column, column.heading)
        code = row.text(ListColumn.CODE)
        if code and not is_usable_id(code):
            yield row.problem(IntakeProblemCode.BAD_CODE, ListColumn.CODE, code)
        elif code and name_key(code) in seen:
            earlier = str(seen[name_key(code)])
            yield row.problem(IntakeProblemCode.REPEATED_CODE, ListColumn.CODE, code, earlier)
        seen.setdefault(name_key(code), row.row)
        kind_text = row.text(ListColumn.KIND)
        kind = kind_of(kind_text)
        if kind_text and kind is None:
            yield row.problem(IntakeProblemCode.UNKNOWN_KIND, ListColumn.KIND, kind_text)
        elif kind is not None and kind not in self._contest.intake.kinds:
            yield row.problem(IntakeProblemCode.KIND_NOT_ALLOWED, ListColumn.KIND, kind_text)
        unit, category = row.text(ListColumn.UNIT), row.text(ListColumn.CATEGORY)
        if unit and self._unit(unit) is None:
            near = _nearest(unit, [known.name for known in self._contest.units])
            code = IntakeProblemCode.MISSPELT_UNIT if near else IntakeProblemCode.UNKNOWN_UNIT
            yield row.problem(code, ListColumn.UNIT, unit, *near)
        if category and self._category(category) is None:
            near = _nearest(category, [known.name for known in self._contest.categories])
            unknown = IntakeProblemCode.UNKNOWN_CATEGORY
            misspelt = IntakeProblemCode.MISSPELT_CATEGORY
            yield row.problem(misspelt if near else unknown, ListColumn.CATEGORY, category, *near)

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
            if key not in self._codes
        ]

    def _unit(self, text: str) -> UnitId | None:
        key = match_key(text)
        for unit in self._contest.units:
            if key in {match_key(unit.id), match_key(unit.name)}:
                return unit.id
        return None

    def _category(self, text: str) -> CategoryId | None:
        key = match_key(text)
        for category in self._contest.categories:
            if key in {match_key(category.id), match_key(category.name)}:
                return category.id
        return None


def _nearest(text: str, names: list[str]) -> list[str]:
    """Return the name that a text most likely means, alone in a list; empty where none is near."""
    by_key = {plain_key(name): name for name in names}
    found = get_close_matches(plain_key(text), by_key, n=1, cutoff=_NEAR)
    return [by_key[key] for key in found]


def _folders_in(folder: Path) -> dict[str, Path]:
    """Return the entries' folders by their names, however letters and spaces are written."""
    if not folder.is_dir():
        return {}
    with explained(folder):
        found = sorted(path for path in folder.iterdir() if path.is_dir())
    return {name_key(path.name): path for path in found}
