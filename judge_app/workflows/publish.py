"""The result set: every document of a result, signed by the chair, in one folder.

The folder appears whole under its name, or not at all.
"""

import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.explanation import explain_reckoning
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents.keys.keys import HolderKey
from judge_app.documents.keys.sheet_signer import SheetSigner
from judge_app.documents.result.result_book import Meeting, ResultBook
from judge_app.documents.result.result_statement import (
    ResultPageStatement,
    ResultStatement,
    StatedEntry,
    StatedSheet,
    encode,
)
from judge_app.documents.sheet import payload
from judge_app.file_errors import explained
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.tally.entry_result import TallyResult
from judge_app.workflows.compose_results import ResultFacts, SheetFacts, compose
from judge_app.workflows.panel_desk import PanelDesk, result_sha256

SUMMARY = "bang-tong-hop-diem.pdf"
MINUTES = "bien-ban-hop-ban-giam-khao.pdf"
WORKBOOK = "bang-tong-hop-diem.xlsx"
DATA = "ket-qua.json"
ENTRY_FOLDER = "phieu-diem-tung-bai"
OPENING_FOLDER = "phieu-mo-niem-phong"
PAPER_FOLDER = "phieu-giay"
"""Scans as they came, and what two people typed: from the scans anyone can count again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSet:
    """The documents that were written."""

    folder: Path
    documents: tuple[Path, ...]
    is_signed: bool


def book_of(desk: PanelDesk, made_at: datetime) -> ResultBook:
    """Return what the documents of the desk's result say."""
    result = desk.result()
    state = desk.state
    meeting = state.meeting
    return compose(
        result,
        ResultFacts(
            made_at=made_at,
            sheets=tuple(
                SheetFacts(
                    sheet=held.sheet,
                    check_code=payload.check_code(held.file.payload),
                    on_paper=held.file.on_paper,
                    typed_by=held.file.typed_by,
                )
                for held in state.current
            ),
            rules=explain_reckoning(desk.contest, "vi"),
            official=state.frozen is not None,
            bundle_code=payload.check_code(desk.opened.bundle_sha256),
            data_code=payload.check_code(result_sha256(result)),
            meeting=Meeting(
                number=meeting.number,
                place=meeting.place,
                began=meeting.began,
                ended=meeting.ended,
                secretary=meeting.secretary,
                guests=meeting.guests,
            ),
        ),
    )


def statement(desk: PanelDesk, result: TallyResult) -> ResultStatement:
    """Return what the chair signs: what a result came from, and the result itself."""
    return ResultStatement(
        contest=desk.contest,
        roster=desk.opened.roster,
        bundle=desk.opened.bundle_sha256,
        moment=desk.opened.moment.isoformat(),
        official=desk.state.frozen is not None,
        result=result_sha256(result),
        sheets=tuple(
            StatedSheet(
                judge=held.sheet.judge,
                revision=held.sheet.revision,
                payload=held.file.payload,
                file=held.file.pdf,
                on_paper=held.file.on_paper,
                typed_by=held.file.typed_by,
                statement=held.file.statement if held.file.on_paper else "",
            )
            for held in desk.state.current
        ),
        entries=stated_entries(result),
        settlements=desk.state.settlements,
        panel_votes=desk.state.votes,
    )


def stated_entries(result: TallyResult) -> tuple[StatedEntry, ...]:
    """Return a result entry by entry, as it is signed."""
    return tuple(
        StatedEntry(
            code=entry.code,
            category=entry.category,
            figure=entry.shown,
            place=entry.place,
            awards=entry.awards,
            advances=entry.advances,
        )
        for entry in result.entries
    )


