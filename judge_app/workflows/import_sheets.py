"""Looks at files before anything is taken: what each one is, and what taking it would change."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from judge_app.contest.ids import Sha256Hex
from judge_app.contest.scoresheet import FinalSheet, SealedSheet, SignedSheet
from judge_app.documents.gate.ledger import TakenSheet
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.errors import FileProblemError
from judge_app.file_errors import explained
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.panel_state import PanelState
from judge_app.workflows.sheet_differences import MarkDifference, differences

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes; scoresheets are a tenth of a megabyte."""


class Verdict(StrEnum):
    """What taking a file would do."""

    NEW = "new"
    SUPERSEDES = "supersedes"
    """A correction; the chair decides whether to take it."""
    REPLACES_PAPER = "replaces-paper"
    """The file of a sheet that came in from paper, with the same marks."""
    SAME = "same"
    """This very sheet is there already; nothing happens."""
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    """The file could not be read from its drive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """One file of an import and what would become of it; its bytes stay where they are."""

    path: Path
    verdict: Verdict
    pdf: Sha256Hex | None = None
    signed: SignedSheet | SealedSheet | None = None
    refusal: Refusal | None = None
    failure: FileProblemError | None = None
    before: FinalSheet | None = None
    """The judge's sheet that this one would take the place of, as far as both can be read."""
    differences: tuple[MarkDifference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """A dry run: nothing has been taken."""

    files: tuple[PlannedFile, ...]

    @property
    def would_take(self) -> tuple[PlannedFile, ...]:
        """The files that would be taken."""
        taken = {Verdict.NEW, Verdict.SUPERSEDES, Verdict.REPLACES_PAPER}
        return tuple(file for file in self.files if file.verdict in taken)

    @property
    def would_refuse(self) -> tuple[PlannedFile, ...]:
        """The files that would be refused and kept in quarantine."""
        return tuple(file for file in self.files if file.verdict is Verdict.REFUSED)

    @property
    def corrections(self) -> tuple[PlannedFile, ...]:
        """The files that would take the place of a judge's earlier sheet."""
        return tuple(file for file in self.files if file.verdict is Verdict.SUPERSEDES)

    def without(self, paths: Collection[Path]) -> "ImportPlan":
        """Return the plan without some of its files."""
        return ImportPlan(files=tuple(file for file in self.files if file.path not in paths))


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
                refusal=verdict,
            )
        return self._accepted(path, pdf, verdict)

    def _accepted(
        self, path: Path, pdf: Sha256Hex, signed: SignedSheet | SealedSheet
    ) -> PlannedFile:
        head = signed.head
        before = self._before(signed)
        changes: tuple[MarkDifference, ...] = ()
        if before is not None and isinstance(signed, SignedSheet):
            changes = differences(self._opened.contest, before, signed.sheet)
        own = [held for held in self._taken if held.judge == head.judge]
        on_paper = [h for h in own if h.revision == head.revision and h.on_paper]
        if any(held.typed for held in on_paper) and not (before and not changes):
            refusal = Refusal(
                reason=RefusalReason.CONFLICT, judge=head.judge, detail=str(head.revision)
            )
            return PlannedFile(path=path, verdict=Verdict.REFUSED, pdf=pdf, refusal=refusal)
        self._remember(signed)
        verdict = Verdict.SUPERSEDES if own else Verdict.NEW
        return PlannedFile(
            path=path,
            verdict=Verdict.REPLACES_PAPER if on_paper else verdict,
            pdf=pdf,
            signed=signed,
            before=before,
            differences=changes,
        )

    def _before(self, signed: SignedSheet | SealedSheet) -> FinalSheet | None:
        """Return the judge's last sheet, if it and this one can be read."""
        if isinstance(signed, SealedSheet):
            return None
        earlier = [s for (judge, _), s in self._sheets.items() if judge == signed.sheet.judge]
        return max(earlier, key=lambda held: held.revision, default=None)

    def _remember(self, signed: SignedSheet | SealedSheet) -> None:
        """Let later files know what this one would change."""
        head = signed.head
        if isinstance(signed, SignedSheet):
            self._sheets[head.judge, head.revision] = signed.sheet
        self._taken.append(
            TakenSheet(
                judge=head.judge, revision=head.revision, payload_sha256=signed.payload_sha256
            )
        )

    def _examined(self, content: bytes) -> SignedSheet | SealedSheet | Refusal:
        from judge_app.documents.gate.gate import examine  # noqa: PLC0415 - loads pyHanko

        opened = self._opened
        return examine(
            content,
            contest=opened.contest,
            roster=opened.roster,
            bundle_sha256=opened.bundle_sha256,
            moment=opened.moment,
            taken=tuple(self._taken),
        )


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
