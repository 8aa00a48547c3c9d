"""Looks at files before anything is taken: what each one is, and what taking it would change."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CriterionId, EntryCode, Sha256Hex
from judge_app.contest.scoresheet import (
    Assessment,
    FinalSheet,
    Outcome,
    SealedSheet,
    SignedSheet,
)
from judge_app.documents.gate_ledger import TakenSheet
from judge_app.documents.refusal import Refusal, RefusalReason
from judge_app.errors import FileProblemError
from judge_app.file_errors import explained
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.panel_state import PanelState

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes; scoresheets are a tenth of a megabyte."""


class Verdict(StrEnum):
    """What taking a file would do."""

    NEW = "new"
    SUPERSEDES = "supersedes"
    SAME = "same"
    """This very sheet is there already; nothing happens."""
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    """The file could not be read from its drive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDifference:
    """One difference between two revisions; None where a side is unmarked."""

    entry: EntryCode
    criterion: CriterionId | None
    before: Decimal | Outcome | None
    after: Decimal | Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """One file of an import and what would become of it."""

    path: Path
    verdict: Verdict
    pdf: Sha256Hex | None = None
    content: bytes = b""
    signed: SignedSheet | SealedSheet | None = None
    refusal: Refusal | None = None
    failure: FileProblemError | None = None
    differences: tuple[MarkDifference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """A dry run: nothing has been taken."""

    files: tuple[PlannedFile, ...]

    @property
    def would_take(self) -> tuple[PlannedFile, ...]:
        """The files that would be taken."""
        taken = {Verdict.NEW, Verdict.SUPERSEDES}
        return tuple(file for file in self.files if file.verdict in taken)

    @property
    def would_refuse(self) -> tuple[PlannedFile, ...]:
        """The files that would be refused and kept in quarantine."""
        return tuple(file for file in self.files if file.verdict is Verdict.REFUSED)


def plan_import(
    opened: OpenedBundle,
    state: PanelState,
    paths: Iterable[Path],
    report: Report = unheard,
    cancellation: Cancellation | None = None,
) -> ImportPlan:
    """Look at files, and at all PDFs in folders, without taking anything."""
    stop = cancellation or Cancellation()
    found = tuple(dict.fromkeys(pdf_files(paths)))
    planning = _Planning(opened, state)
    files = []
    for number, path in enumerate(found):
        stop.check()
        report(Progress(step="examine", subject=path.name, done=number, total=len(found)))
        files.append(planning.plan(path))
    report(Progress(step="examine", done=len(found), total=len(found)))
    return ImportPlan(files=tuple(files))


class _Planning:
    """Examines one file after another; later ones know what earlier ones would change."""

    def __init__(self, opened: OpenedBundle, state: PanelState) -> None:
        self._opened = opened
        self._sheets = {(h.sheet.judge, h.sheet.revision): h.sheet for h in state.held}
        self._taken: list[TakenSheet] = list(state.taken)

    def plan(self, path: Path) -> PlannedFile:
        try:
            content = read_pdf(path)
        except FileProblemError as failure:
            return PlannedFile(path=path, verdict=Verdict.UNREADABLE, failure=failure)
        pdf = Sha256Hex(hashlib.sha256(content).hexdigest())
        verdict = self._examined(content)
        if isinstance(verdict, Refusal):
            same = verdict.reason is RefusalReason.ALREADY_TAKEN
            return PlannedFile(
                path=path,
                verdict=Verdict.SAME if same else Verdict.REFUSED,
                pdf=pdf,
                content=content,
                refusal=verdict,
            )
        return self._accepted(path, pdf, content, verdict)

    def _accepted(
        self, path: Path, pdf: Sha256Hex, content: bytes, signed: SignedSheet | SealedSheet
    ) -> PlannedFile:
        head = signed.head
        is_first = all(held.judge != head.judge for held in self._taken)
        self._taken.append(
            TakenSheet(
                judge=head.judge,
                revision=head.revision,
                payload_sha256=signed.payload_sha256,
            )
        )
        return PlannedFile(
            path=path,
            verdict=Verdict.NEW if is_first else Verdict.SUPERSEDES,
            pdf=pdf,
            content=content,
            signed=signed,
            differences=self._differences(signed),
        )

    def _differences(self, signed: SignedSheet | SealedSheet) -> tuple[MarkDifference, ...]:
        """Return what a sheet changes against the judge's last, as far as both can be read."""
        if isinstance(signed, SealedSheet):
            return ()
        sheet = signed.sheet
        earlier = [s for (judge, _), s in self._sheets.items() if judge == sheet.judge]
        latest = max(earlier, key=lambda held: held.revision, default=None)
        self._sheets[sheet.judge, sheet.revision] = sheet
        return () if latest is None else differences(self._opened.contest, latest, sheet)

    def _examined(self, content: bytes) -> SignedSheet | SealedSheet | Refusal:
        from judge_app.documents.gate import examine  # noqa: PLC0415 - loads pyHanko

        opened = self._opened
        return examine(
            content,
            contest=opened.contest,
            roster=opened.roster,
            bundle_sha256=opened.bundle_sha256,
            moment=opened.moment,
            taken=tuple(self._taken),
        )


def differences(
    contest: Contest, before: FinalSheet, after: FinalSheet
) -> tuple[MarkDifference, ...]:
    """Return every mark and outcome in which two sheets of a judge differ."""
    old = {a.entry: a for a in before.assessments}
    new = {a.entry: a for a in after.assessments}
    return tuple(
        difference
        for code in sorted({*old, *new})
        for difference in _differences(
            contest, old.get(code, Assessment(entry=code)), new.get(code, Assessment(entry=code))
        )
    )


def _differences(contest: Contest, old: Assessment, new: Assessment) -> Iterator[MarkDifference]:
    if old.outcome is not new.outcome:
        yield MarkDifference(entry=new.entry, criterion=None, before=old.outcome, after=new.outcome)
    for leaf in contest.rubric.leaves:
        before, after = old.mark(leaf.id), new.mark(leaf.id)
        if before != after:
            yield MarkDifference(entry=new.entry, criterion=leaf.id, before=before, after=after)


def pdf_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files among `paths`, and every PDF in the folders among them."""
    for path in paths:
        if path.is_dir():
            inside = path.rglob("*")
            yield from sorted(p for p in inside if p.suffix.lower() == ".pdf" and p.is_file())
        elif path.suffix != ".json":
            yield path


def opening_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files in the folders among `paths` that may tell what sealed sheets hold."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("mo-niem-phong-*.json") if p.is_file())
        elif path.suffix == ".json":
            yield path


def read_pdf(path: Path) -> bytes:
    """Return a file's bytes, at most one more than any sheet may have; `FileProblemError`."""
    with explained(path), path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)
