"""Takes the marks of printed sheets for a recount from their scans, in the judge's own word.

The last page carries the marks in codes that the judge's key signed. A scan of it shows what the
judge stated, whatever the chair's desk made of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from judge_app.contest.ids import JudgeId
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents.gate.gate import examine_paper
from judge_app.documents.gate.refusal import Refusal
from judge_app.documents.result.result_statement import ResultStatement
from judge_app.progress import Cancellation, Progress, Report
from judge_app.workflows.scanned_codes import SheetCode, codes_of, paper_codes, sheet_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedSheets:
    """What scans brought to a recount: only sheets that the result names, by their hash."""

    sheets: dict[JudgeId, FinalSheet]
    scans: frozenset[Path]
    """The files that show a code of those sheets."""


def scanned_sheets(
    statement: ResultStatement, paths: Iterable[Path], report: Report, stop: Cancellation
) -> ScannedSheets:
    """Read scans; `FileProblemError` where one cannot be read from its drive."""
    from judge_app.documents.scan.scan_reader import ScanReader  # noqa: PLC0415 - starts a process

    found = tuple(paths)
    codes: dict[str, list[SheetCode]] = {}
    shown: dict[str, set[Path]] = {}
    with ScanReader() as reader:
        for number, path in enumerate(found):
            stop.check()
            report(Progress(step="read-scan", subject=path.name, done=number, total=len(found)))
            for page in reader.read(path, cancellation=stop).pages:
                for code in codes_of(page):
                    codes.setdefault(sheet_name(code), []).append(code)
                    shown.setdefault(sheet_name(code), set()).add(path)
    sheets: dict[JudgeId, FinalSheet] = {}
    scans: set[Path] = set()
    for name, own in codes.items():
        sheet = _sheet(statement, own)
        if sheet is not None:
            sheets[sheet.judge] = sheet
            scans |= shown[name]
    return ScannedSheets(sheets=sheets, scans=frozenset(scans))


def _sheet(statement: ResultStatement, codes: list[SheetCode]) -> FinalSheet | None:
    offer = examine_paper(
        paper_codes(codes),
        contest=statement.contest,
        roster=statement.roster,
        bundle_sha256=statement.bundle,
        moment=datetime.fromisoformat(statement.moment),
    )
    if isinstance(offer, Refusal):
        return None
    wanted = {sheet.payload for sheet in statement.sheets}
    return offer.sheet if offer.payload_sha256 in wanted else None
