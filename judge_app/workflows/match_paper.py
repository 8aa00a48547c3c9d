"""Says of scans and photos of printed sheets which sheet each page is, and whether it is there.

The code on a page names the sheet and is not signed: whoever prints it prints what he likes. So a
page that is "the same" carries the code of a file that is there; the marks in ink or print are for
the eye to compare. Where the last page's codes are read, the marks in them are compared too, and
the judge's signature of them is checked.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from judge_app.contest.ids import Sha256Hex
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents.gate.paper import PaperCodes, check_codes_signature
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.scan.scanned import Scan, ScannedPage
from judge_app.documents.sheet.sheet_codes import (
    MarksPart,
    PageCode,
    PaperSheet,
    marks_message,
    message_head,
)
from judge_app.errors import FileProblemError
from judge_app.file_errors import explained
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.workflows.open_bundle import OpenedBundle
from judge_app.workflows.panel_state import HeldSealed, HeldSheet, PanelState
from judge_app.workflows.paper_matches import (
    MatchedPage,
    MatchedSheet,
    PaperMatch,
    PrintedSheet,
    Standing,
)
from judge_app.workflows.scanned_codes import SheetCode, codes_of, paper_codes, sheet_name
from judge_app.workflows.sheet_differences import differences

_SCANS = {".pdf", ".png", ".jpg", ".jpeg"}


def match_paper(
    opened: OpenedBundle,
    state: PanelState,
    paths: Iterable[Path],
    report: Report = unheard,
    cancellation: Cancellation | None = None,
) -> PaperMatch:
    """Read scans, and all scans in folders, and match them without taking anything."""
    from judge_app.documents.scan.scan_reader import ScanReader  # noqa: PLC0415 - starts a process

    stop = cancellation or Cancellation()
    found = tuple(dict.fromkeys(scan_files(paths)))
    matching = _Matching(opened, state)
    with ScanReader() as reader:
        for number, path in enumerate(found):
            stop.check()
            report(Progress(step="read-scan", subject=path.name, done=number, total=len(found)))
            try:
                matching.add(path, reader.read(path, cancellation=stop))
            except FileProblemError as failure:
                matching.add_unread(path, failure)
    report(Progress(step="read-scan", done=len(found), total=len(found)))
    return matching.match()


def scan_files(paths: Iterable[Path]) -> Iterable[Path]:
    """Yield the files among `paths`, and every scan in the folders among them."""
    for path in paths:
        if path.is_dir():
            inside = path.rglob("*")
            yield from sorted(p for p in inside if p.suffix.lower() in _SCANS and p.is_file())
        else:
            yield path


def scan_sha256(path: Path) -> tuple[Sha256Hex, bytes]:
    """Return a scan's hash and bytes, as the ledger keeps them; `FileProblemError`."""
    with explained(path):
        content = path.read_bytes()
    return Sha256Hex(hashlib.sha256(content).hexdigest()), content


def offer_of(opened: OpenedBundle, state: PanelState, codes: PaperCodes) -> PaperSheet | Refusal:
    """Return what taking a sheet from its codes would bring, or why it is not taken."""
    from judge_app.documents.gate.gate import examine_paper  # noqa: PLC0415 - loads with the gate

    offer = examine_paper(
        codes,
        contest=opened.contest,
        roster=opened.roster,
        bundle_sha256=opened.bundle_sha256,
        moment=opened.moment,
        taken=state.taken,
    )
    if isinstance(offer, Refusal):
        return offer
    for held in state.held:
        same = (held.sheet.judge, held.sheet.revision) == (offer.sheet.judge, offer.sheet.revision)
        if same and differences(opened.contest, held.sheet, offer.sheet):
            # only a typed sheet gets here: beside any other the gate has refused
            return Refusal(reason=RefusalReason.CONFLICT, judge=offer.sheet.judge)
    return offer


@dataclass(slots=True)
class _Seen:
    """One page as it was read."""

    path: Path
    page: ScannedPage
    codes: tuple[SheetCode, ...]


