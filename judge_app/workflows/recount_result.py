"""Works a published result out again, from the sheets and nothing else.

Needs the signed result, the sheets that judges handed in, as files or as scans of what they printed
and signed, and the root's fingerprint as the code slips print it: no bundle, no ledger, no trust in
the laptop that tallied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.scoresheet import FinalSheet, SealedSheet, SignedSheet
from judge_app.documents.gate.gate import examine, examine_opening, examine_result
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.result.result_statement import (
    ResultPageStatement,
    ResultStatement,
    StatedEntry,
)
from judge_app.documents.sheet import payload
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.tally.ballots import Ballots
from judge_app.tally.verified import RecountMismatch, verified_result
from judge_app.workflows.import_sheets import opening_files, pdf_files, read_pdf
from judge_app.workflows.match_paper import scan_files
from judge_app.workflows.publish import stated_entries
from judge_app.workflows.recount_paper import scanned_sheets


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedSheet:
    """A file that is no sheet of this contest."""

    path: Path
    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDifference:
    """An entry that came out otherwise; None where a side does not have it."""

    code: EntryCode
    stated: StatedEntry | None
    recounted: StatedEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """How a recount went."""

    statement: ResultStatement
    missing: tuple[JudgeId, ...]
    """Judges whose sheet, by its hash, is not among the files."""
    unused: tuple[Path, ...]
    """Genuine sheets that the result does not name, such as earlier revisions."""
    refused: tuple[RefusedSheet, ...]
    unopened: tuple[JudgeId, ...]
    """Judges whose sheet is there, but sealed, and none of the files tells what is inside."""
    on_paper: tuple[JudgeId, ...]
    """Judges whose sheet came in from paper: counted as the chair states them, to be compared with
    the paper by eye."""
    scanned: tuple[JudgeId, ...]
    """Judges whose marks were read from a scan of their paper, in codes that they signed."""
    contradicted: tuple[JudgeId, ...]
    """Those of them whose codes hold other marks than the chair states."""
    differences: tuple[EntryDifference, ...]
    routines_differ: bool = False
    """The two counting routines disagree with each other: a fault of the program."""

    @property
    def is_confirmed(self) -> bool:
        """Whether the same sheets give the same result."""
        return not (
            self.missing
            or self.unopened
            or self.contradicted
            or self.differences
            or self.routines_differ
        )


def recount_result(
    result: Path,
    sheets: Iterable[Path],
    *,
    root_fingerprint: str,
    report: Report = unheard,
    cancellation: Cancellation | None = None,
) -> Recount | Refusal:
    """Work a result out again; a `Refusal` says why the result itself is not believed.

    `FileProblemError` where a file cannot be read.
    """
    statement = examine_result(read_pdf(result), root_fingerprint=root_fingerprint)
    if isinstance(statement, Refusal):
        return statement
    if isinstance(statement, ResultPageStatement):
        return Refusal(reason=RefusalReason.ATTACHMENT_MISSING, contest=statement.contest)
    stop = cancellation or Cancellation()
    sheets = tuple(sheets)
    found = tuple(path for path in dict.fromkeys(pdf_files(sheets)) if path != result)
    sorting = _Sorting(statement)
    for number, path in enumerate(found):
        stop.check()
        report(Progress(step="examine", subject=path.name, done=number, total=len(found)))
        sorting.take(path)
    for path in opening_files(sheets):
        sorting.open(path)
    pictures = (path for path in scan_files(sheets) if path.suffix.lower() != ".pdf")
    sorting.read_scans(pictures, report, stop)
    return sorting.recount()


class _Sorting:
    """Tells the sheets that the result names from the others."""

    def __init__(self, statement: ResultStatement) -> None:
        self._statement = statement
        self._wanted = {sheet.payload: sheet.judge for sheet in statement.sheets}
        self._used: dict[JudgeId, SignedSheet] = {}
        self._unused: list[Path] = []
        self._refused: list[RefusedSheet] = []
        self._sealed: list[SealedSheet] = []
        self._scanned: dict[JudgeId, FinalSheet] = {}
        self._on_paper = {
            sheet.judge: payload.decode(sheet.statement.encode())
            for sheet in statement.sheets
            if sheet.on_paper
        }

    def open(self, path: Path) -> None:
        """Try a file as what is inside one of the sealed sheets."""
        content, statement = read_pdf(path), self._statement
        for held in self._sealed:
            verdict = examine_opening(
                held, content, contest=statement.contest, roster=statement.roster
            )
            if isinstance(verdict, SignedSheet):
                self._used[held.judge] = verdict

    def take(self, path: Path) -> None:
        statement = self._statement
        verdict = examine(
            read_pdf(path),
            contest=statement.contest,
            roster=statement.roster,
            bundle_sha256=statement.bundle,
            moment=datetime.fromisoformat(statement.moment),
        )
        if isinstance(verdict, Refusal):
            self._refused.append(RefusedSheet(path=path, refusal=verdict))
        elif verdict.payload_sha256 not in self._wanted:
            self._unused.append(path)
        elif isinstance(verdict, SealedSheet):
            self._sealed.append(verdict)
        else:
            self._used[verdict.sheet.judge] = verdict

    def read_scans(self, pictures: Iterable[Path], report: Report, stop: Cancellation) -> None:
        """Look for the sheets that no file has brought in scans: pictures, and refused PDFs."""
        if {sheet.judge for sheet in self._statement.sheets} == set(self._used):
            return
        refused = {each.path: each for each in self._refused if each.path.suffix != ".json"}
        paths = dict.fromkeys((*refused, *pictures))
        found = scanned_sheets(self._statement, paths, report, stop)
        self._scanned = {j: s for j, s in found.sheets.items() if j not in self._used}
        self._refused = [each for each in self._refused if each.path not in found.scans]

    def recount(self) -> Recount:
        statement = self._statement
        stated = self._on_paper
        there = {*self._used, *stated, *self._scanned, *(held.judge for held in self._sealed)}
        missing = tuple(s.judge for s in statement.sheets if s.judge not in there)
        unopened = tuple(h.judge for h in self._sealed if h.judge not in self._used)
        result = verified_result(
            Ballots(
                contest=statement.contest,
                sheets=self._sheets(),
                settlements=statement.settlements,
                panel_votes=statement.panel_votes,
            )
        )
        routines_differ = isinstance(result, RecountMismatch)
        again = () if isinstance(result, RecountMismatch) else stated_entries(result)
        return Recount(
            statement=statement,
            missing=missing,
            unused=tuple(self._unused),
            refused=tuple(self._refused),
            unopened=unopened,
            on_paper=tuple(j for j in stated if j not in self._used and j not in self._scanned),
            scanned=tuple(self._scanned),
            contradicted=tuple(
                judge
                for judge, sheet in self._scanned.items()
                if judge in stated and stated[judge].assessments != sheet.assessments
            ),
            differences=()
            if missing or unopened or routines_differ
            else _differences(statement, again),
            routines_differ=routines_differ,
        )

    def _sheets(self) -> tuple[FinalSheet, ...]:
        """Return what is counted: every file, or the scan, or what the chair states of paper."""
        files = {judge: signed.sheet for judge, signed in self._used.items()}
        counted = self._on_paper | self._scanned | files
        return tuple(counted.values())


def _differences(
    statement: ResultStatement, again: tuple[StatedEntry, ...]
) -> tuple[EntryDifference, ...]:
    stated = {entry.code: entry for entry in statement.entries}
    recounted = {entry.code: entry for entry in again}
    return tuple(
        EntryDifference(code=code, stated=stated.get(code), recounted=recounted.get(code))
        for code in sorted({*stated, *recounted})
        if stated.get(code) != recounted.get(code)
    )