def publish(
    desk: PanelDesk,
    folder: Path,
    made_at: datetime,
    *,
    chair: HolderKey | SheetSigner | None,
    report: Report = unheard,
    cancellation: Cancellation | None = None,
) -> ResultSet:
    """Write the whole result set into a new folder under `folder`.

    With the chair's key every PDF is signed. An earlier folder of the same name is kept under
    another name. Raises `SealedMarksError` while marks are sealed.
    """
    stop = cancellation or Cancellation()
    desk.refuse_if_sealed()
    result = desk.result()
    stated = statement(desk, result)
    whole = encode(stated)
    room = folder / f".ket-qua-{uuid.uuid4().hex[:8]}"
    target = folder / f"ket-qua-{desk.contest.id}"
    try:
        with explained(folder):
            (room / ENTRY_FOLDER).mkdir(parents=True)
        total = len(result.entries) + 3
        names: list[str] = []
        for name, content in _documents(book_of(desk, made_at)):
            stop.check()
            report(Progress(step="publish", subject=name, done=len(names), total=total))
            data = _page_of(stated, name) if name.startswith(ENTRY_FOLDER) else whole
            write_atomically(room / name, _signed(name, content, data, chair))
            names.append(name)
        pretty = json.dumps(json.loads(whole), ensure_ascii=False, indent=1)
        write_atomically(room / DATA, pretty.encode())
        names.append(DATA)
        names += _write_openings(desk, room)
        names += _write_paper(desk, room)
        _swap_in(room, target)
    finally:
        with suppress(OSError):
            shutil.rmtree(room)
    report(Progress(step="publish", done=total, total=total))
    paths = tuple(target / name for name in names)
    return ResultSet(folder=target, documents=paths, is_signed=chair is not None)


def _write_openings(desk: PanelDesk, room: Path) -> list[str]:
    """Write what was inside each sealed sheet, so that anyone can check it against the sheet."""
    names = []
    for held in desk.state.current:
        opening = desk.state.opening_of(held.file.payload)
        if opening is not None:
            name = f"{OPENING_FOLDER}/{opening_file_name(held.sheet)}"
            with explained(room):
                (room / OPENING_FOLDER).mkdir(exist_ok=True)
            write_atomically(room / name, opening.statement.encode())
            names.append(name)
    return names


def _write_paper(desk: PanelDesk, room: Path) -> list[str]:
    """Write what the sheets that came in from paper rest on, each file once."""
    names: dict[str, str] = {}
    for held in desk.state.current:
        file = held.file
        content = desk.file(file.pdf)
        if not file.on_paper or content is None or file.pdf in names:
            continue
        kind = "nhap-tay" if file.is_typed else "ban-quet"
        suffix = ".json" if file.is_typed else Path(file.name).suffix.lower()
        stem = f"{kind}-{held.sheet.judge}-lan-{held.sheet.revision}"
        names[file.pdf] = name = f"{PAPER_FOLDER}/{stem}{suffix}"
        with explained(room):
            (room / PAPER_FOLDER).mkdir(exist_ok=True)
        write_atomically(room / name, content)
    return list(names.values())


def opening_file_name(sheet: FinalSheet) -> str:
    """Return the name of the file that tells what a sealed sheet holds."""
    return f"mo-niem-phong-{sheet.contest}-{sheet.judge}-lan-{sheet.revision}.json"


def _documents(book: ResultBook) -> Iterator[tuple[str, bytes]]:
    from judge_app.documents.result import (  # noqa: PLC0415 - loads reportlab
        entry_sheet,
        minutes,
        result_table_xlsx,
        summary_table,
    )

    yield SUMMARY, summary_table.render(book)
    yield MINUTES, minutes.render(book)
    yield WORKBOOK, result_table_xlsx.render(book)
    for page in book.pages:
        yield f"{ENTRY_FOLDER}/{page.line.code}.pdf", entry_sheet.render(book, page)


def _page_of(stated: ResultStatement, name: str) -> bytes:
    return encode(
        ResultPageStatement(
            contest=stated.contest.id,
            roster=stated.roster,
            chair=_chair(stated),
            bundle=stated.bundle,
            moment=stated.moment,
            result=stated.result,
            entry=EntryCode(Path(name).stem),
        )
    )


def _chair(stated: ResultStatement) -> JudgeId:
    chair = stated.contest.panel.chair
    return JudgeId("") if chair is None else chair.id


def _signed(name: str, content: bytes, data: bytes, chair: HolderKey | SheetSigner | None) -> bytes:
    if chair is None or not name.endswith(".pdf"):
        return content
    from judge_app.documents.result.result_signing import sign_result  # noqa: PLC0415 - loads pyHanko

    return sign_result(content, data, chair)


def _swap_in(room: Path, target: Path) -> None:
    with explained(target):
        if target.exists():
            number = 1
            while (older := target.with_name(f"{target.name}-cu-{number}")).exists():
                number += 1
            target.rename(older)
        room.rename(target)
