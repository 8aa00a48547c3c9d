"""Paper at the chair's desk: scans are matched, and marks taken from the codes alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from judge_app.contest.ids import Sha256Hex
from judge_app.db.ledger import LedgerEntry
from judge_app.db.panel_store import StoredFile
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.sheet_codes import PaperSheet
from judge_app.errors import JudgeAppError
from judge_app.progress import Cancellation, Report, unheard
from judge_app.workflows.ledger_contents import TakenFile
from judge_app.workflows.match_paper import match_paper, offer_of, scan_sha256
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.paper_matches import MatchedSheet, PaperMatch
from judge_app.workflows.take_files import FileChangedError, ImportedFile


class OutdatedMatchError(JudgeAppError):
    """The ledger has changed since the scans were matched; they must be matched again."""


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """What the desk does with scans and photos."""

    desk: PanelDesk

    def match(
        self,
        paths: Iterable[Path],
        report: Report = unheard,
        cancellation: Cancellation | None = None,
    ) -> PaperMatch:
        """Say which sheets scans show; nothing is taken."""
        return match_paper(self.desk.opened, self.desk.state, paths, report, cancellation)

    def take(self, sheets: Iterable[MatchedSheet]) -> LedgerEntry | None:
        """Take the marks of these sheets from their codes, all or nothing.

        The scans are kept beside the ledger. Sheets without an offer are passed over; None where
        nothing is left.

        Raises:
            OutdatedMatchError: a sheet could not be taken any longer.
            FrozenResultError: the result is official.
            FileProblemError: a scan is gone.
            FileChangedError: a scan changed while it was read.
        """
        offered = [(s, s.offer) for s in sheets if isinstance(s.offer, PaperSheet)]
        if not offered:
            return None
        self._refuse_outdated([sheet for sheet, _ in offered])
        hashes: dict[Path, Sha256Hex] = {}
        files = []
        for sheet, offer in offered:
            scan = sheet.source
            read = None if scan in hashes else partial(_scan, scan, hashes)
            if read is not None:
                hashes[scan], _ = scan_sha256(scan)
            files.append(ImportedFile(line=_line(scan, hashes[scan], offer), read=read))
        return self.desk.record_import(files, len(files))

    def _refuse_outdated(self, sheets: list[MatchedSheet]) -> None:
        for sheet in sheets:
            if offer_of(self.desk.opened, self.desk.state, sheet.codes) != sheet.offer:
                raise OutdatedMatchError(sheet.printed.judge)


def _line(scan: Path, sha256: Sha256Hex, offer: PaperSheet) -> TakenFile:
    return TakenFile(
        name=scan.name,
        pdf=sha256,
        payload=offer.payload_sha256,
        judge=offer.sheet.judge,
        revision=offer.sheet.revision,
        statement=payload.encode(offer.sheet).decode(),
        on_paper=True,
    )


def _scan(path: Path, hashes: Mapping[Path, Sha256Hex]) -> StoredFile:
    """Read a scan again; `FileChangedError` where it is no longer the one with that hash."""
    sha256, content = scan_sha256(path)
    if sha256 != hashes[path]:
        raise FileChangedError(path)
    return StoredFile(sha256=sha256, name=path.name, content=content)