class _Matching:
    """Collects the codes of all pages, and puts sheets together from them."""

    def __init__(self, opened: OpenedBundle, state: PanelState) -> None:
        self._opened = opened
        self._state = state
        self._seen: list[_Seen] = []
        self._unread: list[MatchedPage] = []

    def add(self, path: Path, scan: Scan) -> None:
        for page in scan.pages:
            self._seen.append(_Seen(path, page, codes_of(page)))
        if scan.failure is not None:
            self._unread.append(MatchedPage(path=path, number=0, failure=scan.failure))

    def add_unread(self, path: Path, failure: FileProblemError) -> None:
        self._unread.append(MatchedPage(path=path, number=0, failure=failure))

    def match(self) -> PaperMatch:
        names = dict.fromkeys(sheet_name(code) for seen in self._seen for code in seen.codes)
        sheets = {}
        for name in names:
            sheet = self._sheet(name)
            if sheet is not None:
                sheets[name] = sheet
        pages = [line for seen in self._seen for line in self._lines(seen, sheets)]
        return PaperMatch(pages=(*pages, *self._unread), sheets=tuple(sheets.values()))

    def _lines(self, seen: _Seen, sheets: dict[str, MatchedSheet]) -> list[MatchedPage]:
        """Return a line for each sheet that a page shows; two may lie on one photo."""
        lines = []
        for name in dict.fromkeys(sheet_name(code) for code in seen.codes):
            own = (c for c in seen.codes if isinstance(c, PageCode) and sheet_name(c) == name)
            code = next(own, None)
            if name in sheets:
                lines.append(
                    MatchedPage(
                        path=seen.path,
                        number=seen.page.number,
                        sheet=sheets[name],
                        page=0 if code is None else code.page,
                    )
                )
        alone = MatchedPage(path=seen.path, number=seen.page.number, failure=seen.page.failure)
        return lines or [alone]

    def _sheet(self, name: str) -> MatchedSheet | None:
        own = [(s.path, c) for s in self._seen for c in s.codes if sheet_name(c) == name]
        page_codes = tuple(code for _, code in own if isinstance(code, PageCode))
        parts = tuple(code for _, code in own if isinstance(code, MarksPart))
        codes = paper_codes(code for _, code in own)
        printed = {_printed(code) for code in page_codes}
        head = None if codes.message is None else message_head(codes.message)
        if head is not None:
            printed.add(
                PrintedSheet(
                    contest=head.contest,
                    judge=head.judge,
                    revision=head.revision,
                    payload_sha256=head.payload_sha256,
                )
            )
        if not printed:
            return self._known_by(name, own)
        marked = [path for path, code in own if isinstance(code, MarksPart)]
        return self._judged(
            next(iter(printed)),
            codes,
            torn=len(printed) > 1 or _is_torn(parts),
            pages_seen=tuple(sorted({code.page for code in page_codes})),
            pages=max((code.pages for code in page_codes), default=0),
            source=(marked or [path for path, _ in own])[0],
        )

    def _known_by(self, name: str, own: list[tuple[Path, SheetCode]]) -> MatchedSheet | None:
        """Return a sheet of which only a part of the marks or the signature was read.

        Such a code holds the beginning of a payload's hash, which tells a sheet that is there.
        """
        held = next((h for h in self._state.everything if h.file.payload.startswith(name)), None)
        if held is None:
            return None
        printed = PrintedSheet(
            contest=self._opened.contest.id,
            judge=held.sheet.judge,
            revision=held.sheet.revision,
            payload_sha256=held.file.payload,
        )
        codes = PaperCodes(message=None)
        return self._judged(printed, codes, torn=False, pages_seen=(), pages=0, source=own[0][0])

    def _judged(
        self,
        printed: PrintedSheet,
        codes: PaperCodes,
        *,
        torn: bool,
        pages_seen: tuple[int, ...],
        pages: int,
        source: Path,
    ) -> MatchedSheet:
        opened = self._opened
        standing = Standing.CONTRADICTORY if torn else self._standing(printed, codes)
        offer = None
        if standing in {Standing.NEVER_IMPORTED, Standing.TYPED}:
            offer = offer_of(opened, self._state, codes)
        return MatchedSheet(
            printed=printed,
            standing=standing,
            signature=check_codes_signature(codes, printed.judge, opened.roster, opened.moment),
            pages_seen=pages_seen,
            pages=pages,
            codes=codes,
            source=source,
            offer=offer,
            before=self._before(offer),
        )

    def _before(self, offer: PaperSheet | Refusal | None) -> FinalSheet | None:
        """Return the sheet that an offered correction would take the place of, if it is open."""
        if not isinstance(offer, PaperSheet):
            return None
        held = self._state.sheet_of(offer.sheet.judge)
        is_earlier = held is not None and held.sheet.revision < offer.sheet.revision
        return held.sheet if held is not None and is_earlier else None

    def _standing(self, printed: PrintedSheet, codes: PaperCodes) -> Standing:
        contest = self._opened.contest
        if printed.contest != contest.id:
            return Standing.OTHER_CONTEST
        if printed.judge not in {judge.id for judge in contest.panel.marking}:
            return Standing.NOT_ON_PANEL
        own = [held for held in self._state.everything if held.sheet.judge == printed.judge]
        same = next((h for h in own if h.file.payload == printed.payload_sha256), None)
        if same is None:
            revision = [held for held in own if held.sheet.revision == printed.revision]
            if not revision:
                return Standing.NEVER_IMPORTED
            return Standing.TYPED if revision[-1].file.is_typed else Standing.DIFFERENT
        if not self._says_the_same(same, codes):
            return Standing.DIFFERENT
        latest = max(held.sheet.revision for held in own)
        return Standing.SAME if same.sheet.revision == latest else Standing.SUPERSEDED

    def _says_the_same(self, held: HeldSheet | HeldSealed, codes: PaperCodes) -> bool:
        """Return whether the marks on paper, where they were read, are those of the ledger."""
        if codes.message is None or held.file.sealed or isinstance(held, HeldSealed):
            return True
        wanted = marks_message(self._opened.contest, held.sheet, held.file.payload)
        return codes.message == wanted


def _is_torn(parts: tuple[MarksPart, ...]) -> bool:
    """Return whether two codes of one number, or of different counts, lay on the paper."""
    by_number = {part.number: part for part in parts}
    return any(by_number[p.number] != p or p.count != parts[0].count for p in parts)


def _printed(code: PageCode) -> PrintedSheet:
    return PrintedSheet(
        contest=code.contest,
        judge=code.judge,
        revision=code.revision,
        payload_sha256=code.payload_sha256,
    )
